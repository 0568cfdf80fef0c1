"""Phrases that name a place on the calendar: days, months, seasons, quarters, years."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from kg.extract.times.calendar_values import (
    Value,
    day,
    decade,
    interval,
    month,
    months,
    moved,
    unit,
    year,
)
from kg.extract.times.holidays import day_of_holiday
from kg.extract.times.time_anchors import Context, Parts, Resolver, nearest, side_of
from kg.extract.times.time_words import (
    MONTHS,
    SEASONS,
    day_of,
    decade_of,
    iso_of,
    ordinal_of,
    plain,
    quarter_of,
    unit_of,
    year_of,
)
from kg.model import Precision, Tense


def _iso(parts: Parts, context: Context) -> Value | None:
    found = iso_of(parts.get("iso") or "-".join(parts[k] for k in ("year", "month", "day")))
    return day(date(*found)) if found else None


def _calendar_day(parts: Parts, context: Context) -> Value | None:
    number, in_month = day_of(parts["day"]), MONTHS[plain(parts["month"])]
    if number is None:
        return None
    if "year" in parts:
        stated = year_of(parts["year"])
        return day(date(stated, in_month, number)) if stated else None
    if context.published is None:
        return day(date(context.year, in_month, number)) if context.year else None
    if in_month == 2 and number == 29:
        return None
    return day(nearest(lambda y: date(y, in_month, number), context.published, context.tense))


def _day_range(parts: Parts, context: Context) -> Value | None:
    last = _calendar_day(parts | {"day": parts["until"]}, context)
    number, until = day_of(parts["day"]), day_of(parts["until"])
    if last is None or last.first is None or number is None or until is None or number >= until:
        return None
    return interval(day(last.first.replace(day=number)), last)


def _holiday(parts: Parts, context: Context) -> Value | None:
    name = tuple(parts["holiday"].split())
    stated = year_of(parts["year"]) if "year" in parts else None
    if stated is not None:
        return day(day_of_holiday(name, stated))
    if context.published is None or not name:
        return None
    tense = {"last": Tense.PAST, "next": Tense.FUTURE}.get(parts.get("rel", ""), context.tense)
    return day(nearest(lambda year: day_of_holiday(name, year), context.published, tense))


def _century(parts: Parts, context: Context) -> Value | None:
    number = int(parts["day"].rstrip("stndrh"))
    return interval(year(number * 100 - 99), year(number * 100))


def _month_year(parts: Parts, context: Context) -> Value | None:
    stated = year_of(parts["year"])
    return month(stated, MONTHS[plain(parts["month"])]) if stated else None


def _month(parts: Parts, context: Context) -> Value | None:
    number = MONTHS[plain(parts["month"])]
    if context.published is None:
        return month(context.year, number) if context.year else None
    pivot = context.published.replace(day=1)
    tense = context.tense or Tense.PAST
    if tense is Tense.PRESENT:
        tense = Tense.PAST
    found = nearest(lambda y: date(y, number, 1), pivot, tense)
    return month(found.year, number)


def _month_of(parts: Parts, context: Context) -> Value | None:
    if context.published is None:
        return None
    return month(context.published.year + side_of(parts["rel"]), MONTHS[parts["month"]])


def _shifted_month(parts: Parts, context: Context) -> Value | None:
    if context.published is None:
        return None
    number, pivot = MONTHS[parts["month"]], context.published.replace(day=1)
    if side_of(parts["rel"]) == 0:
        return month(pivot.year, number)
    step = relativedelta(months=side_of(parts["rel"]))
    tense = Tense.PAST if side_of(parts["rel"]) < 0 else Tense.FUTURE
    found = nearest(lambda y: date(y, number, 1), pivot + step, tense)
    return month(found.year, number)


def _year(parts: Parts, context: Context) -> Value | None:
    stated = year_of(parts["year"])
    return year(stated) if stated else None


def _decade(parts: Parts, context: Context) -> Value | None:
    first = decade_of(parts["decade"])
    return decade(first) if first is not None else None


def _season(parts: Parts, context: Context) -> Value | None:
    start = SEASONS.get(parts["season"], 9)
    if "year" in parts:
        stated = year_of(parts["year"])
        return months(date(stated, start, 1), 3, Precision.INTERVAL) if stated else None
    if context.published is None:
        return None
    side = side_of(parts["rel"]) if "rel" in parts else 0
    tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(side, context.tense)
    if side == 0 and "rel" in parts:
        return months(date(context.published.year, start, 1), 3, Precision.INTERVAL)
    pivot = context.published
    if side == -1 and (pivot.month - start) % 12 < 3:  # last summer, said in summer
        pivot -= relativedelta(months=3)
    first = nearest(lambda y: date(y, start, 1), pivot, tense)
    return months(first, 3, Precision.INTERVAL)


def _edge(parts: Parts, context: Context) -> Value | None:
    whole = _whole(parts, context)
    if whole is None or whole.first is None or whole.last is None:
        return None
    at_end = parts["edge"] in {"end", "close"}
    if parts["edge"] == "middle" or whole.precision in {Precision.DAY, Precision.WEEK}:
        return whole
    if whole.precision is Precision.YEAR:
        edge = whole.last if at_end else whole.first
        return Value(
            f"{edge:%Y-%m}",
            Precision.MONTH,
            "edge",
            edge.replace(day=1),
            edge + relativedelta(day=31),
        )
    return Value(whole.iso, whole.precision, "edge", whole.first, whole.last)


def _whole(parts: Parts, context: Context) -> Value | None:
    if "month" in parts:
        return _month_year(parts, context) if "year" in parts else _month(parts, context)
    if "year" in parts:
        return _year(parts, context)
    name = unit_of(parts["unit"])
    if name is None or context.published is None:
        return None
    return unit(
        name, moved(context.published, side_of(parts["rel"]) if "rel" in parts else 0, name)
    )


def _part_of_year(parts: Parts, context: Context) -> Value | None:
    ordinal, name = (
        quarter_of(parts["joined"]) or ("", "")
        if "joined" in parts
        else (
            parts["ordinal"],
            "half" if parts["unit"] == "half" else unit_of(parts["unit"]) or "",
        )
    )
    number, length = ordinal_of(ordinal), {"half": 6, "quarter": 3}.get(name, 0)
    if number is None or not length or number * length > 12:
        return None
    number = 12 // length if number < 0 else number
    stated = year_of(parts["year"]) if "year" in parts else None
    if stated is None:
        if context.published is None:
            return None
        stated = context.published.year + (side_of(parts["rel"]) if "rel" in parts else 0)
    precision = Precision.QUARTER if length == 3 else Precision.INTERVAL
    return months(date(stated, (number - 1) * length + 1, 1), length, precision)


RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "month day": _calendar_day,
    "day month": _calendar_day,
    "day range": _day_range,
    "holiday": _holiday,
    "century": _century,
    "edge": _edge,
    "part of year": _part_of_year,
    "month year": _month_year,
    "month of": _month_of,
    "season": _season,
    "decade": _decade,
    "shifted month": _shifted_month,
    "month": _month,
    "year": _year,
}
"""By name of phrase: what gives its value."""
