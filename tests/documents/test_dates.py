from datetime import date, datetime

import pytest

from kg.documents._dates import dateline_day, parse_date

DAY = date(2023, 8, 18)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2023, 8, 18, 23, 59),
        "2023-08-18",
        "20230818",
        20230818,
        "2023-08-18T23:30:00-04:00",
        "2023-08-18 10:00:00",
        "18 August 2023",
        "Friday, August 18, 2023",
        "Aug. 18, 2023",
        "18th of August 2023, 10:14 GMT",
        "Fri, 18 Aug 2023 23:00:00 -0400",
        "08/18/2023",
        "18.08.2023",
        "18/08/2023 10:00",
        1692360000,
        1692360000000,
    ],
)
def test_common_forms_are_read(value: object) -> None:
    """Publication days come as dates, stamps, mail headers and in words."""
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value", [None, "", "yesterday", "2 hours ago", "August 2023", "2023-13-45", True, [], "n/a", 7]
)
def test_what_is_no_day_is_none(value: object) -> None:
    """Wordings that depend on the day of reading, or name no day, give nothing."""
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "line",
    [
        "August 18, 2023",
        "Friday, 18 August 2023",
        "Published: 18 August 2023, 10:15 GMT",
        "Last updated on Aug. 18, 2023 at 10:15 a.m. EDT",
        "2023-08-18",
    ],
)
def test_a_line_that_is_only_a_date_gives_the_day(line: str) -> None:
    """Text copied from a page carries its day as a line of its own."""
    assert dateline_day(line) == DAY


@pytest.mark.parametrize(
    "line", ["August 18, 2023, was a Friday.", "18 soldiers died in 2023", "Niamey, 18 August 2023"]
)
def test_a_line_that_says_more_is_news(line: str) -> None:
    """A date within other words is left where it is."""
    assert dateline_day(line) is None
