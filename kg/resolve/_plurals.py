"""Plurals that sum up what was named: *both countries*, *they* after *Mali and Burkina Faso*."""

from __future__ import annotations

from kg.model import EntityType, MentionKind
from kg.resolve import _syntax
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.mentions import Markable

COUNTRY_WORDS = frozenset({"country", "nation", "republic", "kingdom", "state", "homeland"})
"""Nouns that describe a country."""


def sum_up(doc: Words, clusters: Clusters, markable: Markable) -> bool:
    """*the two countries*, *both presidents*: a plural that sums up the last two of its type."""
    words = {t.lower for t in doc[markable.first : markable.last]}
    count = 2 if words & {"two", "both"} else 3 if "three" in words else 0
    if not count or markable.number != "pl" or not (markable.definite or words & {"both", "all"}):
        return False
    if any(c.dep == "nmod:poss" for c in doc[markable.head].children):
        return False  # *her two sons* are others
    noun = markable.noun
    wanted = EntityType.COUNTRY if noun in COUNTRY_WORDS else None
    person = markable.code.kind == "person" or noun in {"man", "woman"}
    if wanted is None and not person and noun not in _RIVALS:
        return False
    wanted = wanted or (EntityType.PERSON if person else _last_pair(clusters, markable))
    if noun in _CONTENDERS and (leading := _most_spoken_of(clusters, markable, count)):
        clusters.split[markable.index] = leading
        clusters.reasons[markable.index] = "sums up those most spoken of"
        return True
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


_CONTENDERS = frozenset({"candidate", "contender", "nominee", "rival", "opponent", "challenger"})
"""Nouns for those a story of a race is about, whoever else is named between."""


def _most_spoken_of(clusters: Clusters, markable: Markable, count: int) -> tuple[int, ...]:
    """The last mentions of so many persons whom the text names more often than any other."""
    spoken: dict[int, list[int]] = {}
    for other in clusters.markables[: markable.index]:
        root = clusters.root(other.index)
        if clusters.type(root) is EntityType.PERSON and clusters.named(root):
            spoken.setdefault(root, []).append(other.index)
    ranked = sorted(spoken.values(), key=lambda m: (-len(m), m[0]))
    clear = len(ranked) == count or (
        len(ranked) > count and len(ranked[count - 1]) > len(ranked[count])
    )
    return tuple(sorted(m[-1] for m in ranked[:count])) if clear else ()


_RIVALS = frozenset(
    {"side", "rival", "neighbour", "neighbor", "ally", "party", "capital", "power", "foe", "enemy"}
    | {"partner", "adversary", "state", "group", "organisation", "organization", "body", "bloc"}
)
"""Nouns that sum up two of any kind."""


def _last_pair(clusters: Clusters, markable: Markable) -> EntityType | None:
    """The type of the last two different things named alike, near before the plural."""
    seen: dict[EntityType, set[int]] = {}
    for other in reversed(clusters.markables[: markable.index]):
        if markable.sentence - other.sentence > 2:
            return None
        kind = clusters.type(other.index)
        if kind in _SIDES and other.kind is MentionKind.NAME:
            seen.setdefault(kind, set()).add(clusters.root(other.index))
            if len(seen[kind]) == 2:
                return kind
    return None


_SIDES = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.GROUP})


def join_coordinations(doc: Words, clusters: Clusters, by_head: dict[int, Markable]) -> None:
    """Let *they* take up a coordination (*Mali and Burkina Faso said they …*) as its members."""
    groups: list[tuple[int, tuple[int, ...]]] = []
    for markable in clusters.markables:
        token = doc[markable.head]
        if token.dep == "conj":
            continue
        heads = [by_head[t.i].index for t in _syntax.conjuncts(token) if t.i in by_head]
        if len(heads) > 1 and all(clusters.markables[h].kind is MentionKind.NAME for h in heads):
            groups.append((max(heads), tuple(heads)))
    for markable in clusters.markables:
        if markable.label != "3pl" or clusters.root(markable.index) != markable.index:
            continue
        before = [g for last, g in groups if last < markable.index]
        if before and _alone(clusters, markable, before[-1]):
            clusters.split[markable.index] = before[-1]
            clusters.reasons[markable.index] = "sums up a coordination"


def _alone(clusters: Clusters, markable: Markable, group: tuple[int, ...]) -> bool:
    """The coordination is near, and no other plural stands between it and the pronoun."""
    if not 0 <= markable.sentence - clusters.markables[group[0]].sentence <= 1:
        return False
    between = clusters.markables[max(group) + 1 : markable.index]
    return not any(m.number == "pl" and m.kind is not MentionKind.PRONOUN for m in between)
