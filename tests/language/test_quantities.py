"""Dates, times and amounts found by rules."""

import re

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.language.quantities import Quantities
from kg.language.quantity_rules import RULES, opener

_NLP = spacy.blank("en")
_PIECES = (
    "3", "March", "2019", "March 3, 2019", "early", "mid-May", "in", "since", "last", "Friday",
    "night", "next two weeks", "today", "2020-01-31", "5/6/2021", "three", "days", "ago", "a few",
    "months", "earlier", "the end of this year", "summer", "the 1990s", "7:30", "pm", "48 hours",
    "US$5 million", "$3bn", "twenty-five", "dollars", "CFA francs", "12 percent", "40 %",
    "square kilometres", "second", "21st", "dozens", "of", "1,500", "3.5", "men", "A$7", "Mr. May",
    "Sept.", "an", "year", "(2011)", "a dozen", ",",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on March 3, 2019 in Accra.", [("March 3, 2019", "DATE")]),
        ("He left three days ago, at 7:30 pm.", [("three days ago", "DATE"), ("7:30 pm", "TIME")]),
        ("It cost US$5 million, or 12 percent.",
         [("US$5 million", "MONEY"), ("12 percent", "PERCENT")]),
        ("Dozens of men walked 40 miles.", [("Dozens", "CARDINAL"), ("40 miles", "QUANTITY")]),
        ("Theresa May and the a1 road", []),
    ],
)  # fmt: skip
def test_amounts_and_dates_are_entities(text: str, found: list[tuple[str, str]]) -> None:
    """Every find has the label of its kind, and ends with a word."""
    doc = Quantities()(_NLP.make_doc(text))
    assert [(e.text, e.label_) for e in doc.ents] == found


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join))
def test_every_find_of_a_rule_opens_with_one_of_its_openers(text: str) -> None:
    """Trying the rules only at tokens that can open a find loses nothing."""
    doc = _NLP.make_doc(text)
    starts = [token.idx for token in doc]
    ends = [token.idx + len(token) for token in doc]
    free, plain = [True] * len(doc), []
    for label, _, rule in RULES:
        for match in re.finditer(rf"(?<!\w)(?:{rule})(?!\w)", text):
            if match.start() in starts and match.end() in ends:
                first, last = starts.index(match.start()), ends.index(match.end())
                if all(free[first : last + 1]):
                    plain.append((first, last + 1, label))
                    free[first : last + 1] = [False] * (last + 1 - first)
    found = [(e.start, e.end, e.label_) for e in Quantities()(doc).ents]
    assert found == sorted(plain)


@pytest.mark.parametrize(
    ("word", "opens"), [("Twenty", "twenty"), ("US$5", "us"), ("٣", "0"), ("€", "€"), ("", "")]
)
def test_a_word_opens_with_its_letters_a_digit_or_a_sign(word: str, opens: str) -> None:
    """What a word opens with is what the tables of openers name."""
    assert opener(word) == opens
