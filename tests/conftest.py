"""What every room's tests share: the shipped pipeline, loaded once."""

from __future__ import annotations

import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The shipped language pipeline."""
    from kg.language import load

    return load()
