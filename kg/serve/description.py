"""What the service says of itself: SPARQL Service Description and VoID, and terms for editors."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph.execute import GRAPHS
from kg.graph.vocabulary import PREFIXES, RDF, RDFS, VOID, Namespace, ontology, shorten

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")
_SHOWN = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)


def service_description(endpoint: str, writable: bool, format: str = "turtle") -> bytes:
    """Describe the service at an address, in a format of `GRAPHS`."""
    service = ox.NamedNode(endpoint)
    dataset = ox.NamedNode(f"{endpoint}#dataset")
    graph = ox.NamedNode(f"{endpoint}#default-graph")
    facts = [
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, service),
        (service, SD.supportedLanguage, SD.SPARQL11Query),
        (service, SD.defaultDataset, dataset),
        (dataset, RDF.type, SD.Dataset),
        (dataset, RDF.type, VOID.Dataset),
        (dataset, VOID.sparqlEndpoint, service),
        (dataset, SD.defaultGraph, graph),
        (graph, RDF.type, SD.Graph),
        *((service, SD.resultFormat, _FORMATS[name]) for name in _SHOWN),
    ]
    if writable:
        facts.append((service, SD.supportedLanguage, SD.SPARQL11Update))
    triples = [ox.Triple(*fact) for fact in facts]
    prefixes = {"sd": SD.iri, "void": VOID.iri, "formats": _FORMATS.iri}
    return ox.serialize(triples, format=GRAPHS[format], prefixes=prefixes) or b""


VOID_QUERY = """CONSTRUCT { ?s ?p ?o } WHERE {
  GRAPH ?g { ?dataset a void:Dataset . ?s ?p ?o .
    FILTER(?s = ?dataset || STRSTARTS(STR(?s), CONCAT(STR(?dataset), "#"))) }
}"""
"""Asks for the description of the dataset, with its partitions."""


def terms() -> list[dict[str, str]]:
    """Give the prefixes and terms that an editor can complete, with what they mean."""
    from kg.graph._concepts import concept_triples

    found: dict[str, dict[str, str]] = {}
    meanings = {RDFS.label: "label", RDFS.comment: "meaning"}
    meanings[ox.NamedNode(f"{PREFIXES['skos']}scopeNote")] = "meaning"
    meanings[ox.NamedNode(f"{PREFIXES['skos']}definition")] = "meaning"
    for triple in (*ontology(), *concept_triples()):
        kind = meanings.get(triple.predicate)
        if kind and isinstance(triple.subject, ox.NamedNode):
            name = shorten(triple.subject.value)
            if isinstance(triple.object, ox.Literal):
                found.setdefault(name, {"name": name})[kind] = triple.object.value
    prefixes = [
        {"name": f"{prefix}:", "label": "prefix", "meaning": iri}
        for prefix, iri in PREFIXES.items()
    ]
    return prefixes + [found[name] for name in sorted(found)]
