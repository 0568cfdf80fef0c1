"""The classes of the words of time phrases.

Each token is mapped to one letter (`M` a month, `D` a day of the month, `U` a unit, …), so that
the phrases of a document can be matched on a string in which a position is a token.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.numbers import number_of
from kg.extract.times.holidays import HOLIDAY_STARTS, holiday_at
from kg.extract.times.time_words import (
    DAY,
    DECADE,
    HYPHENATED,
    ISO,
    MID,
    MONTHS,
    ORDINALS,
    QUARTER,
    QUARTER_CODE,
    SHORT_YEAR,
    UNITS,
    WEEKDAYS,
    YEAR,
)
from kg.extract.tree import Tree

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
_NAMING = frozenset({*MONTHS, *WEEKDAYS, *ORDINALS, *UNITS, *(f"{u}s" for u in UNITS), "fall"})
"""Words of letters alone that have a class as things stand."""
_UNSURE = frozenset("?ELV")
_LONGER = HOLIDAY_STARTS | {"to", "and", "century"}
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
    letters, unsure = ["."] * len(tree), []
    for word, stands in tree.words.items():
        letter = _letter(word)
        if letter != ".":
            for i in stands:
                letters[i] = letter
            if letter in _UNSURE:
                unsure += stands
    figures = [i for i in tree.classes["NUM"] if letters[i] == "."]
    for i in unsure:
        if letters[i] == "?":
            figures.append(i)
        elif _is_no_time(tree, i, letters[i]):
            letters[i] = "."
    for i in figures:
        letters[i] = _class_of(tree, i, tree.lower[i])
    for i in tree.words.where(_LONGER):
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
    if word in ORDINALS:
        return "O"
    if QUARTER_CODE.match(word):
        return "K"
    unit = word.removesuffix("s").removesuffix("'")
    if unit in UNITS:
        return "w" if unit == "weekend" else "U"
    if first in "'’":
        return _class_of_digits(tree, i, word)
    return _class_of_compound(tree, i, word)


def _class_of_digits(tree: Tree, i: int, word: str) -> str:
    if YEAR.match(word):
        return "Y" if _may_be_year(tree, i) else "N"
    day = DAY.match(word)
    if day is not None:
        return "D" if 1 <= int(day[1]) <= 31 else "N"
    if ISO.match(word):
        return "I"
    if DECADE.match(word):
        return "X"
    if SHORT_YEAR.match(word):
        return "Y"
    return _class_of_compound(tree, i, word)


def _class_of_compound(tree: Tree, i: int, word: str) -> str:
    if "-" in word or "–" in word:
        middle = MID.match(word)
        if middle is not None:
            rest = middle[2]
            if rest in MONTHS:
                return "M"
            return "Y" if YEAR.match(rest) else "X" if DECADE.match(rest) else "."
        if HYPHENATED.match(word):
            return "H"
        if QUARTER.match(word):
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
