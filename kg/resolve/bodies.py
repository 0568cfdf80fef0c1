"""Names of bodies and places that differ in form only: word order, spelling, whose they are."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.model import EntityType
from kg.resolve import _countries, _places, gazetteer
from kg.resolve._data import table
from kg.resolve.names import fold
from kg.resolve.spellings import sounds_alike

_SMALL = frozenset({"the", "of", "and", "for", "&", "in", "at", "de", "la", "du", "des", "et", "y"})
_SITE = re.compile(r"\.(?:com|org|net|gov|edu|info|tv|ca|de|fr|uk|co\.uk|ru|cn|au|in|za|ke|ng)$")


@lru_cache(maxsize=1 << 16)
def same_form(left: str, right: str, kind: EntityType) -> str | None:
    """Return the reason why two names of bodies or places are forms of one, or None.

    *Ministry of Defence of Chad*, *Chadian Defense Ministry*; *the Falklands*, *Falkland Islands*;
    *Reuters.com*, *Reuters*; *Ohio*, *OH*; *CNN*, *CNN International*.
    """
    words = (_standard(left), _standard(right))
    if words[0] == words[1]:
        return "same name"
    if sorted(words[0]) == sorted(words[1]) and (_turns(words[0]) or _turns(words[1])):
        return "same words in another order"
    short, full = sorted((left, right), key=len)
    if kind is EntityType.ORGANIZATION and (_school(short, full) or _media(short, full)):
        return "short form of the name"
    if _party_members(short, full) or _plural_of(short, full):
        return "short form of the name"
    if kind is not EntityType.PERSON and _state_code(short) == fold(full).casefold():
        return "abbreviation of the name"
    if _blends(short, full):
        return "abbreviation of the name"
    alone = {len(w) for w in words} == {1}
    return "similar spelling" if alone and sounds_alike(words[0][0], words[1][0]) else None


@lru_cache(maxsize=50_000)
def _standard(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: countries as codes, one spelling of each word."""
    whole = _SITE.sub("", fold(name).casefold())
    text = re.sub(r"['’]s?(?=\s)", "", whole).replace("-", " ")
    words = [w.strip(",'’").replace(".", "") for w in text.split()]
    spelt = table("names.toml")["spellings"]
    found: list[str] = []
    index = 0
    while index < len(words):
        length, code = _nation(words, index)
        if code:
            found.append(code)
            index += length
            continue
        if words[index] and words[index] not in _SMALL:
            found.append(spelt.get(words[index], words[index]))
        index += 1
    return tuple(found)


def _nation(words: list[str], index: int) -> tuple[int, str]:
    """The country or nationality that the words name from here on, and of how many words."""
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        text = " ".join(words[index : index + length])
        code = _nations().get(text)
        if code:
            return length, code
    return 1, ""


_LONGEST = 4
_SHORT = frozenset({"us", "uk"})


@cache
def _nations() -> dict[str, str]:
    """Country code by folded name, adjective or people; of two letters those in use alone."""
    found = {word.casefold(): code for word, code in _countries.demonyms().items()}
    for country in _countries.all_countries():
        for name in (country.label, *country.names):
            plain = fold(name).casefold().replace("-", " ").replace(".", "")
            if len(plain) > 2 or plain in _SHORT:
                found.setdefault(plain, country.code)
    return found


def _turns(words: tuple[str, ...]) -> bool:
    """Whether a name's parts may change places: an office's may, a school's may not."""
    offices = table("names.toml")["offices"]
    return bool(words) and (words[0] in offices or words[-1] in offices)


def _school(short: str, full: str) -> bool:
    """*Harrow* of *Harrow School*, *Berkeley* of *UC Berkeley*, *Helsinki* of its university.

    Both are known to be bodies here; a country is no school's short name.
    """
    left, right = fold(short).casefold().split(), fold(full).casefold().split()
    known = gazetteer.lookup(short)
    if known is not None and not known.key.startswith(("place/", "region/")):
        return False
    schools = table("names.toml")["schools"]
    after = right[: len(left)] == left and right[len(left) :]
    if after:
        return len(after) == 1 and after[0] in schools
    before = right[: -len(left)] if right[-len(left) :] == left else []
    return before in (["uc"], ["suny"], ["university", "of"], ["fc"])


def _media(short: str, full: str) -> bool:
    """*CBC* of *CBC News*: a broadcaster's initials before the part of it that speaks."""
    left, right = short.split(), full.split()
    kinds = table("names.toml")["media"]
    return (
        len(left) == 1
        and len(short) > 2
        and short.isupper()
        and right[:1] == left
        and len(right) > 1
        and all(w.casefold() in kinds for w in right[1:])
        and _speaks(short)
    )


def _speaks(name: str) -> bool:
    known = gazetteer.lookup(name)
    return known is None or "JRN" in known.sectors


def _party_members(short: str, full: str) -> bool:
    """*Republicans* of *Republican Party*, *Democrats* of *Democratic Party*."""
    left, right = fold(short).casefold().split(), fold(full).casefold().split()
    if len(right) != len(left) + 1 or right[-1] != "party" or left[:-1] != right[:-2]:
        return False
    members, named = left[-1].removesuffix("s"), right[-2]
    return left[-1] != members and len(members) > 4 and (named + " ").startswith(members)


def _plural_of(short: str, full: str) -> bool:
    """*the Falklands* of *Falkland Islands*."""
    left, right = fold(short).casefold().split(), fold(full).casefold().split()
    kinds = table("names.toml")["plural_places"]
    return len(left) == 1 and len(right) == 2 and right[1] in kinds and left[0] == right[0] + "s"


@cache
def _state_codes() -> dict[str, str]:
    american = (row for row in _places.subdivisions() if row[0][:3] == "US-")
    return {code.partition("-")[2]: fold(name).casefold() for code, name, _ in american}


def _state_code(name: str) -> str | None:
    """The state of the United States that a postal code stands for, folded."""
    return _state_codes().get(name.strip(".")) if len(name) == 2 else None


def _blends(short: str, full: str) -> bool:
    """*CENTCOM* of *Central Command*: the beginnings of all main words, some of two letters."""
    letters = short.casefold()
    if len(letters) < 6 or not letters.isalpha() or " " not in full or not short[0].isupper():
        return False
    words = [w for w in fold(full).casefold().split() if w not in _SMALL]
    if len(words) > 2 and gazetteer.lookup(words[0]) is not None:
        words = words[1:]  # whose it is, is left out of the blend
    pattern = "".join(
        "(" + w[0] + "".join(f"(?:{re.escape(c)}" for c in w[1:5]) + ")?" * len(w[1:5]) + ")"
        for w in words
    )
    match = re.fullmatch(pattern, letters) if len(words) > 1 else None
    return match is not None and sum(len(g) > 1 for g in match.groups()) * 2 >= len(words)
