"""The namespaces of the graph and the prefixes that every query may use without declaring them.

>>> KG.Event
<NamedNode value=https://kg.example/ns#Event>
>>> shorten("https://kg.example/plover#THREATEN")
'plover:THREATEN'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import pyoxigraph as ox

BASE_IRI = "https://kg.example/id/"
"""Where data lives unless `--base-iri` says otherwise."""


class Namespace:
    """A namespace whose attributes and items are its IRIs."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._nodes: dict[str, ox.NamedNode] = {}

    def __getitem__(self, local: str) -> ox.NamedNode:
        node = self._nodes.get(local)
        if node is None:
            node = self._nodes[local] = ox.NamedNode(self.iri + local)
            if local.isidentifier():
                self.__dict__.setdefault(local, node)  # found there the next time, at no cost
        return node

    def __getattr__(self, local: str) -> ox.NamedNode:
        if local.startswith("__"):
            raise AttributeError(local)
        return self[local]


KG = Namespace("https://kg.example/ns#")
PLOVER = Namespace("https://kg.example/plover#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
GAF = Namespace("http://groundedannotationframework.org/gaf#")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#")
PROV = Namespace("http://www.w3.org/ns/prov#")
DCT = Namespace("http://purl.org/dc/terms/")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
ORG = Namespace("http://www.w3.org/ns/org#")
GEO = Namespace("http://www.opengis.net/ont/geosparql#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
VOID = Namespace("http://rdfs.org/ns/void#")

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "kg": KG.iri,
        "plover": PLOVER.iri,
        "sem": SEM.iri,
        "gaf": GAF.iri,
        "nif": NIF.iri,
        "itsrdf": ITSRDF.iri,
        "prov": PROV.iri,
        "dct": DCT.iri,
        "schema": SCHEMA.iri,
        "skos": SKOS.iri,
        "foaf": FOAF.iri,
        "org": ORG.iri,
        "geo": GEO.iri,
        "owl": OWL.iri,
        "rdf": RDF.iri,
        "rdfs": RDFS.iri,
        "xsd": XSD.iri,
        "void": VOID.iri,
    }
)
"""The prefixes known to every query, by name."""

_LOCAL_NAME = re.compile(r"[A-Za-z_0-9](?:[\w.-]*[\w-])?", re.ASCII)


def shorten(iri: str, base_iri: str | None = None) -> str:
    """Write an IRI as a prefixed name, or relative to `base_iri`, where that is shorter."""
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and _LOCAL_NAME.fullmatch(local):
            return f"{prefix}:{local}"
    if base_iri and iri.startswith(base_iri) and iri != base_iri:
        return iri.removeprefix(base_iri)
    return iri


def used_prefixes(iris: Iterable[str]) -> dict[str, str]:
    """Give the prefixes that shorten at least one of the IRIs, in the order of `PREFIXES`."""
    seen = tuple(iris)
    return {
        prefix: namespace
        for prefix, namespace in PREFIXES.items()
        if any(iri.startswith(namespace) for iri in seen)
    }


def ontology_text(name: str = "kg.ttl") -> str:
    """Read a file of the ontology folder: `kg.ttl`, `shapes.ttl` or `context.jsonld`."""
    return (files("kg") / "data" / "ontology" / name).read_text(encoding="utf-8")


@cache
def ontology() -> tuple[ox.Triple, ...]:
    """Give the triples of `kg.ttl`, in the order of the file."""
    parsed = ox.parse(ontology_text().encode(), format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)


@cache
def known_terms() -> frozenset[str]:
    """Give the IRIs of all classes, properties and individuals that the graph can contain.

    These are the terms that `kg.ttl` mentions and the PLOVER concepts; what a query names
    beyond them within the namespaces of `PREFIXES` is likely a slip.
    """
    from kg.graph._concepts import concept_triples

    terms: set[str] = set()
    for triple in (*ontology(), *concept_triples()):
        for node in (triple.subject, triple.predicate, triple.object):
            if isinstance(node, ox.NamedNode):
                terms.add(node.value)
    return frozenset(terms)
