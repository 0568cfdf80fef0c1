"""The step across documents: readings and decisions become one resolved corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.model import (
    Entity,
    EntityType,
    LocalEntity,
    Merge,
    Reading,
    Relation,
    ResolvedCorpus,
)
from kg.resolve import gazetteer
from kg.resolve._apply import Applied, apply_decisions
from kg.resolve._local import key_label, key_type
from kg.resolve.copies import find_copies
from kg.resolve.decisions import Decisions
from kg.resolve.doubts import doubtful_pairs
from kg.resolve.events import merge_tellings
from kg.resolve.hollow import hollow_entities
from kg.resolve.merge import Group, Ref, assign_ids, group_entities
from kg.resolve.tellings import tellings

_T = TypeVar("_T", str, EntityType)


def resolve_corpus(
    readings: Iterable[Reading], decisions: Decisions | None = None
) -> ResolvedCorpus:
    """Return everything the graph is made of, from what the documents gave and people decided.

    A pure function of the set of readings and the decisions: their order, and how they were
    parted among jobs, changes nothing.  Of several readings of one document the first counts.
    """
    unique: dict[str, Reading] = {}
    for reading in readings:
        unique.setdefault(reading.document.id, reading)
    ordered = [unique[i] for i in sorted(unique)]
    locals_ = {(r.document.id, i): e for r in ordered for i, e in enumerate(r.entities)}
    applied = apply_decisions(group_entities(ordered), locals_, decisions or Decisions())
    hollow = hollow_entities(ordered)
    empty = {g.token for g in applied.groups if hollow.issuperset(g.refs)}
    applied = replace(applied, dropped=applied.dropped | empty)
    ids = assign_ids(applied.groups, {g.token: _label(g, locals_, applied) for g in applied.groups})
    entity_of: dict[Ref, str | None] = {
        ref: None if group.token in applied.dropped else ids[group.token]
        for group in applied.groups
        for ref in group.refs
    }
    counts = Counter((r.document.id, m.entity) for r in ordered for m in r.mentions)
    entities = _entities(applied, ids, locals_, counts)
    labels = {entity.id: entity.label for entity in entities}
    copies = find_copies(r.document for r in ordered)
    told = (
        telling
        for reading in ordered
        for telling in tellings(reading, entity_of, reading.document.id not in copies)
    )
    return ResolvedCorpus(
        documents=tuple(r.document for r in ordered),
        entities=entities,
        events=merge_tellings(told, labels, copies),
        relations=_relations(ordered, entity_of),
        merges=_merges(applied, ids, locals_),
        doubtful=doubtful_pairs(applied, ids, locals_),
        copies=copies,
        unapplied_decisions=applied.unapplied,
    )


def _label(group: Group, locals_: Mapping[Ref, LocalEntity], applied: Applied) -> str:
    renamed = applied.labels.get(group.token)
    if renamed:
        return renamed
    known = key_label(group.token[1]) if group.token[0] == "key" else None
    if known and not group.token[1].startswith("place/"):
        return known  # a town is called what the texts call it
    labels = Counter(locals_[ref].label for ref in group.refs)
    return max(labels, key=lambda name: (labels[name], len(name), name))


def _entities(
    applied: Applied,
    ids: Mapping[tuple[str, ...], str],
    locals_: Mapping[Ref, LocalEntity],
    counts: Mapping[Ref, int],
) -> tuple[Entity, ...]:
    found = [
        _entity(group, ids[group.token], locals_, counts, applied)
        for group in applied.groups
        if group.token not in applied.dropped
    ]
    return tuple(sorted(found, key=lambda e: e.id))


def _entity(
    group: Group,
    identifier: str,
    locals_: Mapping[Ref, LocalEntity],
    counts: Mapping[Ref, int],
    applied: Applied,
) -> Entity:
    members = [locals_[ref] for ref in sorted(group.refs)]
    key = group.token[1] if group.token[0] == "key" else None
    entry = gazetteer.by_key(key) if key else None
    label = _label(group, locals_, applied)
    kind = applied.types.get(group.token) or key_type(key) or _most(m.type for m in members)
    wordings = (
        () if key and key.startswith("actor/") else tuple(n for m in members for n in m.names)
    )
    official = (entry.label,) if entry and key and key.startswith("place/") else ()
    aliases = sorted({n for n in (*wordings, *official) if n != label})
    countries = [m.country for m in members if m.country]
    return Entity(
        id=identifier,
        label=label,
        type=kind,
        aliases=tuple(aliases),
        country=_most(countries) if countries else None,
        sectors=_ranked(s for m in members for s in m.sectors),
        roles=_ranked(role for m in members for role in m.roles)
        if not key or not key.startswith(("actor/", "country/"))
        else (),
        links=entry.links if entry else (),
        coordinates=entry.coordinates if entry else None,
        mentions=sum(counts[ref] for ref in group.refs),
        documents=tuple(sorted({document for document, _ in group.refs})),
    )


def _most(values: Iterable[_T]) -> _T:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], str(v)))


def _ranked(values: Iterable[str]) -> tuple[str, ...]:
    counted = Counter(values)
    return tuple(sorted(counted, key=lambda v: (-counted[v], v)))


def _relations(
    readings: Iterable[Reading], entity_of: Mapping[Ref, str | None]
) -> tuple[Relation, ...]:
    found: dict[tuple[str, str, str, str], set[tuple[str, int, int]]] = {}
    for reading in readings:
        mentions = {(m.start, m.end): m.entity for m in reading.mentions}
        document = reading.document.id
        for relation in reading.relations:
            slots = (relation.subject, relation.object)
            subject, obj = (
                entity_of.get((document, mentions.get((s.start, s.end), -1))) if s else None
                for s in slots
            )
            if subject is None or subject == obj:
                continue
            key = (relation.kind, subject, obj or "", relation.role or "")
            found.setdefault(key, set()).add((document, relation.start, relation.end))
    return tuple(
        Relation(kind, subject, obj or None, role or None, tuple(sorted(found[key])))
        for key in sorted(found)
        for kind, subject, obj, role in [key]
    )


def _merges(
    applied: Applied, ids: Mapping[tuple[str, ...], str], locals_: Mapping[Ref, LocalEntity]
) -> tuple[Merge, ...]:
    return tuple(
        Merge(ids[group.token], ref[0], ref[1], locals_[ref].label, reason, strength)
        for group in sorted(applied.groups, key=lambda g: ids[g.token])
        if not group.scoped and group.token not in applied.dropped
        for ref, (reason, strength) in sorted(group.refs.items())
    )
