"""Actor phrases: which country and which sectors a phrase such as *Malian soldiers* stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.model import EntityType
from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import table
from kg.resolve.gazetteer import GazetteerEntry
from kg.resolve.names import fold

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}[A-Za-z]?|[^\W_]+(?:[-'’.&+][^\W_]+)*(?:['’](?=s\b|\s|$)s?)?\+?"
)
_FORMER = frozenset(table("phrases.toml")["former"])
_ENDING = frozenset(table("phrases.toml")["ending"])
_OPEN = frozenset(table("phrases.toml")["open"])
_STATIONED = frozenset({"MIL", "SPY", "JRN", "BUS", "IGO", "DIP", "PRM"})
"""Sectors whose people are often abroad: *troops in Niger* may be anybody's."""
_ABROAD = frozenset(table("phrases.toml")["abroad"])
_GENERIC = frozenset(table("phrases.toml")["generic"])
"""Heads whose sector gives way to that of the body they belong to (*Hamas leader*)."""
_TENDER = frozenset(table("phrases.toml")["own"])
"""Generic heads that keep their own sector unless a known organisation stands in the phrase."""
_ORDINARY = frozenset(table("phrases.toml")["ordinary"])
_UNIONS = frozenset({"alliance", "coalition", "bloc"})
"""What its members are: *an alliance of rebel groups*."""
_QUANTITY = frozenset(table("phrases.toml")["quantity"])


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


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    entry: GazetteerEntry | None = None
    code: str | None = None
    term: _lexicon.Term | None = None


@lru_cache(1 << 15)
def code_phrase(text: str, *, country: str | None = None, day: str | None = None) -> ActorCode:
    """Return country and sectors of an actor phrase; no parser is needed.

    `country` is what the context suggests when the phrase names none, `day` (ISO 8601) decides
    which office a person holds.  Works on the phrase's words: known names, demonyms and
    countries, and the role term that heads the phrase.
    """
    words = _words(text)
    whole = _whole_name(text, words) or _leader(words, day)
    if whole is not None:
        return _code_name(whole, day)
    if not words:
        return ActorCode(country=country)
    names = _find_names(words)
    core = _core_end(words, names)
    roles = _find_roles(words, names)
    core = max([core, *(r.end for r in roles if r.start < core < r.end)])
    head = _head_role(words, roles, core)
    until = head.start if head is not None and head.start < core else core
    former = any(fold(w).casefold().split("-")[0] in _FORMER for w in words[:until])
    found_country = _country(words, names, core, head)
    sectors = _sectors(words, names, roles, head, core, day)
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
    words: list[str], names: list[_Found], country: str | None, core: int
) -> GazetteerEntry | None:
    """What the country is known through, unless a country, capital or seat says it outright.

    Where no country is known, the body that the phrase begins with or that stands after *of*
    (*Islamic State fighters*, *fighters of Islamic State*).
    """
    if country is None:
        whose = (n for n in names if n.start < core or _opened_by(words, n.start) == "of")
        bodies = (n.entry for n in whose if n.entry is not None)
        return next((e for e in bodies if e.type is EntityType.ORGANIZATION), None)
    telling = [n for n in names if n.code == country and country is not None]
    if not telling or any(n.entry is None or _is_state(n.entry) for n in telling):
        return None
    return telling[0].entry


def _is_state(entry: GazetteerEntry) -> bool:
    capital = entry.key.startswith("place/") and gazetteer.capital_country(entry.label)
    return bool(capital) or entry.key.startswith(("country/", "actor/"))


def _region(names: list[_Found], core: int) -> str | None:
    keys = [n.entry.key for n in names if n.entry and n.start < core and not n.code]
    return next((key for key in keys if key.startswith("region/")), None)


def _words(text: str) -> list[str]:
    text = re.sub(r"\s+(['’]s?)\b", r"\1", text.strip())
    return _WORD.findall(text)


def _whole_name(text: str, words: list[str]) -> GazetteerEntry | None:
    if not words or not any(w[:1].isupper() or w[:1].isdigit() for w in words):
        return None
    code = gazetteer.capital_country(text) if len(words) <= 3 else None
    entry = gazetteer.lookup(text)
    if entry is not None and not _acceptable(entry, text.strip()):
        entry = None
    if code and (entry is None or entry.key.startswith("place/")):
        return gazetteer.by_key(f"country/{code}")
    return entry


def _leader(words: list[str], day: str | None) -> GazetteerEntry | None:
    """A leader named by surname only, in office about the day."""
    surname = day and len(words) == 1 and words[0][:1].isupper()
    return gazetteer.leader_by_surname(fold(words[0]).casefold(), day) if surname and day else None


def _code_name(entry: GazetteerEntry, day: str | None) -> ActorCode:
    sectors = entry.sectors
    if entry.offices:
        held = [o.sector for o in entry.offices if o.held_on(day)] if day else []
        if not held and not day:
            held = [o.sector for o in entry.offices if not o.until]
        sectors = tuple(dict.fromkeys(held)) or ("ELI",)
    return ActorCode(country=entry.country, sectors=sectors, kind="name", key=entry.key)


def _find_names(words: list[str]) -> list[_Found]:
    """Known names, countries and demonyms in the words, left to right, longest first."""
    found: list[_Found] = []
    position = 0
    while position < len(words):
        match = _name_at(words, position)
        if match is None:
            position += 1
        else:
            found.append(match)
            position = match.end
    return found


