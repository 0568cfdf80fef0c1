"""Real clients of other makers talk to the server."""

from __future__ import annotations

import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from kg.graph.query import run
from tests.serve.conftest import TOKEN

EVENTS = "SELECT ?e WHERE { ?e a <https://kg.example/ns#Event> }"


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper(reading: str, method: str) -> None:
    """SPARQLWrapper gets rows by GET and POST, and graphs."""
    wrapper = SPARQLWrapper(f"{reading}/sparql")
    wrapper.setMethod(method)
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery(EVENTS)
    assert len(wrapper.query().convert()["results"]["bindings"]) == 6
    wrapper.setQuery("CONSTRUCT WHERE { ?e a kg:Event }")
    wrapper.setReturnFormat(TURTLE)
    assert b"kg:Event" in wrapper.query().convert()


def test_rdflib_graph(reading: str) -> None:
    """rdflib's SPARQLStore sees the triples of all graphs."""
    graph = rdflib.Graph(SPARQLStore(f"{reading}/sparql"))
    assert len(list(graph.query(EVENTS))) == 6
    node = rdflib.URIRef("https://kg.example/id/entity/ecowas")
    assert str(graph.value(node, rdflib.SKOS.prefLabel)) == "ECOWAS"


def test_rdflib_dataset(reading: str) -> None:
    """rdflib's Dataset, which names its default graph in its own way, sees them too."""
    dataset = rdflib.Dataset(SPARQLStore(f"{reading}/sparql"))
    assert len(list(dataset.query(EVENTS))) == 6
    name = rdflib.URIRef("https://kg.example/id/graph/edges")
    assert len(list(dataset.query(f"SELECT * {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"))) == 2


def test_rdflib_update(writing: str) -> None:
    """rdflib's SPARQLUpdateStore writes with the token."""
    store = SPARQLUpdateStore(
        f"{writing}/sparql", f"{writing}/update", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    triple = (rdflib.URIRef("urn:r:s"), rdflib.URIRef("urn:r:p"), rdflib.Literal("o"))
    graph = rdflib.Graph(store, identifier=rdflib.URIRef("urn:r:graph"))
    graph.add(triple)
    assert triple in graph


@pytest.mark.skipif(shutil.which("roqet") is None, reason="rasqal-utils is not installed")
def test_roqet(reading: str) -> None:
    """Rasqal's roqet, a client in C, gets the rows."""
    command = ["roqet", "-q", "-p", f"{reading}/sparql", "-e", EVENTS, "-r", "csv"]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert found.stdout.count("/event/") == 6


def test_kg_itself(reading: str) -> None:
    """`kg query --endpoint` runs named queries with parameters on a server."""
    result = run(f"{reading}/sparql", "what-did", parameters={"actor": "ecowas"})
    assert "ECOWAS imposes sanctions on Niger" in result.csv()
    graph = run(f"{reading}/sparql", "CONSTRUCT WHERE { ?e a kg:Event }")
    assert len(graph) == 6
    assert run(f"{reading}/sparql", "ASK { ?e a kg:Event }").boolean is True
