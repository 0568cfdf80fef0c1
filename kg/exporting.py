"""Every form the graph can be written in: RDF by the graph room, all else by the views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ExportError
from kg.model import ResolvedCorpus

if TYPE_CHECKING:
    from kg.graph import RunInfo


@dataclass(frozen=True, slots=True)
class Origin:
    """What RDF says of where the graph comes from; other forms do not need it."""

    run: RunInfo
    base_iri: str | None = None


Writer = Callable[[ResolvedCorpus, Path, Origin], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export: the file or folder it makes unless told otherwise, and what it is for."""

    file: str
    purpose: str
    write: Writer


def formats() -> dict[str, Format]:
    """The forms by name."""
    from kg.views import tables

    return {
        "trig": _rdf("trig", "graph.trig", "RDF dataset, readable"),
        "nquads": _rdf("nquads", "graph.nq", "RDF dataset, one quad a line; loads fastest"),
        "turtle": _rdf("turtle", "graph.ttl", "RDF without the graphs"),
        "ntriples": _rdf("ntriples", "graph.nt", "RDF without the graphs, one triple a line"),
        "jsonld": _rdf("jsonld", "graph.jsonld", "RDF dataset as JSON"),
        "rdfxml": _rdf("rdfxml", "graph.rdf", "RDF without the graphs, as XML"),
        "jsonl": _view(tables.write_events_jsonl, "events.jsonl", "events, one a line"),
        "csv": _view(tables.write_events_csv, "events.csv", "events as a table"),
        "entities-jsonl": _view(
            tables.write_entities_jsonl, "entities.jsonl", "entities, one a line"
        ),
        "entities-csv": _view(tables.write_entities_csv, "entities.csv", "entities as a table"),
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


def _rdf(syntax: str, file: str, purpose: str) -> Format:
    return Format(file, purpose, partial(_write_rdf, syntax))


def _write_rdf(syntax: str, corpus: ResolvedCorpus, path: Path, origin: Origin) -> None:
    from kg.graph import write_rdf

    write_rdf(corpus, path, syntax, origin.base_iri, run=origin.run)