def _name_at(words: list[str], start: int) -> _Found | None:
    first = words[start]
    if not (first[:1].isupper() or first[:1].isdigit() or "-" in first):
        return None
    for end in range(min(len(words), start + 7), start, -1):
        phrase = " ".join(words[start:end])
        if words[end - 1].casefold() in _ENDING:
            continue
        entry = gazetteer.lookup(phrase)
        if entry is not None and _acceptable(entry, phrase) and _placed(entry, words, start, end):
            return _Found(start, end, entry=entry, code=entry.country)
        code = gazetteer.demonym(phrase)
        if code is not None:
            return _Found(start, end, code=code)
    return _hyphenated(words, start)


def _placed(entry: GazetteerEntry, words: list[str], start: int, end: int) -> bool:
    """A city counts after a preposition, before a role (*Shanghai police*) or as a possessor."""
    if not entry.key.startswith("place/"):
        return True
    after = words[end : end + 1]
    role = bool(after) and _lexicon.match(after, 1) is not None
    before = words[start - 1].casefold() if start else ""
    return before in _ENDING or role or words[end - 1].endswith(("'s", "’s"))


def _hyphenated(words: list[str], start: int) -> _Found | None:
    """A country or demonym joined to another word (*Somalia-based*, *Iranian-backed* is not)."""
    stem, _, rest = words[start].partition("-")
    if rest.casefold() not in {"based", "born", "led", "held", "controlled"} or rest == "":
        return None
    entry = gazetteer.lookup(stem)
    code = gazetteer.demonym(stem) or (entry.country if entry else None)
    return _Found(start, start + 1, code=code) if code else None


def _acceptable(entry: GazetteerEntry, phrase: str) -> bool:
    """Refuse cities whose name is an ordinary word (*Most*, *Police*, *University*)."""
    if not entry.key.startswith("place/"):
        return True
    word = phrase.casefold()
    ordinary = word in _QUANTITY or word in _GENERIC or _lexicon.match([phrase], 1) is not None
    leader = gazetteer.leader_by_surname(fold(phrase).casefold(), None)  # Obama in Japan
    return not ordinary and word not in _ORDINARY and len(phrase) > 3 and leader is None


def _core_end(words: list[str], names: list[_Found]) -> int:
    """Index at which the phrase's core (before the first preposition) ends."""
    inside = {i for n in names for i in range(n.start, n.end)}
    for index, word in enumerate(words):
        if index and index not in inside and word.casefold() in _ENDING:
            return index
    return len(words)


def _find_roles(words: list[str], names: list[_Found]) -> list[_Found]:
    taken = {i for n in names for i in range(n.start, n.end) if n.entry is not None}
    roles: list[_Found] = []
    end = len(words)
    while end > 0:
        term = _lexicon.match(words, end) if end - 1 not in taken else None
        if term is None:
            end -= 1
            continue
        length = len(term.words)
        roles.append(_Found(end - length, end, term=term))
        end -= length
    return sorted(roles, key=lambda r: r.start)


def _head_role(words: list[str], roles: list[_Found], core: int) -> _Found | None:
    """The role term that heads the phrase: the last one of the core, else one after *of*."""
    inside = [r for r in roles if r.end <= core and r.term and r.term.kind != "modifier"]
    if inside:
        return inside[-1]
    quantity = core < len(words) and words[core].casefold() == "of"
    counted = quantity and words[core - 1].casefold() in _QUANTITY
    later = [r for r in roles if r.start >= core and r.term and r.term.kind != "modifier"]
    if counted and later:
        return later[0]
    weak = [r for r in roles if r.end <= core]
    return weak[-1] if weak else None


def _country(words: list[str], names: list[_Found], core: int, head: _Found | None) -> str | None:
    inside = [n for n in names if n.start < core and n.code]
    if inside:
        return inside[0].code
    term = head.term if head else None
    stationed = term is not None and (term.sector in _STATIONED or term.words[-1] in _ABROAD)
    for name in names:
        opening = _opened_by(words, name.start) if name.start >= core else ""
        if opening == "for" and term is not None and term.words[-1].startswith("spokes"):
            return name.code
        if name.code and opening in _OPEN and not (stationed and opening != "of"):
            return name.code
    return None


def _opened_by(words: list[str], start: int) -> str:
    """The preposition that governs the words at `start`."""
    for index in range(start - 1, -1, -1):
        if words[index].casefold() in _ENDING:
            return words[index].casefold()
    return ""


def _sectors(
    words: list[str],
    names: list[_Found],
    roles: list[_Found],
    head: _Found | None,
    core: int,
    day: str | None,
) -> tuple[str, ...]:
    bodies = [n for n in names if n.entry and n.entry.sectors]
    own = [b for b in bodies if b.start < core or _opened_by(words, b.start) in {"of", "at"}]
    if head is None or head.term is None:
        named = own[0].entry if own else None
        return _code_name(named, day).sectors if named else ()
    role = head.term.words[-1]
    own = [b for b in own if b.entry and not b.entry.offices]
    body = own[0].entry.sectors if own and own[0].entry else ()
    armed = head.term.sector == "MIL" and bool({"REB", "PRM"} & set(body))
    if body and (role in _GENERIC or armed):
        return body
    found = [head.term.sector, *(s for s in body if s == "IGO")]
    if role in _GENERIC and role not in _TENDER and len(head.term.words) == 1:
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


def _body_sectors(words: list[str], roles: list[_Found], head: _Found) -> list[str]:
    """Sectors of the body a generic head belongs to: what stands before it, else after *of*."""
    before = [r for r in roles if r.end <= head.start and r.term]
    if before and before[-1].term:
        return [before[-1].term.sector]
    links = {"of", "for"} if head.term and head.term.words[-1].startswith("spokes") else {"of"}
    after = [
        r for r in roles if r.start >= head.end and _opened_by(words, r.start) in links and r.term
    ]
    modifiers = _modifier_sectors(words[: head.start])
    if modifiers:
        return modifiers[-1:]
    return [after[-1].term.sector] if after and after[-1].term else []
