"""Two phrases for one thing, side by side: *the bloc, ECOWAS*, *the town of Laukkai*."""

from __future__ import annotations

from kg.model import EntityType, MentionKind, RelationMention
from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import table
from kg.resolve._words import Word, Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable
from kg.resolve.variants import same_name

_CALLED = frozenset(
    [
        "city",
        "town",
        "township",
        "village",
        "hamlet",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "port",
        "island",
        "county",
        "district",
        "province",
        "region",
        "state",
        "governorate",
        "prefecture",
        "enclave",
        "stronghold",
        "peninsula",
    ]
)
"""What a place is, before *of* and its name; not *capital* or *border*, which belong to it."""


def join_appositions(
    doc: Words,
    clusters: Clusters,
    by_head: dict[int, Markable],
    relations: tuple[RelationMention, ...],
) -> None:
    """Unite a noun with its apposition or bracketed abbreviation, and what `same` relations say."""
    for markable in clusters.markables:
        token = doc[markable.head]
        titled = token.dep == "flat" and markable.name != "" and token.head.pos != "PROPN"
        if (token.dep == "appos" or titled) and token.head.i in by_head:
            head = by_head[token.head.i]
            if markable.type is EntityType.COUNTRY and token.i == token.head.i + 1:
                head.type = EntityType.COUNTRY  # former colonial ruler France
                clusters.forget(clusters.root(head.index))
            if _may_describe(head, markable):
                clusters.join(head.index, markable.index, "apposition")
        elif _names_the_place(doc, token) and token.head.i in by_head and markable.name:
            clusters.join(markable.index, by_head[token.head.i].index, "apposition")
    slots = {slot: m for m in clusters.markables for slot in m.slots}
    for relation in relations:
        if relation.kind != "same" or relation.object is None:
            continue
        left = slots.get((relation.subject.start, relation.subject.end))
        right = slots.get((relation.object.start, relation.object.end))
        if left is not None and right is not None and _may_describe(left, right):
            clusters.join(left.index, right.index, "apposition")


def _names_the_place(doc: Words, token: Word) -> bool:
    """The name in *the southern city of Kherson*, *the village of Baghouz*: what the noun is."""
    before = token.left_edge.i
    return (
        token.dep == "nmod"
        and token.ent_type in {"GPE", "LOC"}
        and doc[before].lower == "of"
        and before == token.head.i + 1
        and _lexicon.singular(token.head.text) in _CALLED
        and not _is_country(token.text)
    )


def _is_country(name: str) -> bool:
    entry = gazetteer.lookup(name)
    return entry is not None and any(entry is country for country in gazetteer.countries())


def _may_describe(left: Markable, right: Markable) -> bool:
    if left.kind is MentionKind.PRONOUN or right.kind is MentionKind.PRONOUN:
        return False
    if left.kind is MentionKind.NAME and right.kind is MentionKind.NAME:
        return _names_describe(left, right)
    if _lexicon.singular(right.text.split()[-1]) in table("nouns.toml")["comments"]["nouns"]:
        return False
    return left.number == right.number or "either" in {left.number, right.number}


def _names_describe(left: Markable, right: Markable) -> bool:
    """A name in apposition to a name is a variant or an abbreviation of it."""
    short, full = sorted((left, right), key=lambda m: len(m.name))
    if same_name(short.name, full.name, full.type) is not None:
        return True
    letters = short.name.replace(".", "")
    return letters.isupper() and 1 < len(letters) < 9 and full.type is EntityType.ORGANIZATION
