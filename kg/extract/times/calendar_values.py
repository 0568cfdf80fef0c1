"""Times as values: days, weeks, months, years and stretches of them, in ISO 8601."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from kg.model import Precision

MULTIPLE = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year"),
             "quarter": (3, "month")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved time: ISO 8601 value, precision, kind, and its first and last day (if known)."""

    iso: str
    precision: Precision
    kind: str = "point"
    first: date | None = None
    last: date | None = None


def day(value: date) -> Value:
    """Give one calendar day."""
    return Value(value.isoformat(), Precision.DAY, first=value, last=value)


def month(year: int, number: int) -> Value:
    """Give one calendar month."""
    first = date(year, number, 1)
    return Value(
        f"{year:04}-{number:02}", Precision.MONTH, first=first, last=first + relativedelta(day=31)
    )


def year(number: int) -> Value:
    """Give one calendar year."""
    return Value(
        f"{number:04}", Precision.YEAR, first=date(number, 1, 1), last=date(number, 12, 31)
    )


def week(value: date) -> Value:
    """Give the ISO week in which `value` lies."""
    number = value.isocalendar()
    monday = value - timedelta(days=value.weekday())
    return Value(
        f"{number.year:04}-W{number.week:02}",
        Precision.WEEK,
        first=monday,
        last=monday + timedelta(days=6),
    )


def months(first: date, count: int, precision: Precision) -> Value:
    """Give `count` calendar months from the month of `first` on, as an interval."""
    start = first.replace(day=1)
    last = start + relativedelta(months=count - 1)
    return Value(
        f"{start:%Y-%m}/{last:%Y-%m}", precision, "interval", start, last + relativedelta(day=31)
    )


def decade(first: int) -> Value:
    """Give the ten years from `first` on, as an interval."""
    return Value(
        f"{first:04}/{first + 9:04}",
        Precision.DECADE,
        "interval",
        date(first, 1, 1),
        date(first + 9, 12, 31),
    )


def interval(first: Value | None, last: Value | None, kind: str = "interval") -> Value:
    """Give the stretch from `first` to `last`; None is an open end."""
    return Value(
        f"{first.iso.split('/')[0] if first else '..'}/{last.iso.split('/')[-1] if last else '..'}",
        Precision.INTERVAL,
        kind,
        first.first if first else None,
        last.last if last else None,
    )


def unit(name: str, value: date) -> Value | None:
    """Give the calendar unit (day, week, month, …) in which `value` lies."""
    if name in {"day", "hour", "minute", "second", "night"}:
        return day(value)
    if name in {"week", "fortnight"}:
        return week(value)
    if name == "weekend":
        saturday = value + timedelta(days=5 - value.weekday())
        return interval(day(saturday), day(saturday + timedelta(days=1)))
    if name == "month":
        return month(value.year, value.month)
    if name == "quarter":
        return months(value.replace(month=3 * ((value.month - 1) // 3) + 1), 3, Precision.QUARTER)
    if name == "year":
        return year(value.year)
    return decade(value.year // 10 * 10) if name == "decade" else None


def moved(value: date, count: float, name: str) -> date:
    """Give `value` moved by `count` units (negative: back)."""
    times, name = MULTIPLE.get(name, (1, name))
    amount = count * times
    if name in {"hour", "minute", "second"}:  # a day at least, or the same day
        per_day = {"hour": 24, "minute": 1440, "second": 86400}[name]
        return value + timedelta(days=int(amount / per_day))
    if name == "weekend":
        name = "week"
    if amount != int(amount):  # half a year, one and a half months
        return value + timedelta(
            days=amount * {"day": 1, "week": 7, "month": 30.4, "year": 365.25}[name]
        )
    shifted: date = value + relativedelta(**{name + "s": int(amount)})
    return shifted
