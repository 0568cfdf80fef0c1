"""The sectors of an actor phrase: from its head, the body it belongs to and its modifiers."""

from __future__ import annotations

from kg.resolve import _lexicon
from kg.resolve._data import table
from kg.resolve._phrase_parts import GENERIC, Found, opened_by
from kg.resolve.gazetteer import GazetteerEntry

_TENDER = frozenset(table("phrases.toml")["own"])
"""Generic heads that keep their own sector unless a known organisation stands in the phrase."""
_UNIONS = frozenset({"alliance", "coalition", "bloc"})
"""What its members are: *an alliance of rebel groups*."""


def name_sectors(entry: GazetteerEntry, day: str | None) -> tuple[str, ...]:
    """Return the sectors of a known name; of one who holds offices, those held on the day."""
    if not entry.offices:
        return entry.sectors
    held = [o.sector for o in entry.offices if o.held_on(day)] if day else []
    if not held and not day:
        held = [o.sector for o in entry.offices if not o.until]
    return tuple(dict.fromkeys(held)) or ("ELI",)


def sectors_of(
    words: list[str],
    names: list[Found],
    roles: list[Found],
    head: Found | None,
    core: int,
    day: str | None,
) -> tuple[str, ...]:
    """Return the sectors that the words say, the main one first; `head` heads the phrase."""
    bodies = [n for n in names if n.entry and n.entry.sectors]
    own = [b for b in bodies if b.start < core or opened_by(words, b.start) in {"of", "at"}]
    if head is None or head.term is None:
        named = own[0].entry if own else None
        return name_sectors(named, day) if named else ()
    role = head.term.words[-1]
    own = [b for b in own if b.entry and not b.entry.offices]
    body = own[0].entry.sectors if own and own[0].entry else ()
    armed = head.term.sector == "MIL" and bool({"REB", "PRM"} & set(body))
    if body and (role in GENERIC or armed):
        return body
    found = [head.term.sector, *(s for s in body if s == "IGO")]
    if role in GENERIC and role not in _TENDER and len(head.term.words) == 1:
        found = _body_sectors(words, roles, head) + found
    if role in _UNIONS and len(head.term.words) == 1:
        found = _body_sectors(words, roles, head) or found
    if found[0] == "CVL":
        found = [*_modifier_sectors(words[: head.end]), *found]
    if {"defence", "defense"} & {w.casefold() for w in words} and "GOV" in found:
        found = ["GOV", "MIL"]
    return tuple(dict.fromkeys(found))


def _modifier_sectors(words: list[str]) -> list[str]:
    known = _lexicon.modifiers()
    return [known[w.casefold()] for w in words if w.casefold() in known]


def _body_sectors(words: list[str], roles: list[Found], head: Found) -> list[str]:
    """Sectors of the body a generic head belongs to: what stands before it, else after *of*."""
    before = [r for r in roles if r.end <= head.start and r.term]
    if before and before[-1].term:
        return [before[-1].term.sector]
    links = {"of", "for"} if head.term and head.term.words[-1].startswith("spokes") else {"of"}
    after = [
        r for r in roles if r.start >= head.end and opened_by(words, r.start) in links and r.term
    ]
    modifiers = _modifier_sectors(words[: head.start])
    if modifiers:
        return modifiers[-1:]
    return [after[-1].term.sector] if after and after[-1].term else []
