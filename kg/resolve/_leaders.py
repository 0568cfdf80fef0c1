"""People known with their terms of office, by office, country, day and surname."""

from __future__ import annotations

from functools import cache

from kg.model import EntityType
from kg.resolve._data import rows, several
from kg.resolve._entries import GazetteerEntry, Office
from kg.resolve.names import ascii_slug, person_tokens


@cache
def leaders() -> tuple[GazetteerEntry, ...]:
    """Return people known with their terms of office."""
    gathered: dict[str, list[dict[str, str]]] = {}
    for row in rows("leaders.csv"):
        gathered.setdefault(row["name"], []).append(row)
    entries = []
    for name, terms in gathered.items():
        offices = tuple(
            Office(t["office"], t["country"] or None, t["sector"], t["from"], t["to"])
            for t in terms
        )
        entries.append(
            GazetteerEntry(
                key=f"person/{ascii_slug(name)}",
                label=name,
                type=EntityType.PERSON,
                names=tuple(alias for t in terms for alias in several(t["names"])),
                country=terms[0]["country"] or None,
                sectors=tuple(dict.fromkeys(o.sector for o in offices)),
                gender=terms[0]["gender"] or None,
                offices=offices,
            )
        )
    return tuple(entries)


def office_holder(title: str, country: str, day: str) -> GazetteerEntry | None:
    """Return who held an office of a country on a day, when exactly one person did."""
    terms = _terms().get((title, country), ())
    held = [entry for office, entry in terms if office.held_on(day)]
    return held[0] if held and all(entry is held[0] for entry in held) else None


@cache
def _terms() -> dict[tuple[str, str | None], list[tuple[Office, GazetteerEntry]]]:
    """Title and country → the terms of office of whoever held it."""
    found: dict[tuple[str, str | None], list[tuple[Office, GazetteerEntry]]] = {}
    for entry in leaders():
        for office in entry.offices:
            found.setdefault((office.title, office.country), []).append((office, entry))
    return found


@cache
def _surnames() -> dict[str, tuple[GazetteerEntry, ...]]:
    found: dict[str, list[GazetteerEntry]] = {}
    for entry in leaders():
        for surname in dict.fromkeys(person_tokens(n)[-1] for n in (entry.label, *entry.names)):
            found.setdefault(surname, []).append(entry)
    return {surname: tuple(entries) for surname, entries in found.items()}


def leader_by_surname(surname: str, day: str | None) -> GazetteerEntry | None:
    """Return the one leader of that surname in office on a day, or until three years before.

    Without a day: the one head of state or government of that surname.
    """
    known = _surnames().get(surname, ())
    if day is None:
        heads = [e for e in known if any(o.title in HEADS for o in e.offices)]
        return heads[0] if len(heads) == 1 else None
    year = int(day[:4])
    recent = [
        entry
        for entry in known
        if any(
            o.known_by_surname
            and (o.held_on(day) or (o.until and year - 3 <= int(o.until[:4]) <= year))
            for o in entry.offices
        )
    ]
    return recent[0] if len(recent) == 1 else None


HEADS = frozenset({"president", "prime minister", "chancellor", "junta leader"})
"""Offices after whose holders a government is called."""
