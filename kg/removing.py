"""Taking documents out of a graph."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path

from kg.derive import Counts, derive
from kg.errors import InputError
from kg.folder import OutputFolder
from kg.readings import Ledger
from kg.settings import Settings


def remove(output: Path | str, sources: list[str]) -> tuple[list[str], Counts]:
    """Forget documents and everything that only they told.

    Args:
        output: the output folder.
        sources: document ids, paths or URLs as the manifest names them, folders of such paths,
            glob patterns over them, or files and folders that hold the documents.

    Returns:
        The ids of the documents that went, sorted, and what the graph holds now.

    Raises:
        InputError: no document answers to one of the sources.
    """
    folder = OutputFolder(output)
    folder.opened()
    with folder.writing(), Ledger(folder.ledger) as ledger:
        known = _Known(ledger)
        gone: set[str] = set()
        for source in sources:
            found = known.called(source)
            if not found:
                raise InputError(
                    f"No document in {folder.path} answers to {source}. "
                    f"{folder.manifest} lists their paths and ids."
                )
            gone |= found
        ledger.remove(gone)
        _, counts = derive(ledger, Settings.of(ledger), folder)
    return sorted(gone), counts


class _Known:
    """The documents of a ledger by all the names they answer to."""

    def __init__(self, ledger: Ledger) -> None:
        self._paths = ledger.paths()
        self._urls: dict[str, set[str]] = {}
        for reading in ledger.readings():
            if reading.document.url:
                self._urls.setdefault(reading.document.url, set()).add(reading.document.id)

    def called(self, name: str) -> set[str]:
        if name in self._paths:
            return {name}
        if name in self._urls:
            return self._urls[name]
        plain = name.removeprefix("./").rstrip("/")
        named = {
            document
            for document, paths in self._paths.items()
            if any(_answers(path, plain) for path in paths)
        }
        return named or self._held_by(name)

    def _held_by(self, source: str) -> set[str]:
        """Documents that a file or folder holds now, whatever path they were read from."""
        from kg import documents
        from kg.model import Document

        if not Path(source).exists():
            return set()
        read = documents.read([source])
        return {item.id for item in read if isinstance(item, Document) and item.id in self._paths}


def _answers(path: str, name: str) -> bool:
    return path == name or path.startswith((f"{name}/", f"{name}#")) or fnmatchcase(path, name)
