"""Pairs of entities that may be the same, for people to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from kg.model import DoubtfulPair, LocalEntity
from kg.resolve._apply import Applied
from kg.resolve.merge import Group, Ref
from kg.resolve.names import person_tokens

_MOST = 12
"""A surname borne by more people than this says nothing about any pair of them."""


def doubtful_pairs(
    applied: Applied, ids: Mapping[tuple[str, ...], str], locals_: Mapping[Ref, LocalEntity]
) -> tuple[DoubtfulPair, ...]:
    """Return pairs of people that share a surname where one is known by it alone, sorted."""
    people: dict[str, list[Group]] = defaultdict(list)
    for group in applied.groups:
        label = locals_[min(group.refs)].label
        if (
            group.token[0] == "person"
            or (group.token[:1] == ("key",)
            and "person/" in group.token[1])
        ):
            people[person_tokens(label)[-1]].append(group)
    pairs = []
    for surname in sorted(people):
        if len(people[surname]) > _MOST:
            continue
        for left, right in combinations(people[surname], 2):
            if frozenset({left.token, right.token}) in applied.apart:
                continue
            short = [
                g for g in (left, right) if len(person_tokens(locals_[min(g.refs)].label)) == 1
            ]
            if short:
                first, second = sorted((ids[left.token], ids[right.token]))
                pairs.append(DoubtfulPair(first, second, "same surname", 0.5))
    return tuple(sorted(set(pairs), key=lambda p: (p.first, p.second)))
