"""From readings to results: everything in the output folder but the ledger.

A pure, fast function of the readings, the decisions and the settings; nothing is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.folder import STORE, OutputFolder
from kg.kept import keep, kept
from kg.manifest import document_entry, sha256, write_manifest
from kg.model import Reading, ResolvedCorpus
from kg.readings import Ledger
from kg.settings import DECISIONS, Settings

if TYPE_CHECKING:
    from kg.exporting import Origin
    from kg.graph import RunInfo

EXPORTS = (
    *("html", "gexf", "graphml", "trig"),
    *("jsonl", "csv", "entities-jsonl", "entities-csv"),
)
"""The forms of export that a build leaves in the output folder."""

_DATASET = "trig"
"""The one that holds everything the store does."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds."""

    documents: int
    sentences: int
    events: int
    factual: int
    entities: int
    quads: int


def derive(
    ledger: Ledger,
    settings: Settings,
    folder: OutputFolder,
    watch: Callable[[str], None] = lambda stage: None,
) -> tuple[ResolvedCorpus, Counts]:
    """Make every result anew and put it in the old one's place, all at once.

    Call it within `folder.writing()`.
    """
    watch("resolving")
    corpus = resolve(ledger, settings)
    watch("writing")
    with folder.replacing() as place:
        counts = write_results(corpus, ledger, settings, place)
    return corpus, counts


def remake(output: Path | str, decisions: Path | None = None) -> Counts:
    """Make the results of a folder anew, with other decisions; no document is read.

    Raises:
        OutputError: the folder holds no graph, or another process writes there.
        DecisionError: the decisions file cannot be understood.
    """
    folder = OutputFolder(output)
    folder.opened()
    with folder.writing(), Ledger(folder.ledger) as ledger:
        _, counts = derive(ledger, Settings.of(ledger, decisions=decisions), folder)
    return counts


def resolve(ledger: Ledger, settings: Settings) -> ResolvedCorpus:
    """What all readings together say, people's decisions applied."""
    from kg.resolve import load_decisions, resolve_corpus

    decisions = load_decisions(settings.decisions) if settings.decisions else None
    return resolve_corpus(_believed(ledger.readings(), settings.least_confidence), decisions)


def _believed(readings: Iterable[Reading], least: float) -> Iterator[Reading]:
    """Leave out the events that were read with less confidence."""
    for reading in readings:
        kept = tuple(e for e in reading.events if e.confidence >= least)
        yield reading if len(kept) == len(reading.events) else replace(reading, events=kept)


def resolved(folder: OutputFolder, ledger: Ledger, settings: Settings) -> ResolvedCorpus:
    """The corpus that the results in a folder were made of, kept or made anew."""
    return kept(folder.path) or resolve(ledger, settings)


def write_results(
    corpus: ResolvedCorpus, ledger: Ledger, settings: Settings, place: Path
) -> Counts:
    """Write store, exports and manifest into an empty folder."""
    from kg.exporting import formats
    from kg.graph.store import build_from_file

    known = formats()
    origin = origin_of(ledger, settings, {})
    # Making quads takes longer than loading them: they are made once, for file and store.
    known[_DATASET].write(corpus, place / known[_DATASET].file, origin)
    quads = build_from_file(place / known[_DATASET].file, place / STORE)
    counts = Counts(
        documents=len(corpus.documents),
        sentences=ledger.count_sentences(),
        events=len(corpus.events),
        factual=sum(event.factual for event in corpus.events),
        entities=len(corpus.entities),
        quads=quads,
    )
    manifest = _manifest(corpus, ledger, settings, counts)
    origin = replace(origin, manifest=manifest)
    for name in EXPORTS:
        if name != _DATASET:
            known[name].write(corpus, place / known[name].file, origin)
    if settings.decisions:
        (place / DECISIONS).write_bytes(settings.decisions.read_bytes())
    write_manifest(place, manifest)
    keep(corpus, place)
    return counts


def origin_of(ledger: Ledger, settings: Settings, manifest: Mapping[str, Any]) -> Origin:
    """What exports tell of where the graph comes from."""
    from kg.exporting import Origin

    return Origin(run_of(ledger, settings), settings.base_iri, manifest)


def run_of(ledger: Ledger, settings: Settings) -> RunInfo:
    """What RDF tells of the software that made the graph."""
    import kg
    from kg.graph import RunInfo

    versions = sorted(set(ledger.versions().values()))
    decisions = sha256(settings.decisions) if settings.decisions else None
    return RunInfo(kg.__version__, ", ".join(versions), decisions)


def _manifest(
    corpus: ResolvedCorpus, ledger: Ledger, settings: Settings, counts: Counts
) -> dict[str, Any]:
    import kg

    paths, versions = ledger.paths(), ledger.versions()
    return {
        "kg": kg.__version__,
        "base_iri": settings.base_iri,
        "confidence": settings.least_confidence,
        "decisions": sha256(settings.decisions) if settings.decisions else None,
        "unapplied_decisions": list(corpus.unapplied_decisions),
        "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        "documents": [
            document_entry(document, paths.get(document.id, ()), versions[document.id])
            for document in corpus.documents
        ],
        "copies": dict(sorted(corpus.copies.items())),
        "skipped": ledger.skipped(),
    }
