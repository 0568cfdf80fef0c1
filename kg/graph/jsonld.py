"""The graph as JSON-LD 1.1 with its context inside: nothing is fetched to read it.

Named graphs become objects with `@graph`; names of the context stand for properties, and what
the context does not cover is written out.  The quads are written as they come.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import IO, Any

import pyoxigraph as ox

from kg.graph.vocabulary import PREFIXES, RDF, XSD, ontology_text, shorten

_NUMBER = re.compile(r"0|-?[1-9]\d{0,14}")
"""Integers that JSON carries as they are."""


def write(quads: Iterable[ox.Quad], stream: IO[bytes]) -> None:
    """Write quads that come graph by graph, and within a graph subject by subject."""
    context = json.dumps(_context(), ensure_ascii=False)
    stream.write(f'{{"@context": {context},\n"@graph": ['.encode())
    for number, lines in enumerate(_graphs(quads)):
        stream.write(b",\n" if number else b"\n")
        for line in lines:
            stream.write(line.encode("utf-8"))
    stream.write(b"\n]}\n")


def _graphs(quads: Iterable[ox.Quad]) -> Iterator[Iterator[str]]:
    for graph, members in groupby(quads, key=lambda quad: quad.graph_name):
        yield _graph(graph, members)


def _graph(graph: object, members: Iterable[ox.Quad]) -> Iterator[str]:
    head = {} if isinstance(graph, ox.DefaultGraph) else {"@id": _value_of(graph)}
    yield json.dumps(head, ensure_ascii=False)[:-1] + (", " if head else "") + '"@graph": ['
    nodes = groupby(members, key=lambda quad: quad.subject)
    for number, (subject, facts) in enumerate(nodes):
        yield ",\n " if number else "\n "
        yield json.dumps(_node(subject, facts), ensure_ascii=False)
    yield "]}"


def _node(subject: object, facts: Iterable[ox.Quad]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _value_of(subject)}
    for predicate, group in groupby(facts, key=lambda quad: quad.predicate):
        for quad in group:
            name, value = _entry(predicate, quad.object)
            node.setdefault(name, []).append(value)
    return {key: value[0] if len(value) == 1 else value for key, value in node.items()} | {
        "@id": node["@id"]
    }


def _entry(predicate: ox.NamedNode, value: object) -> tuple[str, Any]:
    """Give the name of the context under which the value can stand short, or the long form."""
    if predicate == RDF.type and isinstance(value, ox.NamedNode):
        return "@type", shorten(value.value)
    for name, coerced in _names().get(predicate.value, ()):
        if coerced == "@id" and isinstance(value, ox.NamedNode | ox.BlankNode):
            return name, _value_of(value)
        is_plain = isinstance(value, ox.Literal) and not value.language
        if is_plain and isinstance(value, ox.Literal) and value.datatype.value == coerced:
            return name, value.value
    return shorten(predicate.value), _long(value)


def _long(value: object) -> dict[str, str] | int | bool:
    if not isinstance(value, ox.Literal):
        return {"@id": _value_of(value)}
    if value.datatype == XSD.boolean and value.value in {"true", "false"}:
        return value.value == "true"
    if value.datatype == XSD.integer and _NUMBER.fullmatch(value.value):
        return int(value.value)
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == XSD.string:
        return {"@value": value.value}
    return {"@value": value.value, "@type": shorten(value.datatype.value)}


def _value_of(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


@cache
def _context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads(ontology_text("context.jsonld"))["@context"]
    return context


@cache
def _names() -> dict[str, list[tuple[str, str]]]:
    """Give for each property the names of the context with the type that each implies."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, meaning in _context().items():
        if isinstance(meaning, dict):
            property_iri, coerced = _expand(meaning["@id"]), _expand(meaning["@type"])
            found.setdefault(property_iri, []).append((name, coerced))
    return found


def _expand(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else name
