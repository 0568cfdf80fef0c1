from __future__ import annotations

import random
from dataclasses import replace

import networkx as nx

from kg.graph import RunInfo, bipartite_network, events_network, network, quads
from kg.graph._concepts import event_type
from tests.graph.corpora import FIRST, SECOND, niger


def test_an_edge_sums_up_the_events_of_one_kind() -> None:
    """A withdrawal told as fact and its denial are one edge that counts both."""
    edge = network(niger()).edges["country/FRA", "country/NER", "RETREAT"]
    expected = {
        "code": "RETREAT",
        "modes": ["withdraw"],
        "verbs": ["withdraw"],
        "weight": 2.0,
        "n_events": 2,
        "n_factual": 1,
        "n_negated": 1,
        "n_claimed": 1,
        "n_intended": 0,
        "n_hypothetical": 0,
        "factual": True,
        "first_date": "2023-08-18",
        "last_date": "2023-08-20",
        "dates": ["2023-08-18", "2023-08-20"],
        "quad": 2,
        "documents": sorted([FIRST.id, SECOND.id]),
    }
    assert {key: edge[key] for key in expected} == expected
    assert len(edge["evidence"]) == len(edge["events"]) == 2


def test_edges_run_from_actor_to_target_and_are_keyed_by_code() -> None:
    """Only events with both an actor and a target are edges."""
    edges = set(network(niger()).edges(keys=True))
    assert edges == {
        ("country/FRA", "country/NER", "RETREAT"),
        ("country/MLI", "country/NER", "AID"),
        ("ecowas", "country/NER", "SANCTION"),
        ("ecowas", "country/NER", "THREATEN"),
    }


def test_nodes_describe_entities() -> None:
    """Every entity is a node, acting or not, with its names, kind and days of activity."""
    nodes = network(niger()).nodes
    assert nodes["niamey"]["first_date"] == "2023-07-01"
    assert nodes["niamey"]["last_date"] == "2023-07-31"
    assert nodes["bazoum"]["label"] == "Mohamed Bazoum"
    assert nodes["bazoum"]["type"] == "Person"
    assert nodes["bazoum"]["roles"] == ["president"]
    assert nodes["ecowas"]["sectors"] == "IGO"
    assert nodes["niamey"]["latitude"] == 13.5


def test_values_are_plain() -> None:
    """Attributes are str, int, float, bool or list of str, the same type on all edges."""
    for graph in (network(niger()), events_network(niger()), bipartite_network(niger())):
        types: dict[tuple[str, str], set[type]] = {}
        for kind, items in (("node", graph.nodes(data=True)), ("edge", graph.edges(data=True))):
            for *_, attributes in items:
                for name, value in attributes.items():
                    types.setdefault((kind, name), set()).add(type(value))
                    if isinstance(value, list):
                        assert all(isinstance(one, str) for one in value)
        assert all(len(found) == 1 for found in types.values())
        assert {kind for found in types.values() for kind in found} <= {str, int, float, bool, list}


def test_one_edge_an_event() -> None:
    """The network of events keeps each event with what the text makes of it."""
    graph = events_network(niger())
    threat = next(data for _, _, data in graph.edges(data=True) if data["code"] == "THREATEN")
    assert graph.number_of_edges() == 5
    assert threat["modality"] == "hypothetical"
    assert threat["speakers"] == ["ecowas"]
    assert threat["claimed"] is True
    assert threat["factual"] is False


def test_events_as_nodes() -> None:
    """In the bipartite network even an event without target is there, tied to its place."""
    graph = bipartite_network(niger())
    coup = next(node for node, data in graph.nodes(data=True) if data.get("verb") == "seize power")
    assert graph.has_edge("officers", coup, "actor")
    assert graph.has_edge("niamey", coup, "place")
    assert nx.is_directed_acyclic_graph(graph.subgraph([coup, "officers", "niamey"]))


def test_the_order_of_the_corpus_does_not_reach_the_network() -> None:
    """Shuffled events and entities give the same nodes and edges in the same order."""
    corpus = niger()
    shuffle = random.Random(3).sample
    mixed = replace(
        corpus,
        entities=tuple(shuffle(corpus.entities, len(corpus.entities))),
        events=tuple(shuffle(corpus.events, len(corpus.events))),
    )
    for make in (network, events_network, bipartite_network):
        assert list(make(mixed).nodes(data=True)) == list(make(corpus).nodes(data=True))
        assert list(make(mixed).edges(data=True, keys=True)) == list(
            make(corpus).edges(data=True, keys=True)
        )


def test_wishes_and_states_are_no_edges() -> None:
    """What somebody wants of another is kept as an event but ties nobody to anybody."""
    corpus = niger()
    wishes = tuple(replace(e, code="OTHER", mode="attitude") for e in corpus.events)
    wishing = replace(corpus, events=wishes)
    assert network(wishing).number_of_edges() == 0
    edges = {quad.predicate for quad in quads(wishing, run=RunInfo("0.1.0", "test"))}
    assert event_type("OTHER") not in edges
    acting = replace(corpus, events=tuple(replace(e, mode=None) for e in wishes))
    edges = {quad.predicate for quad in quads(acting, run=RunInfo("0.1.0", "test"))}
    assert event_type("OTHER") in edges
