from __future__ import annotations

import random
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.iris import Iris, clean_text, encode_segment, foreign_iri
from kg.graph.rdf import RunInfo, document_quads, quads
from kg.graph.vocabulary import DCT, GAF, KG, NIF, PLOVER, SEM, known_terms, ontology, shorten
from kg.model import Entity, EntityType, ResolvedCorpus
from tests.graph.corpora import FIRST, SECOND, niger

RUN = RunInfo("0.1.0", "test pipeline 1")


def graph_of(corpus: ResolvedCorpus) -> list[ox.Quad]:
    """Make all quads of a corpus."""
    return list(quads(corpus, run=RUN))


def test_every_document_has_a_graph_and_three_more_hold_the_rest() -> None:
    """Quads lie in one graph a document, one of entities, one of edges, one of description."""
    iris = Iris()
    assert {quad.graph_name for quad in graph_of(niger())} == {
        iris.document_graph(FIRST.id),
        iris.document_graph(SECOND.id),
        iris.entities_graph,
        iris.edges_graph,
        iris.dataset_graph,
    }


def test_only_factual_events_become_direct_edges() -> None:
    """Threats, denials and plans leave no edge; sanctions imposed and troops withdrawn do."""
    iris = Iris()
    edges = {quad.triple for quad in graph_of(niger()) if quad.graph_name == iris.edges_graph}
    niger_node = iris.entity("country/NER")
    assert edges == {
        ox.Triple(iris.entity("ecowas"), PLOVER.SANCTION, niger_node),
        ox.Triple(iris.entity("country/FRA"), PLOVER.RETREAT, niger_node),
    }


def test_an_event_told_twice_lives_in_both_graphs_each_with_its_own_evidence() -> None:
    """Without one document's graph the event stays, with the other document's evidence only."""
    iris = Iris()
    store = ox.Store()
    store.extend(graph_of(niger()))
    event = next(event for event in niger().events if event.label == "officers seize power")
    node = iris.event(event.id)

    def evidence() -> list[str]:
        found = store.quads_for_pattern(node, KG.evidence, None, None)
        return sorted({str(quad.object).split("#")[0].rsplit("/", 1)[1] for quad in found})

    assert evidence() == [FIRST.id, SECOND.id]
    store.remove_graph(iris.document_graph(FIRST.id))
    assert evidence() == [SECOND.id]
    assert list(store.quads_for_pattern(node, SEM.eventType, PLOVER.ASSAULT, None))
    assert not any(FIRST.id in str(quad.subject) for quad in store)


def test_the_order_of_the_corpus_does_not_reach_the_quads() -> None:
    """Shuffled documents, entities and events give the same quads in the same order."""
    corpus = niger()
    shuffle = random.Random(5).sample
    mixed = replace(
        corpus,
        documents=tuple(shuffle(corpus.documents, len(corpus.documents))),
        entities=tuple(shuffle(corpus.entities, len(corpus.entities))),
        events=tuple(shuffle(corpus.events, len(corpus.events))),
    )
    assert graph_of(mixed) == graph_of(corpus)


def test_no_quad_comes_twice() -> None:
    """Quads are a set, though they come as a stream."""
    found = graph_of(niger())
    assert len(found) == len(set(found))


def test_a_document_graph_can_be_made_alone() -> None:
    """The quads of one document are those that the whole graph holds for it."""
    alone = list(document_quads(niger(), SECOND.id, run=RUN))
    whole = [
        quad for quad in graph_of(niger()) if quad.graph_name == Iris().document_graph(SECOND.id)
    ]
    assert alone == whole


def only(document: str) -> ResolvedCorpus:
    """Give the corpus of one document: what it alone tells."""
    corpus = niger()
    return ResolvedCorpus(
        tuple(one for one in corpus.documents if one.id == document),
        tuple(
            replace(one, documents=(document,))
            for one in corpus.entities
            if document in one.documents
        ),
        tuple(one for one in corpus.events if {ev.document for ev in one.evidence} == {document}),
    )


def test_the_graph_of_two_corpora_is_the_union_of_theirs() -> None:
    """Where no event is told by both, building together adds nothing and loses nothing."""
    first, second = only(FIRST.id), only(SECOND.id)
    by_id = {one.id: one for one in (*first.entities, *second.entities)}
    both = ResolvedCorpus(
        first.documents + second.documents,
        tuple(
            replace(one, documents=tuple(sorted({FIRST.id, SECOND.id} & set(one.documents))))
            for one in niger().entities
            if one.id in by_id
        ),
        first.events + second.events,
    )
    described = Iris().dataset_graph

    def data(corpus: ResolvedCorpus) -> set[ox.Quad]:
        return {quad for quad in graph_of(corpus) if quad.graph_name != described}

    assert data(both) == data(first) | data(second)


