"""The output folder: who may write to it, and how new results take the place of old ones.

Results are written into `.building/`.  Renaming it to `.ready/` is the one moment at which
they become the results; then each part is moved into its place.  A process that dies in
between leaves `.ready/`, and whoever opens the folder next finishes the move: old results or
new ones, never a mixture.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from kg.errors import OutputError

LEDGER = "readings.db"
STORE = "store"
MANIFEST = "manifest.json"

_BUILDING = ".building"
_READY = ".ready"
_REPLACED = ".replaced"
_LOCK = ".lock"

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""Errors of a disk, a quota or a file that is full."""


class OutputFolder:
    """A folder that holds, or will hold, a graph.

    Raises:
        OutputError: it is a file, cannot be written, or holds something that is not kg's.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if self.path.exists() and not self.path.is_dir():
            raise OutputError(f"{self.path} is a file. Give a folder with -o.")

    @property
    def ledger(self) -> Path:
        """Where the readings are kept."""
        return self.path / LEDGER

    @property
    def store(self) -> Path:
        """Where the graph database is."""
        return self.path / STORE

    @property
    def manifest(self) -> Path:
        """What the results were made of."""
        return self.path / MANIFEST

    def prepare(self) -> None:
        """Create the folder, or make sure that it is ours and can be written to."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            visible = [entry for entry in self.path.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            raise _unwritable(self.path, error) from error
        if visible and not self.ledger.exists():
            raise OutputError(
                f"{self.path} holds something that is not kg's ({visible[0].name}). "
                "Give an empty or new folder with -o."
            )
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise OutputError(
                f"{self.path} cannot be written to. "
                "Give another folder with -o, or change its permissions."
            )

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only process that writes here.

        Raises:
            OutputError: another process is writing.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.path / _LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise OutputError(
                f"Another kg process is writing to {self.path}. "
                "Wait until it is done, or give another folder with -o."
            ) from error
        except OSError as error:
            raise _unwritable(self.path, error) from error
        try:
            self.finish_swap()
            yield
        finally:
            lock.release()

    @contextlib.contextmanager
    def replacing(self) -> Iterator[Path]:
        """A folder to write results into; they take the old ones' place when the block ends.

        If the block fails, what was there stays.  Call it within `writing`.
        """
        building = self.path / _BUILDING
        try:
            shutil.rmtree(building, ignore_errors=True)
            building.mkdir()
            yield building
            _remove_locks(building)
            _sync(building)
            building.rename(self.path / _READY)
            self.finish_swap()
        except OSError as error:
            raise _unwritable(self.path, error) from error
        finally:
            shutil.rmtree(building, ignore_errors=True)

    def finish_swap(self) -> None:
        """Move results that are ready into their places; nothing to do when none are."""
        ready, replaced = self.path / _READY, self.path / _REPLACED
        if ready.is_dir():
            for part in sorted(ready.iterdir()):
                place = self.path / part.name
                if place.is_dir():
                    shutil.rmtree(replaced, ignore_errors=True)
                    place.rename(replaced)
                part.replace(place)
            ready.rmdir()
        shutil.rmtree(replaced, ignore_errors=True)

    def opened(self) -> None:
        """Make sure that there is a graph to look at, finishing an interrupted swap.

        Raises:
            OutputError: there is none.
        """
        if (self.path / _READY).is_dir():
            with self.writing():
                pass
        if not self.store.exists() or not self.ledger.exists():
            raise OutputError(
                f"{self.path} holds no graph. Build one first: kg build SOURCE -o {self.path}"
            )


def _unwritable(path: Path, error: OSError) -> OutputError:
    if error.errno in _NO_ROOM:
        return OutputError(
            f"There is no room left for {path} ({error.strerror}). "
            "Make room and run the same command again: what was read is kept."
        )
    return OutputError(
        f"{path} cannot be written to ({error.strerror or error}). "
        "Give another folder with -o, make room, or change its permissions."
    )


def _remove_locks(folder: Path) -> None:
    """Take away what writers left for themselves."""
    for entry in folder.iterdir():
        if entry.name.startswith(".") and entry.name.endswith(_LOCK) and entry.is_file():
            entry.unlink()


def _sync(folder: Path) -> None:
    """Have the disk hold every file below, so that a power cut finds them whole."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            descriptor = os.open(file, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
