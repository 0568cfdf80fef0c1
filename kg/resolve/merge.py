"""Entities across documents: which local entities are one thing in the world."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.model import EntityType, LocalEntity, Reading
from kg.resolve.names import ascii_slug, fold, person_tokens

Ref = tuple[str, int]
"""A local entity: document id and index."""

_BODY = "body"


@dataclass(slots=True)
class Group:
    """Local entities taken for one thing, with the reason and strength of each one's joining."""

    token: tuple[str, ...]
    refs: dict[Ref, tuple[str, float]] = field(default_factory=dict)
    scoped: bool = False

    def add(self, ref: Ref, reason: str, strength: float) -> None:
        """Take a local entity in."""
        self.refs.setdefault(ref, (reason, strength))


def group_entities(readings: Iterable[Reading]) -> list[Group]:
    """Return the groups of local entities by token; the order of readings is irrelevant."""
    locals_ = {
        (reading.document.id, index): entity
        for reading in readings
        for index, entity in enumerate(reading.entities)
    }
    groups: dict[tuple[str, ...], Group] = {}
    bodies = _body_names(locals_.values())
    singles: list[Ref] = []
    for ref in sorted(locals_):
        entity = locals_[ref]
        token, reason, strength = _token(ref, entity, bodies)
        if token is None:
            singles.append(ref)
            continue
        group = groups.setdefault(token, Group(token, scoped=token[0] == "doc"))
        group.add(ref, reason, strength)
    _part_homonyms(groups, locals_)
    _place_surnames(groups, singles, locals_)
    return [groups[token] for token in sorted(groups)]


def _part_homonyms(groups: dict[tuple[str, ...], Group], locals_: dict[Ref, LocalEntity]) -> None:
    """Part people of one full name whom the texts place in different countries.

    Those of whom no country is told stay together, apart from the others.
    """
    for token in [t for t in sorted(groups) if t[0] == "person"]:
        refs = groups[token].refs
        countries = {locals_[ref].country for ref in refs} - {None}
        if len(countries) < 2:
            continue
        del groups[token]
        for ref in sorted(refs):
            told = (*token, f"({locals_[ref].country or 'unknown'})")
            groups.setdefault(told, Group(told)).add(ref, "same full name and country", 0.9)


def _token(
    ref: Ref, entity: LocalEntity, bodies: dict[str, str]
) -> tuple[tuple[str, ...] | None, str, float]:
    """The group a local entity belongs to; None for a person known by surname only."""
    if entity.key is not None:
        return ("key", entity.key), "gazetteer", 1.0
    if not entity.names:
        return ("doc", ref[0], f"{ref[1]:05d}"), "spoken of in this document only", 1.0
    if entity.type is EntityType.PERSON:
        tokens = person_tokens(entity.label)
        if len(tokens) < 2:
            return None, "", 0.0
        return ("person", *tokens), "same full name", 0.9
    name = fold(entity.label).casefold()
    return (_BODY, bodies.get(name, name)), "same name", 0.9


def _body_names(entities: Iterable[LocalEntity]) -> dict[str, str]:
    """Short name → full name, where the corpus introduces just one full name for it."""
    known: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.key is None and entity.type is not EntityType.PERSON and len(entity.names) > 1:
            full = fold(entity.label).casefold()
            for name in entity.names:
                if fold(name).casefold() != full:
                    known[fold(name).casefold()].add(full)
    return {short: min(full) for short, full in known.items() if len(full) == 1}


def _place_surnames(
    groups: dict[tuple[str, ...], Group], singles: list[Ref], locals_: dict[Ref, LocalEntity]
) -> None:
    """Give people known by one name to the one full name in the corpus that fits their context."""
    full: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for token in sorted(groups):
        if token[0] == "person":
            surname = token[-2] if token[-1].startswith("(") else token[-1]
            full[surname].append(token)
        elif token[0] == "key" and token[1].startswith("person/"):
            names = person_tokens(locals_[min(groups[token].refs)].label)
            full[names[-1]].append(token)
    for ref in singles:
        entity = locals_[ref]
        surname = person_tokens(entity.label)[-1]
        fitting = [t for t in full[surname] if _shares_context(entity, groups[t], locals_)]
        if len(fitting) == 1:
            groups[fitting[0]].add(ref, "surname and context", 0.7)
        else:
            token = ("person", surname, entity.country or f"doc-{ref[0]}")
            groups.setdefault(token, Group(token)).add(ref, "same surname and country", 0.6)


def _shares_context(entity: LocalEntity, group: Group, locals_: dict[Ref, LocalEntity]) -> bool:
    """Whether country, role or sector speak for the group, or nothing speaks against it."""
    for ref in sorted(group.refs):
        other = locals_[ref]
        if entity.country and entity.country == other.country:
            return True
        if set(entity.roles) & set(other.roles) or set(entity.sectors) & set(other.sectors):
            return True
    return False


def assign_ids(
    groups: list[Group], labels: dict[tuple[str, ...], str]
) -> dict[tuple[str, ...], str]:
    """Return group token → entity id: a slug of the label, with a suffix where two collide."""
    by_slug: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        by_slug[ascii_slug(labels[group.token])].append(group)
    ids = {}
    for slug, same in by_slug.items():
        keyed = [g for g in same if g.token[0] == "key"]
        plain = keyed if keyed else [g for g in same if not g.scoped]
        for group in same:
            alone = len(plain) == 1 and group is plain[0]
            ids[group.token] = slug if alone else f"{slug}-{_suffix(group)}"
    return ids


def _suffix(group: Group) -> str:
    digits = 10 if group.scoped else 6
    return hashlib.sha256("\x1f".join(group.token).encode()).hexdigest()[:digits]
