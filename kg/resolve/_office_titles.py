"""Which office a phrase names, in whose country its holder serves, and who has left one."""

from __future__ import annotations

from functools import cache

from kg.resolve import gazetteer
from kg.resolve._data import table
from kg.resolve._setting import Setting
from kg.resolve._words import Words
from kg.resolve.mentions import Markable

OUT_OF_OFFICE = frozenset(
    {"former", "ex", "deposed", "ousted", "toppled", "overthrown"}
    | {"late", "previous", "outgoing", "elected", "detained"}
)
_SYNONYMS = {
    "envoy": "ambassador",
    "premier": "prime minister",
    "head of state": "president",
    "defense minister": "defence minister",
    "defence secretary": "defence minister",
    "defense secretary": "defence minister",
    "foreign secretary": "foreign minister",
}


def office_of(markable: Markable, doc: Words, place: Setting, home: str | None) -> str | None:
    """Return the office a phrase names; an ambassador's with the country he is sent to, or None."""
    title = office(markable)
    if title != "ambassador":
        return title
    host = host_of(markable, doc, place, home)
    return f"ambassador to {host}" if host else None


def host_of(markable: Markable, doc: Words, place: Setting, home: str | None) -> str | None:
    """Return the country an ambassador is sent to: the one said, else the one told of, or None."""
    told = [c for c in (place.main, place.leading, *place.countries) if c and c != home]
    return _sent_to(doc, markable) or (told[0] if told else None)


def _sent_to(doc: Words, markable: Markable) -> str | None:
    """The country after *ambassador to*, *ambassador in*."""
    for child in doc[markable.head].children:
        cases = {c.lower for c in child.children if c.dep == "case"}
        if cases & {"to", "in"}:
            words = doc[child.left_edge.i : child.right_edge.i + 1]
            text = " ".join(t.text for t in words if t.dep not in {"case", "det"})
            entry = gazetteer.lookup(text)
            return gazetteer.capital_country(text) or (entry.country if entry else None)
    return None


def office(markable: Markable) -> str | None:
    """Return the office a phrase names, under its usual name, if one person holds it at a time."""
    role = markable.code.role or ""
    if role not in bridging("offices") and role not in _SYNONYMS:
        return None
    return _SYNONYMS.get(role, role)


@cache
def bridging(name: str) -> frozenset[str]:
    """Return the terms of a list of what every country has one of (*offices*, *bodies*)."""
    return frozenset(table("nouns.toml")["bridging"][name])


def out_of_office(doc: Words, markable: Markable) -> bool:
    """Tell whether a phrase speaks of someone no longer in office (*the deposed president*)."""
    words = doc[markable.first : markable.last]
    return any(t.lower.split("-")[0] in OUT_OF_OFFICE for t in words)
