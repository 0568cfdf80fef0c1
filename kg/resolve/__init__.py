"""Mentions → entities: who and what is meant, within a document and across the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.resolve.corpus import resolve_corpus
from kg.resolve.decisions import Decisions, load_decisions

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.model import Document, Extraction, Reading

__all__ = ["Decisions", "load_decisions", "resolve_corpus", "resolve_document"]


def resolve_document(
    doc: Doc, document: Document, extraction: Extraction, pipeline: str
) -> Reading:
    """Return the reading of one document: its events with who and what is meant.

    Args:
        doc: the parsed text of `document` (UD labels, named entities), same offsets.
        document: the document itself; its date decides who held an office.
        extraction: what the extract room found; every slot gets a mention of the same offsets.
        pipeline: name and version of the pipeline and rules, kept with the reading.
    """
    from kg.resolve.document import resolve_document as resolve

    return resolve(doc, document, extraction, pipeline)
