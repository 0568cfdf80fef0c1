"""When a document was published, from whatever its format says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_NAMED_MONTH = re.compile(
    r"""(?ix) (?: \b(?P<d1>\d{1,2}) (?:st|nd|rd|th)? \s+ (?:of\s+)? (?P<m1>[a-z]{3,9})\.? ,?
             |  \b(?P<m2>[a-z]{3,9})\.? \s+ (?P<d2>\d{1,2}) (?:st|nd|rd|th)? ,? )
        \s+ (?P<year>\d{4}) \b"""
)
_PUBLISHED = re.compile(
    r"(?i)^\W*(?:(?:last )?(?:published|updated|posted|modified))?\W*(?:on|at)?\s*"
)
_ONLY_DATE = re.compile(
    r"""(?ix) ^\W* (?:(?:last\ )?(?:published|updated|posted|modified)\W*(?:on|at)?\s*)?
        (?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\.?,?\s+)?
        (?: \d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?,?\s+\d{4} | [a-z]{3,9}\.?\s+\d{1,2},?\s+\d{4}
          | \d{4}-\d{2}-\d{2} )
        (?:[\s,|@·–-]*(?:at\s+)?\d{1,2}[:.h]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)?
        \W*$"""
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST, _LATEST = 1400, 2200  # years outside are misread numbers


def parse_date(value: object) -> date | None:
    """Read a publication date in any common form, or return None.

    Takes dates, Unix times (seconds or milliseconds), ISO 8601, RFC 2822 and English wordings.
    A time stamp gives the day at the outlet's own clock, which is the day that its *today*
    means.  Figures alone (`05/06/2023`) are read month first unless that is impossible.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    if not isinstance(value, str) or not (text := " ".join(value.split())[:100]):
        return None
    found = _from_iso(text) or _from_words(text) or _from_mail(text) or _from_anything(text)
    return found if found is not None and _EARLIEST <= found.year <= _LATEST else None


def dateline_day(line: str) -> date | None:
    """The day of a line that gives nothing but the day (and hour) of publication."""
    return parse_date(_PUBLISHED.sub("", line)) if _ONLY_DATE.match(line) else None


def _from_number(value: float) -> date | None:
    if 19000101 <= value <= 22001231 and (day := _from_iso(str(int(value)))):
        return day
    seconds = value / 1000 if abs(value) > 1e11 else value
    if not 1e8 < seconds < 7.3e9:  # 1973 to 2201; less is a count of something
        return None
    return datetime.fromtimestamp(seconds, tz=UTC).date()


def _from_iso(text: str) -> date | None:
    match = _ISO.match(text)
    return _day(*map(int, match.groups())) if match else None


def _from_words(text: str) -> date | None:
    match = _NAMED_MONTH.search(text)
    if match is None:
        return None
    month = (match["m1"] or match["m2"]).lower()[:3]
    if month not in _MONTHS:
        return None
    day = int(match["d1"] or match["d2"])
    return _day(int(match["year"]), _MONTHS.index(month) + 1, day)


def _from_mail(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (TypeError, ValueError, IndexError):
        return None


def _from_anything(text: str) -> date | None:
    import dateparser  # slow, so asked last

    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],  # "yesterday" would depend on the day of the run
        "DATE_ORDER": "MDY",
    }
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found is not None else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
