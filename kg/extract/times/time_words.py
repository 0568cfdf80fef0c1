"""The words of time phrases: how they are written, and what single words are worth."""

from __future__ import annotations

import re

from kg.extract.numbers import number_of

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may",
            "june jun jun.", "july jul jul.", "august aug aug.", "september sept sept. sep sep.",
            "october oct oct.", "november nov nov.", "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon mon.", "tuesday tues tues. tue tue.", "wednesday wed wed.",
            "thursday thurs thurs. thu thu.", "friday fri fri.", "saturday sat sat.",
            "sunday sun sun.",
        )
    )
    for name in names.split()
}  # fmt: skip
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week",
    "weekend": "weekend", "fortnight": "fortnight", "month": "month", "quarter": "quarter",
    "year": "year", "decade": "decade", "century": "century", "centurie": "century",
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "final": -1,
}  # fmt: skip
DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$")
YEAR = re.compile(r"(1[5-9]|20)\d\d$")
DECADE = re.compile(r"(?:(1[5-9]|20)?|['’])(\d)0['’]?s$")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$|(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)$")
SHORT_YEAR = re.compile(r"['’](\d\d)$")
MID = re.compile(r"(mid|early|late)[-–](.+)$")
HYPHENATED = re.compile(
    r"(.+?)[-–](second|minute|hour|day|week|month|year|decade|century)s?(?:[-–]long)?$"
)
QUARTER = re.compile(r"(first|second|third|fourth|final)[-–](quarter|half)$")
QUARTER_CODE = re.compile(r"q([1-4])$")


def plain(word: str) -> str:
    """Strip *mid-*, *early-*, *late-* from a hyphenated month, year or decade."""
    middle = MID.match(word)
    return middle[2] if middle is not None else word


def year_of(word: str) -> int | None:
    """Give the year that a word writes (`2013`, `’82`), or None."""
    word = plain(word)
    if YEAR.match(word):
        return int(word)
    short = SHORT_YEAR.match(word)
    if short is None:
        return None
    return (1900 if int(short[1]) > 30 else 2000) + int(short[1])


def day_of(word: str) -> int | None:
    """Give the day of the month that a word writes (`26`, `26th`), or None."""
    day = DAY.match(word)
    return int(day[1]) if day is not None else None


def decade_of(word: str) -> int | None:
    """Give the first year of a decade (`1990s` → 1990, `’80s` → 1980), or None."""
    decade = DECADE.match(plain(word))
    if decade is None:
        return None
    tens = int(decade[2]) * 10
    if decade[1]:
        return int(decade[1]) * 100 + tens
    return (1900 if tens > 20 else 2000) + tens


def iso_of(word: str) -> tuple[int, int, int] | None:
    """Give (year, month, day) of an all-numeric date; `13/07/2023` tells day from month itself."""
    match = ISO.match(word)
    if match is None:
        return None
    if match[1]:
        return int(match[1]), int(match[2]), int(match[3])
    first, second, year = int(match[4]), int(match[5]), int(match[6])
    if year < 100:
        year += 1900 if year > 30 else 2000
    return (year, second, first) if first > 12 or second <= 12 < first else (year, first, second)


def unit_of(word: str) -> str | None:
    """Give the unit that a word names (`days` → `day`), or None."""
    return UNITS.get(word.removesuffix("s").removesuffix("'"))


def hyphenated_of(word: str) -> tuple[float, str] | None:
    """Give count and unit of a hyphenated duration (`48-hour` → 48, hour), or None."""
    match = HYPHENATED.match(word)
    if match is None:
        return None
    count = 1.0 if match[1] == "single" else number_of(match[1])
    return (count, match[2]) if count is not None else None


def quarter_of(word: str) -> tuple[str, str] | None:
    """Give ordinal and unit of a hyphenated part of the year (*third-quarter*), or None."""
    coded = QUARTER_CODE.match(word)
    if coded is not None:
        return ("first", "second", "third", "fourth")[int(coded[1]) - 1], "quarter"
    match = QUARTER.match(word)
    return (match[1], match[2]) if match is not None else None


def ordinal_of(word: str) -> int | None:
    """Give the number of an ordinal (`fourth`, `4th`), or None."""
    return ORDINALS.get(word)
