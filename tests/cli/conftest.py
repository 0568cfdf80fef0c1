"""What the tests of the command line share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import run
from tests.articles import write_articles


@dataclass(frozen=True)
class Done:
    """How a call of the program ended."""

    code: int
    out: str
    err: str


class Kg:
    """The program, called in this process with words as on a command line."""

    def __init__(self, capture: pytest.CaptureFixture[str]) -> None:
        self._capture = capture

    def __call__(self, *words: object) -> Done:
        """Run the program with these words."""
        self._capture.readouterr()
        code = run([str(word) for word in words])
        shown = self._capture.readouterr()
        return Done(code, shown.out, shown.err)


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Kg:
    """Call `kg` with words; gives exit code, stdout and stderr."""
    return Kg(capsys)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with three short articles."""
    write_articles(tmp_path / "news")
    return tmp_path / "news"
