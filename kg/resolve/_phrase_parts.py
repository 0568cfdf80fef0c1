"""The parts of an actor phrase: its words, names and role terms, and where its core ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import table
from kg.resolve.gazetteer import GazetteerEntry
from kg.resolve.names import fold

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}[A-Za-z]?|[^\W_]+(?:[-'’.&+][^\W_]+)*(?:['’](?=s\b|\s|$)s?)?\+?"
)
ENDING = frozenset(table("phrases.toml")["ending"])
GENERIC = frozenset(table("phrases.toml")["generic"])
"""Heads whose sector gives way to that of the body they belong to (*Hamas leader*)."""
_ORDINARY = frozenset(table("phrases.toml")["ordinary"])
_QUANTITY = frozenset(table("phrases.toml")["quantity"])


@dataclass(frozen=True, slots=True)
class Found:
    """A known name, demonym (`code`) or role term in the words `start` to `end` of a phrase."""

    start: int
    end: int
    entry: GazetteerEntry | None = None
    code: str | None = None
    term: _lexicon.Term | None = None


def words_of(text: str) -> list[str]:
    """Return the words of a phrase, marks left out; a possessive stays with its word."""
    text = re.sub(r"\s+(['’]s?)\b", r"\1", text.strip())
    return _WORD.findall(text)


def find_names(words: list[str]) -> list[Found]:
    """Known names, countries and demonyms in the words, left to right, longest first."""
    found: list[Found] = []
    position = 0
    while position < len(words):
        match = _name_at(words, position)
        if match is None:
            position += 1
        else:
            found.append(match)
            position = match.end
    return found


def _name_at(words: list[str], start: int) -> Found | None:
    first = words[start]
    if not (first[:1].isupper() or first[:1].isdigit() or "-" in first):
        return None
    for end in range(min(len(words), start + 7), start, -1):
        phrase = " ".join(words[start:end])
        if words[end - 1].casefold() in ENDING:
            continue
        entry = gazetteer.lookup(phrase)
        if entry is not None and is_acceptable(entry, phrase) and _placed(entry, words, start, end):
            return Found(start, end, entry=entry, code=entry.country)
        code = gazetteer.demonym(phrase)
        if code is not None:
            return Found(start, end, code=code)
    return _hyphenated(words, start)


def _placed(entry: GazetteerEntry, words: list[str], start: int, end: int) -> bool:
    """A city counts after a preposition, before a role (*Shanghai police*) or as a possessor."""
    if not entry.key.startswith("place/"):
        return True
    after = words[end : end + 1]
    role = bool(after) and _lexicon.match(after, 1) is not None
    before = words[start - 1].casefold() if start else ""
    return before in ENDING or role or words[end - 1].endswith(("'s", "’s"))


def _hyphenated(words: list[str], start: int) -> Found | None:
    """A country or demonym joined to another word (*Somalia-based*, *Iranian-backed* is not)."""
    stem, _, rest = words[start].partition("-")
    if rest.casefold() not in {"based", "born", "led", "held", "controlled"} or rest == "":
        return None
    entry = gazetteer.lookup(stem)
    code = gazetteer.demonym(stem) or (entry.country if entry else None)
    return Found(start, start + 1, code=code) if code else None


def is_acceptable(entry: GazetteerEntry, phrase: str) -> bool:
    """Refuse cities whose name is an ordinary word (*Most*, *Police*, *University*)."""
    if not entry.key.startswith("place/"):
        return True
    word = phrase.casefold()
    ordinary = word in _QUANTITY or word in GENERIC or _lexicon.match([phrase], 1) is not None
    leader = gazetteer.leader_by_surname(fold(phrase).casefold(), None)  # Obama in Japan
    return not ordinary and word not in _ORDINARY and len(phrase) > 3 and leader is None


def core_end(words: list[str], names: list[Found]) -> int:
    """Index at which the phrase's core (before the first preposition) ends."""
    inside = {i for n in names for i in range(n.start, n.end)}
    for index, word in enumerate(words):
        if index and index not in inside and word.casefold() in ENDING:
            return index
    return len(words)


def find_roles(words: list[str], names: list[Found]) -> list[Found]:
    """Return the role terms in the words, left to right, names left out."""
    taken = {i for n in names for i in range(n.start, n.end) if n.entry is not None}
    roles: list[Found] = []
    end = len(words)
    while end > 0:
        term = _lexicon.match(words, end) if end - 1 not in taken else None
        if term is None:
            end -= 1
            continue
        length = len(term.words)
        roles.append(Found(end - length, end, term=term))
        end -= length
    return sorted(roles, key=lambda r: r.start)


def head_role(words: list[str], roles: list[Found], core: int) -> Found | None:
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


def opened_by(words: list[str], start: int) -> str:
    """The preposition that governs the words at `start`."""
    for index in range(start - 1, -1, -1):
        if words[index].casefold() in ENDING:
            return words[index].casefold()
    return ""
