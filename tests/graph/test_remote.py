"""Pushing to, and asking, servers of other makers: here Oxigraph's own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, QuerySyntaxError, QueryTimeoutError
from kg.graph import NamedQuery, named_queries
from kg.graph.query import run
from kg.graph.rdf import RunInfo, quads
from kg.graph.remote import push, send
from tests.graph.corpora import niger

OXIGRAPH = shutil.which("oxigraph") or shutil.which(
    "oxigraph", path=str(Path(sys.executable).parent)
)


def graph() -> Iterator[ox.Quad]:
    """Make the quads of the hand-made corpus."""
    return quads(niger(), run=RunInfo("1", "p"))


@pytest.fixture(scope="module", params=[True, False], ids=["union", "plain"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Run `oxigraph serve`, with its default graph as union and without; give its address."""
    if OXIGRAPH is None:
        pytest.skip("the package oxigraph is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = str(tmp_path_factory.mktemp("oxigraph"))
    command = [OXIGRAPH, "serve", "--location", folder, "--bind", f"127.0.0.1:{port}"]
    if request.param:
        command.append("--union-default-graph")
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{address}/query?query=ASK%7B%7D", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        push(f"{address}/store", graph(), default=not request.param)
        yield address
        process.kill()


def test_a_push_replaces_and_counts(server: str) -> None:
    """Pushing again leaves the same quads, and tells the number of graphs."""
    assert push(f"{server}/store", graph()) == 5
    count = run(f"{server}/query", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
    assert next(iter(count)) == {"n": str(len(list(graph())))}


def test_parameters_are_looked_up_there(server: str) -> None:
    """A name is found among the labels of the server's graph."""
    found = run(f"{server}/query", "who-threatens-whom", parameters={"actor": "ecowas"})
    assert "ECOWAS said it would intervene in Niger" in found.csv()


@pytest.mark.parametrize("query", named_queries(), ids=lambda query: query.name)
def test_every_named_query_gives_the_same_there(
    server: str, niger_store: Path, query: NamedQuery
) -> None:
    """Also where the union of graphs is a bag, rows are those of the store on disk."""
    there, here = run(f"{server}/query", query), run(niger_store, query)
    assert sorted(there.csv().splitlines()) == sorted(here.csv().splitlines())


def test_pushing_leaves_other_graphs_alone(server: str) -> None:
    """What the server holds under other names stays."""
    headers = {"Content-Type": "text/turtle"}
    send("PUT", f"{server}/store?graph=urn:other", b"<urn:a> <urn:b> 1 .", headers)
    push(f"{server}/store", graph())
    assert run(f"{server}/query", "ASK { GRAPH <urn:other> { ?s ?p ?o } }").boolean is True
    send("DELETE", f"{server}/store?graph=urn:other", None, {})


def test_graphs_come_from_a_server_too(server: str) -> None:
    """CONSTRUCT and ASK work over the network as they do on a store."""
    text = "CONSTRUCT { ?e a kg:Event } WHERE { GRAPH ?g { ?e a kg:Event } }"
    assert len(run(f"{server}/query", text)) == 6


def test_malformed_queries_are_told_as_such(server: str) -> None:
    """The server's complaint about syntax becomes a syntax error."""
    with pytest.raises(QuerySyntaxError, match="400"):
        run(f"{server}/query", "SELECT * {")


def test_a_server_that_is_not_there() -> None:
    """A refused connection is an error with the next step."""
    with pytest.raises(QueryError, match="Check the address"):
        run("http://127.0.0.1:9/sparql", "ASK {}")
    with pytest.raises(QueryError, match="cannot be reached"):
        push("http://127.0.0.1:9/store", graph())


def test_a_server_that_says_nothing() -> None:
    """A server that does not answer in time is an error of time."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        with pytest.raises(QueryTimeoutError, match="no answer"):
            run(address, "ASK {}", timeout=0.3)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x.example/", "store"])
def test_only_web_addresses_are_pushed_to(address: str) -> None:
    """Other schemes are refused before anything is opened."""
    with pytest.raises(QueryError, match="starts with http"):
        push(address, graph())
