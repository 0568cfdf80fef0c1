"""Actor phrases: which country and which sectors a phrase such as *Malian soldiers* stands for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kg.model import EntityType
from kg.resolve import gazetteer
from kg.resolve._data import table
from kg.resolve._phrase_parts import (
    Found,
    core_end,
    find_names,
    find_roles,
    head_role,
    is_acceptable,
    opened_by,
    words_of,
)
from kg.resolve._phrase_sectors import name_sectors, sectors_of
from kg.resolve.gazetteer import GazetteerEntry
from kg.resolve.names import fold

_FORMER = frozenset(table("phrases.toml")["former"])
_OPEN = frozenset(table("phrases.toml")["open"])
_STATIONED = frozenset({"MIL", "SPY", "JRN", "BUS", "IGO", "DIP", "PRM"})
"""Sectors whose people are often abroad: *troops in Niger* may be anybody's."""
_ABROAD = frozenset(table("phrases.toml")["abroad"])


@dataclass(frozen=True, slots=True)
class ActorCode:
    """What an actor phrase says.

    `country` is ISO 3166 alpha-3 or None, `sectors` PLOVER/CAMEO sectors, the main one first.
    `kind` is `group` or `person` for a phrase that describes, `name` for one the gazetteer knows,
    None where nothing is known.  `region` is the gazetteer's key of a region that stands where
    a country might (*West African leaders*).  `role` is the describing term in the singular,
    `key` the gazetteer's key of a known name, `former` tells of an office no longer held.
    `via` is the entry of the place, body or person through which alone the country is known
    (*Tulsa police*, *Hamas fighters*, *Macron's aides*).
    """

    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: str | None = None
    role: str | None = None
    key: str | None = None
    former: bool = False
    region: str | None = None
    via: GazetteerEntry | None = None


NOTHING = ActorCode()
"""What says nothing of country or sector."""


@lru_cache(maxsize=1 << 10)
def only_country(code: str | None) -> ActorCode:
    """Return what a phrase says that tells a country (alpha-3), if any, and nothing else."""
    return ActorCode(country=code)


@lru_cache(1 << 15)
def code_phrase(text: str, *, country: str | None = None, day: str | None = None) -> ActorCode:
    """Return country and sectors of an actor phrase; no parser is needed.

    `country` is what the context suggests when the phrase names none, `day` (ISO 8601) decides
    which office a person holds.  Works on the phrase's words: known names, demonyms and
    countries, and the role term that heads the phrase.
    """
    words = words_of(text)
    whole = _whole_name(text, words) or _leader(words, day)
    if whole is not None:
        return _code_name(whole, day)
    if not words:
        return ActorCode(country=country)
    names = find_names(words)
    core = core_end(words, names)
    roles = find_roles(words, names)
    core = max([core, *(r.end for r in roles if r.start < core < r.end)])
    head = head_role(words, roles, core)
    until = head.start if head is not None and head.start < core else core
    former = any(fold(w).casefold().split("-")[0] in _FORMER for w in words[:until])
    found_country = _country(words, names, core, head)
    sectors = sectors_of(words, names, roles, head, core, day)
    if former and head is not None and "ELI" not in sectors:
        sectors = ("ELI", *sectors)
    return ActorCode(
        country=found_country or country,
        sectors=sectors,
        kind=head.term.kind if head and head.term else None,
        role=" ".join(head.term.words) if head and head.term else None,
        former=former,
        region=None if found_country else _region(names, core),
        via=_via(words, names, found_country, core),
    )


def _via(
    words: list[str], names: list[Found], country: str | None, core: int
) -> GazetteerEntry | None:
    """What the country is known through, unless a country, capital or seat says it outright.

    Where no country is known, the body that the phrase begins with or that stands after *of*
    (*Islamic State fighters*, *fighters of Islamic State*).
    """
    if country is None:
        whose = (n for n in names if n.start < core or opened_by(words, n.start) == "of")
        bodies = (n.entry for n in whose if n.entry is not None)
        return next((e for e in bodies if e.type is EntityType.ORGANIZATION), None)
    telling = [n for n in names if n.code == country and country is not None]
    if not telling or any(n.entry is None or _is_state(n.entry) for n in telling):
        return None
    return telling[0].entry


def _is_state(entry: GazetteerEntry) -> bool:
    capital = entry.key.startswith("place/") and gazetteer.capital_country(entry.label)
    return bool(capital) or entry.key.startswith(("country/", "actor/"))


def _region(names: list[Found], core: int) -> str | None:
    keys = [n.entry.key for n in names if n.entry and n.start < core and not n.code]
    return next((key for key in keys if key.startswith("region/")), None)


def _whole_name(text: str, words: list[str]) -> GazetteerEntry | None:
    if not words or not any(w[:1].isupper() or w[:1].isdigit() for w in words):
        return None
    code = gazetteer.capital_country(text) if len(words) <= 3 else None
    entry = gazetteer.lookup(text)
    if entry is not None and not is_acceptable(entry, text.strip()):
        entry = None
    if code and (entry is None or entry.key.startswith("place/")):
        return gazetteer.by_key(f"country/{code}")
    return entry


def _leader(words: list[str], day: str | None) -> GazetteerEntry | None:
    """A leader named by surname only, in office about the day."""
    surname = day and len(words) == 1 and words[0][:1].isupper()
    return gazetteer.leader_by_surname(fold(words[0]).casefold(), day) if surname and day else None


def _code_name(entry: GazetteerEntry, day: str | None) -> ActorCode:
    sectors = name_sectors(entry, day)
    return ActorCode(country=entry.country, sectors=sectors, kind="name", key=entry.key)


def _country(words: list[str], names: list[Found], core: int, head: Found | None) -> str | None:
    inside = [n for n in names if n.start < core and n.code]
    if inside:
        return inside[0].code
    term = head.term if head else None
    stationed = term is not None and (term.sector in _STATIONED or term.words[-1] in _ABROAD)
    for name in names:
        opening = opened_by(words, name.start) if name.start >= core else ""
        if opening == "for" and term is not None and term.words[-1].startswith("spokes"):
            return name.code
        if name.code and opening in _OPEN and not (stationed and opening != "of"):
            return name.code
    return None
