"""A resolved corpus as RDF quads.

One named graph a document, one for the entities, one for the direct edges, one that describes
the dataset with its concepts and its ontology.  The quads come sorted, graph by graph, and are
a function of the corpus alone: same corpus, same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph._concepts import concept_triples, event_type
from kg.graph._documents import Told, document_facts, is_reciprocal
from kg.graph._entities import entity_facts
from kg.graph._terms import Fact, in_order, integer, text
from kg.graph.iris import Iris, digest
from kg.graph.vocabulary import (
    BASE_IRI,
    DCT,
    GAF,
    KG,
    NIF,
    PLOVER,
    PROV,
    RDF,
    RDFS,
    SEM,
    SKOS,
    VOID,
    ontology,
)
from kg.model import ResolvedCorpus
from kg.plover import is_background


@dataclass(frozen=True, slots=True)
class RunInfo:
    """What made the graph: versions of the package and of the language pipeline, decisions.

    `decisions` is a hash of the decisions file, where one was used.  No clock: the same
    software makes the same graph.
    """

    version: str
    pipeline: str
    decisions: str | None = None

    @property
    def id(self) -> str:
        """Name the run by its content."""
        return digest(self.version, self.pipeline, self.decisions or "")


def quads(corpus: ResolvedCorpus, *, base_iri: str = BASE_IRI, run: RunInfo) -> Iterator[ox.Quad]:
    """Give the quads of a corpus in their one order.

    Args:
        corpus: documents, entities, events and relations.
        base_iri: the IRI under which the data lives; ends with `/` or `#`.
        run: what made the graph.
    """
    iris = Iris(base_iri)
    predicates: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for quad in _data_quads(corpus, iris, run):
        predicates[quad.predicate.value] += 1
        if quad.predicate == RDF.type and isinstance(quad.object, ox.NamedNode):
            classes[quad.object.value] += 1
        yield quad
    yield from in_order(_dataset(corpus, iris, run, predicates, classes), iris.dataset_graph)


def edge_quads(corpus: ResolvedCorpus, base_iri: str = BASE_IRI) -> Iterator[ox.Quad]:
    """Give the direct edges: one for each actor, action and target that some event ties in fact."""
    iris = Iris(base_iri)
    return in_order(_edges(corpus, iris), iris.edges_graph)


def document_quads(
    corpus: ResolvedCorpus, document: str, *, base_iri: str = BASE_IRI, run: RunInfo
) -> Iterator[ox.Quad]:
    """Give the quads of one document's graph; none when the corpus has no such document."""
    iris = Iris(base_iri)
    for told in _by_document(corpus):
        if told.document.id == document:
            yield from _document_quads(told, iris, run)


def _data_quads(corpus: ResolvedCorpus, iris: Iris, run: RunInfo) -> Iterator[ox.Quad]:
    for told in _by_document(corpus):
        yield from _document_quads(told, iris, run)
    for entity in sorted(corpus.entities, key=lambda entity: entity.id):
        yield from in_order(entity_facts(entity, iris), iris.entities_graph)
    yield from in_order(_edges(corpus, iris), iris.edges_graph)


def _document_quads(told: Told, iris: Iris, run: RunInfo) -> Iterator[ox.Quad]:
    facts = document_facts(told, iris, iris.run(run.id))
    return in_order(facts, iris.document_graph(told.document.id))


def _by_document(corpus: ResolvedCorpus) -> Iterable[Told]:
    """Sort what the corpus says by the documents that say it."""
    found = {document.id: Told(document) for document in corpus.documents}
    for event in corpus.events:
        for evidence in event.evidence:
            tellings = found[evidence.document].events.setdefault(event.id, (event, []))
            tellings[1].append(evidence)
    for relation in corpus.relations:
        for document in sorted({where for where, _, _ in relation.evidence}):
            found[document].relations.append(relation)
    for entity in corpus.entities:
        for document in entity.documents:
            found[document].entities.append(entity.id)
    for copy, original in corpus.copies.items():
        found[copy].original = original
    return (found[key] for key in sorted(found))


def _edges(corpus: ResolvedCorpus, iris: Iris) -> Iterator[Fact]:
    for event in corpus.events:
        if not event.factual or is_background(event.code, event.mode):
            continue
        if event.actor is not None and event.target is not None:
            actor, target = iris.entity(event.actor), iris.entity(event.target)
            action = event_type(event.code)
            yield actor, action, target
            if is_reciprocal(event):
                yield target, action, actor


def _dataset(
    corpus: ResolvedCorpus,
    iris: Iris,
    run: RunInfo,
    predicates: Counter[str],
    classes: Counter[str],
) -> Iterator[Fact]:
    for triple in (*ontology(), *concept_triples()):
        yield triple.subject, triple.predicate, triple.object  # type: ignore[misc]
    yield from _run(iris, run)
    dataset = iris.dataset
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, DCT.title, text("Knowledge graph of news events", "en")
    yield dataset, VOID.uriSpace, text(iris.base)
    yield dataset, PROV.wasGeneratedBy, iris.run(run.id)
    yield dataset, VOID.triples, integer(sum(predicates.values()))
    yield dataset, VOID.documents, integer(len(corpus.documents))
    yield dataset, VOID.entities, integer(len(corpus.entities) + len(corpus.events))
    for namespace in (KG, PLOVER, SEM, GAF, NIF, PROV, DCT, SKOS):
        yield dataset, VOID.vocabulary, ox.NamedNode(namespace.iri)
    for graph in (iris.entities_graph, iris.edges_graph, iris.dataset_graph):
        yield dataset, KG.graph, graph
    for kind, number in classes.items():
        part = ox.NamedNode(f"{dataset.value}#class-{digest(kind)}")
        yield dataset, VOID.classPartition, part
        yield part, VOID["class"], ox.NamedNode(kind)
        yield part, VOID.entities, integer(number)
    for predicate, number in predicates.items():
        part = ox.NamedNode(f"{dataset.value}#property-{digest(predicate)}")
        yield dataset, VOID.propertyPartition, part
        yield part, VOID.property, ox.NamedNode(predicate)
        yield part, VOID.triples, integer(number)


def _run(iris: Iris, run: RunInfo) -> Iterator[Fact]:
    node, software = iris.run(run.id), iris.run(f"kg-{run.version}")
    yield node, RDF.type, PROV.Activity
    yield node, RDFS.label, text(f"kg {run.version} with {run.pipeline}")
    yield node, PROV.wasAssociatedWith, software
    yield node, KG.pipeline, text(run.pipeline)
    if run.decisions:
        yield node, KG.decisions, text(run.decisions)
    yield software, RDF.type, PROV.SoftwareAgent
    yield software, RDFS.label, text(f"kg {run.version}")
