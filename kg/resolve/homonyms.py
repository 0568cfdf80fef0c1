"""People across documents: one name that two people bear, and surnames that stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from kg.model import LocalEntity, Reading
from kg.resolve import gazetteer
from kg.resolve._context import (
    Context,
    Ref,
    contexts,
    contradict,
    gazetteer_context,
    likeness,
    mapped,
)
from kg.resolve._groups import Group, Token
from kg.resolve.names import nicknamed, person_extends, person_tokens

_ENOUGH = 1.0
"""So much must speak for giving a lone surname to a full name."""
_MOST = 40
"""A surname that more full names share than this is too common to compare them all."""
_MARGIN = 0.5
"""By so much must the best fitting person lead."""


def settle_people(
    groups: dict[Token, Group],
    singles: list[Ref],
    locals_: Mapping[Ref, LocalEntity],
    readings: Iterable[Reading],
) -> None:
    """Part homonyms among the full names, then place the people known by one name only."""
    people = [t for t in groups if t[0] == "person" or (t[:1] == ("key",) and _is_leader(t))]
    wanted = [*singles, *(ref for t in people for ref in groups[t].refs)]
    known = contexts(readings, wanted)
    for token in sorted(t for t in people if t[0] == "person"):
        _part(token, groups, known)
    _unite_variants(groups, known)
    _place(groups, singles, locals_, known)


def _unite_variants(groups: dict[Token, Group], known: Mapping[Ref, Context]) -> None:
    """Unite a name with its fuller form (*Len Burman*, *Leonard B. Burman*) where context agrees.

    A name that two fuller forms fit is left alone.
    """
    bearers: dict[str, list[Token]] = defaultdict(list)
    for token in sorted(t for t in groups if t[0] == "person"):
        bearers[_name(token)[-1]].append(token)
    for tokens in bearers.values():
        if 1 < len(tokens) <= _MOST:
            for short in sorted(tokens, key=lambda t: (len(t), t)):
                _join_variant(short, tokens, groups, known)


def _join_variant(
    short: Token, tokens: list[Token], groups: dict[Token, Group], known: Mapping[Ref, Context]
) -> None:
    if short not in groups:
        return
    others = [t for t in tokens if t != short and t in groups]
    others = [t for t in others if may_be_one(_name(short), _name(t))]
    if not others:
        return
    context = mapped(sorted(groups[short].refs), known)
    fitting = [
        other
        for other in others
        if likeness(context, mapped(sorted(groups[other].refs), known)) >= _ENOUGH
    ]
    if len(fitting) == 1:
        for ref in sorted(groups.pop(short).refs):
            groups[fitting[0]].add(ref, "form of the name, and context", 0.8)


def may_be_one(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two full names may be forms of one: a middle name more, a short given name."""
    short, full = sorted((left, right), key=len)
    if len(short) < 2 or short[-1] != full[-1]:
        return False
    return nicknamed(short, full) or (short[0] == full[0] and person_extends(short, full))


def _name(token: Token) -> tuple[str, ...]:
    return token[1:-1] if token[-1].startswith("(") else token[1:]


def _is_leader(token: Token) -> bool:
    return token[1].startswith("person/")


def _part(token: Token, groups: dict[Token, Group], known: Mapping[Ref, Context]) -> None:
    """Part the bearers of one full name whom the texts tell apart by country or walk of life.

    Those of whom nothing is told that could tell stay with the only ones there are, or apart.
    """
    refs = sorted(groups[token].refs)
    parts = _by(refs, lambda ref: known[ref].countries)
    if len(parts) == 1:
        parts = _by(refs, lambda ref: known[ref].families)
    parts = _united(parts, known)
    if len(parts) < 2:
        return
    del groups[token]
    for name, members in sorted(parts.items()):
        told = (*token, f"({name})")
        for ref in members:
            groups.setdefault(told, Group(told)).add(ref, "same full name and context", 0.9)


def _by(refs: list[Ref], told: Callable[[Ref], set[str]]) -> dict[str, list[Ref]]:
    """Local entities by what is told of them; what is told of nobody else is `unknown`."""
    parts: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        parts[" ".join(sorted(told(ref))) or "unknown"].append(ref)
    return dict(parts)


def _united(parts: dict[str, list[Ref]], known: Mapping[Ref, Context]) -> dict[str, list[Ref]]:
    """Unite parts that do not contradict each other; the unknown join the one they fit best."""
    unknown = parts.pop("unknown", [])
    whole: dict[str, tuple[list[Ref], Context]] = {}
    for name in sorted(parts):
        context = mapped(parts[name], known)
        fitting = [n for n, (_, other) in whole.items() if not contradict(context, other)]
        if fitting:
            members, other = whole[fitting[0]]
            members.extend(parts[name])
            other.add(context)
        else:
            whole[name] = (list(parts[name]), context)
    rest: list[Ref] = []
    for ref in unknown:
        scores = sorted(((likeness(known[ref], c), n) for n, (_, c) in whole.items()), reverse=True)
        clear = bool(scores) and (len(scores) == 1 or scores[0][0] >= scores[1][0] + _MARGIN)
        if clear and ((len(scores) == 1 and scores[0][0] >= 0) or scores[0][0] >= _MARGIN):
            whole[scores[0][1]][0].append(ref)
        else:
            rest.append(ref)
    found = {name: members for name, (members, _) in whole.items()}
    return {**found, "unknown": rest} if rest else found


def _place(
    groups: dict[Token, Group],
    singles: list[Ref],
    locals_: Mapping[Ref, LocalEntity],
    known: Mapping[Ref, Context],
) -> None:
    """Give people known by one name to the one full name in the corpus that fits their context."""
    full: dict[str, list[tuple[Token, Context, int]]] = defaultdict(list)
    for token in sorted(groups):
        if token[0] == "person" or (token[0] == "key" and _is_leader(token)):
            context = mapped(sorted(groups[token].refs), known)
            name = _full_name(token, groups[token], locals_)
            if token[0] == "key":
                context.add(gazetteer_context(token[1]))
            full[name[-1]].append((token, context, len(groups[token].refs)))
    for ref in singles:
        surname = person_tokens(locals_[ref].label)[-1]
        chosen = _best(known[ref], full.get(surname, []))
        if chosen is not None:
            groups[chosen].add(ref, "surname and context", 0.7)
            continue
        entity = locals_[ref]
        token = ("person", surname, entity.country or f"doc-{ref[0]}")
        groups.setdefault(token, Group(token)).add(ref, "same surname and country", 0.6)


def _full_name(token: Token, group: Group, locals_: Mapping[Ref, LocalEntity]) -> tuple[str, ...]:
    if token[0] == "person":
        return _name(token)
    return person_tokens(locals_[min(group.refs)].label)


def _best(context: Context, candidates: list[tuple[Token, Context, int]]) -> Token | None:
    """The one person of the surname whom the context fits clearly best."""
    if not candidates:
        return None
    scored = []
    second, most = sorted([0, *(documents for _, _, documents in candidates)])[-2:]
    for token, other, documents in candidates:
        score = likeness(context, other)
        if score < 0:
            continue
        score += 0.5 * _in_office(token, context)
        score += 0.6 * (documents == most and second * 3 <= most)
        scored.append((score, token))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < _ENOUGH:
        return None
    if len(scored) > 1 and scored[0][0] < scored[1][0] + _MARGIN:
        return None
    return scored[0][1]


def _in_office(token: Token, context: Context) -> bool:
    entry = gazetteer.by_key(token[1]) if token[0] == "key" else None
    return entry is not None and any(o.held_on(d) for o in entry.offices for d in context.days)
