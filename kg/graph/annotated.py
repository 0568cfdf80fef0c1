"""The direct edges as RDF 1.2: each event reifies the edge that it tells of.

An edge is asserted only where some event is a fact; what is threatened, denied or merely claimed
is a triple term that an event reifies and nobody asserts.  Needs a reader of RDF 1.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.graph._concepts import event_type
from kg.graph._documents import date_facts, is_reciprocal
from kg.graph._terms import boolean, individual, integer, text
from kg.graph.iris import Iris
from kg.graph.vocabulary import BASE_IRI, KG, PREFIXES, RDF, RDFS
from kg.model import Event, ResolvedCorpus
from kg.plover import is_background


def write_annotated_edges(
    corpus: ResolvedCorpus, output: Path, base_iri: str | None = None
) -> None:
    """Write the edges of a corpus, annotated with their events, as Turtle 1.2."""
    iris = Iris(base_iri or BASE_IRI)
    triples: dict[ox.Triple, None] = {}
    for event in sorted(corpus.events, key=lambda event: event.id):
        triples.update(dict.fromkeys(_event(event, iris)))
    ordered = sorted(triples, key=lambda triple: (str(triple.subject), str(triple)))
    with output.open("wb") as stream:
        ox.serialize(ordered, stream, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))


def _event(event: Event, iris: Iris) -> Iterator[ox.Triple]:
    if event.actor is None or event.target is None or is_background(event.code, event.mode):
        return
    actor, target = iris.entity(event.actor), iris.entity(event.target)
    action, node = event_type(event.code), iris.event(event.id)
    edges = [ox.Triple(actor, action, target)]
    if is_reciprocal(event):
        edges.append(ox.Triple(target, action, actor))
    for edge in edges:
        if event.factual:
            yield edge
        yield ox.Triple(node, RDF.reifies, edge)
    yield ox.Triple(node, RDFS.label, text(event.label))
    yield ox.Triple(node, KG.polarity, individual(event.polarity))
    yield ox.Triple(node, KG.certainty, individual(event.certainty))
    yield ox.Triple(node, KG.modality, individual(event.modality))
    yield ox.Triple(node, KG.factual, boolean(event.factual))
    yield ox.Triple(node, KG.sources, integer(event.sources))
    if event.date is not None:
        for fact in date_facts(node, event.date):
            yield ox.Triple(*fact)
