"""What time phrases are resolved against, and the small words that point back or ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kg.extract.numbers import number_of
from kg.extract.times.calendar_values import Value
from kg.model import Tense


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is resolved against.

    `published` may be None (then only full dates resolve); `reached` is the day the story has
    reached; `year` the last year named; `tense` that of the clause the phrase belongs to, None
    where nothing tells.
    """

    published: date | None
    reached: date | None
    year: int | None
    tense: Tense | None


def count_of(word: str) -> float | None:
    """Give the number that a word counts (*a couple*, *half*, *three*), or None."""
    if word in {"a", "an"}:
        return 1.0
    if word == "couple":
        return 2.0
    return {"half": 0.5, "single": 1.0}.get(word) or number_of(word)


def nearest(candidates: Callable[[int], date], pivot: date, tense: Tense | None) -> date:
    """Choose the year of a date without one by tense: the last one past, the next one to come.

    `candidates` gives the date in a given year.
    """
    around = [candidates(pivot.year + shift) for shift in (-1, 0, 1)]
    if tense is Tense.PAST:
        return max(d for d in around if d <= pivot)
    if tense is Tense.FUTURE:
        return min(d for d in around if d >= pivot)
    return min(around, key=lambda d: (abs((d - pivot).days), d > pivot))


def side_of(word: str) -> int:
    """Whether a word points back (-1), to now (0) or ahead (1)."""
    if word in {"last", "past", "previous", "preceding"}:
        return -1
    return 0 if word in {"this", "current"} else 1


Parts = dict[str, str]
"""The words of a phrase by the name of their part."""
Resolver = Callable[[Parts, Context], Value | None]
"""What gives the value of a kind of phrase, None where nothing can resolve it."""
