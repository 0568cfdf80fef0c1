from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph.building import build_store
from kg.graph.comparing import diff
from kg.model import ResolvedCorpus
from tests.graph.corpora import SECOND, niger


def without_second() -> ResolvedCorpus:
    """Give the corpus as it is before the second document is read."""
    corpus = niger()
    events = []
    for event in corpus.events:
        evidence = tuple(one for one in event.evidence if one.document != SECOND.id)
        if evidence:
            events.append(replace(event, evidence=evidence, sources=len(evidence)))
    entities = tuple(
        replace(entity, documents=tuple(key for key in entity.documents if key != SECOND.id))
        for entity in corpus.entities
        if entity.documents != (SECOND.id,)
    )
    documents = tuple(one for one in corpus.documents if one.id != SECOND.id)
    return replace(corpus, documents=documents, entities=entities, events=tuple(events))


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build the graph before and after the second document."""
    folder = tmp_path_factory.mktemp("diff")
    build_store(without_second(), folder / "before")
    build_store(niger(), folder / "after", base_iri="https://other.example/")
    return folder / "before", folder / "after"


def test_a_graph_does_not_differ_from_itself(stores: tuple[Path, Path]) -> None:
    """No difference is falsy, and says nothing."""
    same = diff(stores[0], stores[0])
    assert not same
    assert same.text() == ""


def test_what_a_document_adds(stores: tuple[Path, Path]) -> None:
    """New events and entities, more sources, and a contradiction, whatever the base IRI."""
    found = diff(*stores)
    assert [change.label for change in found.events_strengthened] == ["officers seize power"]
    assert found.events_strengthened[0].detail == "1 → 2 sources"
    assert {change.label for change in found.events_added} == {
        "France withdraws troops from Niger",
        "Mali plans to aid Niger",
        "ECOWAS imposes sanctions on Niger",
    }
    assert [change.label for change in found.entities_added] == ["Mali"]
    assert [change.label for change in found.now_contradicted] == [
        "France withdraws troops from Niger / France does not withdraw troops from Niger"
    ]
    assert not found.events_gone


def test_the_other_way_round_it_is_gone(stores: tuple[Path, Path]) -> None:
    """What was added one way is gone the other way."""
    there, back = diff(*stores), diff(*reversed(stores))
    assert back.events_gone == there.events_added
    assert [change.label for change in back.events_weakened] == ["officers seize power"]
    assert not back.now_contradicted


def test_text_and_json(stores: tuple[Path, Path]) -> None:
    """Both forms carry every change."""
    found = diff(*stores)
    assert "events added (3)" in found.text()
    assert "Mali plans to aid Niger: not as a fact" in found.text()
    data = json.loads(found.json())
    assert len(data["events_added"]) == 3
    assert data["entities_gone"] == []
