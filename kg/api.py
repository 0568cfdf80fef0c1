"""The Python face of kg: build a graph, open one, ask it.

import kg

g = kg.build("seeds")
g.query("who-threatens-whom")
g.network()          # networkx.MultiDiGraph
g.rdf()              # rdflib.Dataset
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from kg.folder import OutputFolder
from kg.manifest import read_manifest
from kg.model import Document, Entity, Event, Reading, ResolvedCorpus
from kg.readings import Hit, Ledger
from kg.settings import Settings

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.builder import Report, Watch
    from kg.explaining import Line
    from kg.graph.result import QueryResult


def build(
    sources: str | Path | Sequence[str | Path],
    output: str | Path = "output",
    *,
    jobs: int | None = None,
    cluster: str | Path | None = None,
    pipeline: str | None = None,
    decisions: str | Path | None = None,
    base_iri: str | None = None,
    confidence: float | None = None,
    prune: bool = False,
    stdin: BinaryIO | None = None,
    watch: Watch = lambda progress: None,
) -> Graph:
    """Read sources into the graph in `output`, which is created or grows, and open it.

    Args:
        sources: files, folders, glob patterns, URLs, or `-` for `stdin`; the output folder of
            another build stands for the documents that it has read.
        output: the output folder.
        jobs: reading processes; None for as many as pay, at most one a core.
        cluster: a file that names machines to read on instead (see `kg.cluster`).
        pipeline: name or path of a spaCy pipeline; None for the one used before, at first the
            one that ships with kg.
        decisions: people's decisions about which names are one; None for those used before.
        base_iri: what the graph's own IRIs start with; None for the one used before.
        confidence: leave out events read with less, from 0 to 1; None for the one used before.
        prune: forget documents that are not among the sources.
        stdin: where `-` is read from.
        watch: called with a `Progress` as the build goes on.

    Raises:
        KgError: see `kg.builder.build_graph`.
    """
    from kg.builder import build_graph

    report = build_graph(
        [sources] if isinstance(sources, str | Path) else sources,
        output,
        jobs=jobs,
        cluster=cluster,
        pipeline=pipeline,
        decisions=decisions,
        base_iri=base_iri,
        confidence=confidence,
        prune=prune,
        stdin=stdin,
        watch=watch,
    )
    return Graph(output, report)


def open(output: str | Path = "output") -> Graph:
    """Open the graph that a build left in `output`.

    Raises:
        OutputError: there is none.
    """
    return Graph(output)


class Graph:
    """A graph on disk, open for reading.

    Args:
        output: the output folder.
        report: what the build that made it did, when it was made just now.

    Raises:
        OutputError: the folder holds no graph.
    """

    def __init__(self, output: str | Path = "output", report: Report | None = None) -> None:
        self.folder = OutputFolder(output)
        self.folder.opened()
        self.report = report

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _repr_html_(self) -> str:
        """The best connected entities as a picture, for notebooks."""
        from kg.views.notebook import graph_svg

        return graph_svg(self.network())

    def __repr__(self) -> str:
        counts = self.manifest["counts"]
        return (
            f"<kg.Graph {str(self.path)!r}: {counts['documents']} documents, "
            f"{counts['events']} events, {counts['entities']} entities>"
        )

    @property
    def path(self) -> Path:
        """The output folder."""
        return self.folder.path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the graph was made of: documents, versions, counts, files with their hashes."""
        return read_manifest(self.path)

    @property
    def _content(self) -> dict[str, Any]:
        """The manifest without the files, as the exports of the build saw it."""
        return {key: value for key, value in self.manifest.items() if key != "files"}

    @cached_property
    def corpus(self) -> ResolvedCorpus:
        """Documents, entities and events as plain records."""
        from kg.derive import resolved

        return resolved(self.folder, self.ledger, self.settings)

    @cached_property
    def ledger(self) -> Ledger:
        """What reading each document gave."""
        return Ledger(self.folder.ledger, readonly=True)

    @cached_property
    def settings(self) -> Settings:
        """Pipeline, decisions and base IRI that the graph was built with."""
        return Settings.of(self.ledger)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents, ordered by id."""
        return self.corpus.documents

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities, ordered by id."""
        return self.corpus.entities

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, ordered by id."""
        return self.corpus.events

    def readings(self) -> tuple[Reading, ...]:
        """What reading each document gave, ordered by document id."""
        return tuple(self.ledger.readings())

    def query(self, query: str, /, *, timeout: float | None = None, **values: str) -> QueryResult:
        """Ask a named query, a `.rq` file or SPARQL text; `values` bind its variables.

        Raises:
            QueryError: the query is unknown, wrong, refused, or took longer than `timeout`
                seconds.
        """
        from kg.graph.query import run

        return run(self.folder.store, query, parameters=values, timeout=timeout)

    def network(
        self, kind: Literal["acts", "events", "bipartite"] = "acts"
    ) -> networkx.MultiDiGraph[str]:
        """Who acts on whom.

        Args:
            kind: `acts` has a node an entity and an edge each actor, target and action code;
                `events` has an edge an event; `bipartite` has events as nodes too.
        """
        from kg.graph import networks

        make = {
            "acts": networks.network,
            "events": networks.events_network,
            "bipartite": networks.bipartite_network,
        }
        return make[kind](self.corpus)

    def rdf(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, without copying it."""
        from kg.graph.store import as_rdflib

        return as_rdflib(self.folder.store)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Sentences that hold all the words, best first; "quoted words" stand together."""
        return self.ledger.search(words, limit)

    def stats(self, top: int = 10) -> dict[str, Any]:
        """Counts, and rankings of actors, pairs, communities, bridges, days and outlets."""
        from kg.views.stats import statistics

        return statistics(self.corpus, top=top)

    def export(self, form: str, path: str | Path | None = None) -> Path:
        """Write the graph in a form (`kg export` lists them) and return where it lies.

        Args:
            form: name of the form, such as `gexf`.
            path: where to write; None for the usual name in the output folder.

        Raises:
            ExportError: there is no such form, or the file cannot be written.
        """
        from kg.derive import origin_of
        from kg.exporting import export, formats

        known = formats()
        usual = self.path / known[form].file if form in known else self.path
        place = Path(path) if path else usual
        export(self.corpus, form, place, origin_of(self.ledger, self.settings, self._content))
        return place

    def explain(self, name: str) -> list[Line]:
        """Why an event (id), edge (`actor->target`) or entity (id or label) is there.

        Raises:
            QueryError: nothing has that name.
        """
        from kg.explaining import explain

        return explain(self.corpus, name)

    def close(self) -> None:
        """Close the files."""
        if "ledger" in self.__dict__:
            self.ledger.close()
