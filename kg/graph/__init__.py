"""Events and entities as a graph: RDF quads, a store on disk, SPARQL, NetworkX, checks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph.annotated import write_annotated_edges
    from kg.graph.building import build_store, write_rdf
    from kg.graph.named import NamedQuery, load_query, named_queries
    from kg.graph.networks import bipartite_network, events_network, network
    from kg.graph.rdf import RunInfo, quads
    from kg.graph.store import store_digest

__all__ = [
    "NamedQuery",
    "RunInfo",
    "bipartite_network",
    "build_store",
    "events_network",
    "load_query",
    "named_queries",
    "network",
    "quads",
    "store_digest",
    "write_annotated_edges",
    "write_rdf",
]

_HOMES = {
    "NamedQuery": "named",
    "RunInfo": "rdf",
    "bipartite_network": "networks",
    "build_store": "building",
    "events_network": "networks",
    "load_query": "named",
    "named_queries": "named",
    "network": "networks",
    "quads": "rdf",
    "store_digest": "store",
    "write_annotated_edges": "annotated",
    "write_rdf": "building",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: NetworkX and Oxigraph take their time."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"kg.graph.{home}"), name)
