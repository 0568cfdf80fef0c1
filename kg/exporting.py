"""Every form the graph can be written in: RDF by the graph room, all else by the views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ExportError
from kg.model import ResolvedCorpus

if TYPE_CHECKING:
    from kg.graph import RunInfo


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a graph comes from: what RDF and the page tell of it, other forms do not.

    `manifest` is the content of `manifest.json`, without the files.
    """

    run: RunInfo
    base_iri: str | None
    manifest: Mapping[str, Any]


Writer = Callable[[ResolvedCorpus, Path, Origin], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: the file or folder it makes unless told otherwise, and what it is for."""

    file: str
    purpose: str
    write: Writer


def formats() -> dict[str, Format]:
    """The forms by name."""
    return _networks() | _tables() | _reading() | _linked_data()


def _networks() -> dict[str, Format]:
    from kg.views import gexf, network_files

    return {
        "gexf": _view(gexf.write_gexf, "graph.gexf", "Gephi: an edge each actor, act, target"),
        "gexf-events": _view(
            partial(gexf.write_gexf, events=True), "events.gexf", "Gephi: an edge an event"
        ),
        "gexf-bipartite": _view(
            partial(gexf.write_gexf, bipartite=True), "bipartite.gexf", "Gephi: events as nodes"
        ),
        "gephi-csv": _view(
            network_files.write_gephi_tables, "gephi", "Gephi's spreadsheet import, with time sets"
        ),
        "graphml": _view(
            network_files.write_graphml, "graph.graphml", "yEd, Cytoscape, igraph, NetworkX"
        ),
        "cytoscape": _view(
            network_files.write_cytoscape, "graph.cyjs", "Cytoscape and its web kin"
        ),
        "cypher": _view(network_files.write_cypher, "graph.cypher", "Neo4j and Memgraph: a script"),
        "neo4j-csv": _view(network_files.write_neo4j_tables, "neo4j", "neo4j-admin's bulk import"),
    }


def _tables() -> dict[str, Format]:
    from kg.views import tables

    return {
        "jsonl": _view(tables.write_events_jsonl, "events.jsonl", "events, one a line"),
        "csv": _view(tables.write_events_csv, "events.csv", "events as a table"),
        "entities-jsonl": _view(
            tables.write_entities_jsonl, "entities.jsonl", "entities, one a line"
        ),
        "entities-csv": _view(tables.write_entities_csv, "entities.csv", "entities as a table"),
    }


def _reading() -> dict[str, Format]:
    from kg.views import citations, report

    return {
        "html": Format("graph.html", "the page", _write_page),
        "report": _view(report.write_report, "report.html", "a report for readers"),
        "report-md": _view(report.write_report_markdown, "report.md", "the report as Markdown"),
        "citations": _view(citations.write_citations, "citations.txt", "every quotation used"),
    }


def _linked_data() -> dict[str, Format]:
    return {
        "trig": _rdf("trig", "graph.trig", "RDF dataset, readable"),
        "nquads": _rdf("nquads", "graph.nq", "RDF dataset, one quad a line; loads fastest"),
        "turtle": _rdf("turtle", "graph.ttl", "RDF without the graphs"),
        "ntriples": _rdf("ntriples", "graph.nt", "RDF without the graphs, one triple a line"),
        "jsonld": _rdf("jsonld", "graph.jsonld", "RDF dataset as JSON"),
        "rdfxml": _rdf("rdfxml", "graph.rdf", "RDF without the graphs, as XML"),
        "rdf12": Format("edges.ttl", "RDF 1.2: edges annotated with events", _write_annotated),
    }


def export(corpus: ResolvedCorpus, name: str, path: Path, origin: Origin) -> None:
    """Write a corpus in the form of that name.

    Raises:
        ExportError: there is no such form, or the file cannot be written.
    """
    known = formats()
    if name not in known:
        raise ExportError(f"There is no export called {name!r}. Choose one of: {', '.join(known)}.")
    try:
        known[name].write(corpus, path, origin)
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror or error}). Give another path."
        ) from error


def _view(write: Callable[[ResolvedCorpus, Path], None], file: str, purpose: str) -> Format:
    return Format(file, purpose, lambda corpus, path, origin: write(corpus, path))


def _write_page(corpus: ResolvedCorpus, path: Path, origin: Origin) -> None:
    from kg.views.page import write_page

    write_page(corpus, path, manifest=origin.manifest)


def _rdf(syntax: str, file: str, purpose: str) -> Format:
    return Format(file, purpose, partial(_write_rdf, syntax))


def _write_annotated(corpus: ResolvedCorpus, path: Path, origin: Origin) -> None:
    from kg.graph.annotated import write_annotated_edges

    write_annotated_edges(corpus, path, origin.base_iri)


def _write_rdf(syntax: str, corpus: ResolvedCorpus, path: Path, origin: Origin) -> None:
    from kg.graph import write_rdf

    write_rdf(corpus, path, syntax, origin.base_iri, run=origin.run)
