"""Replaying people's decisions over the groups that the rules made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import EntityType, LocalEntity
from kg.resolve._register import Register
from kg.resolve.decisions import Decision, Decisions
from kg.resolve.merge import Group, Ref
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
    if not decisions.entries:
        return applied
    register = Register(applied.groups, applied.labels, locals_)
    failed = []
    for decision in decisions.entries:
        if not _apply(applied, decision, register, locals_):
            failed.append(f"line {decision.line}: {decision}")
    applied.unapplied = tuple(failed)
    return applied


def _apply(
    applied: Applied, decision: Decision, register: Register, locals_: Mapping[Ref, LocalEntity]
) -> bool:
    first = register.find(decision.first, applied.groups)
    if decision.verb == "different":
        second = register.find(decision.second, applied.groups)
        return _part(applied, first, second, decision, register, locals_)
    if not first:
        return False
    if decision.verb == "same":
        second = register.find(decision.second, applied.groups)
        return bool(second) and _unite(applied, [*first, *second], decision, register)
    for group in first:
        if decision.verb == "rename":
            register.remove(group)
            applied.labels[group.token] = decision.second
            register.add(group)
        elif decision.verb == "retype":
            applied.types[group.token] = EntityType(decision.second)
        else:
            applied.dropped.add(group.token)
    return True


def _unite(applied: Applied, groups: list[Group], decision: Decision, register: Register) -> bool:
    chosen = list({g.token: g for g in groups}.values())
    if len(chosen) < 2:
        return False
    keyed = sorted(chosen, key=lambda g: (g.token[0] != "key", g.scoped, g.token))
    for group in keyed:
        register.remove(group)
    kept = keyed[0]
    note = f"decision: {decision.note}" if decision.note else "decision"
    for other in keyed[1:]:
        for ref in sorted(other.refs):
            kept.add(ref, note, 1.0)
    gone = {id(other) for other in keyed[1:]}
    applied.groups = [group for group in applied.groups if id(group) not in gone]
    register.add(kept)
    return True


def _part(
    applied: Applied,
    first: list[Group],
    second: list[Group],
    decision: Decision,
    register: Register,
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
        register.remove(group)
        for ref in away:
            del group.refs[ref]
            parted.add(ref, f"decision: {decision.note}" if decision.note else "decision", 1.0)
        applied.groups.append(parted)
        register.add(group)
        register.add(parted)
        applied.apart.add(frozenset({group.token, token}))
        return True
    return False


def _called(entity: LocalEntity, folded: str) -> bool:
    return fold(entity.label) == folded or any(fold(n) == folded for n in entity.names)
