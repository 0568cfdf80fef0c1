"""A disk that fills up: the build says so, leaves nothing half-written, and can be finished."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.graph.store import store_digest
from tests.cli.test_build import EXPORTED, hashes

if TYPE_CHECKING:
    from tests.cli.conftest import Kg

resource = pytest.importorskip("resource")

UNFINISHED = {".building", ".ready", ".replaced", ".store.new"}


@contextlib.contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as a disk with so much room would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextlib.contextmanager
def disk(place: Path, size: str) -> Iterator[None]:
    """A disk of that size mounted at a place."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def left(out: Path) -> set[str]:
    """What lies in an output folder."""
    return {entry.name for entry in out.iterdir()} if out.is_dir() else set()


@pytest.mark.parametrize("size", [2_000, 60_000, 200_000])
def test_a_file_that_may_not_grow_stops_the_build_and_leaves_nothing_half_written(
    kg: Kg, whole: Path, tmp_path: Path, size: int
) -> None:
    """Exit code 2 and what to do; then, with room, the same command gives the usual bytes."""
    out, news = tmp_path / "out", whole.parent / "news"
    with files_up_to(size):
        done = kg("build", news, "-o", out, "-j", 1)
    assert done.code == 2, done.err
    assert "room" in done.err or "space" in done.err, done.err
    assert not left(out) & (UNFINISHED | set(EXPORTED) | {"store"})
    assert kg("build", news, "-o", out, "-j", 1).code == 0
    assert hashes(out) == hashes(whole)
    assert store_digest(out / "store") == store_digest(whole / "store")


def test_a_graph_that_finds_no_room_to_grow_stays_as_it_was(
    kg: Kg, whole: Path, tmp_path: Path
) -> None:
    """The old results stay, byte for byte, and the new document is in the ledger or is not."""
    out, news = tmp_path / "out", whole.parent / "news"
    kg("build", news / "aid.txt", "-o", out, "-j", 1)
    before = hashes(out), store_digest(out / "store")
    with files_up_to(200_000):
        assert kg("build", news, "-o", out, "-j", 1).code == 2
    assert (hashes(out), store_digest(out / "store")) == before
    assert kg("stats", "-o", out).code == 0
    kg("build", news, "-o", out, "-j", 1)
    assert hashes(out) == hashes(whole)


@pytest.mark.parametrize("size", ["48k", "192k", "1m", "2m"])
def test_a_full_disk_stops_the_build_and_a_larger_one_finishes_it(
    kg: Kg, whole: Path, tmp_path: Path, size: str
) -> None:
    """A real file system without room, then with: message, nothing half-written, same bytes."""
    place, news = tmp_path / "disk", whole.parent / "news"
    out = place / "out"
    with disk(place, size):
        done = kg("build", news, "-o", out, "-j", 1)
        assert done.code == 2, done.err
        assert "room" in done.err or "space" in done.err, done.err
        assert not left(out) & (UNFINISHED | set(EXPORTED) | {"store"})
        subprocess.run(["mount", "-o", "remount,size=200m", str(place)], check=True)
        assert kg("build", news, "-o", out, "-j", 1).code == 0
        assert hashes(out) == hashes(whole)
