"""Entities across documents: which local entities are one thing in the world."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from kg.model import EntityType, LocalEntity, Reading
from kg.resolve._groups import Group, Ref
from kg.resolve.homonyms import settle_people
from kg.resolve.names import ascii_slug, fold, person_tokens

__all__ = ["Group", "Ref", "assign_ids", "group_entities"]

_BODY = "body"


def group_entities(readings: Iterable[Reading]) -> list[Group]:
    """Return the groups of local entities by token; the order of readings is irrelevant."""
    known = list(readings)
    locals_ = {
        (reading.document.id, index): entity
        for reading in known
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
    settle_people(groups, singles, locals_, known)
    return [groups[token] for token in sorted(groups)]


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
        middle = (word for word in tokens[1:-1] if len(word) > 1)
        return ("person", tokens[0], *middle, tokens[-1]), "same full name", 0.9
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
