"""The step across documents: one node for one thing, one event for one event, in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import EntityType, LocalEntity, Modality, Polarity, Reading
from kg.resolve import resolve_corpus

from .builders import ECOWAS, NIGER, document, person, reading, slot, telling
from .conftest import Read


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


def test_homonyms_stay_two() -> None:
    """Two people of one name whom the texts place in different countries are two nodes."""
    corpus = resolve_corpus(
        [
            reading(document("John Okello spoke."), [person("John Okello", country="UGA")]),
            reading(document("John Okello sang."), [person("John Okello", country="KEN")]),
        ]
    )
    assert len(corpus.entities) == 2
    assert len({e.id for e in corpus.entities}) == 2
    assert [p.reason for p in corpus.doubtful] == ["same name in different countries"]


def test_a_surname_joins_the_full_name_of_its_context() -> None:
    """*Okello* in a Ugandan story is John Okello of Uganda; elsewhere he stays himself."""
    corpus = resolve_corpus(
        [
            reading(document("John Okello spoke."), [person("John Okello", country="UGA")]),
            reading(document("Okello spoke."), [person("Okello", country="UGA")]),
            reading(document("Okello swam."), [person("Okello", country="NZL")]),
        ]
    )
    assert sorted(len(e.documents) for e in corpus.entities) == [1, 2]


def test_negated_and_affirmed_tellings_are_two_events() -> None:
    """A denial is never evidence for what it denies."""
    text = "ECOWAS visits Niger."
    affirmed = telling(text, "ECOWAS", "visit", "Niger")
    negated = telling(text, "ECOWAS", "visit", "Niger", polarity=Polarity.NEGATED)
    corpus = resolve_corpus(
        [
            reading(document(text, source="A"), [ECOWAS, NIGER], (affirmed,)),
            reading(document(text, source="B"), [ECOWAS, NIGER], (negated,)),
        ]
    )
    assert sorted(e.label for e in corpus.events) == [
        "ECOWAS does not visit Niger",
        "ECOWAS visits Niger",
    ]


def test_near_copies_count_as_one_source() -> None:
    """A wire story printed twice is evidence twice and a source once."""
    story = "ECOWAS visits Niger. " + " ".join(f"Word{n} follows word{n + 1}." for n in range(60))
    first = document(story, "2023-08-18", "A")
    second = document(story.replace("Word7 ", "Another "), "2023-08-19", "B")
    event = telling(story, "ECOWAS", "visit", "Niger")
    corpus = resolve_corpus(
        [reading(second, [ECOWAS, NIGER], (event,)), reading(first, [ECOWAS, NIGER], (event,))]
    )
    (told,) = corpus.events
    assert corpus.copies == {second.id: first.id}
    assert (len(told.evidence), told.sources) == (2, 1)
    assert [e.independent for e in told.evidence] == [True, False]


def test_a_place_parts_what_happens_elsewhere() -> None:
    """The same act on one day in two towns is two events."""
    lagos = LocalEntity("Lagos", EntityType.PLACE, key="place/geonames/2332459", names=("Lagos",))
    kano = LocalEntity("Kano", EntityType.PLACE, key="place/geonames/2335204", names=("Kano",))
    readings = []
    for place in (lagos, kano):
        text = f"ECOWAS visits in {place.label}."
        event = telling(text, "ECOWAS", "visit", None, day="2023-08-18")
        event = replace(event, place=slot(text, place.label))
        readings.append(reading(document(text), [ECOWAS, place], (event,)))
    assert len(resolve_corpus(readings).events) == 2


def _story(first: int, last: int) -> str:
    return " ".join(f"Word{n} follows word{n + 1}." for n in range(first, last))


def test_a_story_cut_short_is_a_copy() -> None:
    """The first fifth of a wire story, printed alone a day later, is no second source."""
    whole = document(_story(0, 200), "2023-08-18", "A")
    short = document(_story(0, 40), "2023-08-19", "B")
    corpus = resolve_corpus([reading(short, []), reading(whole, [])])
    assert corpus.copies == {short.id: whole.id}


def test_a_digest_is_no_copy_of_the_stories_in_it() -> None:
    """A later round-up that holds three stories whole keeps them apart and is none of them."""
    stories = [document(_story(n, n + 60), "2023-08-18", str(n)) for n in (0, 100, 200)]
    digest = document(" ".join(s.text for s in stories), "2023-08-19", "digest")
    corpus = resolve_corpus([reading(d, []) for d in (*stories, digest)])
    assert corpus.copies == {}


def test_a_quotation_of_a_few_words_makes_no_copy() -> None:
    """Two stories that share one paragraph are two sources."""
    first = document(_story(0, 60), "2023-08-18", "A")
    second = document(_story(300, 360) + _story(0, 15), "2023-08-18", "B")
    assert resolve_corpus([reading(first, []), reading(second, [])]).copies == {}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=len(_READINGS), max_size=len(_READINGS)))
def test_shards_change_nothing(shards: list[int]) -> None:
    """Resolving the united readings of any shards gives what resolving all at once gives."""
    parts = [[r for r, s in zip(_READINGS, shards, strict=True) if s == n] for n in range(4)]
    overlapping = [*parts[0][:2], *parts[3][:1]]
    united = [r for part in (*reversed(parts), overlapping) for r in part]
    assert resolve_corpus(united) == _WHOLE


def test_one_name_in_two_walks_of_life_is_two_people() -> None:
    """A minister and a gang's leader of one name stay two, listed as a doubtful pair."""
    minister = replace(person("John Okello"), roles=("minister",), sectors=("GOV",))
    gangster = replace(person("John Okello"), roles=("gang leader",), sectors=("CRM",))
    corpus = resolve_corpus(
        [
            reading(document("Minister John Okello spoke."), [minister]),
            reading(document("Gang leader John Okello fled."), [gangster]),
        ]
    )
    assert len(corpus.entities) == 2
    assert [p.reason for p in corpus.doubtful] == [
        "same name in different walks of life or company"
    ]


def test_a_short_given_name_joins_the_full_one_of_its_context() -> None:
    """*Len* and *Leonard B.* are one where country or company agree, else a doubtful pair."""
    full = person("Leonard B. Okello", country="UGA")
    one = resolve_corpus(
        [
            reading(document("Leonard B. Okello spoke."), [full]),
            reading(document("Len Okello sang."), [person("Len Okello", country="UGA")]),
        ]
    )
    assert len(one.entities) == 1
    two = resolve_corpus(
        [
            reading(document("Leonard B. Okello spoke."), [full]),
            reading(document("Len Okello sang."), [person("Len Okello")]),
        ]
    )
    assert len(two.entities) == 2
    assert [p.reason for p in two.doubtful] == ["one name a form of the other"]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        (
            "Peru suspends ceasefire\n\nLIMA - Peru's government suspended a ceasefire with the "
            "Red Front on Tuesday.",
            {"Peru (government)"},
            {"Red Front"},
        ),
        (
            "Kenya suspends aid\n\nKenya suspended aid to Uganda on Tuesday.",
            {"Kenya"},
            {"Uganda"},
        ),
    ],
)
def test_a_headline_and_its_text_tell_one_act(
    text: str, actors: set[str], targets: set[str], read: Read
) -> None:
    """A country and its government are one actor of one act; the text names who it is done to."""
    corpus = resolve_corpus([read(text)])
    told = [e for e in corpus.events if e.verb.startswith("suspend")]
    names = {e.id: e.label for e in corpus.entities}
    assert {names.get(e.actor or "") for e in told} == actors
    assert {names.get(e.target or "") for e in told} == targets
    assert [len(e.evidence) for e in told] == [2]
