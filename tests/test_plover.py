"""The action concepts: PLOVER's events and modes, kg's extensions, and what follows from a code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from kg.model import Action, Certainty, EventMention, Modality, Polarity, Rule
from kg.plover import EVENTS, QUADS, counted_as, is_background, quad, quad_of, score

PLOVER = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


def test_all_sixteen_plover_events_are_there_and_the_rest_is_marked_as_extension() -> None:
    """Codes outside PLOVER are declared as kg's own."""
    own = [code for code, event in EVENTS.items() if event.extension]
    assert sorted(PLOVER + own) == sorted(EVENTS)
    assert own == ["COUP", "APPOINT", "OTHER"]


@pytest.mark.parametrize("code", list(EVENTS))
def test_every_event_is_defined_with_examples_and_lies_on_the_scales(code: str) -> None:
    """An event has words for people and numbers for charts."""
    event = EVENTS[code]
    assert event.code == code
    assert event.label
    assert event.definition.endswith(".")
    assert len(event.examples) >= 2
    assert event.quad in QUADS
    assert -10 <= event.score <= 10


def test_a_cameo_code_belongs_to_one_event_and_one_mode() -> None:
    """The CAMEO notation leads back to exactly one concept."""
    per_event = Counter(code for event in EVENTS.values() for code in event.cameo)
    per_mode = Counter(c for event in EVENTS.values() for m in event.modes for c in m.cameo)
    assert [code for code, n in per_event.items() if n > 1] == []
    assert [code for code, n in per_mode.items() if n > 1] == []
    assert all(re.fullmatch(r"\d{2,4}", code) for code in per_event)


def test_the_cameo_codes_of_a_mode_are_codes_of_its_event() -> None:
    """A mode narrows its event, it adds nothing."""
    for event in EVENTS.values():
        for mode in event.modes:
            assert set(mode.cameo) <= set(event.cameo), (event.code, mode.name)


def test_modes_are_found_by_name_and_unknown_modes_are_refused() -> None:
    """A wrong mode is an error, never a silent nothing."""
    assert EVENTS["RETREAT"].mode("withdraw").label == "pull out"
    with pytest.raises(KeyError, match="no mode 'fly'"):
        EVENTS["RETREAT"].mode("fly")


@pytest.mark.parametrize(
    ("code", "verb", "expected"),
    [
        ("CONSULT", None, 1),
        ("AID", "send", 2),
        ("ACCUSE", "condemn", 3),
        ("ASSAULT", "attack", 4),
        ("REQUEST", "ask", 0),
        ("REQUEST", "call for", 0),
        ("REQUEST", "demand", 3),
        ("REQUEST", "push for", 3),
        ("OTHER", "open", 0),
    ],
)
def test_the_quad_class_follows_from_the_code_and_a_demand_is_harder_than_a_plea(
    code: str, verb: str | None, expected: int
) -> None:
    """CAMEO keeps appeals apart from demands, PLOVER does not: the verb decides."""
    assert quad(code, verb) == expected


def test_scores_fall_from_cooperation_to_conflict() -> None:
    """The scale orders the kinds of action as one expects."""
    order = ["AID", "SUPPORT", "CONSULT", "REQUEST", "ACCUSE", "SANCTION", "ASSAULT"]
    scores = [score(code) for code in order]
    assert scores == sorted(scores, reverse=True)


def _told(code: str, polarity: Polarity, modality: Modality) -> EventMention:
    action = Action(code, None, "do", "do", 0, 2)
    return EventMention(
        sentence=0, start=0, end=2, action=action, rule=Rule("r"), polarity=polarity,
        modality=modality,
    )  # fmt: skip


AFFIRMED, NEGATED = Polarity.AFFIRMED, Polarity.NEGATED


@pytest.mark.parametrize(
    ("code", "polarity", "modality", "counted", "quad_class"),
    [
        ("AID", AFFIRMED, Modality.ASSERTED, "AID", 2),
        ("AID", AFFIRMED, Modality.INTENDED, "AGREE", 1),
        ("AID", NEGATED, Modality.INTENDED, "REJECT", 3),
        ("AID", AFFIRMED, Modality.REQUESTED, "REQUEST", 0),
        ("ASSAULT", AFFIRMED, Modality.HYPOTHETICAL, "THREATEN", 3),
        ("ASSAULT", NEGATED, Modality.ASSERTED, "OTHER", 0),
        ("ACCUSE", AFFIRMED, Modality.INTENDED, "ACCUSE", 3),
        ("CONSULT", AFFIRMED, Modality.INTENDED, "CONSULT", 1),
        ("AGREE", NEGATED, Modality.ASSERTED, "REJECT", 3),
    ],
)
def test_plover_counts_announced_refused_and_requested_acts_as_acts_of_their_own(
    code: str, polarity: Polarity, modality: Modality, counted: str, quad_class: int
) -> None:
    """PLOVER has no modality: a promise of aid is an AGREE, an attack held out is a THREATEN."""
    event = _told(code, polarity, modality)
    assert counted_as(event) == counted
    assert quad_of(event) == quad_class


def test_announced_and_refused_codes_are_events_themselves() -> None:
    """What an act is counted as is one of the kinds of action."""
    for event in EVENTS.values():
        assert event.announced is None or event.announced in EVENTS
        assert event.refused is None or event.refused in EVENTS


def test_attitudes_states_and_phases_are_the_background() -> None:
    """Only modes of OTHER are background; an act is none, nor is a code nobody knows."""
    found = {(e.code, m.name) for e in EVENTS.values() for m in e.modes if m.background}
    assert found == {("OTHER", "phase"), ("OTHER", "attitude"), ("OTHER", "state")}
    assert all(is_background(code, mode) for code, mode in found)
    assert not is_background("OTHER", None)
    assert not is_background("RETREAT", "withdraw")
    assert not is_background("NOTHING", "state")


def test_cooperation_that_is_merely_possible_is_no_promise() -> None:
    """Who considers sending aid has agreed to nothing."""
    told = _told("AID", AFFIRMED, Modality.HYPOTHETICAL)
    assert counted_as(told) == "AGREE"
    assert counted_as(replace(told, certainty=Certainty.POSSIBLE)) == "OTHER"
