"""The words of time phrases: their classes, and what single words are worth.

Each token is mapped to one letter (`M` a month, `D` a day of the month, `U` a unit, …), so that
the phrases of a document can be matched on a string in which a position is a token.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.numbers import number_of
from kg.extract.times.holidays import HOLIDAY_STARTS, holiday_at
from kg.extract.tree import Tree

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may",
            "june jun jun.", "july jul jul.", "august aug aug.", "september sept sept. sep sep.",
            "october oct oct.", "november nov nov.", "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mon.", "tuesday tues tues. tue tue.", "wednesday wed wed.",
            "thursday thurs thurs. thu thu.", "friday fri fri.", "saturday sat sat.",
            "sunday sun sun.",
        )
    )
    for name in names.split()
}  # fmt: skip
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week",
    "weekend": "weekend", "fortnight": "fortnight", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_PARTS = "morning afternoon evening night noon midnight dawn dusk midday lunchtime nightfall"
_WORDS = {
    word: letter
    for letter, words in {
        "P": _PARTS,
        "S": "spring summer autumn winter",
        "R": "today yesterday tomorrow tonight",
        "G": "ago",
        "E": "earlier before beforehand",
        "L": "later after afterwards afterward",
        "l": "last past previous preceding",
        "n": "next coming upcoming following ensuing",
        "c": "this current",
        "s": "same",
        "T": "the",
        "i": "in",
        "h": "that those",
        "e": "early late mid mid-",
        "b": "beginning start end middle close turn",
        "o": "of",
        "A": "a an one single",
        "Q": "several few couple some many recent consecutive straight",
        "v": "every each",
        "V": "annual annually yearly daily weekly monthly",
        ",": ",",
        "-": "- – —",
        "z": "half",
    }.items()
    for word in words.split()
}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "final": -1,
}  # fmt: skip
_NAMING = frozenset({*MONTHS, *WEEKDAYS, *_ORDINALS, *UNITS, *(f"{u}s" for u in UNITS), "fall"})
"""Words of letters alone that have a class as things stand."""
_LONGER = HOLIDAY_STARTS | {"to", "and", "century"}
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
_YEAR = re.compile(r"(1[5-9]|20)\d\d$")
_DECADE = re.compile(r"(?:(1[5-9]|20)?|['’])(\d)0['’]?s$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$|(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)$")
_SHORT_YEAR = re.compile(r"['’](\d\d)$")
_MID = re.compile(r"(mid|early|late)[-–](.+)$")
_HYPHENATED = re.compile(
    r"(.+?)[-–](second|minute|hour|day|week|month|year|decade|century)s?(?:[-–]long)?$"
)
_QUARTER = re.compile(r"(first|second|third|fourth|final)[-–](quarter|half)$")
_QUARTER_CODE = re.compile(r"q([1-4])$")
_CENTURY = re.compile(r"\d\d?(?:st|nd|rd|th)$")
_CAPITAL_ONLY = frozenset({"may", "march", "mar", "jan", "sat", "sun", "mon", "wed", "dec", "fri"})
_AFTER_NO_YEAR = frozenset(
    {
        "%", "percent", "km", "miles", "feet", "metres", "meters",
        "gmt", "utc", "hours", "hrs", "est", "edt", "et", "pst", "pdt", "cet", "cest", "bst",
    }
)  # fmt: skip
"""Measures, and the clocks that *1500* is told by."""
_NOT_YEAR_AFTER = frozenset(
    {"$", "€", "£", "#", "no.", "number", "about", "some", "nearly", "than"}
)


def classes(tree: Tree) -> str:
    """Give the class letters of all tokens of `tree`, one letter a token (`.` for no class)."""
    letters = [_letter(word) for word in tree.lower]
    for i, letter in enumerate(letters):
        if letter == ".":
            if tree.pos[i] == "NUM":
                letters[i] = _class_of(tree, i, tree.lower[i])
        elif letter == "?":
            letters[i] = _class_of(tree, i, tree.lower[i])
        elif letter in "ELV" and _is_no_time(tree, i, letter):
            letters[i] = "."
    for i, word in enumerate(tree.lower):
        if word in _LONGER:
            _mark_named(tree, i, letters)
    return "".join(letters)


@lru_cache(maxsize=1 << 14)
def _letter(word: str) -> str:
    """Give the class of a word by itself: `.` for none, `?` where its place in the text tells."""
    if word in _WORDS:
        return _WORDS[word]
    figured = not word.isalpha() and any(sign.isalnum() for sign in word)
    return "?" if figured or word in _NAMING else "."


def _mark_named(tree: Tree, i: int, letters: list[str]) -> None:
    """Mark what takes more than one word: holidays, ranges of days, centuries."""
    holiday = holiday_at(tree.lower, i) if _is_title(tree, i) or letters[i] == "O" else None
    if holiday is not None and letters[i] != "f":
        letters[i : i + holiday[1]] = ["F"] + ["f"] * (holiday[1] - 1)
    elif tree.lower[i] in {"to", "and"} and letters[i - 1 : i] == ["D"]:
        ranged = tree.lower[i] == "to" or "between" in tree.lower[max(i - 3, 0) : i]
        if ranged and letters[i + 1 : i + 2] == ["D"]:
            letters[i] = "j"
    elif tree.lower[i] == "century" and _CENTURY.match("".join(tree.lower[max(i - 1, 0) : i])):
        letters[i] = "y"


def _is_title(tree: Tree, i: int) -> bool:
    return tree.text[tree.start[i] : tree.end[i]].istitle()


def _is_no_time(tree: Tree, i: int, letter: str) -> bool:
    """*after the raid* as a preposition, *the Daily Herald* as a name."""
    if letter != "V":
        if tree.lower[i + 1 : i + 2] in (["yesterday"], ["tomorrow"]):
            return False
        return tree.dep[i] in {"mark", "case"}
    return i > 0 and tree.sent[i - 1] == tree.sent[i] and _is_title(tree, i)


def _class_of(tree: Tree, i: int, word: str) -> str:
    first = word[0]
    if first.isdigit():
        return _class_of_digits(tree, i, word)
    if word in MONTHS or word in WEEKDAYS:
        named = word not in _CAPITAL_ONLY or tree.pos[i] == "PROPN"
        return ("M" if word in MONTHS else "W") if named else "."
    if word == "fall" and tree.pos[i] in {"NOUN", "PROPN"}:
        return "S" if tree.lower[max(i - 1, 0)] in {"last", "this", "next", "the"} else "."
    if word in _ORDINALS:
        return "O"
    if _QUARTER_CODE.match(word):
        return "K"
    unit = word.removesuffix("s").removesuffix("'")
    if unit in UNITS:
        return "w" if unit == "weekend" else "U"
    if first in "'’":
        return _class_of_digits(tree, i, word)
    return _class_of_compound(tree, i, word)


def _class_of_digits(tree: Tree, i: int, word: str) -> str:
    if _YEAR.match(word):
        return "Y" if _may_be_year(tree, i) else "N"
    day = _DAY.match(word)
    if day is not None:
        return "D" if 1 <= int(day[1]) <= 31 else "N"
    if _ISO.match(word):
        return "I"
    if _DECADE.match(word):
        return "X"
    if _SHORT_YEAR.match(word):
        return "Y"
    return _class_of_compound(tree, i, word)


def _class_of_compound(tree: Tree, i: int, word: str) -> str:
    if "-" in word or "–" in word:
        middle = _MID.match(word)
        if middle is not None:
            rest = middle[2]
            if rest in MONTHS:
                return "M"
            return "Y" if _YEAR.match(rest) else "X" if _DECADE.match(rest) else "."
        if _HYPHENATED.match(word):
            return "H"
        if _QUARTER.match(word):
            return "K"
    return "N" if tree.pos[i] == "NUM" and number_of(word) is not None else "."


def _may_be_year(tree: Tree, i: int) -> bool:
    """Whether a four-digit number is a year: not a price, not a count of something plural."""
    if i and tree.lower[i - 1] in _NOT_YEAR_AFTER:
        return False
    head = tree.head[i]
    if tree.dep[i] == "nummod" and head > i:
        return tree.tag[head] not in {"NNS", "NNPS"} or tree.lower[head] in {"elections", "games"}
    following = tree.lower[i + 1] if i + 1 < len(tree) else ""
    return following not in _AFTER_NO_YEAR


def plain(word: str) -> str:
    """Strip *mid-*, *early-*, *late-* from a hyphenated month, year or decade."""
    middle = _MID.match(word)
    return middle[2] if middle is not None else word


def year_of(word: str) -> int | None:
    """Give the year that a word writes (`2013`, `’82`), or None."""
    word = plain(word)
    if _YEAR.match(word):
        return int(word)
    short = _SHORT_YEAR.match(word)
    if short is None:
        return None
    return (1900 if int(short[1]) > 30 else 2000) + int(short[1])


def day_of(word: str) -> int | None:
    """Give the day of the month that a word writes (`26`, `26th`), or None."""
    day = _DAY.match(word)
    return int(day[1]) if day is not None else None


def decade_of(word: str) -> int | None:
    """Give the first year of a decade (`1990s` → 1990, `’80s` → 1980), or None."""
    decade = _DECADE.match(plain(word))
    if decade is None:
        return None
    tens = int(decade[2]) * 10
    if decade[1]:
        return int(decade[1]) * 100 + tens
    return (1900 if tens > 20 else 2000) + tens


def iso_of(word: str) -> tuple[int, int, int] | None:
    """Give (year, month, day) of an all-numeric date; `13/07/2023` tells day from month itself."""
    match = _ISO.match(word)
    if match is None:
        return None
    if match[1]:
        return int(match[1]), int(match[2]), int(match[3])
    first, second, year = int(match[4]), int(match[5]), int(match[6])
    if year < 100:
        year += 1900 if year > 30 else 2000
    return (year, second, first) if first > 12 or second <= 12 < first else (year, first, second)


def unit_of(word: str) -> str | None:
    """Give the unit that a word names (`days` → `day`), or None."""
    return UNITS.get(word.removesuffix("s").removesuffix("'"))


def hyphenated_of(word: str) -> tuple[float, str] | None:
    """Give count and unit of a hyphenated duration (`48-hour` → 48, hour), or None."""
    match = _HYPHENATED.match(word)
    if match is None:
        return None
    count = 1.0 if match[1] == "single" else number_of(match[1])
    return (count, match[2]) if count is not None else None


def quarter_of(word: str) -> tuple[str, str] | None:
    """Give ordinal and unit of a hyphenated part of the year (*third-quarter*), or None."""
    coded = _QUARTER_CODE.match(word)
    if coded is not None:
        return ("first", "second", "third", "fourth")[int(coded[1]) - 1], "quarter"
    match = _QUARTER.match(word)
    return (match[1], match[2]) if match is not None else None


def ordinal_of(word: str) -> int | None:
    """Give the number of an ordinal (`fourth`, `4th`), or None."""
    return _ORDINALS.get(word)
