"""The records that a build leaves for those who look at its graph."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import kg
from kg import derive
from kg.kept import CORPUS, kept
from kg.model import ResolvedCorpus
from kg.verifying import verify


@pytest.fixture
def out(whole: Path, tmp_path: Path) -> Path:
    """A graph that may be changed."""
    return Path(shutil.copytree(whole, tmp_path / "out"))


def test_looking_at_a_graph_resolves_nothing_again(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The records of the build are read, and they are what its readings give."""
    with kg.open(out) as graph:
        wanted = derive.resolve(graph.ledger, graph.settings)

    def never(*_: object) -> ResolvedCorpus:
        raise AssertionError("resolved again")

    monkeypatch.setattr(derive, "resolve", never)
    with kg.open(out) as graph:
        assert graph.corpus == wanted


@pytest.mark.parametrize("damage", [None, b"", b"nonsense", b"cut"])
def test_without_the_records_they_are_made_anew(out: Path, damage: bytes | None) -> None:
    """Missing, empty, foreign or cut short: the answer is the same."""
    wanted = kept(out)
    assert wanted is not None
    file = out / CORPUS
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-9] if damage == b"cut" else damage)
    assert kept(out) is None
    with kg.open(out) as graph:
        assert graph.corpus == wanted


def test_records_of_another_graph_are_found_out(out: Path) -> None:
    """Verifying compares the records as well."""
    assert verify(out) == []
    derive.keep(ResolvedCorpus((), (), ()), out)
    assert verify(out) == [".corpus is not what the readings give"]
