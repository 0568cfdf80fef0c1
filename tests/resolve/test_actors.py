"""Actor phrases: country and sectors from words alone."""

from __future__ import annotations

import pytest

from kg.resolve.actors import code_phrase

PHRASES = [
    ("Niger military officers", "NER", "MIL"),
    ("a former CIA official", "USA", "ELI"),
    ("Malian soldiers", "MLI", "MIL"),
    ("State Department spokesperson", "USA", "GOV"),
    ("the West African bloc", None, "IGO"),
    ("protesters in Niamey", "NER", "PRO"),
    ("dozens of Chadian rebels", "TCD", "REB"),
    ("Sweden's foreign ministry", "SWE", "GOV"),
    ("the Peruvian defence minister", "PER", "GOV"),
    ("a spokeswoman for the Kenyan police", "KEN", "COP"),
    ("Hezbollah fighters", "LBN", "REB"),
    ("the Bundestag", "DEU", "LEG"),
    ("Taiwan's opposition party", "TWN", "OPP"),
    ("striking miners in South Africa", "ZAF", "LAB"),
    ("lawyers", None, "JUD"),
    ("a group of nurses", None, "MED"),
    ("the coup leaders", None, "JUNTA"),
]


@pytest.mark.parametrize(("phrase", "country", "sector"), PHRASES)
def test_phrases_tell_country_and_sector(phrase: str, country: str | None, sector: str) -> None:
    """A phrase tells where an actor belongs and what it is, without a parser."""
    code = code_phrase(phrase)
    assert (code.country, code.sectors[0]) == (country, sector)


@pytest.mark.parametrize(
    "phrase", ["French troops stationed in Chad", "its 900 soldiers in Mali", "the embassy in Oslo"]
)
def test_where_soldiers_and_embassies_are_is_not_whose_they_are(phrase: str) -> None:
    """Troops in a country may be anybody's."""
    assert code_phrase(phrase).country in {None, "FRA"}


@pytest.mark.parametrize("phrase", ["Most of the villagers", "Police", "University staff"])
def test_ordinary_words_are_no_cities(phrase: str) -> None:
    """*Most* and *Police* are towns somewhere, but not here."""
    assert code_phrase(phrase).country is None


def test_offices_depend_on_the_day() -> None:
    """Who is in office on one day is a former official on another."""
    assert code_phrase("Angela Merkel", day="2020-05-01").sectors == ("GOV",)
    assert code_phrase("Angela Merkel", day="2023-05-01").sectors == ("ELI",)


def test_unknown_actors_stay_unknown() -> None:
    """Nothing is forced onto what the words do not tell."""
    code = code_phrase("the quick brown foxes")
    assert (code.country, code.sectors) == (None, ())
