"""Event types as SKOS concepts, with PLOVER and CAMEO notations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.graph._terms import TRUE, Fact, decimal, integer, text
from kg.graph.iris import encode_segment
from kg.graph.vocabulary import KG, PLOVER, RDF, RDFS, SEM, SKOS
from kg.plover import EVENTS, PloverEvent

SCHEME = PLOVER["scheme"]


def event_type(code: str) -> ox.NamedNode:
    """Name the concept of an event code; also the predicate of its direct edges."""
    return PLOVER[encode_segment(code).replace("/", "%2F")]


def event_mode(code: str, mode: str) -> ox.NamedNode:
    """Name the concept of a mode of an event code."""
    return event_type(f"{code}-{mode}")


@cache
def concept_triples() -> tuple[ox.Triple, ...]:
    """Give the triples of the whole concept scheme."""
    return tuple(ox.Triple(*fact) for fact in _facts())


def _facts() -> Iterator[Fact]:
    yield SCHEME, RDF.type, SKOS.ConceptScheme
    yield SCHEME, RDFS.label, text("Kinds of action: PLOVER events and kg's extensions", "en")
    for event in EVENTS.values():
        concept = event_type(event.code)
        yield from _concept(concept, event.code, event.label, event.definition, event.cameo)
        yield from _event(concept, event)
        for mode in event.modes:
            narrower = event_mode(event.code, mode.name)
            notation = f"{event.code}-{mode.name}"
            yield from _concept(narrower, notation, mode.label, mode.definition, mode.cameo)
            yield narrower, SKOS.broader, concept
            if mode.background:
                yield narrower, KG.background, TRUE


def _event(concept: ox.NamedNode, event: PloverEvent) -> Iterator[Fact]:
    yield SCHEME, SKOS.hasTopConcept, concept
    yield concept, SKOS.topConceptOf, SCHEME
    yield concept, RDF.type, RDF.Property
    yield concept, RDFS.subPropertyOf, KG.actsOn
    yield concept, KG.quadClass, integer(event.quad)
    yield concept, KG.score, decimal(event.score)
    for example in event.examples:
        yield concept, SKOS.example, text(example, "en")
    if event.extension:
        yield concept, KG.extension, TRUE


def _concept(
    concept: ox.NamedNode, notation: str, label: str, definition: str, cameo: Iterable[str]
) -> Iterator[Fact]:
    yield concept, RDF.type, SKOS.Concept
    yield concept, RDF.type, SEM.EventType
    yield concept, SKOS.inScheme, SCHEME
    yield concept, RDFS.label, text(label, "en")
    yield concept, SKOS.prefLabel, text(label, "en")
    yield concept, SKOS.definition, text(definition, "en")
    yield concept, SKOS.notation, ox.Literal(notation, datatype=KG.PloverCode)
    for code in cameo:
        yield concept, SKOS.notation, ox.Literal(code, datatype=KG.CameoCode)
