"""Descriptions: appositions, brackets, *the country*, *the deposed president*, *both countries*."""

from __future__ import annotations

from collections import Counter
from datetime import date

from spacy.tokens import Doc

from kg.model import EntityType, MentionKind, RelationMention
from kg.resolve import _lexicon, _syntax, gazetteer
from kg.resolve._data import table
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable
from kg.resolve.names import ascii_slug

_OUT_OF_OFFICE = frozenset(
    ["former", "ex", "deposed", "ousted", "toppled", "overthrown", "late", "previous", "outgoing", "elected"]
)
_OTHER = frozenset(["other", "another", "different", "new"])
_COUNTRY_WORDS = frozenset({"country", "nation", "republic", "kingdom", "state", "homeland"})
_PEOPLE_HEADS = frozenset({"people", "population", "public", "citizen"})


def join_appositions(
    doc: Doc,
    clusters: Clusters,
    by_head: dict[int, Markable],
    relations: tuple[RelationMention, ...],
) -> None:
    """Unite a noun with its apposition or bracketed abbreviation, and what `same` relations say."""
    for markable in clusters.markables:
        token = doc[markable.head]
        if token.dep_ == "appos" and token.head.i in by_head:
            head = by_head[token.head.i]
            if _may_describe(head, markable):
                clusters.join(head.index, markable.index, "apposition")
    slots = {slot: m for m in clusters.markables for slot in m.slots}
    for relation in relations:
        if relation.kind != "same" or relation.object is None:
            continue
        left = slots.get((relation.subject.start, relation.subject.end))
        right = slots.get((relation.object.start, relation.object.end))
        if left is not None and right is not None and _may_describe(left, right):
            clusters.join(left.index, right.index, "apposition")


def _may_describe(left: Markable, right: Markable) -> bool:
    if left.kind is MentionKind.PRONOUN or right.kind is MentionKind.PRONOUN:
        return False
    return left.number == right.number or "either" in {left.number, right.number}


def give_keys(clusters: Clusters, doc: Doc, main: str | None) -> None:
    """Give unnamed groups, offices and institutions of a country their shared key."""
    for markable in clusters.markables:
        if clusters.key(markable.index) is not None:
            continue
        key = _unnamed_key(markable, doc, main)
        if key is not None and _key_allowed(clusters, markable, key):
            _join_keyed(clusters, markable, key)


def _key_allowed(clusters: Clusters, markable: Markable, key: str) -> bool:
    """A cluster that holds a name is no unnamed group, unless the name itself is the role phrase."""
    return not any(
        m.kind is MentionKind.NAME and m.index != markable.index
        for m in clusters.of(markable.index)
    )


def _join_keyed(clusters: Clusters, markable: Markable, key: str) -> None:
    same = [r for r in clusters.roots() if clusters.keys.get(r) == key]
    clusters.set_key(markable.index, key)
    clusters.reasons[markable.index] = clusters.reasons[markable.index] or "country and role"
    if same:
        clusters.join(same[0], markable.index, "country and role")


def _unnamed_key(markable: Markable, doc: Doc, main: str | None) -> str | None:
    code = markable.code
    if markable.kind is MentionKind.PRONOUN or (markable.type is EntityType.PERSON and markable.name):
        return None
    country = code.country or _bridged(markable, doc, main)
    if country is None:
        return None
    if markable.kind is MentionKind.NAME:
        return _named_body_key(markable, country)
    if code.role is None:
        return _people_key(markable, doc, country)
    offices, bodies = (
        table("nouns.toml")["bridging"]["offices"],
        table("nouns.toml")["bridging"]["bodies"],
    )
    role = markable.roles[0].lower() if markable.roles else code.role
    single = markable.type is EntityType.PERSON and not code.former
    if single and markable.definite and code.role in offices:
        return None if _out_of_office(doc, markable) else f"role/{country}/{ascii_slug(code.role)}"
    if code.role in bodies and markable.number != "pl":
        return f"role/{country}/{ascii_slug(_body(role, code.role))}"
    if single and markable.definite:
        return None
    if not code.sectors or code.kind is None:
        return None
    return f"actor/{country}/{_main_sector(code.sectors, markable, doc)}"


def _main_sector(sectors: tuple[str, ...], markable: Markable, doc: Doc) -> str:
    return sectors[0]


def _body(role: str, term: str) -> str:
    words = [w for w in role.split() if w not in {"own", "new", "powerful", "official"}]
    text = " ".join(words[-3:]).replace("defense", "defence")
    return text if text.endswith(term.split()[-1]) else term


