"""Replaying people's decisions over the groups that the rules made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import EntityType, LocalEntity
from kg.resolve._local import key_label
from kg.resolve.decisions import Decision, Decisions
from kg.resolve.merge import Group, Ref, assign_ids
from kg.resolve.names import fold

Token = tuple[str, ...]


@dataclass(slots=True)
class Applied:
    """Groups after the decisions, with what they changed and those that found nothing."""

    groups: list[Group]
    labels: dict[Token, str] = field(default_factory=dict)
    types: dict[Token, EntityType] = field(default_factory=dict)
    dropped: set[Token] = field(default_factory=set)
    apart: set[frozenset[Token]] = field(default_factory=set)
    unapplied: tuple[str, ...] = ()


def apply_decisions(
    groups: list[Group], locals_: Mapping[Ref, LocalEntity], decisions: Decisions
) -> Applied:
    """Return the groups after all decisions, in the order of the file."""
    applied = Applied(list(groups))
    failed = []
    for decision in decisions.entries:
        if not _apply(applied, decision, locals_):
            failed.append(f"line {decision.line}: {decision}")
    applied.unapplied = tuple(failed)
    return applied


def _apply(applied: Applied, decision: Decision, locals_: Mapping[Ref, LocalEntity]) -> bool:
    index = _index(applied, locals_)
    first = _find(decision.first, index)
    if decision.verb == "different":
        return _part(applied, first, _find(decision.second, index), decision, locals_)
    if not first:
        return False
    if decision.verb == "same":
        second = _find(decision.second, index)
        return bool(second) and _unite(applied, [*first, *second], decision)
    for group in first:
        if decision.verb == "rename":
            applied.labels[group.token] = decision.second
        elif decision.verb == "retype":
            applied.types[group.token] = EntityType(decision.second)
        else:
            applied.dropped.add(group.token)
    return True


def _index(applied: Applied, locals_: Mapping[Ref, LocalEntity]) -> dict[str, list[Group]]:
    """Groups by id, label and every name, folded."""
    labels = {
        g.token: applied.labels.get(g.token) or _plain_label(g, locals_) for g in applied.groups
    }
    ids = assign_ids(applied.groups, labels)
    found: dict[str, list[Group]] = {}
    for group in applied.groups:
        names = {ids[group.token], fold(labels[group.token])}
        names |= {fold(n) for ref in group.refs for n in locals_[ref].names}
        if not group.scoped:
            names |= {fold(locals_[ref].label) for ref in group.refs}
        for name in sorted(names):
            found.setdefault(name, []).append(group)
    return found


def _plain_label(group: Group, locals_: Mapping[Ref, LocalEntity]) -> str:
    known = key_label(group.token[1]) if group.token[0] == "key" else None
    return known or locals_[min(group.refs)].label


def _find(name: str, index: Mapping[str, list[Group]]) -> list[Group]:
    return index.get(name) or index.get(fold(name)) or []


def _unite(applied: Applied, groups: list[Group], decision: Decision) -> bool:
    chosen = list({g.token: g for g in groups}.values())
    if len(chosen) < 2:
        return False
    keyed = sorted(chosen, key=lambda g: (g.token[0] != "key", g.scoped, g.token))
    kept = keyed[0]
    note = f"decision: {decision.note}" if decision.note else "decision"
    for other in keyed[1:]:
        for ref in sorted(other.refs):
            kept.add(ref, note, 1.0)
        applied.groups.remove(other)
    return True


def _part(
    applied: Applied,
    first: list[Group],
    second: list[Group],
    decision: Decision,
    locals_: Mapping[Ref, LocalEntity],
) -> bool:
    """Keep two things apart: split a group that holds both names, else note the pair as settled."""
    both = [g for g in first if any(g is other for other in second)]
    if not both:
        applied.apart |= {frozenset({a.token, b.token}) for a in first for b in second}
        return bool(first and second)
    wanted = fold(decision.second)
    for group in both:
        away = [
            ref
            for ref in sorted(group.refs)
            if _called(locals_[ref], wanted) and not _called(locals_[ref], fold(decision.first))
        ]
        if not away or len(away) == len(group.refs):
            continue
        token = ("decided", wanted, *group.token)
        parted = Group(token)
        for ref in away:
            del group.refs[ref]
            parted.add(ref, f"decision: {decision.note}" if decision.note else "decision", 1.0)
        applied.groups.append(parted)
        applied.apart.add(frozenset({group.token, token}))
        return True
    return False


def _called(entity: LocalEntity, folded: str) -> bool:
    return fold(entity.label) == folded or any(fold(n) == folded for n in entity.names)