def test_the_graph_follows_the_base_iri() -> None:
    """With another base no data keeps the default one."""
    found = list(quads(niger(), base_iri="https://news.example/g/", run=RUN))
    text = "\n".join(map(str, found))
    assert "https://kg.example/id/" not in text
    assert "https://news.example/g/entity/ecowas" in text


def test_phrases_are_slices_of_their_documents() -> None:
    """Every phrase's words are the document's text between its offsets, in code points."""
    store = ox.Store()
    store.extend(graph_of(niger()))
    rows = store.query(
        """SELECT ?words (SUBSTR(?text, ?b + 1, ?e - ?b) AS ?slice) WHERE {
             ?phrase nif:anchorOf ?words ; nif:beginIndex ?b ; nif:endIndex ?e ;
                     nif:referenceContext/nif:isString ?text }""",
        prefixes={"nif": NIF.iri},
        use_default_graph_as_union=True,
    )
    pairs = [(row["words"], row["slice"]) for row in rows]  # type: ignore[union-attr, index]
    assert len(pairs) > 10
    assert all(words == piece for words, piece in pairs)


def test_every_term_in_use_is_in_the_ontology() -> None:
    """No class or property leaves the package unexplained."""
    used = {quad.predicate.value for quad in graph_of(niger())}
    used |= {
        quad.object.value
        for quad in graph_of(niger())
        if shorten(quad.predicate.value) == "rdf:type" and isinstance(quad.object, ox.NamedNode)
    }
    standard = ("http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/1999/02/22-rdf-syntax",
                "http://www.w3.org/2002/07/owl#")  # fmt: skip
    assert {iri for iri in used - known_terms() if not iri.startswith(standard)} == set()
    labelled = {
        triple.subject for triple in ontology() if triple.predicate.value.endswith("#label")
    }
    unexplained = {
        iri
        for iri in used
        if not iri.startswith((*standard, PLOVER.iri)) and ox.NamedNode(iri) not in labelled
    }
    assert unexplained == set()


def test_addresses_become_iris_and_odd_ones_are_escaped() -> None:
    """A space in a document's URL is percent-encoded; what is no address stays text."""
    source = [quad.object for quad in graph_of(niger()) if quad.predicate == DCT.source]
    assert source == [ox.NamedNode("https://wire.example/a?b=c%20d")]
    assert foreign_iri("page seven") is None


def test_clauses_denote_their_events() -> None:
    """GAF ties every event to the words that tell it."""
    events = {quad.subject for quad in graph_of(niger()) if quad.predicate == KG.evidence}
    denoted = {quad.subject for quad in graph_of(niger()) if quad.predicate == GAF.denotedBy}
    assert len(events) == 6
    assert events <= denoted


any_text = st.text(st.characters(codec=None), max_size=30)


@given(any_text)
def test_ids_survive_the_way_through_iris(key: str) -> None:
    """Whatever the id, its IRI is valid and gives the id back."""
    iris = Iris()
    assert iris.key("entity", iris.entity(key).value) == key


@given(any_text, any_text)
def test_different_ids_have_different_iris(first: str, second: str) -> None:
    """Encoding never makes two ids one."""
    assert (encode_segment(first) == encode_segment(second)) == (first == second)


@given(any_text)
def test_cleaning_a_text_keeps_its_length(text: str) -> None:
    """Offsets stay true when characters that RDF cannot carry are replaced."""
    cleaned = clean_text(text)
    assert len(cleaned) == len(text)
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize("syntax", [ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD])
@settings(max_examples=25, deadline=None)
@given(label=any_text, key=any_text)
def test_hostile_text_round_trips(syntax: ox.RdfFormat, label: str, key: str) -> None:
    """Quotes, control characters, surrogates, brackets: what is written is what is read back."""
    entity = Entity(key, label, EntityType.THING, (label[::-1],), roles=(label * 2,))
    corpus = ResolvedCorpus((), (entity,), ())
    written = [quad for quad in graph_of(corpus) if quad.graph_name == Iris().entities_graph]
    data = ox.serialize(written, format=syntax)
    assert data is not None
    assert set(ox.parse(data, format=syntax)) == set(written)
