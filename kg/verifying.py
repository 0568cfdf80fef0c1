"""Making a graph again from its readings and comparing it with what lies there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from kg.derive import resolve, write_results
from kg.folder import MANIFEST, OutputFolder
from kg.kept import CORPUS, kept
from kg.manifest import changed_files, read_manifest
from kg.readings import Ledger
from kg.settings import Settings


def verify(
    output: Path | str,
    *,
    read_again: bool = False,
    jobs: int | None = None,
    watch: Callable[[int, int], None] = lambda done, total: None,
) -> list[str]:
    """What is not as the manifest says; nothing when the graph is what its readings give.

    Args:
        output: the output folder.
        read_again: read every document again and compare the readings too.
        jobs: reading processes; None for one a core.
        watch: told how many documents of how many have been read again.

    Raises:
        OutputError: the folder holds no graph.
    """
    folder = OutputFolder(output)
    folder.opened()
    with Ledger(folder.ledger, readonly=True) as ledger:
        settings = Settings.of(ledger)
        found = _readings_that_differ(ledger, settings, jobs, watch) if read_again else []
        with tempfile.TemporaryDirectory(prefix="kg-verify-") as name:
            place = Path(name)
            write_results(resolve(ledger, settings), ledger, settings, place)
            wanted = kept(place)
            manifest = read_manifest(folder.path)
            files = [*sorted(read_manifest(place)["files"] | manifest["files"]), MANIFEST]
            found += [
                f"{file} is not what the readings give"
                for file in changed_files(folder.path, files, place)
            ]
            found += _store_differs(folder.store, place)
            if kept(folder.path) not in (None, wanted):
                found.append(f"{CORPUS} is not what the readings give")
    return found


def _store_differs(store: Path, place: Path) -> list[str]:
    from kg.folder import STORE
    from kg.graph import store_digest

    same = store_digest(store) == store_digest(place / STORE)
    return [] if same else ["store/ does not hold the quads that the readings give"]


def _readings_that_differ(
    ledger: Ledger,
    settings: Settings,
    jobs: int | None,
    watch: Callable[[int, int], None],
) -> list[str]:
    from kg.reader import Failed
    from kg.workers import readers

    kept = ledger.versions()
    found = []
    workers = readers(settings.pipeline, jobs)
    try:
        old = sorted(document for document, version in kept.items() if version != workers.version)
        found += [f"document {document} was read by another version" for document in old]
        documents = (one.document for one in ledger.readings() if one.document.id not in set(old))
        for done, reading in enumerate(workers.read(documents), start=1):
            watch(done, len(kept) - len(old))
            if isinstance(reading, Failed):
                found.append(f"document {reading.document.id} cannot be read: {reading.reason}")
            elif reading != ledger.reading(reading.document.id):
                found.append(f"document {reading.document.id} gives another reading now")
    finally:
        workers.close()
    return sorted(found)
