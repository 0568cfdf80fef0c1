"""Days covered by an ISO 8601 date or interval, as the timeline and the exports need them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})[Xx]")


def span(value: str | None) -> tuple[date, date] | None:
    """Give first and last day of an ISO value; None when it names no day at all.

    An open end (`..`) takes the day of the other end, so that an event still has a place in
    time.  Understands days, weeks, months, quarters, years, decades (`201X`) and intervals.

    >>> span("2023-02")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    >>> span("2023-07-26/..")
    (datetime.date(2023, 7, 26), datetime.date(2023, 7, 26))
    """
    if not value:
        return None
    if "/" in value:
        left, right = value.split("/", 1)
        first, last = _single(left), _single(right)
        if first and last:
            return (first[0], last[1]) if first[0] <= last[1] else (last[0], first[1])
        one = first or last
        if one is None:
            return None
        day = one[0] if first else one[1]
        return day, day
    return _single(value)


def _single(value: str) -> tuple[date, date] | None:
    try:
        return _parse(value.strip())
    except ValueError:
        return None


def _parse(value: str) -> tuple[date, date] | None:
    if match := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    if match := _QUARTER.fullmatch(value):
        first = 3 * int(match[2]) - 2
        return date(int(match[1]), first, 1), _month_end(int(match[1]), first + 2)
    if match := _MONTH.fullmatch(value):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), _month_end(year, month)
    if match := _YEAR.fullmatch(value):
        return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
    if match := _DECADE.fullmatch(value):
        return date(int(match[1]) * 10, 1, 1), date(int(match[1]) * 10 + 9, 12, 31)
    if len(value) < 10:
        return None
    day = date.fromisoformat(value[:10])
    return day, day


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
