from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from kg.graph import store
from kg.graph.rdf import RunInfo, quads
from tests.graph.corpora import niger

settings.register_profile("untimed", deadline=None)  # a busy machine is no error
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def niger_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the store of the hand-made corpus once."""
    folder = tmp_path_factory.mktemp("graph") / "store"
    store.build(quads(niger(), run=RunInfo("0.1.0", "test pipeline 1")), folder)
    return folder
