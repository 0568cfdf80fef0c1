"""What a time phrase means: from a matched phrase and two anchors to an ISO 8601 value.

Deictic phrases (*last week*, *Thursday*, *two days ago*) count from the date of publication,
anaphoric ones (*the next day*, *two days earlier*) from the date the story has reached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from kg.extract.calendar_values import (
    MULTIPLE,
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
from kg.extract.numbers import number_of
from kg.extract.time_phrases import Phrase
from kg.extract.time_words import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    day_of,
    decade_of,
    hyphenated_of,
    iso_of,
    ordinal_of,
    plain,
    quarter_of,
    unit_of,
    year_of,
)
from kg.model import Precision, Tense

_ISO_LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "year": "Y",
}  # fmt: skip
_ADVERBS = {
    "annual": "year", "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week",
}  # fmt: skip
_YESTERDAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


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


def resolve(phrase: Phrase, words: list[str], context: Context) -> Value | None:
    """Give the value of `phrase` (`words`: all words of the document, lower case), or None."""
    parts = {name: words[i] for name, i in phrase.parts.items()}
    try:
        return _RESOLVERS[phrase.name](parts, context)
    except (ValueError, OverflowError):  # 31 February, year 0: no date at all
        return None


def _count(word: str) -> float | None:
    if word in {"a", "an"}:
        return 1.0
    if word == "couple":
        return 2.0
    return {"half": 0.5, "single": 1.0}.get(word) or number_of(word)


def _nearest(candidates: Callable[[int], date], pivot: date, tense: Tense | None) -> date:
    """Choose the year of a date without one by tense: the last one past, the next one to come."""
    around = [candidates(pivot.year + shift) for shift in (-1, 0, 1)]
    if tense is Tense.PAST:
        return max(d for d in around if d <= pivot)
    if tense is Tense.FUTURE:
        return min(d for d in around if d >= pivot)
    return min(around, key=lambda d: (abs((d - pivot).days), d > pivot))


def _iso(parts: dict[str, str], context: Context) -> Value | None:
    found = iso_of(parts.get("iso") or "-".join(parts[k] for k in ("year", "month", "day")))
    return day(date(*found)) if found else None


def _calendar_day(parts: dict[str, str], context: Context) -> Value | None:
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
    return day(_nearest(lambda y: date(y, in_month, number), context.published, context.tense))


def _month_year(parts: dict[str, str], context: Context) -> Value | None:
    stated = year_of(parts["year"])
    return month(stated, MONTHS[plain(parts["month"])]) if stated else None


def _month(parts: dict[str, str], context: Context) -> Value | None:
    number = MONTHS[plain(parts["month"])]
    if context.published is None:
        return month(context.year, number) if context.year else None
    pivot = context.published.replace(day=1)
    tense = context.tense or Tense.PAST
    if tense is Tense.PRESENT:
        tense = Tense.PAST
    found = _nearest(lambda y: date(y, number, 1), pivot, tense)
    return month(found.year, number)


def _month_of(parts: dict[str, str], context: Context) -> Value | None:
    if context.published is None:
        return None
    return month(context.published.year + _side(parts["rel"]), MONTHS[parts["month"]])


def _shifted_month(parts: dict[str, str], context: Context) -> Value | None:
    if context.published is None:
        return None
    number, pivot = MONTHS[parts["month"]], context.published.replace(day=1)
    if _side(parts["rel"]) == 0:
        return month(pivot.year, number)
    step = relativedelta(months=_side(parts["rel"]))
    tense = Tense.PAST if _side(parts["rel"]) < 0 else Tense.FUTURE
    found = _nearest(lambda y: date(y, number, 1), pivot + step, tense)
    return month(found.year, number)


def _year(parts: dict[str, str], context: Context) -> Value | None:
    stated = year_of(parts["year"])
    return year(stated) if stated else None


def _decade(parts: dict[str, str], context: Context) -> Value | None:
    first = decade_of(parts["decade"])
    return decade(first) if first is not None else None


def _season(parts: dict[str, str], context: Context) -> Value | None:
    start = SEASONS.get(parts["season"], 9)
    if "year" in parts:
        stated = year_of(parts["year"])
        return months(date(stated, start, 1), 3, Precision.INTERVAL) if stated else None
    if context.published is None:
        return None
    side = _side(parts["rel"]) if "rel" in parts else 0
    tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(side, context.tense)
    if side == 0 and "rel" in parts:
        return months(date(context.published.year, start, 1), 3, Precision.INTERVAL)
    first = _nearest(lambda y: date(y, start, 1), context.published, tense)
    return months(first, 3, Precision.INTERVAL)


def _side(word: str) -> int:
    """Whether a word points back (-1), to now (0) or ahead (1)."""
    if word in {"last", "past", "previous", "preceding"}:
        return -1
    return 0 if word in {"this", "current"} else 1


def _relative_day(parts: dict[str, str], context: Context) -> Value | None:
    if context.published is None:
        return None
    return day(context.published + timedelta(days=_YESTERDAYS[parts["day"]]))


def _part_of_day(parts: dict[str, str], context: Context) -> Value | None:
    if context.published is None:
        return None
    return day(context.published + timedelta(days=_side(parts["rel"])))


def _weekday(parts: dict[str, str], context: Context) -> Value | None:
    if context.published is None:
        return None
    today, number = context.published, WEEKDAYS[parts["weekday"]]
    if "week" in parts and unit_of(parts["unit"]) == "week":
        monday = today - timedelta(days=today.weekday())
        return day(monday + timedelta(days=number + 7 * _side(parts["week"])))
    back = (today.weekday() - number) % 7
    side = _side(parts["rel"]) if "rel" in parts else None
    if side == -1:
        return day(today - timedelta(days=back or 7))
    if side == 1 or (side is None and context.tense is Tense.FUTURE):
        return day(today + timedelta(days=(7 - back) % 7 or (7 if side == 1 else 0)))
    if side == 0 and context.tense is not Tense.PAST:
        return day(today + timedelta(days=(7 - back) % 7))
    if side is None and context.tense is Tense.PRESENT and back > 3:
        return day(today + timedelta(days=7 - back))
    return day(today - timedelta(days=back))


def _span(parts: dict[str, str], context: Context) -> Value | None:
    name, count = unit_of(parts["unit"]), _count(parts["count"])
    if context.published is None or name is None or count is None:
        return None
    side = _side(parts["rel"])
    far = unit(_coarse(name), moved(context.published, side * count, name))
    here = day(context.published)
    return interval(far, here) if side < 0 else interval(here, far)


def _coarse(name: str) -> str:
    """The precision at which a far end is given: *two years ago* is a year, not a day."""
    return {"decade": "year", "century": "year", "quarter": "month", "fortnight": "week"}.get(
        name, name
    )


def _ago(parts: dict[str, str], context: Context) -> Value | None:
    return _offset_from(context.published, parts, -1)


def _offset(parts: dict[str, str], context: Context) -> Value | None:
    back = parts["side"] in {"earlier", "before", "beforehand"}
    return _offset_from(context.reached, parts, -1 if back else 1)


def _offset_from(anchor: date | None, parts: dict[str, str], side: int) -> Value | None:
    name, count = unit_of(parts["unit"]), _count(parts["count"])
    if anchor is None or name is None or count is None:
        return None
    return unit(_coarse(name), moved(anchor, side * count, name))


def _anaphoric(parts: dict[str, str], context: Context) -> Value | None:
    name = unit_of(parts["unit"]) or "day"
    return unit(name, context.reached) if context.reached else None


def _shifted(parts: dict[str, str], context: Context) -> Value | None:
    name, word = unit_of(parts["unit"]), parts["rel"]
    told = "the" in parts and word in {"next", "following", "ensuing", "previous", "preceding"}
    anchor = context.reached if told or word in {"following", "ensuing"} else context.published
    if name is None or anchor is None:
        return None
    if name == "decade" and word in {"past", "coming", "next", "last"}:
        name = "year"
        far: Value | None = year(moved(anchor, 10 * _side(word), name).year)
    else:
        far = unit(name, moved(anchor, _side(word), name))
        if "the" not in parts or word not in {"past", "coming", "last"}:
            return far
    return interval(far, day(anchor)) if _side(word) < 0 else interval(day(anchor), far)


def _edge(parts: dict[str, str], context: Context) -> Value | None:
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


def _whole(parts: dict[str, str], context: Context) -> Value | None:
    if "month" in parts:
        return _month_year(parts, context) if "year" in parts else _month(parts, context)
    if "year" in parts:
        return _year(parts, context)
    name = unit_of(parts["unit"])
    if name is None or context.published is None:
        return None
    return unit(name, moved(context.published, _side(parts["rel"]) if "rel" in parts else 0, name))


def _part_of_year(parts: dict[str, str], context: Context) -> Value | None:
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
        stated = context.published.year + (_side(parts["rel"]) if "rel" in parts else 0)
    precision = Precision.QUARTER if length == 3 else Precision.INTERVAL
    return months(date(stated, (number - 1) * length + 1, 1), length, precision)


def _the_day(parts: dict[str, str], context: Context) -> Value | None:
    if context.reached is None or unit_of(parts["unit"]) != "day":
        return None
    return day(context.reached)


def _weekend(parts: dict[str, str], context: Context) -> Value | None:
    if context.published is None:
        return None
    shift = -7 if context.tense is Tense.PAST and context.published.weekday() < 5 else 0
    return unit("weekend", context.published + timedelta(days=shift))


def _duration(parts: dict[str, str], context: Context) -> Value | None:
    if "hyphenated" in parts:
        found = hyphenated_of(parts["hyphenated"])
        if found is None:
            return None
        count, name = found
    else:
        number, spelled = _count(parts["count"]), unit_of(parts["unit"])
        if spelled is None:
            return None
        if number is None:
            return None
        count, name = number, spelled
    times, name = MULTIPLE.get(name, (1, name))
    letter = _ISO_LETTER.get(name)
    if letter is None:
        return None
    clock = "T" if len(letter) == 2 else ""
    return Value(f"P{clock}{count * times:g}{letter[-1]}", Precision.INTERVAL, "duration")


def _set(parts: dict[str, str], context: Context) -> Value | None:
    name = unit_of(parts["unit"]) or _ADVERBS.get(parts["unit"], "")
    letter = _ISO_LETTER.get(name, "D")
    clock = "T" if len(letter) == 2 else ""
    return Value(f"P{clock}1{letter[-1]}", Precision.INTERVAL, "set")


_RESOLVERS: dict[str, Callable[[dict[str, str], Context], Value | None]] = {
    "iso": _iso,
    "month day": _calendar_day,
    "day month": _calendar_day,
    "edge": _edge,
    "part of year": _part_of_year,
    "the day": _the_day,
    "month year": _month_year,
    "month of": _month_of,
    "season": _season,
    "decade": _decade,
    "relative day": _relative_day,
    "part of day": _part_of_day,
    "weekday": _weekday,
    "span": _span,
    "ago": _ago,
    "offset": _offset,
    "anaphoric": _anaphoric,
    "shifted": _shifted,
    "shifted month": _shifted_month,
    "month": _month,
    "set": _set,
    "weekend": _weekend,
    "duration": _duration,
    "year": _year,
}
