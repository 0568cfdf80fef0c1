"""Reading while another process writes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.graph import store


def test_a_reader_looks_again_when_a_writer_has_just_merged_files_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file gone between listing and opening is no broken store."""
    folder = tmp_path / "store"
    store.build([], folder)
    calls: list[str] = []

    def racing(path: str) -> ox.Store:
        calls.append(path)
        if len(calls) == 1:
            raise OSError("Corruption: IO error: No such file or directory: 000009.sst")
        return ox.Store.read_only(path)

    monkeypatch.setattr(store, "_open", racing)
    assert list(store.open_store(folder)) == []
    assert len(calls) == 2
