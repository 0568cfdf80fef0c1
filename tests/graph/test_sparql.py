"""Looking at SPARQL before it runs must see what Oxigraph's own parser sees."""

from __future__ import annotations

import socket
import threading

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import QueryRefusedError
from kg.graph._tokens import tokens
from kg.graph.sparql import bind, dataset_graphs, is_update, query_form, refuse_outside
from kg.graph.vocabulary import PREFIXES


class Listener:
    """A server on this machine that hangs up on everybody and counts who called."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"<http://127.0.0.1:{self._socket.getsockname()[1]}/>"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            self.calls += 1
            connection.close()


LISTENER = Listener()
THERE = LISTENER.address
PIECES = st.sampled_from(
    ["?s ?p ?o", ".", "{", "}", "SERVICE", "service", "SILENT", THERE, "<a:b>", "kg:x", ":", "#",
     "\n", " ", "'", '"', "'''", '"""', "\\", "\\'", "<", ">", "1", "2", "true", "FILTER(1<2)",
     "FILTER", "(", ")", "OPTIONAL", "UNION", "MINUS", "GRAPH", "?v", "@en", "^^", "SELECT", "*",
     "WHERE", "ASK", "PREFIX s: <a:>", "s:a", "s:a\\#b", "%41", "\\u0053ERVICE", "BIND", "AS",
     "LATERAL", ";", ",", "a", "[", "]", "_:b", "VALUES", "UNDEF", "5e5", "<a:\\u0023>", "-", "|"]
)  # fmt: skip


def calls_out(query: str) -> bool:
    """Say whether Oxigraph, running the query, calls the listener or tries to."""
    store = ox.Store()
    node = ox.NamedNode("a:b")
    for value in (node, ox.Literal(True), ox.Literal(1)):
        store.add(ox.Quad(node, node, value))
    before = LISTENER.calls
    try:
        answer = store.query(query, prefixes=dict(PREFIXES))
        if not isinstance(answer, ox.QueryBoolean):
            list(answer)
    except SyntaxError:
        return False
    except (OSError, RuntimeError):
        # On this store nothing but a service can fail.
        return True
    return LISTENER.calls > before


def refused(query: str) -> bool:
    """Say whether kg refuses the query."""
    try:
        refuse_outside(query)
    except QueryRefusedError:
        return True
    return False


@settings(max_examples=400, deadline=None)
@given(before=st.lists(PIECES, max_size=5), after=st.lists(PIECES, max_size=5), glue=st.booleans())
@example(before=["true"], after=["{", "}"], glue=True)
def test_no_call_to_a_service_slips_through(
    before: list[str], after: list[str], glue: bool
) -> None:
    """Whatever stands around it, a query that Oxigraph would send out is refused."""
    join = ("" if glue else " ").join
    query = f"ASK {{ {join(before)}SERVICE{THERE}{{?s ?p ?o}}{join(after)} }}"
    if calls_out(query):
        assert refused(query)


@settings(max_examples=300, deadline=None)
@given(pieces=st.lists(PIECES, max_size=14))
def test_nor_in_any_query(pieces: list[str]) -> None:
    """The same for queries put together at random."""
    query = f"ASK {{ {''.join(pieces)} }}"
    if calls_out(query):
        assert refused(query)


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ SERVICE {THERE} {{ ?s ?p ?o }} }}",
        f"ASK {{ service silent {THERE} {{ ?s ?p ?o }} }}",
        f"ASK {{ ?s ?p trueSERVICE{THERE}{{}} }}",
        f"ASK {{ SERVICESILENT{THERE}{{}} }}",
        f"PREFIX x: {THERE} ASK {{ SERVICEx:y{{}} }}",
        f"PREFIX : {THERE} ASK {{ SERVICE:y{{}} }}",
        f"ASK {{ {{}} UNION {{ <a:\\u0023> ?p ?o }} SERVICE{THERE}{{ ?a <a:none> ?c }} }}",
        f"ASK {{ VALUES ?x {{ {THERE} }} SERVICE?x{{}} }}",
    ],
)
def test_odd_ways_to_write_a_call(query: str) -> None:
    """Oxigraph needs no blanks around keywords and calls out; the check sees it coming."""
    assert calls_out(query)
    assert refused(query)


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_tokens_cover_the_text(text: str) -> None:
    """Tokens follow each other, never overlap, and hold what stands at their place."""
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.start + len(token.text)] == token.text
        end = token.start + len(token.text)


@pytest.mark.parametrize(
    ("text", "form", "update"),
    [
        ("# SELECT\nASK {}", "ASK", False),
        ("PREFIX select: <a:> construct where {}", "CONSTRUCT", False),
        ("BASE <a:> DESCRIBE <b>", "DESCRIBE", False),
        ("INSERT DATA {}", None, True),
        ("PREFIX x: <a:> WITH <g> DELETE {} WHERE {}", None, True),
        ("", None, False),
    ],
)
def test_forms(text: str, form: str | None, update: bool) -> None:
    """The form of a query and the nature of an update are told from keywords alone."""
    assert query_form(text) == form
    assert is_update(text) is update


def test_graphs_of_a_query() -> None:
    """FROM and FROM NAMED are read with prefixes and base."""
    text = "PREFIX x: <a:> SELECT * FROM <b:c> FROM NAMED x:d FROM <rel> { ?s ?p 'FROM <no:no>' }"
    assert dataset_graphs(text, "base:") == ("b:c", "a:d", "base:rel")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?x { ?x ?y ?z }", "SELECT ?x { VALUES ?x { 1 }  ?x ?y ?z }"),
        ("CONSTRUCT { ?x ?y ?z } { ?x ?y ?z }", "{ VALUES ?x { 1 }  ?x"),
        ("CONSTRUCT WHERE { ?x ?y ?z }", "?z }\nVALUES ?x { 1 }"),
        ("SELECT (EXISTS { ?x ?y ?z } AS ?e) { ?x ?y ?z }", "AS ?e) { VALUES ?x"),
        ("SELECT ?x # { no\n{ ?x ?y '{' }", "no\n{ VALUES ?x"),
    ],
)
def test_where_values_are_bound(text: str, expected: str) -> None:
    """The block stands at the start of the pattern, or after it where it must."""
    one = ox.Literal("1", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert expected in bind(text, {"x": [one]}).replace(str(one), "1")


@pytest.mark.parametrize("piece", ["'\\", '"\\', "'''\\", "a.", "a-", "<a", ":%", "''' '", "\\'"])
def test_long_nonsense_is_seen_through(piece: str) -> None:
    """Text that never closes a string or ends a name is looked at once, not once a character."""
    text = piece * 100_000
    assert sum(len(token.text) for token in tokens(text)) <= len(text)


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ VALUES ?x {{ '''a' }} SERVICE {THERE} {{ ?s ?p ?o }} }}",
        f"ASK {{ ?s ?p 'open SERVICE {THERE} {{}} }}",
    ],
)
def test_strings_that_do_not_close_hide_nothing(query: str) -> None:
    """A parser may read quotation marks otherwise: SERVICE after one that is open is refused."""
    with pytest.raises(QueryRefusedError):
        refuse_outside(query)
