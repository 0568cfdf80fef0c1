"""Days that are called by a name: the feasts of the calendar and a few dates known by number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter  # type: ignore[import-untyped]
from dateutil.relativedelta import MO, TH, relativedelta, weekday  # type: ignore[import-untyped]

_SKIPPED = frozenset({"'s", "’s"})


def _fixed(month: int, number: int) -> Callable[[int], date]:
    return lambda year: date(year, month, number)


def _nth(month: int, which: weekday) -> Callable[[int], date]:
    start = 31 if (which.n or 1) < 0 else 1
    return lambda year: date(year, month, 1) + relativedelta(day=start, weekday=which)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


_DAYS: dict[tuple[str, ...], Callable[[int], date]] = {
    ("christmas",): _fixed(12, 25),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas", "eve"): _fixed(12, 24),
    ("boxing", "day"): _fixed(12, 26),
    ("new", "year", "day"): _fixed(1, 1),
    ("new", "year", "eve"): _fixed(12, 31),
    ("valentine", "day"): _fixed(2, 14),
    ("may", "day"): _fixed(5, 1),
    ("fourth", "of", "july"): _fixed(7, 4),
    ("july", "fourth"): _fixed(7, 4),
    ("bastille", "day"): _fixed(7, 14),
    ("halloween",): _fixed(10, 31),
    ("veterans", "day"): _fixed(11, 11),
    ("armistice", "day"): _fixed(11, 11),
    ("memorial", "day"): _nth(5, MO(-1)),
    ("labor", "day"): _nth(9, MO(1)),
    ("thanksgiving",): _nth(11, TH(4)),
    ("thanksgiving", "day"): _nth(11, TH(4)),
    ("black", "friday"): lambda year: _nth(11, TH(4))(year) + timedelta(days=1),
    ("good", "friday"): _from_easter(-2),
    ("easter",): _from_easter(0),
    ("easter", "sunday"): _from_easter(0),
    ("easter", "monday"): _from_easter(1),
    ("ash", "wednesday"): _from_easter(-46),
}
"""By words without possessive endings; Labor Day as the United States keep it."""

HOLIDAY_STARTS = frozenset(words[0] for words in _DAYS)
_LONGEST = max(map(len, _DAYS))


def holiday_at(words: list[str], i: int) -> tuple[tuple[str, ...], int] | None:
    """Give the holiday named from word `i` on (lower case) and the words it takes, or None."""
    if words[i] not in HOLIDAY_STARTS:
        return None
    best: tuple[tuple[str, ...], int] | None = None
    name: list[str] = []
    for k in range(i, min(i + _LONGEST + 1, len(words))):
        if words[k] not in _SKIPPED:
            name.append(words[k])
        if tuple(name) in _DAYS and words[k] not in _SKIPPED:
            best = tuple(name), k + 1 - i
    return best


def day_of_holiday(name: tuple[str, ...], year: int) -> date:
    """Give the day on which a holiday falls in a year."""
    return _DAYS[name](year)
