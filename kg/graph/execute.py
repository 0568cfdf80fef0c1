"""Run one query on an open store and serialise its answer."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.errors import QueryError, QueryRefusedError
from kg.graph import sparql
from kg.graph.store import base_iri
from kg.graph.vocabulary import PREFIXES

_PREFIXES = dict(PREFIXES)

RDFLIB_DEFAULT = "urn:x-rdflib:default"
"""The name under which rdflib's Dataset asks for the default graph."""

SOLUTIONS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
}


@dataclass(frozen=True, slots=True)
class Request:
    """A query with the graphs it is asked of and the forms its answer may take.

    `default_graphs` and `named_graphs` are the dataset of the SPARQL protocol and override the
    query's FROM; empty tuples leave the store's own.  `solutions` and
    `graph` name the format for either kind of answer (keys of `SOLUTIONS` and `GRAPHS`).
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    solutions: str = "json"
    graph: str = "ntriples"
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialised answer: its kind (`rows`, `boolean`, `triples`), its format and its bytes."""

    kind: str
    format: str
    data: bytes = field(repr=False)


def execute(store: ox.Store, request: Request, base: str | None = None) -> Answer:
    """Run a query; `base`, the base IRI of the data, is looked up where it is not given.

    Raises:
        QuerySyntaxError: it is not SPARQL.
        QueryRefusedError: it reaches outside the store, is an update, or its answer is longer
            than `request.limit` bytes.
        QueryError: it fails while it runs.
    """
    text, base = request.text, base or base_iri(store)
    sparql.refuse_outside(text)
    sparql.refuse_update(text)
    options = _dataset(request)
    if not options:
        sparql.refuse_unknown_graphs(text, store, base)
    try:
        found = store.query(text, base_iri=base, prefixes=_PREFIXES, **options)  # type: ignore[arg-type]
        return _serialise(found, request)
    except SyntaxError as error:
        raise sparql.syntax_error(text, error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query failed: {error}. Simplify it, or ask in steps.") from error


def _dataset(request: Request) -> dict[str, object]:
    """Turn the protocol's dataset into Oxigraph's; nothing where it is the store's own."""
    default, named = request.default_graphs, request.named_graphs
    if set(default) <= {RDFLIB_DEFAULT} and not named:
        return {}
    return {
        "default_graph": [_graph(graph) for graph in default],
        "named_graphs": [_graph(graph) for graph in named],
    }


def _graph(iri: str) -> ox.NamedNode | ox.DefaultGraph:
    if iri == RDFLIB_DEFAULT:
        return ox.DefaultGraph()
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryRefusedError(f"{iri!r} is not an IRI of a graph: {error}.") from error


class _Limited(io.BytesIO):
    """A buffer that refuses to grow beyond its limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self._limit:
            raise QueryRefusedError(
                f"The answer is longer than {self._limit} bytes. "
                "Add LIMIT, or ask for fewer columns."
            )
        return super().write(data)


def _serialise(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, request: Request
) -> Answer:
    # Without a limit Oxigraph writes into memory of its own, which is faster.
    buffer = None if request.limit is None else _Limited(request.limit)
    if isinstance(found, ox.QueryTriples):
        kind, name = "triples", request.graph
        syntax = GRAPHS[name]
        data = ox.serialize(found, buffer, format=syntax, prefixes=_PREFIXES)
    elif isinstance(found, ox.QueryBoolean) and request.solutions in {"csv", "tsv"}:
        # Neither format is defined for ASK; one word is what clients can read.
        return Answer("boolean", request.solutions, b"true\n" if found else b"false\n")
    else:
        kind = "boolean" if isinstance(found, ox.QueryBoolean) else "rows"
        name = request.solutions
        data = found.serialize(buffer, format=SOLUTIONS[name])
    written = (data or b"") if buffer is None else buffer.getvalue()
    return Answer(kind, name, as_xml(written) if name in {"xml", "rdfxml"} else written)


_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def as_xml(data: bytes) -> bytes:
    """Make XML that Oxigraph wrote fit for strict parsers.

    A carriage return is written as a reference, or parsers would turn it into a line feed.

    Raises:
        QueryRefusedError: a value holds a character that no XML document can hold.
    """
    if _NO_XML.search(data):
        raise QueryRefusedError(
            "The answer holds a control character, which XML cannot express. "
            "Ask for JSON or TSV, or for Turtle where the answer is a graph."
        )
    return data.replace(b"\r", b"&#13;")
