"""How far an event is believed."""

from __future__ import annotations

import pytest

from kg.extract import extract, observe
from kg.language.tree import SURENESS
from kg.model import Certainty
from tests.extract.conftest import Reader


def confidence(read: Reader, text: str, verb: str) -> float:
    """The confidence of the one event of that verb."""
    (found,) = [e for e in extract(*read(text)).events if e.action.verb == verb]
    return found.confidence


@pytest.mark.parametrize(
    ("plain", "tangled", "verb"),
    [
        (
            "Rebels attacked the town on Monday.",
            "Rebels near the town the army, militias and, some said, police once held attacked.",
            "attack",
        ),
        (
            "The government closed the border.",
            "Closing the border, the government said, the army.",
            "close",
        ),
    ],
)
def test_a_plain_clause_is_believed_more_than_a_tangled_one(
    read: Reader, plain: str, tangled: str, verb: str
) -> None:
    """Subject, verb and object side by side leave little doubt."""
    assert confidence(read, plain, verb) > confidence(read, tangled, verb)
    assert confidence(read, plain, verb) > 0.8


def test_an_unsure_analysis_is_believed_less(read: Reader) -> None:
    """The same tree, had the parser been unsure of it, would have been believed less."""
    doc, document = read("The minister met rebel leaders in Bamako.")
    before = extract(doc, document).events[0].confidence
    again, _ = read("The minister met rebel leaders in Bamako.")
    again.user_data[SURENESS] = again.user_data[SURENESS] - 2
    assert extract(again, document).events[0].confidence < before


def test_what_is_likely_misread_is_not_told_as_certain(read: Reader) -> None:
    """The rules take both for a fact; where the parser was unsure of all, it is only probable."""
    sentence = "The convoy, troops and trucks marking the road, reached the town."
    told = {}
    for doubt in (0, 3):
        doc, document = read(sentence)
        doc.user_data[SURENESS] = doc.user_data[SURENESS] - doubt
        told[doubt] = {e.action.verb: e for e in extract(doc, document).events}
    assert told[0]["reach"].factual
    assert not told[3]["mark"].factual
    assert told[3]["mark"].certainty is Certainty.PROBABLE
    assert told[3]["mark"].rule.name.endswith("; doubted")


def test_observing_gives_the_events_of_reading(read: Reader) -> None:
    """Training sees the very events that a build keeps, each with its traits."""
    doc, document = read("Mali expelled the envoy. France, officials said, would protest.")
    seen = observe(doc, document)
    assert tuple(event for event, _ in seen) == extract(doc, document).events
    assert all(traits["bias"] == 1.0 for _, traits in seen)
