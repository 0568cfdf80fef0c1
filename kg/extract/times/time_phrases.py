"""Find the phrases that name a time: one regular expression a kind of phrase.

The expressions run over the class letters of `kg.extract.times.time_classes`.  What a phrase
means is decided in `kg.extract.times.time_values`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.memo import kept
from kg.extract.times.time_classes import classes
from kg.extract.tree import Tree


@dataclass(frozen=True, slots=True)
class Phrase:
    """A matched stretch of tokens, the pattern's name, and the token of each named part."""

    name: str
    start: int
    end: int
    parts: dict[str, int]


_MONTH_DAY = r"(?P<month>M)(?P<day>D)(?:,?(?P<year>Y))?"
_DAY_MONTH = r"(?:T?(?P<day>D)o?)(?P<month>M)(?:,?(?P<year>Y))?"
_OF_YEAR = r"(?:o(?:T|(?P<rel>[cln]))?(?P<year>[YU]))?"
_COUNT = r"(?P<count>[NDAQz])(?:Q)?-?"
_PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"(?P<iso>I)"),
        ("iso", r"(?P<year>Y)-(?P<month>D)-(?P<day>D)"),
        ("month day", rf"(?:W,?)?{_MONTH_DAY}"),
        ("day month", rf"(?:W,?)?{_DAY_MONTH}"),
        ("holiday", r"(?:(?P<rel>[cln])|T)?(?P<holiday>F)f*(?:,?(?P<year>Y))?"),
        ("day range", r"(?P<month>M)(?P<day>D)[-j](?P<until>D)(?:,?(?P<year>Y))?"),
        ("day range", r"T?(?P<day>D)[-j]T?(?P<until>D)o?(?P<month>M)(?:,?(?P<year>Y))?"),
        ("century", r"T?(?:e-?)?(?P<day>D)-?y"),
        ("weekday ago", rf"{_COUNT}(?P<unit>U)(?P<side>G)(?P<weekday>W)"),
        ("day beyond", r"TU(?P<side>[EL])(?P<day>R)"),
        ("edge", r"T?(?P<edge>b)o(?:T|(?P<rel>[cln]))?(?P<unit>U)"),
        ("edge", r"T?(?P<edge>b)o(?P<month>M)(?:,?(?P<year>Y))?"),
        ("edge", r"T?(?P<edge>b)o(?P<year>Y)"),
        ("part of year", r"T?(?P<joined>K)(?:o?(?P<year>Y))?"),
        ("part of year", rf"T?(?P<ordinal>O)-?(?P<unit>U|z){_OF_YEAR}"),
        ("month year", r"(?:e-?)?(?P<month>M)o?,?(?P<year>Y)"),
        ("month of", r"(?P<month>M)o(?P<rel>[cln])U"),
        ("season", r"(?:T|(?P<rel>[cln]))?(?:e-?)?(?P<season>S)(?:o?(?P<year>Y))?"),
        ("decade", r"(?:T|e-?|Te-?)(?P<decade>X)"),
        ("relative day", r"[EL]?(?P<day>R)(?:P)?"),
        ("part of day", r"(?P<rel>[cl])P"),
        ("weekday", r"(?P<rel>[cln])?(?:e-?)?(?P<weekday>W)(?:P)?(?:(?P<week>[cln])(?P<unit>U))?"),
        ("span", rf"T?(?P<rel>[ln])Q?{_COUNT}(?P<unit>U)"),
        ("ago", rf"{_COUNT}(?P<unit>U)(?P<side>G)"),
        ("offset", rf"{_COUNT}(?P<unit>U)(?P<side>[EL])"),
        ("anaphoric", r"(?:[ELe])?(?:Ts|h)(?P<unit>U|P)"),
        ("anaphoric", r"[ELe]iT(?P<unit>U)"),
        ("shifted", r"(?:[EL])?(?P<the>T)?(?:e-?)?(?P<rel>[cln])(?P<unit>[Uw])"),
        ("shifted month", r"(?:[EL])?T?(?P<rel>[cln])(?P<month>M)"),
        ("month", r"(?:e-?)?(?P<month>M)"),
        ("set", r"v(?P<unit>[UWP])"),
        ("set", r"(?P<unit>V)"),
        ("the day", r"T(?P<unit>U)"),
        ("weekend", r"T(?P<unit>w)"),
        ("duration", rf"{_COUNT}(?P<unit>U)"),
        ("duration", r"(?P<hyphenated>H)"),
        ("year", r"(?:e-?)?(?P<year>Y)"),
    )
)  # fmt: skip
_STARTERS = re.compile(r"[FIMDbOKSXRWNAQzUYHPTlnchvewELV]")


def find_phrases(tree: Tree) -> list[Phrase]:
    """Give the time phrases of `tree` from left to right, longest first where several fit."""
    return kept(tree.doc, "phrases", lambda: _find(tree))


def time_tokens(tree: Tree) -> frozenset[int]:
    """Give the tokens that stand in time phrases."""
    return kept(
        tree.doc,
        "time tokens",
        lambda: frozenset(i for p in find_phrases(tree) for i in range(p.start, p.end)),
    )


def _find(tree: Tree) -> list[Phrase]:
    letters = classes(tree)
    found: list[Phrase] = []
    i = 0
    while (start := _STARTERS.search(letters, i)) is not None:
        i = start.start()
        best = _longest(letters, i)
        if best is None or tree.sent[best.start] != tree.sent[best.end - 1]:
            i += 1
            continue
        found.append(best)
        i = best.end
    return found


def _longest(letters: str, i: int) -> Phrase | None:
    """Give the longest phrase at `i`; no pattern reaches over a token without a class."""
    end = letters.find(".", i)
    found = _longest_of(letters[i:] if end < 0 else letters[i:end])
    if found is None:
        return None
    return Phrase(found.name, i, i + found.end, {k: i + at for k, at in found.parts.items()})


@lru_cache(maxsize=4096)
def _longest_of(letters: str) -> Phrase | None:
    """Give the longest phrase at the start of a stretch of classes, which come again and again."""
    best: Phrase | None = None
    for name, pattern in _PATTERNS:
        match = pattern.match(letters)
        if match is not None and match.end() > 0 and (best is None or match.end() > best.end):
            parts = {k: match.start(k) for k, v in match.groupdict().items() if v is not None}
            best = Phrase(name, 0, match.end(), parts)
    return best
