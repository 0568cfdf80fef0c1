"""Pairs of entities that may be the same, for people to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from kg.model import DoubtfulPair, LocalEntity
from kg.resolve import gazetteer
from kg.resolve._apply import Applied
from kg.resolve.homonyms import may_be_one
from kg.resolve.merge import Group, Ref
from kg.resolve.names import ascii_slug, person_tokens, similar_people

_MOST = 12
"""A surname borne by more people than this says nothing about any pair of them."""


def doubtful_pairs(
    applied: Applied, ids: Mapping[tuple[str, ...], str], locals_: Mapping[Ref, LocalEntity]
) -> tuple[DoubtfulPair, ...]:
    """Return pairs of people that share a surname where one is known by it alone, sorted."""
    people: dict[str, list[Group]] = defaultdict(list)
    for group in applied.groups:
        label = locals_[min(group.refs)].label
        if _is_person(group):
            people[person_tokens(label)[-1]].append(group)
    pairs = []
    for surname in sorted(people):
        if len(people[surname]) > _MOST:
            continue
        for left, right in combinations(people[surname], 2):
            if frozenset({left.token, right.token}) in applied.apart:
                continue
            names = {person_tokens(locals_[min(g.refs)].label) for g in (left, right)}
            if len(names) == 1:
                pairs.append(_pair(ids, left, right, _why_parted(left, right, locals_), 0.3))
                continue
            if may_be_one(*sorted(names)):
                pairs.append(_pair(ids, left, right, "one name a form of the other", 0.6))
                continue
            short = [
                g for g in (left, right) if len(person_tokens(locals_[min(g.refs)].label)) == 1
            ]
            if short:
                first, second = sorted((ids[left.token], ids[right.token]))
                pairs.append(DoubtfulPair(first, second, "same surname", 0.5))
    pairs += _similar(applied, ids, locals_)
    pairs += _offices(applied, ids, locals_)
    return tuple(sorted(set(pairs), key=lambda p: (p.first, p.second)))


def _why_parted(left: Group, right: Group, locals_: Mapping[Ref, LocalEntity]) -> str:
    countries = [{locals_[r].country for r in g.refs} - {None} for g in (left, right)]
    if all(countries) and not countries[0] & countries[1]:
        return "same name in different countries"
    return "same name in different walks of life or company"


def _similar(
    applied: Applied, ids: Mapping[tuple[str, ...], str], locals_: Mapping[Ref, LocalEntity]
) -> list[DoubtfulPair]:
    """People whose full names are spelled almost alike; compared only where one word is equal."""
    blocks: dict[tuple[int, int, str], list[tuple[tuple[str, ...], Group]]] = defaultdict(list)
    for group in applied.groups:
        tokens = person_tokens(locals_[min(group.refs)].label)
        if not _is_person(group) or len(tokens) < 2:
            continue
        for position, word in enumerate(tokens):
            blocks[len(tokens), position, word].append((tokens, group))
    pairs = []
    for block in blocks.values():
        if len(block) > _MOST:
            continue
        for (left, first), (right, second) in combinations(block, 2):
            settled = frozenset({first.token, second.token}) in applied.apart
            if not settled and left != right and similar_people(left, right):
                pairs.append(_pair(ids, first, second, "similar spelling", 0.6))
    return pairs


def _offices(
    applied: Applied, ids: Mapping[tuple[str, ...], str], locals_: Mapping[Ref, LocalEntity]
) -> list[DoubtfulPair]:
    """An office of a country that is named nowhere, and the one person who holds it by name."""
    holders: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in applied.groups:
        if not _is_person(group):
            continue
        members = [locals_[ref] for ref in sorted(group.refs)]
        countries = {m.country for m in members if m.country}
        roles = {role.lower() for m in members for role in m.roles}
        entry = gazetteer.by_key(group.token[1]) if group.token[0] == "key" else None
        if entry is not None:
            roles |= {o.title for o in entry.offices}
            countries |= {o.country for o in entry.offices if o.country}
        for country in sorted(countries):
            for role in sorted({office for told in roles for office in _offices_in(told)}):
                holders[country, ascii_slug(role)].append(group)
    pairs = []
    for group in applied.groups:
        if group.token[0] != "key" or not group.token[1].startswith("role/"):
            continue
        country, role = group.token[1].split("/")[1:]
        found = [g for g in holders.get((country, role), []) if g.token != group.token]
        strength = 0.5 if len(found) == 1 else 0.3
        for other in found if len(found) <= _MOST else ():
            if frozenset({group.token, other.token}) not in applied.apart:
                pairs.append(_pair(ids, group, other, "same country and office", strength))
    return pairs


def _offices_in(role: str) -> list[str]:
    """The office a role names, with and without what it is qualified by."""
    title, _, _ = role.partition(" to ")
    words = title.replace("-", " ").split()
    ends = [" ".join(words[i:]) for i in range(len(words))]
    return [*ends, *([role] if role.startswith("ambassador to ") else [])]


def _is_person(group: Group) -> bool:
    keyed = group.token[0] == "key" and group.token[1].startswith("person/")
    return group.token[0] == "person" or keyed


def _pair(
    ids: Mapping[tuple[str, ...], str], left: Group, right: Group, reason: str, strength: float
) -> DoubtfulPair:
    first, second = sorted((ids[left.token], ids[right.token]))
    return DoubtfulPair(first, second, reason, strength)
