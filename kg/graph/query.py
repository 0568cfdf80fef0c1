"""Ask the graph: SPARQL on a store folder or on a SPARQL endpoint.

All prefixes of `kg.graph.vocabulary` are declared already; the default graph holds the
triples of all graphs.  Parameters bind variables: `{"actor": "ECOWAS"}` binds `?actor`.  A value is

* an IRI when it is written as one (`<…>`, or with `http:`, `https:` or `urn:`) or as a prefixed
  name (`plover:AID`),
* a node of this graph when it starts with `entity/`, `event/`, `document/` or `publisher/`,
* an event type when it is its code (`THREATEN`),
* a typed literal when it reads as a number, a truth value or a day (`2023-08-18`),
* a text when it stands in double quotes,
* otherwise every node of that name, or else a text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import sparql
from kg.graph.execute import Answer, Request, execute
from kg.graph.iris import foreign_iri
from kg.graph.named import NamedQuery, load_query
from kg.graph.result import QueryResult
from kg.graph.store import base_iri, open_store
from kg.graph.vocabulary import BASE_IRI, PLOVER, PREFIXES, XSD
from kg.graph.worker import Worker
from kg.plover import EVENTS

Value = ox.NamedNode | ox.Literal
_Ask = Callable[[str], QueryResult]

_NAME = re.compile(r"[A-Za-z_]\w*")
_IRI = re.compile(r"(?:https?|urn):\S+", re.IGNORECASE)
_TYPED = (
    (re.compile(r"[+-]?\d+"), XSD.integer),
    (re.compile(r"[+-]?\d*\.\d+"), XSD.decimal),
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"true|false"), XSD.boolean),
)
_NAMED = """SELECT DISTINCT ?node ?name WHERE {
  %s
  ?node rdfs:label|skos:prefLabel|skos:altLabel ?name ; a ?type .
  FILTER(?type IN (sem:Actor, sem:Place, sem:Object, kg:NamedEvent, schema:Organization))
}"""


def run(
    store: Path | str,
    query: str | Path | NamedQuery,
    *,
    parameters: Mapping[str, str] | None = None,
    timeout: float | None = None,
) -> QueryResult:
    """Run a query on a store folder, or on a SPARQL endpoint given by its URL.

    Args:
        store: a store folder, or the URL of a SPARQL 1.1 query service.
        query: a query's name, file or text.
        parameters: values for its variables, as texts.
        timeout: seconds after which the query is stopped; None lets it run, in this process.

    Raises:
        QueryError: the query is unknown, wrong, refused or too slow, or a parameter is not its.
        OutputError: the store cannot be opened.
    """
    named = query if isinstance(query, NamedQuery) else load_query(query)
    with _asking(store, timeout) as (ask, base):
        values, hints = _values(named, dict(parameters or {}), ask, base)
        result = ask(sparql.bind(named.text, values))
    hints += sparql.hints(named.text)
    return QueryResult(result.kind, result.data, tuple(hints), base)


@contextmanager
def _asking(store: Path | str, timeout: float | None) -> Iterator[tuple[_Ask, str]]:
    """Give the way to ask a store or an endpoint, and the base IRI of its data."""
    if isinstance(store, str) and re.match(r"https?://", store, re.IGNORECASE):
        from kg.graph.remote import ask_endpoint

        yield partial(ask_endpoint, store, timeout=timeout), BASE_IRI
        return
    folder = Path(store)
    opened = open_store(folder)
    base = base_iri(opened)
    if timeout is None:
        yield lambda text: _result(execute(opened, Request(text), base)), base
        return
    worker = Worker(folder)
    try:
        yield lambda text: _result(worker.run(Request(text), timeout)), base
    finally:
        worker.close()


def bind_parameters(
    query: NamedQuery,
    parameters: Mapping[str, str],
    perform: Callable[[Request], Answer],
    base: str = BASE_IRI,
) -> tuple[str, list[str]]:
    """Bind a query's variables to values given as texts; give its new text, and hints.

    `perform` answers the questions that looking up a name takes.

    Raises:
        QueryError: the query has no such variable.
    """
    values, hints = _values(
        query, dict(parameters), lambda text: _result(perform(Request(text))), base
    )
    return sparql.bind(query.text, values), hints + sparql.hints(query.text)


def _result(answer: Answer) -> QueryResult:
    return QueryResult(answer.kind, answer.data)


# ── parameters ───────────────────────────────────────────────────────────────────────────


def _values(
    query: NamedQuery, given: dict[str, str], ask: _Ask, base: str
) -> tuple[dict[str, list[Value]], list[str]]:
    """Turn the texts given for variables, and the defaults of the others, into terms."""
    own = sparql.variables(query.text)
    for name in given:
        if not _NAME.fullmatch(name) or name not in own:
            near = difflib.get_close_matches(name, own, n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise QueryError(
                f"The query has no variable ?{name}.{meant} "
                f"Its variables are {', '.join('?' + variable for variable in own) or 'none'}."
            )
    defaults = {
        parameter.name: parameter.default
        for parameter in query.parameters
        if parameter.default is not None
    }
    values: dict[str, list[Value]] = {}
    hints: list[str] = []
    for name, text in {**defaults, **given}.items():
        values[name], hint = _terms(text, ask, base)
        if hint:
            hints.append(hint if name in given else f"{hint} Set ?{name} with --set {name}=VALUE.")
    return values, hints


def _terms(text: str, ask: _Ask, base: str) -> tuple[list[Value], str | None]:
    """Guess the terms that a text means; a hint where a name is not known."""
    written = _written_term(text, base)
    if written is not None:
        return [written], None
    nodes, near = _nodes_called(text, ask)
    if nodes:
        return list(nodes), None
    hint = f"Nothing in the graph is called {text!r}; it is taken as a text."
    return [ox.Literal(text)], f"{hint} Did you mean {near!r}?" if near else hint


def _written_term(text: str, base: str) -> Value | None:
    """Read a term that its own writing gives away."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return ox.Literal(text[1:-1])
    if text.startswith("<") and text.endswith(">"):
        return _iri(text[1:-1])
    if _IRI.fullmatch(text):
        return _iri(text)
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and " " not in local:
        return _iri(PREFIXES[prefix] + local)
    if re.match(r"(?:entity|event|document|publisher)/\S", text):
        return _iri(base + text)
    if text in EVENTS:
        return PLOVER[text]
    for pattern, datatype in _TYPED:
        if pattern.fullmatch(text):
            return ox.Literal(text, datatype=datatype)
    return None


def _iri(text: str) -> ox.NamedNode:
    node = foreign_iri(text)
    if node is None:
        raise QueryError(f"{text!r} is not an IRI. Write it in full, as <https://…>.")
    return node


def _nodes_called(text: str, ask: _Ask) -> tuple[Sequence[ox.NamedNode], str | None]:
    """Find the nodes of that name, in that case of letters if there are any, and a near name."""
    exact = ask(_NAMED % f"VALUES ?name {{ {ox.Literal(text)} }}").rows
    nodes = [node for node, _ in exact if isinstance(node, ox.NamedNode)]
    if nodes:
        return _distinct(nodes), None
    folded, names = text.casefold(), set()
    for node, name in ask(_NAMED % "").rows:
        if isinstance(node, ox.NamedNode) and isinstance(name, ox.Literal):
            names.add(name.value)
            if name.value.casefold() == folded:
                nodes.append(node)
    by_folded = {name.casefold(): name for name in sorted(names)}
    near = difflib.get_close_matches(folded, list(by_folded), n=1)
    return _distinct(nodes), by_folded[near[0]] if near else None


def _distinct(nodes: Sequence[ox.NamedNode]) -> list[ox.NamedNode]:
    return sorted(set(nodes), key=str)