def _named_body_key(markable: Markable, country: str) -> str | None:
    """*Niger's Foreign Ministry*, *the French Senate*: a body known by country and kind."""
    if markable.type not in {EntityType.ORGANIZATION, EntityType.GROUP, EntityType.THING}:
        return None
    role = markable.code.role
    bodies = table("nouns.toml")["bridging"]["bodies"]
    if role is None:
        return None
    if role in bodies:
        words = [w for w in markable.name.split() if gazetteer.demonym(w) is None]
        return f"role/{country}/{ascii_slug(_ministry(' '.join(words)))}"
    generic = {
        "parliament",
        "army",
        "government",
        "navy",
        "police",
        "military",
        "national assembly",
        "armed force",
        "senate",
    }
    if role in generic and markable.code.sectors:
        return f"actor/{country}/{markable.code.sectors[0]}"
    return None


def _ministry(name: str) -> str:
    low = name.lower().replace("defense", "defence").replace("'s", "").replace("the ", "")
    for prefix in ("ministry of ", "ministry for ", "department of "):
        if low.startswith(prefix):
            low = f"{low.removeprefix(prefix).removesuffix(' affairs')} {prefix.split()[0]}"
    return low


def _people_key(markable: Markable, doc: Doc, country: str) -> str | None:
    token = doc[markable.head]
    if gazetteer.people_noun(token.text) or gazetteer.demonym(token.text):
        return f"actor/{country}/PEOPLE"
    return None


def _out_of_office(doc: Doc, markable: Markable) -> bool:
    words = doc[markable.first : markable.last]
    return any(t.lower_.split("-")[0] in _OUT_OF_OFFICE for t in words)


def _bridged(markable: Markable, doc: Doc, main: str | None) -> str | None:
    """The document's main country for what every country has one of (*the junta*)."""
    role = markable.code.role
    terms = table("nouns.toml")["bridging"]["terms"]
    if main is None or role is None or role not in terms or not markable.definite:
        return None
    possessed = any(c.dep_ == "nmod:poss" for c in doc[markable.head].children)
    complement = any(c.dep_ == "nmod" for c in doc[markable.head].children)
    return None if possessed or complement else main


def main_country(clusters: Clusters, title_end: int) -> str | None:
    """Return the country a document is mostly about: twice as often named as any other."""
    counts: Counter[str] = Counter()
    for markable in clusters.markables:
        country = markable.entry.country if markable.entry else markable.code.country
        if country and markable.kind is not MentionKind.PRONOUN:
            counts[country] += 3 if markable.start < title_end else 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    clear = len(ranked) == 1 or ranked[0][1] >= 1.5 * ranked[1][1]
    return ranked[0][0] if clear else None


def join_descriptions(
    doc: Doc, clusters: Clusters, published: date | None, main: str | None
) -> None:
    """Tie definite descriptions to the last thing they fit, left to right."""
    for markable in clusters.markables:
        if markable.kind is not MentionKind.NOMINAL:
            continue
        if (
            clusters.root(markable.index) != markable.index
            or (len(clusters.of(markable.index)) > 1
            and clusters.named(markable.index))
        ):
            continue
        if _both(doc, clusters, markable):
            continue
        if not markable.definite or _contrasted(doc, markable):
            continue
        antecedent = _described(doc, clusters, markable)
        if antecedent is not None:
            clusters.join(antecedent.index, markable.index, "description")
        elif markable.type is EntityType.PERSON:
            _office(clusters, markable, doc, published, main)


def _contrasted(doc: Doc, markable: Markable) -> bool:
    return any(t.lower_ in _OTHER for t in doc[markable.first : markable.last])


def _described(doc: Doc, clusters: Clusters, markable: Markable) -> Markable | None:
    for root in sorted(clusters.roots(), key=lambda r: -_last(clusters, r, markable)):
        last = clusters.last_before(root, markable.index)
        if last is None or root == clusters.root(markable.index):
            continue
        if markable.sentence - last.sentence > 12:
            break
        if clusters.compatible(root, markable.index) and _fits(doc, clusters, root, markable):
            if not _inside(doc, clusters, root, markable):
                return last
    return None


def _last(clusters: Clusters, root: int, markable: Markable) -> int:
    last = clusters.last_before(root, markable.index)
    return last.index if last else -1


def _inside(doc: Doc, clusters: Clusters, root: int, markable: Markable) -> bool:
    token = doc[markable.head]
    return any(
        _syntax.dominates(doc[m.head], token) or _syntax.dominates(token, doc[m.head])
        for m in clusters.of(root)
        if m.sentence == markable.sentence
    )


def _fits(doc: Doc, clusters: Clusters, root: int, markable: Markable) -> bool:
    noun = _lexicon.singular(doc[markable.head].text)
    kind = clusters.type(root)
    if noun in _COUNTRY_WORDS and markable.number == "sg":
        return kind is EntityType.COUNTRY
    own, theirs = markable.code.country, clusters.country(root)
    if own and theirs and own != theirs:
        return False
    if _same_head(doc, clusters, root, markable, noun):
        return True
    if kind is EntityType.ORGANIZATION and markable.number != "pl":
        return _describes_body(clusters, root, noun)
    return False


def _describes_body(clusters: Clusters, root: int, noun: str) -> bool:
    for member in clusters.of(root):
        if member.entry and any(noun == d.split()[-1] for d in member.entry.descriptions):
            return True
        if member.kind is MentionKind.NAME and noun in member.name.lower().split():
            return True
    return False


