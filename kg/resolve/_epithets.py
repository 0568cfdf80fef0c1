"""Descriptions that name no one: *the general*, *the group*, *the rebels*: who was just spoken of.

News seldom repeats a name: the second sentence calls it by what it is.  Where no name of the text
bears such a role outright, the description is taken up by what the text has just been about.
"""

from __future__ import annotations

from functools import cache

from kg.model import EntityType, MentionKind
from kg.resolve import gazetteer
from kg.resolve._data import table
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

_NEAR = 2
"""How many sentences back a body may lie that a general noun takes up."""


def join_epithet(doc: Words, clusters: Clusters, markable: Markable) -> bool:
    """Tie a definite description to the person or body the text has just been about."""
    if not _plain(doc, markable):
        return False
    found = _person(doc, clusters, markable)
    if found is None:
        found = _body(doc, clusters, markable)
    return found is not None and clusters.join(found.index, markable.index, "description")


def _plain(doc: Words, markable: Markable) -> bool:
    """*the* and a noun that no clause or possessor makes into somebody else."""
    head = doc[markable.head]
    determined = any(c.lower == "the" for c in head.children if c.dep == "det")
    others = {"nmod:poss", "acl:relcl", "nummod", "conj", "appos"}
    return determined and not any(c.dep in others for c in head.children) and head.dep != "conj"


def _person(doc: Words, clusters: Clusters, markable: Markable) -> Markable | None:
    """The one person who was the subject of the sentence before (or earlier in this one)."""
    if markable.type is not EntityType.PERSON or markable.number != "sg":
        return None
    if markable.role not in {"subject", "other"} or not _pointing(doc, clusters, markable):
        return None
    people: dict[int, Markable] = {}
    for other in reversed(clusters.markables[: markable.index]):
        if markable.sentence - other.sentence > 1:
            break
        named = clusters.type(other.index) is EntityType.PERSON and clusters.named(other.index)
        if named and other.kind is not MentionKind.PRONOUN:
            people.setdefault(clusters.root(other.index), other)
    fitting = [m for m in people.values() if _may_be(clusters, m, markable)]
    acting = [m for m in fitting if m.role == "subject" and m.sentence < markable.sentence]
    chosen = fitting if len(fitting) == 1 else acting
    return chosen[0] if len(chosen) == 1 else None


def _pointing(doc: Words, clusters: Clusters, markable: Markable) -> bool:
    """Nothing after the noun, or *of* a body that was named before, says who is meant."""
    after = [c for c in doc[markable.head].children if c.dep in {"nmod", "acl"}]
    return all(any(c.dep == "case" and c.lower == "of" for c in a.children) for a in after)


def _may_be(clusters: Clusters, person: Markable, markable: Markable) -> bool:
    if not clusters.compatible_but_key(person.index, markable.index):
        return False
    theirs, own = clusters.country(person.index), markable.code.country
    return not (own and theirs and own != theirs)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Noun → sectors of the bodies it may stand for."""
    return {noun: frozenset(sectors) for noun, sectors in table("nouns.toml")["stands_for"].items()}


def _body(doc: Words, clusters: Clusters, markable: Markable) -> Markable | None:
    """The last body named that the noun can stand for."""
    head = markable.noun
    allowed = _kinds().get(head)
    if allowed is None or (markable.number == "pl") != (head in _MEMBERS):
        return None
    for other in reversed(clusters.markables[: markable.index]):
        if markable.sentence - other.sentence > _NEAR:
            return None
        if other.kind is not MentionKind.NAME or other.type is not EntityType.ORGANIZATION:
            continue
        sectors = set(other.entry.sectors if other.entry else other.code.sectors)
        fits = not sectors or not allowed or bool(sectors & allowed)
        if fits and _same_country(clusters, other, markable):
            return other
    return None


_MEMBERS = frozenset({"rebel", "militant", "insurgent", "jihadist", "militiaman", "guerrilla"})


def _same_country(clusters: Clusters, body: Markable, markable: Markable) -> bool:
    own, theirs = markable.code.country, clusters.country(body.index)
    return own is None or theirs is None or own == theirs or gazetteer.nation(own) == theirs
