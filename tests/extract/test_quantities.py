"""Counts and amounts: value, bound, unit, and the role they play in an event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.numbers import number_of, number_of_words
from kg.extract.quantities import find_quantities
from kg.extract.quantities_of_events import quantities_of

QUANTITIES = [
    ("France sent 1,500 troops.", [("1,500 troops", 1500, "exact", "troop")]),
    ("At least 12 people died.", [("At least 12 people", 12, "at least", "person")]),
    ("More than twenty-five houses burned.",
     [("More than twenty-five houses", 25, "at least", "house")]),
    ("About 300 villagers fled.", [("About 300 villagers", 300, "about", "villager")]),
    ("Some 40 rebels surrendered.", [("Some 40 rebels", 40, "about", "rebel")]),
    ("Up to 200 soldiers will arrive.", [("Up to 200 soldiers", 200, "at most", "soldier")]),
    ("No fewer than nine guards were hurt.",
     [("No fewer than nine guards", 9, "at least", "guard")]),
    ("Nearly 1.5 million people fled.",
     [("Nearly 1.5 million people", 1_500_000, "about", "person")]),
    ("Half a million refugees fled.",
     [("Half a million refugees", 500_000, "exact", "refugee")]),
    ("Two dozen fighters surrendered.", [("Two dozen fighters", 24, "exact", "fighter")]),
    ("Dozens of houses burned.", [("Dozens of houses", 24, "at least", "house")]),
    ("Hundreds of people marched.", [("Hundreds of people", 200, "at least", "person")]),
    ("Tens of thousands of people fled.",
     [("Tens of thousands of people", 20_000, "at least", "person")]),
    ("The bank paid $2 billion.", [("$2 billion", 2e9, "exact", "USD")]),
    ("The bank paid €30 million.", [("€30 million", 3e7, "exact", "EUR")]),
    ("The bank paid 500 dollars.", [("500 dollars", 500, "exact", "USD")]),
    ("Between 10 and 15 guards fled.", [
        ("Between 10 and 15 guards", 10, "at least", "guard"),
        ("Between 10 and 15 guards", 15, "at most", "guard"),
    ]),
    ("The order is worth US$ 6.8 billion.", [("US$ 6.8 billion", 6.8e9, "exact", "USD")]),
    ("The battle lasted six hours.", [("six hours", 6, "exact", "hour")]),
    ("Ninety six people were hurt.", [("Ninety six people", 96, "exact", "person")]),
    ("More than a dozen houses burned.",
     [("More than a dozen houses", 12, "at least", "house")]),
    ("Over a million refugees fled.", [("Over a million refugees", 1e6, "at least", "refugee")]),
    ("A few hundred guards fled.", [("A few hundred guards", 200, "at least", "guard")]),
    ("A crowd of about 500 gathered.", [("about 500", 500, "about", "")]),
    ("Shares fell to 45.", []),
    ("One of the rebels fled.", []),
    ("The home side won 3-1.", []),
    ("Moussa Traoré, 45, was detained.", []),
    ("The raid began at around 5 am.", []),
    ("Seven were killed.", [("Seven", 7, "exact", "")]),
    ("The coup of 26 July 2023 failed.", []),
]  # fmt: skip

ROLES = [
    ("France sent 1,500 troops to Niger.", "sent", ["troops"]),
    ("The raid killed 12 soldiers.", "killed", ["dead"]),
    ("At least 12 soldiers were killed.", "killed", ["dead"]),
    ("Five people died.", "died", ["dead"]),
    ("The death toll is 27.", "27", ["dead"]),
    ("The wage is $9 an hour.", "$", ["money"]),
    ("Inflation was 8 percent.", "percent", ["other"]),
    ("Sales are up by 40 percent.", "up", ["other"]),
    ("The blast wounded 30 people.", "wounded", ["injured"]),
    ("The blast killed three people and wounded 30.", "wounded", ["injured"]),
    ("Scores died in the attacks.", "died", ["dead"]),
    ("Police arrested 40 protesters.", "arrested", ["detained"]),
    ("The floods displaced 10,000 people.", "displaced", ["displaced"]),
    ("Three officials met the envoy.", "met", ["people"]),
    ("The union gave 50 million euros.", "gave", ["money"]),
    ("The talks lasted two days.", "lasted", ["duration"]),
    ("The minister condemned the killing of three soldiers.", "condemned", []),
    ("The minister condemned the killing of three soldiers.", "killing", ["dead"]),
    ("France sent a contingent of 400 troops.", "sent", ["troops"]),
    ("The riots led to 40 arrests.", "arrests", ["detained"]),
    ("The death toll rose to 45.", "rose", ["dead"]),
    ("The number of refugees climbed to 12,000.", "climbed", ["displaced"]),
    ("The number of people injured rose to 60.", "rose", ["injured"]),
    ("The group, which lost 20 fighters, met the envoy.", "met", []),
]


def _facts(found) -> list[tuple[str, float, str, str]]:
    return [(str(q.span), q.value, q.bound.value, q.unit) for q in found]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES, ids=[q[0] for q in QUANTITIES])
def test_quantity(read, text: str, expected: list[tuple[str, float, str, str]]) -> None:
    """A number is read with what limits it and what it counts."""
    doc, _ = read(text)
    assert _facts(find_quantities(doc)) == expected


@pytest.mark.parametrize(("text", "trigger", "roles"), ROLES, ids=[r[0] for r in ROLES])
def test_role_in_the_event(read, text: str, trigger: str, roles: list[str]) -> None:
    """The predicate decides what the counted people underwent; other clauses' numbers stay out."""
    doc, _ = read(text)
    token = next(t for t in doc if t.text == trigger)
    parts = [doc[k.i : k.i + 1] for k in token.children if k.dep_ in {"nsubj", "obj", "nsubj:pass"}]
    found = quantities_of(token, parts, find_quantities(doc))
    assert [q.role for q in found] == roles


def test_a_shortened_clause_has_its_own_number(read) -> None:
    """The injured are not those who were killed."""
    doc, _ = read("At least 12 people were killed and more than 30 injured.")
    token = next(t for t in doc if t.text == "injured")
    people = doc[2:4]
    found = quantities_of(token, [people], find_quantities(doc))
    assert [(q.role, q.value) for q in found] == [("injured", 30)]


def test_record_points_into_the_text(read) -> None:
    """Text, start and end of a quantity agree with the document."""
    doc, document = read("At least 12 soldiers were killed.")
    token = next(t for t in doc if t.text == "killed")
    (found,) = quantities_of(token, [], find_quantities(doc))
    assert document.text[found.start : found.end] == found.text == "At least 12 soldiers"


@given(st.integers(min_value=0, max_value=10**12))
def test_figures_are_read_back(number: int) -> None:
    """Figures with or without thousands separators have their own value."""
    assert number_of(str(number)) == number
    assert number_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and fifty", 250),
        ("1.5 million", 1_500_000),
        ("three thousand five hundred", 3500),
        ("a dozen", 12),
        ("sixty-four", 64),
        ("2bn", 2e9),
    ],
)
def test_number_words(words: str, value: float) -> None:
    """Number words add up and multiply as they do in speech."""
    assert number_of_words(words.split()) == value


@pytest.mark.parametrize("words", ["rebels", "", "the two"])
def test_no_number(words: str) -> None:
    """Other words have no value."""
    assert number_of_words(words.split()) is None
