"""Dates: phrases and their values, and the event each of them dates.

Everything is published on Friday, 18 August 2023, unless a test says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.times.time import date_of, find_dates
from kg.model import DateSource, Precision

PHRASES = [
    # explicit
    ("The envoy arrived on July 26, 2023.", "July 26, 2023", "2023-07-26"),
    ("The envoy arrived on 26 July 2023.", "26 July 2023", "2023-07-26"),
    ("The envoy arrived on Thursday, 27 July.", "Thursday, 27 July", "2023-07-27"),
    ("The envoy arrived on 2023-07-26.", "2023-07-26", "2023-07-26"),
    ("The envoy arrived on July 26.", "July 26", "2023-07-26"),
    ("The envoy arrived on Sept. 3.", "Sept. 3", "2022-09-03"),
    ("The envoy will arrive on Sept. 3.", "Sept. 3", "2023-09-03"),
    ("The envoy arrived in March 2022.", "March 2022", "2022-03"),
    ("The envoy arrived in October.", "October", "2022-10"),
    ("The envoy will arrive in October.", "October", "2023-10"),
    ("The envoy arrived in 2019.", "2019", "2019"),
    ("The mission began in mid-August.", "mid-August", "2023-08"),
    ("The mission began in early 2021.", "early 2021", "2021"),
    ("The rebellion began in the 1990s.", "the 1990s", "1990/1999"),
    ("The army withdrew in the first half of 2021.", "the first half of 2021", "2021-01/2021-06"),
    ("Exports fell in the fourth quarter of 2022.",
     "the fourth quarter of 2022", "2022-10/2022-12"),
    # counted from the day of publication
    ("The company cut jobs in Q2 2023.", "Q2 2023", "2023-04/2023-06"),
    ("Britain occupied the port in the 19th century.", "the 19th century", "1801/1900"),
    ("Soldiers held the town between 3 and 7 May.", "3 and 7 May", "2023-05-03/2023-05-07"),
    ("The president met farmers on Christmas Day.", "Christmas Day", "2022-12-25"),
    ("Troops entered the town on New Year's Eve.", "New Year's Eve", "2022-12-31"),
    ("The senator spoke on Labor Day 2022.", "Labor Day 2022", "2022-09-05"),
    ("The mosque closed after the September 11 attacks.", "September 11", "2001-09-11"),
    ("Rebels struck a week ago Thursday.", "a week ago Thursday", "2023-08-10"),
    ("Rebels struck the day before yesterday.", "the day before yesterday", "2023-08-16"),
    ("The court sentenced him last summer.", "last summer", "2022-06/2022-08"),
    ("The junta met on Thursday.", "Thursday", "2023-08-17"),
    ("The junta met on Friday.", "Friday", "2023-08-18"),
    ("The junta met early Wednesday.", "early Wednesday", "2023-08-16"),
    ("The junta will meet on Monday.", "Monday", "2023-08-21"),
    ("The junta met last Friday.", "last Friday", "2023-08-11"),
    ("The junta will meet next Tuesday.", "next Tuesday", "2023-08-22"),
    ("The junta met yesterday.", "yesterday", "2023-08-17"),
    ("The junta will meet tomorrow.", "tomorrow", "2023-08-19"),
    ("The junta met last week.", "last week", "2023-W32"),
    ("The junta will meet next month.", "next month", "2023-09"),
    ("The junta met this year.", "this year", "2023"),
    ("The junta met three days ago.", "three days ago", "2023-08-15"),
    ("The junta seized power two years ago.", "two years ago", "2021"),
    ("Earlier in the week the junta met.", "Earlier in the week", "2023-W33"),
    ("The election will be held in October of next year.", "October of next year", "2024-10"),
    ("A general, officials said Tuesday, was detained.", "Tuesday", "2023-08-15"),
    ("Third-quarter exports fell.", "Third-quarter", "2023-07/2023-09"),
    # stretches
    ("France has had a base there over the past decade.", "the past decade", "2013/2023-08-18"),
    ("Raids have increased in the last three months.",
     "the last three months", "2023-05/2023-08-18"),
    ("Troops have been there since 2013.", "since 2013", "2013/2023-08-18"),
    ("Troops stayed there from 2013 to 2020.", "2013 to 2020", "2013/2020"),
    ("Troops stayed there between March and June 2021.", "March and June 2021", "2021-03/2021-06"),
    ("Troops will leave by the end of the year.",
     "by the end of the year", "2023-08-18/2023-12-31"),
    ("The airspace will stay closed until Monday.", "until Monday", "2023-08-18/2023-08-21"),
    ("The ambassador must leave within 48 hours.", "48 hours", "2023-08-18/2023-08-20"),
    # no place on the calendar
    ("The battle lasted six hours.", "six hours", "PT6H"),
    ("He signed a two-year contract.", "two-year", "P2Y"),
]  # fmt: skip

NO_PHRASE = [
    "Rebels struck at 1500 GMT.",
    "In the coming days, the envoy will travel.",
    "The march may turn violent.",
    "About 2000 soldiers marched.",
    "The 48-year-old minister resigned.",
    "A second bomb exploded.",
    "The price rose to $1950.",
    "The Daily Herald closed.",
    "The general, in his 60s, was detained.",
]

EVENTS = [
    ("Rebels attacked the village on Thursday.", "attacked", "2023-08-17"),
    ("On Thursday, rebels attacked the village.", "attacked", "2023-08-17"),
    ("Monday's attack killed five people.", "attack", "2023-08-14"),
    ("Monday's attack killed five people.", "killed", "2023-08-14"),
    ("Monday's winner met the mayor.", "met", None),
    ("The army said on Thursday that rebels had attacked the village.", "attacked", None),
    (
        "The army said on Thursday that rebels attacked the village on Monday.",
        "attacked",
        "2023-08-14",
    ),
    ("The army said on Thursday that rebels attacked the village on Monday.", "said", "2023-08-17"),
    (
        "Soldiers entered the palace and arrested the president on Wednesday.",
        "entered",
        "2023-08-16",
    ),
    (
        "On Wednesday soldiers entered the palace and arrested the president.",
        "arrested",
        "2023-08-16",
    ),
    ("The army carried out strikes on Monday.", "strikes", "2023-08-14"),
    ("A bomb exploded on Sunday, killing two people.", "killing", "2023-08-13"),
    ("The minister condemned the raid that took place on Monday.", "condemned", None),
    ("The minister condemned the raid that took place on Monday.", "took", "2023-08-14"),
    ("The fighting lasted two days.", "lasted", None),
    ("Speaking on Monday, the minister condemned the raid.", "condemned", "2023-08-14"),
    ("The talks began on Monday after rebels shelled the town.", "shelled", None),
    ("The government has pledged to hold elections in 2024.", "hold", "2024"),
    ("The town was captured in 2019 when troops burned the market.", "burned", "2019"),
    ("Troops burned the market when they captured the town in 2019.", "burned", "2019"),
    ("She has led the party since 2016, when she beat the mayor.", "beat", None),
]


@pytest.mark.parametrize(("text", "phrase", "value"), PHRASES, ids=[p[0] for p in PHRASES])
def test_phrase_has_its_value(read, text: str, phrase: str, value: str) -> None:
    """Explicit and relative phrases resolve against the date of publication and the tense."""
    found = [(str(d.span), d.value.value) for d in find_dates(*read(text))]
    assert found == [(phrase, value)]


@pytest.mark.parametrize("text", NO_PHRASE)
def test_no_date(read, text: str) -> None:
    """Numbers, ages, prices, ordinals and modal verbs are no dates."""
    assert find_dates(*read(text)) == []


@pytest.mark.parametrize(("text", "trigger", "value"), EVENTS)
def test_event_takes_the_date_that_hangs_on_it(
    read, text: str, trigger: str, value: str | None
) -> None:
    """A date belongs to the clause it modifies, not to every event of its sentence."""
    doc, document = read(text)
    token = next(t for t in doc if t.text == trigger)
    found = date_of(token, find_dates(doc, document), document, allow_publication=False)
    assert (found.value if found else None) == value


STORIES = [
    (
        "The general was arrested on 3 August. Two days later he was released.",
        "Two days later",
        "2023-08-05",
    ),
    (
        "The general was arrested on 3 August. The following day he was released.",
        "The following day",
        "2023-08-04",
    ),
    (
        "The first raid took place on 3 August. A second village was burned the same day.",
        "the same day",
        "2023-08-03",
    ),
]


@pytest.mark.parametrize(("text", "phrase", "value"), STORIES)
def test_later_phrases_count_from_the_date_the_story_has_reached(
    read, text: str, phrase: str, value: str
) -> None:
    """*Two days later* counts from the day told last, not from the day of publication."""
    found = {str(d.span): d.value.value for d in find_dates(*read(text))}
    assert found[phrase] == value


def test_publication_dates_a_main_clause_without_a_date(read) -> None:
    """What is told without a date happened on the day of publication, and says so."""
    doc, document = read("Rebels attacked the village.")
    found = date_of(doc[1], [], document)
    assert found is not None
    assert (found.value, found.precision, found.source) == (
        "2023-08-18",
        Precision.DAY,
        DateSource.PUBLICATION,
    )
    assert found.text is None


@pytest.mark.parametrize(
    "text",
    [
        "In recent years, rebels have burned schools.",
        "Two months after the coup, the army burned the market.",
        "Rebels recently burned a school.",
        "The mayor resigned in March after rebels burned the palace.",
    ],
)
def test_publication_does_not_date_what_is_dated_otherwise(read, text: str) -> None:
    """A time that no calendar can tell is still not today."""
    doc, document = read(text)
    token = next(t for t in doc if t.text == "burned")
    assert date_of(token, find_dates(doc, document), document) is None


def test_publication_does_not_date_what_came_before(read) -> None:
    """*had attacked* lies before the story, so the day of publication is no date of it."""
    doc, document = read("Rebels had attacked the village.")
    trigger = next(t for t in doc if t.text == "attacked")
    assert date_of(trigger, find_dates(doc, document), document) is None


def test_without_publication_only_full_dates_resolve(read) -> None:
    """A weekday means nothing in a text without a date; a full date does."""
    text = "The junta met on Thursday. It had seized power on 26 July 2023."
    doc, document = read(text, published=None)
    assert [d.value.value for d in find_dates(doc, document)] == ["2023-07-26"]
    assert date_of(doc[2], [], document) is None


def test_a_dateline_stands_in_for_the_day_of_publication(read) -> None:
    """Where the day of publication is unknown, weekdays count from the date over the text."""
    text = "NIAMEY, 18 August 2023\n\nThe junta met on Thursday."
    doc, document = read(text, published=None)
    assert [d.value.value for d in find_dates(doc, document)] == ["2023-08-18", "2023-08-17"]


def test_offsets_point_into_the_text(read) -> None:
    """Text, start and end of a date agree with the document."""
    doc, document = read("On Thursday, rebels attacked the village; troops will leave next month.")
    for found in find_dates(doc, document):
        assert document.text[found.value.start : found.value.end] == found.value.text


@pytest.mark.parametrize("published", [date(2023, 1, 1), date(2024, 2, 29), date(2020, 12, 31)])
def test_every_weekday_of_the_past_lies_in_the_week_before(read, published: date) -> None:
    """A weekday with a past verb is one of the last seven days, whatever the day of publication."""
    for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        doc, document = read(f"The junta met on {name}.", published=published.isoformat())
        (found,) = find_dates(doc, document)
        resolved = date.fromisoformat(found.value.value)
        assert 0 <= (published - resolved).days < 7
        assert f"{resolved:%A}" == name
