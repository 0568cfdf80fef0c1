"""Changing a store in place: SPARQL updates, and the writing half of the Graph Store Protocol.

Each change is one transaction: it happens as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pyoxigraph as ox

from kg.errors import QueryError, QueryRefusedError, QuerySyntaxError
from kg.graph import sparql
from kg.graph._tokens import Token, tokens
from kg.graph.execute import GRAPHS, Answer, as_xml
from kg.graph.store import base_iri
from kg.graph.vocabulary import PREFIXES


@dataclass(frozen=True, slots=True)
class Update:
    """A SPARQL update with the graphs that its patterns are matched against (USING)."""

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphRequest:
    """A request of the Graph Store Protocol for one graph; None is the default graph.

    `format` is a key of `GRAPHS`, for the answer to GET.  `data` of PUT and POST is one document
    after the other, as `parts` says: the format and the number of bytes of each.
    """

    method: str
    graph: str | None
    format: str = "turtle"
    data: bytes = field(default=b"", repr=False)
    parts: tuple[tuple[str, int], ...] = ()


def update(store: ox.Store, request: Update) -> Answer:
    """Carry out an update.

    Raises:
        QuerySyntaxError: it is not SPARQL.
        QueryRefusedError: it reaches outside the store.
        QueryError: it fails.
    """
    sparql.refuse_outside(request.text)
    _run(store, _clearing_quietly(_with_using(request)))
    return Answer("done", "", b"")


def graph_request(store: ox.Store, request: GraphRequest) -> Answer:
    """Carry out a request of the Graph Store Protocol.

    Returns:
        An answer of kind `graph` with the data, or `done`, `created` or `missing`.

    Raises:
        QuerySyntaxError: the data is not well formed.
    """
    name = ox.DefaultGraph() if request.graph is None else _name(request.graph)
    exists = isinstance(name, ox.DefaultGraph) or store.contains_named_graph(name)
    if request.method in {"GET", "HEAD"}:
        return _read(store, name, request.format) if exists else Answer("missing", "", b"")
    if request.method == "DELETE":
        if exists:
            _run(store, f"DROP {_target(name)}")
        return Answer("done" if exists else "missing", "", b"")
    triples = _parse(request)
    clear = f"CLEAR SILENT {_target(name)} ; " if request.method == "PUT" else ""
    create = "" if isinstance(name, ox.DefaultGraph) else f"CREATE SILENT {_target(name)} ; "
    _run(store, f"{clear}{create}INSERT DATA {{ {_inside(name, triples)} }}")
    return Answer("done" if exists else "created", "", b"")


def _run(store: ox.Store, text: str) -> None:
    try:
        store.update(text, base_iri=base_iri(store), prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise sparql.syntax_error(text, error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The update failed: {error}. Nothing was changed.") from error


def _read(store: ox.Store, name: ox.NamedNode | ox.DefaultGraph, format: str) -> Answer:
    found = sorted(
        {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}, key=str
    )
    data = ox.serialize(found, format=GRAPHS[format], prefixes=dict(PREFIXES)) or b""
    return Answer("graph", format, as_xml(data) if format == "rdfxml" else data)


def _parse(request: GraphRequest) -> list[ox.Triple]:
    """Read the documents; a blank node of one is never that of another."""
    triples: list[ox.Triple] = []
    start = 0
    for name, size in request.parts or ((request.format, len(request.data)),):
        data = request.data[start : start + size]
        start += size
        try:
            parsed = ox.parse(
                data, format=GRAPHS[name], base_iri=request.graph, rename_blank_nodes=True
            )
            triples += [quad.triple for quad in parsed]
        except (SyntaxError, ValueError) as error:
            raise QuerySyntaxError(f"The data is not well-formed {name}: {error}") from error
    return triples


def _inside(name: ox.NamedNode | ox.DefaultGraph, triples: Sequence[ox.Triple]) -> str:
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    text = data.decode("utf-8")
    return text if isinstance(name, ox.DefaultGraph) else f"GRAPH {name} {{ {text} }}"


def _target(name: ox.NamedNode | ox.DefaultGraph) -> str:
    return "DEFAULT" if isinstance(name, ox.DefaultGraph) else f"GRAPH {name}"


def _name(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QuerySyntaxError(f"{iri!r} is not an IRI of a graph: {error}.") from error


def _clearing_quietly(text: str) -> str:
    """Let CLEAR GRAPH of a graph that is not there succeed, as W3C's protocol tests want."""
    found = tokens(text)
    return _insert(
        text,
        [
            (graph.start, "SILENT")
            for clear, graph in pairwise(found)
            if clear.is_word("CLEAR") and graph.is_word("GRAPH")
        ],
    )


# ── USING by request ─────────────────────────────────────────────────────────────────────


def _with_using(request: Update) -> str:
    """Write the graphs of the request into the update, which Oxigraph takes from there only."""
    if not (request.using or request.using_named):
        return request.text
    clauses = "".join(f"USING {_name(iri)} " for iri in request.using)
    clauses += "".join(f"USING NAMED {_name(iri)} " for iri in request.using_named)
    found = list(tokens(request.text))
    if any(token.is_word("USING", "WITH") for token in found):
        raise QueryRefusedError(
            "The update says USING or WITH, and so does the request. Keep only one of them."
        )
    return _insert(request.text, _places(request.text, found, clauses))


def _places(text: str, found: Sequence[Token], clauses: str) -> list[tuple[int, str]]:
    """Say what to insert where: the clauses before each WHERE that ends a template."""
    places: list[tuple[int, str]] = []
    depth = 0
    for index, token in enumerate(found):
        depth += token.is_mark("{") - token.is_mark("}")
        if depth or not token.is_word("WHERE"):
            continue
        if found[index - 1].is_word("DELETE"):
            pattern = _group(text, found[index + 1 :])
            places.append((token.start, f"{pattern} {clauses}"))
        else:
            places.append((token.start, clauses))
    return places


def _group(text: str, found: Sequence[Token]) -> str:
    """Give the text of the group that the tokens begin with."""
    depth = 0
    for token in found:
        depth += token.is_mark("{") - token.is_mark("}")
        if depth == 0:
            return text[found[0].start : token.start + 1]
    return ""


def _insert(text: str, places: Sequence[tuple[int, str]]) -> str:
    for start, words in reversed(places):
        text = f"{text[:start]}{words} {text[start:]}"
    return text
