"""The step across documents: one node for one thing, one event for one event, in any order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Modality, Reading
from kg.resolve import resolve_corpus

from .builders import ECOWAS, NIGER, document, person, reading, telling


def _threat(published: str, source: str, day: str | None = None) -> Reading:
    text = f"ECOWAS will intervene in Niger, says {source}."
    event = telling(
        text,
        "ECOWAS",
        "intervene",
        "Niger",
        code="THREATEN",
        day=day,
        modality=Modality.HYPOTHETICAL,
    )
    return reading(document(text, published, source), [ECOWAS, NIGER], (event,))


def test_an_event_is_labelled_in_words() -> None:
    """Actor, verb with its modality, preposition and target make the label."""
    (event,) = resolve_corpus([_threat("2023-08-18", "A")]).events
    assert event.label == "ECOWAS threatens to intervene in Niger"


def test_the_same_event_told_twice_is_one_event_with_two_pieces_of_evidence() -> None:
    """Two outlets, one event: two pieces of evidence and two sources."""
    corpus = resolve_corpus([_threat("2023-08-18", "A"), _threat("2023-08-19", "B")])
    (event,) = corpus.events
    assert len(event.evidence) == 2
    assert event.sources == 2


def test_tellings_months_apart_are_two_events() -> None:
    """A threat in August and one in November are not the same threat."""
    corpus = resolve_corpus([_threat("2023-08-18", "A"), _threat("2023-11-18", "B")])
    assert len(corpus.events) == 2


def test_a_publication_date_joins_an_explicit_date_a_few_days_before() -> None:
    """A story printed on the 20th without a date tells of what another dates to the 18th."""
    corpus = resolve_corpus([_threat("2023-08-20", "A"), _threat("2023-08-19", "B", "2023-08-18")])
    (event,) = corpus.events
    assert event.date is not None
    assert event.date.value == "2023-08-18"


def test_keys_make_one_node() -> None:
    """What the gazetteer knows is one node whatever the document."""
    corpus = resolve_corpus([_threat("2023-08-18", "A"), _threat("2023-11-18", "B")])
    assert [e.id for e in corpus.entities] == ["ecowas", "niger"]
    assert [len(e.documents) for e in corpus.entities] == [2, 2]


_READINGS = [
    *(_threat(f"2023-08-{day:02d}", f"outlet {day}") for day in range(10, 22)),
    _threat("2023-08-13", "dated", "2023-08-12"),
    *(
        reading(document(f"{name} spoke in {city}."), [person(name)])
        for name in ("Abdel-Fatau Musah", "Musah", "Catherine Colonna", "Colonna", "Mr Musah")
        for city in ("Abuja", "Accra")
    ),
]
_WHOLE = resolve_corpus(_READINGS)


@settings(max_examples=25, deadline=None)
@given(st.permutations(_READINGS))
def test_order_of_documents_changes_nothing(readings: list[Reading]) -> None:
    """Any permutation of the readings gives an equal corpus."""
    assert resolve_corpus(readings) == _WHOLE


def test_a_document_read_twice_counts_once() -> None:
    """The same reading from two shards is one reading."""
    assert resolve_corpus([*_READINGS, *_READINGS[:5]]) == _WHOLE
