"""Phrases that count from an anchor (*last week*, *two days later*) or only measure time."""

from __future__ import annotations

from datetime import date, timedelta

from kg.extract.times.calendar_values import MULTIPLE, Value, day, interval, moved, unit, year
from kg.extract.times.time_anchors import Context, Parts, Resolver, count_of, side_of
from kg.extract.times.time_words import WEEKDAYS, hyphenated_of, unit_of
from kg.model import Precision, Tense

_ISO_LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
    "year": "Y",
}  # fmt: skip
_ADVERBS = {
    "annual": "year", "annually": "year", "yearly": "year", "monthly": "month", "weekly": "week",
}  # fmt: skip
_YESTERDAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _relative_day(parts: Parts, context: Context) -> Value | None:
    if context.published is None:
        return None
    return day(context.published + timedelta(days=_YESTERDAYS[parts["day"]]))


def _day_beyond(parts: Parts, context: Context) -> Value | None:
    side = {"yesterday": -2, "tomorrow": 2}.get(parts["day"], 0)
    if context.published is None or not side or (parts["side"] == "before") != (side < 0):
        return None
    return day(context.published + timedelta(days=side))


def _weekday_ago(parts: Parts, context: Context) -> Value | None:
    name, count = unit_of(parts["unit"]), count_of(parts["count"])
    if context.published is None or name is None or count is None:
        return None
    back = (context.published.weekday() - WEEKDAYS[parts["weekday"]]) % 7
    return day(moved(context.published - timedelta(days=back), -count, name))


def _part_of_day(parts: Parts, context: Context) -> Value | None:
    if context.published is None:
        return None
    return day(context.published + timedelta(days=side_of(parts["rel"])))


def _weekday(parts: Parts, context: Context) -> Value | None:
    if context.published is None:
        return None
    today, number = context.published, WEEKDAYS[parts["weekday"]]
    if "week" in parts and unit_of(parts["unit"]) == "week":
        monday = today - timedelta(days=today.weekday())
        return day(monday + timedelta(days=number + 7 * side_of(parts["week"])))
    back = (today.weekday() - number) % 7
    side = side_of(parts["rel"]) if "rel" in parts else None
    if side == -1:
        return day(today - timedelta(days=back or 7))
    if side == 1 or (side is None and context.tense is Tense.FUTURE):
        return day(today + timedelta(days=(7 - back) % 7 or (7 if side == 1 else 0)))
    if side == 0 and context.tense is not Tense.PAST:
        return day(today + timedelta(days=(7 - back) % 7))
    if side is None and context.tense is Tense.PRESENT and back > 3:
        return day(today + timedelta(days=7 - back))
    return day(today - timedelta(days=back))


def _span(parts: Parts, context: Context) -> Value | None:
    name, count = unit_of(parts["unit"]), count_of(parts["count"])
    if context.published is None or name is None or count is None:
        return None
    side = side_of(parts["rel"])
    far = unit(_coarse(name), moved(context.published, side * count, name))
    here = day(context.published)
    return interval(far, here) if side < 0 else interval(here, far)


def _coarse(name: str) -> str:
    """The precision at which a far end is given: *two years ago* is a year, not a day."""
    return {"decade": "year", "century": "year", "quarter": "month", "fortnight": "week"}.get(
        name, name
    )


def _ago(parts: Parts, context: Context) -> Value | None:
    return _offset_from(context.published, parts, -1)


def _offset(parts: Parts, context: Context) -> Value | None:
    back = parts["side"] in {"earlier", "before", "beforehand"}
    return _offset_from(context.reached, parts, -1 if back else 1)


def _offset_from(anchor: date | None, parts: Parts, side: int) -> Value | None:
    name, count = unit_of(parts["unit"]), count_of(parts["count"])
    if anchor is None or name is None or count is None:
        return None
    return unit(_coarse(name), moved(anchor, side * count, name))


def _anaphoric(parts: Parts, context: Context) -> Value | None:
    name = unit_of(parts["unit"]) or "day"
    return unit(name, context.reached) if context.reached else None


def _shifted(parts: Parts, context: Context) -> Value | None:
    name, word = unit_of(parts["unit"]), parts["rel"]
    if parts["unit"].endswith("s"):  # the coming days: how many, nobody says
        return None
    told = "the" in parts and word in {"next", "following", "ensuing", "previous", "preceding"}
    anchor = context.reached if told or word in {"following", "ensuing"} else context.published
    if name is None or anchor is None:
        return None
    if name == "decade" and word in {"past", "coming", "next", "last"}:
        name = "year"
        far: Value | None = year(moved(anchor, 10 * side_of(word), name).year)
    else:
        far = unit(name, moved(anchor, side_of(word), name))
        if "the" not in parts or word not in {"past", "coming", "last"}:
            return far
    return interval(far, day(anchor)) if side_of(word) < 0 else interval(day(anchor), far)


def _the_day(parts: Parts, context: Context) -> Value | None:
    if context.reached is None or unit_of(parts["unit"]) != "day":
        return None
    return day(context.reached)


def _weekend(parts: Parts, context: Context) -> Value | None:
    if context.published is None:
        return None
    shift = -7 if context.tense is Tense.PAST and context.published.weekday() < 5 else 0
    return unit("weekend", context.published + timedelta(days=shift))


def _duration(parts: Parts, context: Context) -> Value | None:
    if "hyphenated" in parts:
        found = hyphenated_of(parts["hyphenated"])
        if found is None:
            return None
        count, name = found
    else:
        number, spelled = count_of(parts["count"]), unit_of(parts["unit"])
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


def _set(parts: Parts, context: Context) -> Value | None:
    name = unit_of(parts["unit"]) or _ADVERBS.get(parts["unit"], "")
    letter = _ISO_LETTER.get(name, "D")
    clock = "T" if len(letter) == 2 else ""
    return Value(f"P{clock}1{letter[-1]}", Precision.INTERVAL, "set")


RESOLVERS: dict[str, Resolver] = {
    "the day": _the_day,
    "relative day": _relative_day,
    "day beyond": _day_beyond,
    "weekday ago": _weekday_ago,
    "part of day": _part_of_day,
    "weekday": _weekday,
    "span": _span,
    "ago": _ago,
    "offset": _offset,
    "anaphoric": _anaphoric,
    "shifted": _shifted,
    "set": _set,
    "weekend": _weekend,
    "duration": _duration,
}
"""By name of phrase: what gives its value."""
