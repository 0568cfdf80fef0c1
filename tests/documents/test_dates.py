from datetime import date, datetime

import pytest

from kg.documents._dates import parse_date

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
