"""What every room's tests share: the shipped pipeline loaded once, a small graph built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from tests.articles import write_articles


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped language pipeline."""
    from kg.language import load

    return load()


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished graph of three articles; they lie beside it in `news`; nobody may change it."""
    from kg.builder import build_graph

    folder = tmp_path_factory.mktemp("whole")
    write_articles(folder / "news")
    build_graph([folder / "news"], folder / "out", jobs=1)
    return folder / "out"