def _same_head(doc: Doc, clusters: Clusters, root: int, markable: Markable, noun: str) -> bool:
    """The same noun, or the same role, and nothing in the modifiers that sets the two apart."""
    for member in clusters.of(root):
        role_words = {_lexicon.singular(r.split()[-1]) for r in member.roles}
        head = (
            _lexicon.singular(doc[member.head].text) if member.kind is MentionKind.NOMINAL else ""
        )
        if noun != head and noun not in role_words:
            continue
        if member.number != markable.number and "either" not in {member.number, markable.number}:
            continue
        if _modifiers_agree(doc, member, markable):
            return True
    return False


_STATUS = _OUT_OF_OFFICE | {"new", "current", "same", "said", "aforementioned"}


def _modifiers(doc: Doc, markable: Markable) -> set[str]:
    head = doc[markable.head]
    return {
        c.lemma_.lower()
        for c in head.lefts
        if c.dep_ in {"amod", "compound", "nummod", "nmod:poss"} and c.lower_ not in _STATUS
    }


def _modifiers_agree(doc: Doc, earlier: Markable, later: Markable) -> bool:
    if earlier.kind is MentionKind.NAME:
        words = {w.lower() for r in earlier.roles for w in r.split()}
        return all(m in words or gazetteer.demonym(m.title()) for m in _modifiers(doc, later))
    return _modifiers(doc, later) <= _modifiers(doc, earlier)


def _both(doc: Doc, clusters: Clusters, markable: Markable) -> bool:
    """*the two countries*, *both presidents*: a plural that sums up the last two of its type."""
    words = {t.lower_ for t in doc[markable.first : markable.last]}
    count = 2 if words & {"two", "both"} else 3 if "three" in words else 0
    if not count or markable.number != "pl" or not (markable.definite or "both" in words):
        return False
    noun = _lexicon.singular(doc[markable.head].text)
    wanted = EntityType.COUNTRY if noun in _COUNTRY_WORDS else None
    person = markable.code.kind == "person" or noun in {"man", "woman"}
    if wanted is None and not person:
        return False
    wanted = wanted or EntityType.PERSON
    found: dict[int, int] = {}
    for other in reversed(clusters.markables[: markable.index]):
        root = clusters.root(other.index)
        if clusters.type(root) is wanted and clusters.named(root) and root not in found:
            found[root] = other.index
        if len(found) == count:
            clusters.split[markable.index] = tuple(sorted(found.values()))
            clusters.reasons[markable.index] = "sums up the last ones named"
            return True
    return False


def join_coordinations(doc: Doc, clusters: Clusters, by_head: dict[int, Markable]) -> None:
    """Let *they* take up a coordination (*Mali and Burkina Faso said they …*) as its members."""
    groups: list[tuple[int, tuple[int, ...]]] = []
    for markable in clusters.markables:
        token = doc[markable.head]
        if token.dep_ == "conj":
            continue
        heads = [by_head[t.i].index for t in _syntax.conjuncts(token) if t.i in by_head]
        if len(heads) > 1 and all(clusters.markables[h].kind is MentionKind.NAME for h in heads):
            groups.append((max(heads), tuple(heads)))
    for markable in clusters.markables:
        if markable.label != "3pl" or clusters.root(markable.index) != markable.index:
            continue
        before = [g for last, g in groups if last < markable.index]
        if before and 0 <= markable.sentence - clusters.markables[before[-1][0]].sentence <= 1:
            if _alone(clusters, markable, before[-1]):
                clusters.split[markable.index] = before[-1]
                clusters.reasons[markable.index] = "sums up a coordination"


def _alone(clusters: Clusters, markable: Markable, group: tuple[int, ...]) -> bool:
    """No other plural stands between the coordination and the pronoun."""
    between = clusters.markables[max(group) + 1 : markable.index]
    return not any(m.number == "pl" and m.kind is not MentionKind.PRONOUN for m in between)


def _office(
    clusters: Clusters, markable: Markable, doc: Doc, published: date | None, main: str | None
) -> None:
    """Name the holder of a country's highest offices on the day, where the gazetteer is certain."""
    country = markable.code.country or _bridged(markable, doc, main)
    title = {"premier": "prime minister", "head of state": "president"}.get(
        markable.code.role or "", markable.code.role
    )
    if not country or title not in {"president", "prime minister", "chancellor"}:
        return
    if published is None or _out_of_office(doc, markable) or markable.code.former:
        return
    entry = gazetteer.office_holder(title, country, published.isoformat())
    if entry is not None:
        clusters.set_key(markable.index, entry.key)
        markable.entry = entry
        clusters.reasons[markable.index] = "holder of the office at the time"
        same = [r for r in clusters.roots() if clusters.keys.get(r) == entry.key]
        if same:
            clusters.join(same[0], markable.index, "holder of the office at the time")
