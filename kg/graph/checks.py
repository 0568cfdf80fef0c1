"""Is the graph what it should be?  The shapes as SPARQL on the whole store, or by pySHACL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.result import readable
from kg.graph.shapes import rules
from kg.graph.store import base_iri, named_quads, open_store
from kg.graph.vocabulary import PREFIXES, ontology_text


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where a rule does not hold: the rule in words, the node, and the value if any."""

    rule: str
    node: str
    value: str = ""

    def __str__(self) -> str:
        value = f" ({self.value})" if self.value else ""
        return f"{self.node}{value}: {self.rule}"


def validate(store: Path | ox.Store, *, limit: int = 100) -> list[Finding]:
    """Check a whole store; give at most `limit` findings a rule, none where all is well.

    Raises:
        OutputError: there is no store.
    """
    opened = store if isinstance(store, ox.Store) else open_store(store)
    base = base_iri(opened)
    found: list[Finding] = []
    for rule in rules():
        answer = opened.query(f"{rule.query} LIMIT {limit}", prefixes=dict(PREFIXES))
        assert isinstance(answer, ox.QuerySolutions)
        has_value = "value" in [variable.value for variable in answer.variables]
        for row in answer:
            value = readable(row["value"], base) if has_value else ""
            found.append(Finding(rule.message, readable(row["this"], base), value))
    found += list(_default_graph_differs(opened, base, limit))
    return sorted(set(found), key=lambda finding: (finding.rule, finding.node, finding.value))


def _default_graph_differs(store: ox.Store, base: str, limit: int) -> Iterator[Finding]:
    """Find triples of named graphs that the default graph lacks, and the other way round."""
    whole = set(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    in_graphs = {ox.Quad(q.subject, q.predicate, q.object) for q in named_quads(store)}
    rule = "The default graph holds the triples of all graphs, and no others."
    for quad in sorted(whole ^ in_graphs, key=str)[:limit]:
        yield Finding(rule, readable(quad.subject, base), readable(quad.predicate, base))


def validate_shacl(store: Path | ox.Store) -> list[Finding]:
    """Check a store with pySHACL: the standard's own words, far slower; for samples and CI.

    Raises:
        KgError: pySHACL is not installed.
    """
    try:
        import pyshacl
        import rdflib
    except ImportError as error:
        raise KgError("pySHACL is not installed. Install it with `pip install pyshacl`.") from error
    opened = store if isinstance(store, ox.Store) else open_store(store)
    triples = (
        quad.triple for quad in opened.quads_for_pattern(None, None, None, ox.DefaultGraph())
    )
    data = rdflib.Graph()
    data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = rdflib.Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    _, report, text = pyshacl.validate(data, shacl_graph=shapes)
    if not isinstance(report, rdflib.Graph):
        raise KgError(f"pySHACL could not run the shapes: {text}")
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    base = base_iri(opened)
    found = set()
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        node = report.value(result, sh.focusNode)
        value = report.value(result, sh.value)
        message = str(report.value(result, sh.resultMessage))
        shown = "" if value is None or value == node else _short(value, base)
        found.add(Finding(message, _short(node, base), shown))
    return sorted(found, key=lambda finding: (finding.rule, finding.node, finding.value))


def _short(term: object, base: str) -> str:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return readable(ox.NamedNode(str(term)), base)
    return readable(ox.Literal(str(term)))
