"""From a resolved corpus straight to a store on disk or an RDF file."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.graph import store
from kg.graph.rdf import RunInfo, quads
from kg.graph.vocabulary import BASE_IRI
from kg.model import ResolvedCorpus


def build_store(
    corpus: ResolvedCorpus,
    folder: Path,
    base_iri: str | None = None,
    *,
    run: RunInfo | None = None,
) -> int:
    """Make the store of a corpus in `folder`; count the quads of its named graphs.

    Raises:
        OutputError: another process writes there, or the folder cannot be written.
    """
    return store.build(quads(corpus, base_iri=base_iri or BASE_IRI, run=run or _run()), folder)


def write_rdf(
    corpus: ResolvedCorpus,
    output: Path,
    format: str = "trig",
    base_iri: str | None = None,
    *,
    run: RunInfo | None = None,
) -> None:
    """Write a corpus as an RDF file: `trig`, `nquads`, `turtle`, `ntriples`, `jsonld`, `rdfxml`.

    Formats without graphs hold each triple once, whatever the number of graphs it stands in.
    """
    found = quads(corpus, base_iri=base_iri or BASE_IRI, run=run or _run())
    store.write(found, output, format)


def _run() -> RunInfo:
    """Describe a run whose pipeline nobody named."""
    return RunInfo(getattr(kg, "__version__", "0"), "unnamed pipeline")
