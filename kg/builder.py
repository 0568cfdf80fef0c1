"""Building: sources → documents → readings in the ledger → every result in the output folder.

Only documents that the ledger does not know at the present version of pipeline and rules are
read.  Documents it knows at an older version are read again from the text it keeps, so that a
graph is always the work of one version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg import documents
from kg.cluster import commands
from kg.derive import Counts, derive
from kg.documents import Skipped, SourceFile
from kg.errors import InputError
from kg.folder import OutputFolder
from kg.model import Document, Reading
from kg.reader import Failed
from kg.readings import Ledger
from kg.settings import Settings
from kg.workers import Readers, available_cores, readers


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is.

    `stage` is `reading`, `resolving` or `writing`; `done` counts documents dealt with, of which
    `read` were read now; `total` is the number of files to go through when it is known.
    """

    stage: str
    done: int = 0
    read: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did.

    `read` documents were read now, `known` were in the ledger already, `removed` were pruned;
    `unseen` are in the graph but not among the sources of this call.  `skipped` maps paths to
    reasons.
    """

    counts: Counts
    read: int
    known: int
    removed: int
    unseen: int
    skipped: dict[str, str]
    unapplied_decisions: tuple[str, ...] = ()


Watch = Callable[[Progress], None]

LONGEST = 500_000
"""Characters that one article may have: a book. What is longer is no article but a collection."""

_WORTH_A_PROCESS = 50_000
"""Bytes of news that take about as long to read as a reading process takes to get ready."""

_USUAL_SIZE = 5_000
"""Bytes of a file whose size is not known beforehand."""


def build_graph(
    sources: Sequence[str | Path],
    output: Path | str,
    *,
    jobs: int | None = None,
    cluster: Path | str | None = None,
    pipeline: str | None = None,
    decisions: Path | str | None = None,
    base_iri: str | None = None,
    confidence: float | None = None,
    prune: bool = False,
    stdin: BinaryIO | None = None,
    watch: Watch = lambda progress: None,
) -> Report:
    """Read the sources into the graph in `output`, which is created or grows.

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
        watch: told of progress.

    Raises:
        InputError: no source could be read.
        OutputError: the output folder is unwritable, foreign or in use.
        PipelineError: the language pipeline is missing or unfit.
        ClusterError: the cluster file cannot be understood, or a machine cannot read.
        DecisionError: the decisions file cannot be understood.
    """
    graphs = [Path(source) for source in sources if _is_graph(source)]
    news = [source for source in sources if not _is_graph(source)]
    files = documents.find(news) if news or not graphs else []
    folder = OutputFolder(output)
    folder.prepare()
    with folder.writing(), Ledger(folder.ledger) as ledger:
        settings = Settings.of(ledger, pipeline, decisions, base_iri, confidence)
        settings.check()
        intake = _Intake(ledger, files, stdin, watch)
        machines = None if cluster is None else commands(cluster, settings.pipeline)
        reading = readers(settings.pipeline, jobs or _processes_that_pay(files), machines)
        try:
            for graph in graphs:
                intake.take(graph)
            intake.run(reading)
        finally:
            reading.close()
        if not len(ledger):
            raise InputError(_nothing_read(intake.skipped))
        removed = ledger.prune(intake.seen, set(intake.skipped)) if prune else 0
        corpus, counts = derive(ledger, settings, folder, lambda stage: watch(Progress(stage)))
        settings.remember(ledger)
    return Report(
        counts=counts,
        read=intake.read,
        known=intake.known,
        removed=removed,
        unseen=len({one.id for one in corpus.documents} - {seen for _, seen in intake.seen}),
        skipped=intake.skipped,
        unapplied_decisions=corpus.unapplied_decisions,
    )


@dataclass
class _Intake:
    """One pass over the sources: what is new is read and kept, all else is noted."""

    ledger: Ledger
    files: Sequence[SourceFile]
    stdin: BinaryIO | None
    watch: Watch
    skipped: dict[str, str] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)
    read: int = 0
    known: int = 0

    def take(self, graph: Path) -> None:
        """Take over the readings of another graph."""
        with Ledger(OutputFolder(graph).ledger, readonly=True) as other:
            versions, paths, kept = other.versions(), other.paths(), self.ledger.versions()
            for reading in other.readings():
                document = reading.document.id
                if kept.get(document) != versions[document]:
                    self.ledger.add(reading, versions[document])
                for path in paths.get(document, ()):
                    self.ledger.found(path, document)
                    self.seen.add((path, document))
                self.known += 1
                self._tell()

    def run(self, readers: Readers) -> None:
        """Go through the sources, then through documents read by another version."""
        self._tell()
        versions = self.ledger.versions()
        new = self._new(self._found(), versions, readers.version)
        for result in readers.read(new):
            if isinstance(result, Failed):
                self._skip(result.document.path, result.reason)
            else:
                self._keep(result, readers.version)
            self._tell()
        self._tell()

    def _found(self) -> Iterator[Document | Skipped]:
        for file in self.files:
            yield from documents.read_file(file, stdin=self.stdin)

    def _new(
        self, found: Iterable[Document | Skipped], versions: dict[str, str], version: str
    ) -> Iterator[Document]:
        """Documents that have to be read: each once, wherever it was found."""
        at = self.ledger.paths()
        under_way: set[str] = set()
        for item in found:
            if isinstance(item, Skipped):
                self._skip(item.path, item.reason)
                continue
            if len(item.text) > LONGEST:
                self._skip(item.path, _too_long(item))
                continue
            self.seen.add((item.path, item.id))
            if item.path not in at.get(item.id, ()):
                self.ledger.found(item.path, item.id)
            if versions.get(item.id) == version:
                self.known += 1
            elif item.id not in under_way:
                under_way.add(item.id)
                yield item
        for document, old in versions.items():
            if old != version and document not in under_way:
                reading = self.ledger.reading(document)
                if reading is not None:
                    yield reading.document

    def _keep(self, reading: Reading, version: str) -> None:
        self.ledger.add(reading, version)
        self.read += 1

    def _skip(self, path: str, reason: str) -> None:
        self.skipped[path] = reason
        self.ledger.skip(path, reason)

    def _tell(self) -> None:
        done = self.read + self.known + len(self.skipped)
        self.watch(Progress("reading", done, self.read, max(len(self.files), done)))


def _too_long(document: Document) -> str:
    return (
        f"holds {len(document.text):,} characters, and an article may have {LONGEST:,}; "
        "divide it into articles"
    )


def _processes_that_pay(files: Sequence[SourceFile]) -> int:
    """How many reading processes are worth starting: each has to load the pipeline first."""
    size = sum(_USUAL_SIZE if file.size is None else file.size for file in files)
    return min(available_cores(), 1 + size // _WORTH_A_PROCESS)


def _is_graph(source: str | Path) -> bool:
    """Whether a source is the output folder of another build."""
    return OutputFolder(source).ledger.is_file() if Path(source).is_dir() else False


def _nothing_read(skipped: dict[str, str]) -> str:
    if not skipped:
        return "There is no document in the sources. Give files or folders with news text."
    reasons = "\n".join(f"  {path}: {reason}" for path, reason in sorted(skipped.items())[:20])
    return f"None of the sources could be read. Give others.\n{reasons}"
