from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.dates import bounds

KNOWN = [
    ("2023-08-18", "2023-08-18", "2023-08-18"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-W33", "2023-08-14", "2023-08-20"),
    ("2023-W33-2", "2023-08-15", "2023-08-15"),
    ("2023-Q3", "2023-07-01", "2023-09-30"),
    ("2023-35", "2023-07-01", "2023-09-30"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("1990s", "1990-01-01", "1999-12-31"),
    ("2013/2023-08-18", "2013-01-01", "2023-08-18"),
    ("2023-08/..", "2023-08-01", None),
    ("../2020", None, "2020-12-31"),
    ("2024-13-45", None, None),
    ("last week", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("value", "first", "last"), KNOWN)
def test_bounds(value: str, first: str | None, last: str | None) -> None:
    """A date of any width covers the days from its first to its last."""
    found = bounds(value)
    assert [str(day) if day else None for day in found] == [first, last]


@given(st.dates(min_value=date(1, 1, 4), max_value=date(9999, 12, 26)))
def test_a_day_lies_within_its_wider_dates(day: date) -> None:
    """The week, month and year of a day cover it."""
    year, week, _ = day.isocalendar()
    for value in (f"{year:04}-W{week:02}", f"{day:%Y-%m}".zfill(7), f"{day.year:04}"):
        first, last = bounds(value)
        assert first is not None
        assert last is not None
        assert first <= day <= last


@given(st.text(max_size=20))
def test_no_text_breaks_the_reader(value: str) -> None:
    """What is no date has no bounds, and is no error."""
    assert len(bounds(value)) == 2
