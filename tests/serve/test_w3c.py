"""W3C's tests of the SPARQL 1.1 Protocol and the Graph Store Protocol, each by its name there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.w3c_exchanges import Expected, Server, Test
from benchmarks.w3c_protocol import MF, read_tests
from kg.graph import store
from kg.serve import Settings
from tests.serve.conftest import TOKEN, serving
from tests.serve.w3c_cases import PROTOCOL, STORE, UNLISTED

MANIFEST = """
@prefix : <http://tests.example/manifest#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix ht: <http://www.w3.org/2011/http#> . @prefix cnt: <http://www.w3.org/2011/content#> .
@prefix hts: <http://www.w3.org/2011/http-statusCodes#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<> a mf:Manifest ; mf:entries ( :query_right :query_wrong ) .
:query_right a mf:ProtocolTest ;
  ut:graphData [ ut:graph <data1.nt> ; rdfs:label "http://data.example/one" ] ;
  mf:action [ ht:requests ( [
    ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
    ht:headers ( [ ht:fieldName "content-type" ; ht:fieldValue "application/sparql-query" ] ) ;
    ht:body [ cnt:characterEncoding "UTF-8" ;
              cnt:chars "ASK { GRAPH ?g { <http://data.example/one> a ?t } }" ] ;
    ht:resp [ mf:expectedBoolean true ; mf:expectedFormat "boolean" ;
              mf:expectedStatus ht:StatusCode2xx, hts:NoContent ] ] ) ] .
:query_wrong a mf:ProtocolTest ; mf:action [ ht:requests ( [
    ht:methodName "GET" ; ht:absolutePath "/sparql/?query=ASK%20%7B%7D" ;
    ht:resp [ mf:expectedBoolean false ; mf:expectedStatus hts:OK ] ] ) ] .
:unlisted a mf:GraphStoreProtocolTest ; mf:action [ ht:requests ( [
    ht:methodName "HEAD" ; ht:absolutePath "/gsp?graph=urn:none" ;
    ht:resp [ mf:expectedStatus hts:NotFound ] ] ) ] .
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve an empty graph that those with the token may change."""
    folder = tmp_path_factory.mktemp("w3c")
    store.build([], folder / "store")
    with serving(folder, Settings(token=TOKEN, workers=1)) as address:
        yield Server(f"{address}/sparql/", f"{address}/update/", f"{address}/store", TOKEN)


@pytest.mark.parametrize("test", [*PROTOCOL, *STORE, UNLISTED], ids=lambda test: test.name)
def test_w3c(server: Server, test: Test) -> None:
    """The server gives the answers that W3C's test wants."""
    assert server.perform(test) is None


def test_w3c_updates_by_the_query_address(server: Server) -> None:
    """One address may serve for both, as W3C's manifest writes it."""
    one = Server(server.query, server.query, server.store, TOKEN)
    assert [test.name for test in PROTOCOL if one.perform(test) is not None] == []


def test_there_are_as_many_as_at_w3c() -> None:
    """The tables hold 34 tests of the protocol and 13 of the graph store, each once."""
    assert len({test.name for test in PROTOCOL}) == len(PROTOCOL) == 34
    assert len({test.name for test in STORE}) == len(STORE) == 13


def test_the_runner_reads_manifests(server: Server, tmp_path: Path) -> None:
    """Tests in W3C's vocabulary are read with data, requests and expectations, and judged."""
    (tmp_path / "manifest.ttl").write_text(MANIFEST, encoding="utf-8")
    protocol = read_tests(tmp_path, MF.ProtocolTest)
    assert [(listed, test.name) for listed, test in protocol] == [
        (True, "query_right"),
        (True, "query_wrong"),
    ]
    right, wrong = (test for _, test in protocol)
    assert right.exchanges[0].expected == Expected(("204", "2xx"), boolean=True, kind="boolean")
    assert server.perform(right) is None
    assert "not False" in str(server.perform(wrong))
    [(listed, head)] = read_tests(tmp_path, MF.GraphStoreProtocolTest)
    assert (listed, server.perform(head)) == (False, None)
