"""SHACL shapes as SPARQL queries, so that whole graphs can be checked in the store itself.

Understands what `shapes.ttl` uses: targets by class and by object, `sh:path` with a property,
counts, `sh:datatype`, `sh:class`, `sh:nodeKind sh:IRI`, `sh:in`, `sh:minInclusive`,
`sh:lessThanOrEquals`, and SPARQL constraints.  Anything else is an error, never skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.vocabulary import RDF, Namespace, ontology_text

SH = Namespace("http://www.w3.org/ns/shacl#")

_IGNORED = {RDF.type, SH.path, SH.message, SH.property, SH.sparql, SH.targetClass,
            SH.targetObjectsOf, SH.select, SH.prefixes}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint: the query finds `?this` (and `?value`) where it does not hold."""

    message: str
    query: str


def rules() -> list[Rule]:
    """Give the constraints of `shapes.ttl`, sorted."""
    store = ox.Store()
    store.load(ontology_text("shapes.ttl").encode(), format=ox.RdfFormat.TURTLE)
    found = {
        rule
        for quad in store.quads_for_pattern(None, RDF.type, SH.NodeShape, None)
        for rule in _node_shape(store, quad.subject)
    }
    return sorted(found, key=lambda rule: (rule.message, rule.query))


def _node_shape(store: ox.Store, shape: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iterator[Rule]:
    for target in _targets(store, shape):
        for part in _values(store, shape, SH.property):
            yield from _property(store, part, target)
        for kind in _values(store, shape, SH.nodeKind):
            _only_iri(kind)
            yield Rule("Events are named by IRIs.", _select(target, "FILTER(!isIRI(?this))"))
    for part in _values(store, shape, SH.sparql):
        text = _one(store, part, SH.select)
        yield Rule(_message(store, part), str(_plain(text)).replace("$this", "?this"))
    _refuse_unknown(store, shape, {SH.nodeKind})


def _targets(store: ox.Store, shape: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iterator[str]:
    for kind in _values(store, shape, SH.targetClass):
        yield f"?this a {kind} ."
    for path in _values(store, shape, SH.targetObjectsOf):
        yield f"[] {path} ?this ."


def _property(store: ox.Store, part: ox.NamedNode | ox.BlankNode, target: str) -> Iterator[Rule]:
    path, message = _one(store, part, SH.path), _message(store, part)
    has = f"?this {path} ?value ."
    for predicate, make in _CONSTRAINTS.items():
        for value in _values(store, part, predicate):
            yield Rule(message, _select(target, make(store, str(path), has, value)))
    _refuse_unknown(store, part, set(_CONSTRAINTS))


def _select(target: str, pattern: str) -> str:
    value = " ?value" if "?value" in pattern else ""
    return f"SELECT DISTINCT ?this{value} WHERE {{ {target} {pattern} }}"


# ── one maker a constraint ───────────────────────────────────────────────────────────────

_Value = ox.NamedNode | ox.BlankNode | ox.Literal


def _min_count(_: ox.Store, path: str, has: str, value: _Value) -> str:
    if _plain(value) != "1":
        raise ValueError("sh:minCount other than 1 is not supported")
    return f"MINUS {{ ?this {path} ?any }}"


def _max_count(_: ox.Store, path: str, has: str, value: _Value) -> str:
    if _plain(value) != "1":
        raise ValueError("sh:maxCount other than 1 is not supported")
    return f"{has} ?this {path} ?other FILTER(!sameTerm(?value, ?other))"


def _datatype(_: ox.Store, path: str, has: str, value: _Value) -> str:
    return f"{has} FILTER(!isLiteral(?value) || DATATYPE(?value) != {value})"


def _class(_: ox.Store, path: str, has: str, value: _Value) -> str:
    return f"{has} MINUS {{ ?value a {value} }}"


def _node_kind(_: ox.Store, path: str, has: str, value: _Value) -> str:
    _only_iri(value)
    return f"{has} FILTER(!isIRI(?value))"


def _in(store: ox.Store, path: str, has: str, value: _Value) -> str:
    members = ", ".join(map(str, _members(store, value)))
    return f"{has} FILTER(?value NOT IN ({members}))"


def _min_inclusive(_: ox.Store, path: str, has: str, value: _Value) -> str:
    return f"{has} FILTER(!(?value >= {value}))"


def _max_inclusive(_: ox.Store, path: str, has: str, value: _Value) -> str:
    return f"{has} FILTER(!(?value <= {value}))"


def _less_than_or_equals(_: ox.Store, path: str, has: str, value: _Value) -> str:
    return f"{has} ?this {value} ?other FILTER(!(?value <= ?other))"


_CONSTRAINTS = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH.datatype: _datatype,
    SH["class"]: _class,
    SH.nodeKind: _node_kind,
    SH["in"]: _in,
    SH.minInclusive: _min_inclusive,
    SH.maxInclusive: _max_inclusive,
    SH.lessThanOrEquals: _less_than_or_equals,
}


# ── reading the shapes ───────────────────────────────────────────────────────────────────


def _values(
    store: ox.Store, node: ox.NamedNode | ox.BlankNode | ox.Triple, predicate: ox.NamedNode
) -> list[ox.NamedNode | ox.BlankNode]:
    found = [quad.object for quad in store.quads_for_pattern(node, predicate, None, None)]
    return sorted(found, key=str)  # type: ignore[arg-type]


def _one(
    store: ox.Store, node: ox.NamedNode | ox.BlankNode, predicate: ox.NamedNode
) -> ox.NamedNode | ox.BlankNode:
    (value,) = _values(store, node, predicate)
    return value


def _message(store: ox.Store, node: ox.NamedNode | ox.BlankNode) -> str:
    return _plain(_one(store, node, SH.message))


def _plain(value: object) -> str:
    return value.value if isinstance(value, ox.Literal | ox.NamedNode) else str(value)


def _only_iri(value: object) -> None:
    if value != SH.IRI:
        raise ValueError("sh:nodeKind other than sh:IRI is not supported")


def _members(store: ox.Store, node: _Value) -> Iterator[ox.NamedNode | ox.BlankNode]:
    while isinstance(node, ox.BlankNode):
        yield _one(store, node, RDF.first)
        node = _one(store, node, RDF.rest)


def _refuse_unknown(
    store: ox.Store,
    node: ox.NamedNode | ox.BlankNode | ox.Triple,
    known: set[ox.NamedNode],
) -> None:
    for quad in store.quads_for_pattern(node, None, None, None):
        if quad.predicate not in known | _IGNORED:
            raise ValueError(f"{quad.predicate.value} is not supported")
