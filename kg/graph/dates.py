"""Bounds of dates: the first and the last day that an ISO 8601 value covers.

>>> [str(day) for day in bounds("2023-W33")]
['2023-08-14', '2023-08-20']
>>> bounds("2023-08-18/..")
(datetime.date(2023, 8, 18), None)
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

_Bounds = tuple[date | None, date | None]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_WEEKDAY = re.compile(r"(\d{4})-W(\d\d)-([1-7])")
_QUARTER = re.compile(r"(\d{4})-(?:Q([1-4])|3([3-6]))")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})(?:[Xx]|0s)?")


@lru_cache(maxsize=8192)
def bounds(value: str) -> _Bounds:
    """Give first and last day of a date or interval, None for an open or unknown end.

    Takes days, weeks, months, quarters (`2023-Q3`, ISO 8601-2's `2023-35`), years, decades
    (`199X`, `1990s`, `199`) and intervals of these (`2013/2023-08-18`, open ends `..`).
    A value of another form, or no possible date, gives (None, None).
    """
    if "/" in value:
        first, _, last = value.partition("/")
        return bounds(first)[0], bounds(last)[1]
    for pattern, read in _READERS:
        match = pattern.fullmatch(value)
        if match:
            try:
                return read(match)
            except ValueError:
                return None, None
    return None, None


def _day(match: re.Match[str]) -> _Bounds:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _weekday(match: re.Match[str]) -> _Bounds:
    day = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _week(match: re.Match[str]) -> _Bounds:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    return monday, monday + timedelta(days=6)


def _month(match: re.Match[str]) -> _Bounds:
    return _months(int(match[1]), int(match[2]), 1)


def _quarter(match: re.Match[str]) -> _Bounds:
    number = int(match[2]) if match[2] else int(match[3]) - 2
    return _months(int(match[1]), 3 * number - 2, 3)


def _year(match: re.Match[str]) -> _Bounds:
    return _months(int(match[1]), 1, 12)


def _decade(match: re.Match[str]) -> _Bounds:
    first = int(match[1]) * 10
    return date(first, 1, 1), date(first + 9, 12, 31)


def _months(year: int, first: int, count: int) -> _Bounds:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Bounds]], ...] = (
    (_DAY, _day),
    (_MONTH, _month),
    (_WEEK, _week),
    (_WEEKDAY, _weekday),
    (_QUARTER, _quarter),
    (_YEAR, _year),
    (_DECADE, _decade),
)
