"""A store folder written beside the old one and swapped in whole, whatever kills the process."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import OutputError


def replace(folder: Path, fill: Callable[[ox.Store], None]) -> None:
    """Fill a new store beside the folder and swap it in.

    Raises:
        OutputError: another process writes there, or the folder cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder):
            roll_forward(folder)
            _refuse_when_open(folder)
            new, ready, _ = _beside(folder)
            shutil.rmtree(new, ignore_errors=True)
            try:
                _write(new, fill)
                new.rename(ready)
            finally:
                # What could not be finished shall not take room on a full disk.
                shutil.rmtree(new, ignore_errors=True)
            roll_forward(folder)
    except OSError as error:
        raise OutputError(
            f"The graph database {folder} cannot be written: {error}. "
            "Free some space or choose another output folder with -o."
        ) from error


def _write(folder: Path, fill: Callable[[ox.Store], None]) -> None:
    store = ox.Store(str(folder))
    fill(store)
    store.flush()
    _sync(folder)


def _beside(folder: Path) -> tuple[Path, Path, Path]:
    """Name the unfinished store, the finished one that waits, and the old one that goes."""
    return tuple(folder.with_name(f".{folder.name}.{part}") for part in ("new", "ready", "old"))  # type: ignore[return-value]


def candidates(folder: Path) -> tuple[Path, ...]:
    """Where a whole store may be, in the order in which a swap moves it."""
    _, ready, old = _beside(folder)
    return folder, ready, old, folder


def roll_forward(folder: Path) -> None:
    """Finish a swap that was begun; calling it again changes nothing."""
    _, ready, old = _beside(folder)
    if ready.is_dir():
        if folder.is_dir():
            shutil.rmtree(old, ignore_errors=True)
            folder.rename(old)
        ready.rename(folder)
        _sync(folder.parent)
    if folder.is_dir():
        shutil.rmtree(old, ignore_errors=True)
    elif old.is_dir():
        old.rename(folder)


def _refuse_when_open(folder: Path) -> None:
    """Refuse to replace a store that another process writes to in place."""
    if not folder.is_dir() or not (folder / "CURRENT").is_file():
        return
    try:
        ox.Store(str(folder))
    except (OSError, RuntimeError) as error:
        # A broken store may be replaced; one that is in use may not.
        if "lock" in str(error).lower():
            raise in_use(folder, error) from error


def in_use(folder: Path, error: Exception) -> OutputError:
    """Say why a store cannot be opened for writing."""
    if "lock" in str(error).lower():
        return OutputError(
            f"The graph database {folder} is in use by another process. "
            "Wait until that one ends, or stop it (`kg serve --writable` keeps the database open)."
        )
    return OutputError(f"The graph database {folder} cannot be opened: {error}.")


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of whoever writes the store; the system frees it when the process ends."""
    path = folder.with_name(f".{folder.name}.lock")
    with path.open("w") as handle:
        try:
            _lock(handle)
        except OSError as error:
            raise OutputError(
                f"Another process is writing {folder}. Wait until it ends, then try again."
            ) from error
        yield


def _lock(handle: IO[str]) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync(folder: Path) -> None:
    """Ask the system to keep a folder's entries through a loss of power."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
