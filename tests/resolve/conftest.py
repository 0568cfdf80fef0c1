"""The shipped pipeline, loaded once for the room's tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.model import Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads a text (and its day) with the shipped pipeline."""
    from kg.documents import document_from_text
    from kg.extract import extract
    from kg.language import annotate, load
    from kg.resolve import resolve_document

    nlp = load()

    def read_text(text: str, day: date | None = date(2023, 8, 18)) -> Reading:
        document = document_from_text(text, path="test.txt", published=day)
        ((document, doc),) = annotate(nlp, [document])
        return resolve_document(doc, document, extract(doc, document), "test")

    return read_text
