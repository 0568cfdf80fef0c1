from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph.checks import validate, validate_shacl
from kg.graph.rdf import RunInfo, quads
from kg.graph.shapes import rules
from kg.graph.vocabulary import PREFIXES
from tests.graph.corpora import niger

DAMAGE = {
    "An event has one label.":
        "DELETE { ?s rdfs:label ?o } WHERE { ?s a kg:Event ; rdfs:label ?o }",
    "An event has at most one actor.":
        "INSERT { ?s kg:actor <urn:x> } WHERE { ?s kg:verb 'seize power' }",
    "An event is affirmed or negated.":
        "INSERT { ?s kg:polarity kg:Maybe } WHERE { ?s a kg:Event }",
    "An event says how surely it was read, from 0 to 1.":
        "DELETE { ?s kg:confidence ?o } INSERT { ?s kg:confidence 1.5 } "
        "WHERE { ?s a kg:Event ; kg:confidence ?o }",
    "An event has evidence.": "DELETE { ?s kg:evidence ?o } WHERE { ?s kg:evidence ?o }",
    "An event has one type, which is a concept.":
        "INSERT { ?s sem:eventType <urn:x> } WHERE { ?s a kg:Event }",
    "The first day of an event is a date, not after its last.":
        "INSERT { ?s sem:hasBeginTimeStamp '2030-01-01'^^xsd:date } WHERE { ?s a kg:Event }",
    "A factual event is affirmed, certain and asserted, and not in the future.":
        "INSERT { ?s kg:factual true } WHERE { ?s kg:polarity kg:Negated }",
    "A factual event with actor and target is a direct edge.":
        "DELETE { ?a plover:SANCTION ?b } WHERE { ?a plover:SANCTION ?b }",
    "A direct edge stands for a factual event.":
        "INSERT { ?a plover:THREATEN ?b } WHERE { ?a plover:SANCTION ?b }",
    "A phrase begins within its document, not after its end.":
        "INSERT { ?s nif:beginIndex -1 } WHERE { ?s a nif:Phrase }",
    "The words of a phrase are the slice of its document's text.":
        "DELETE { ?s nif:anchorOf 'withdrew' } INSERT { ?s nif:anchorOf 'attacked' } "
        "WHERE { ?s nif:anchorOf 'withdrew' }",
    "A clause and its sentence stand in the evidence's document.":
        "DELETE { ?s nif:referenceContext ?d } INSERT { ?s nif:referenceContext <urn:d> } "
        "WHERE { ?s a nif:Sentence ; nif:referenceContext ?d }",
    "A telling that somebody else vouches for is not factual.":
        "INSERT { ?s kg:factual true } WHERE { ?s kg:speaker ?x ; a kg:Evidence }",
    "What takes part in events has one name.":
        "DELETE { ?s skos:prefLabel ?o } WHERE { ?s kg:mentions ?n ; skos:prefLabel ?o }",
    "A quantity has a number.": "DELETE { ?s kg:value ?o } WHERE { ?s kg:value ?o }",
    "A relation is denoted by words.":
        "DELETE { ?s gaf:denotedBy ?o } WHERE { ?s a kg:Relation ; gaf:denotedBy ?o }",
    "Evidence belongs to an event.": "INSERT DATA { <urn:e> a kg:Evidence }",
}  # fmt: skip


def damaged(*updates: str) -> ox.Store:
    """Make the store of the hand-made corpus and damage it, in the default graph only."""
    store = ox.Store()
    for quad in quads(niger(), run=RunInfo("1", "p")):
        store.add(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    for update in updates:
        store.update(update, prefixes=dict(PREFIXES))
    return store


def test_a_graph_that_kg_makes_is_valid(niger_store: Path) -> None:
    """Nothing is found in a whole graph."""
    assert validate(niger_store) == []


@pytest.mark.parametrize("rule", sorted(DAMAGE))
def test_each_damage_is_found(rule: str) -> None:
    """A graph that breaks a rule is told so in the rule's words, with the node."""
    found = {finding.rule for finding in validate(damaged(DAMAGE[rule]))}
    assert rule in found
    assert "The default graph holds the triples of all graphs, and no others." in found


def test_the_same_is_found_by_pyshacl(niger_store: Path) -> None:
    """pySHACL, running the shapes as they stand, agrees rule by rule."""
    pytest.importorskip("pyshacl")
    assert validate_shacl(niger_store) == []
    store = damaged(*DAMAGE.values())
    ours = {finding.rule for finding in validate(store)}
    theirs = {finding.rule for finding in validate_shacl(store)}
    assert theirs == ours - {"The default graph holds the triples of all graphs, and no others."}


def test_findings_are_limited_and_readable() -> None:
    """At most so many findings a rule, each a line with a short name."""
    store = damaged(DAMAGE["An event has evidence."])
    found = [one for one in validate(store, limit=2) if one.rule == "An event has evidence."]
    assert len(found) == 2
    assert str(found[0]).startswith("event/")


def test_every_shape_becomes_rules() -> None:
    """The shapes are understood as a whole: what is not understood would be an error."""
    assert len(rules()) > 60
    assert all("SELECT" in rule.query for rule in rules())
