"""Reading a short text for the tables of this room."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.documents import document_from_text
from kg.language import annotate
from kg.model import Block, BlockKind, Document

PUBLISHED = "2023-08-18"
"""A Friday."""

Reader = Callable[..., tuple[Doc, Document]]


@pytest.fixture(scope="session")
def read(nlp: Language) -> Reader:
    """Annotate a text published on a Friday; as a title, or with another date, on request."""

    def annotated(
        text: str, *, title: bool = False, published: str | None = PUBLISHED
    ) -> tuple[Doc, Document]:
        document = document_from_text(text, published=published)
        if title:
            block = Block(BlockKind.TITLE, 0, len(text))
            document = Document(document.id, text, (block,), "<text>", text, document.published)
        ((_, doc),) = annotate(nlp, [document])
        return doc, document

    return annotated
