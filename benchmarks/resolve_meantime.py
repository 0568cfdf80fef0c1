"""Entity clusters within a document, measured on MEANTIME (Wikinews) by B³."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from benchmarks.gold import join, records
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import Document
from kg.resolve._words import Words
from kg.resolve.document import cluster_document, slots_of


def measure_meantime(gold: Path) -> dict[str, float]:
    """Return B³ precision, recall and F1 in per cent over the gold mentions.

    Texts are read with the shipped pipeline.  A gold mention belongs to the system's cluster
    that holds its head word; one the system has no mention for is a cluster of its own.  Nothing
    is left out, singletons count.
    """
    from scorch.scores import b_cubed

    told: list[set[str]] = []
    found: list[set[str]] = []
    for row, joined, document, doc in _read(gold):
        system, truth = _clusters(row, joined, document, doc)
        told += truth
        found += system
    recall, precision, f1 = b_cubed(told, found)
    return {
        "mentions": float(sum(map(len, told))),
        "B³ precision": 100 * precision,
        "B³ recall": 100 * recall,
        "B³ F1": 100 * f1,
    }


def _read(gold: Path) -> Iterator[tuple[dict[str, Any], list[tuple[int, int]], Document, Doc]]:
    rows = list(records(gold / "meantime-dev.jsonl.gz"))
    texts = []
    for row in rows:
        sentences = row["token_sentence"]
        breaks = frozenset(
            i for i, s in enumerate(sentences) if i and s != sentences[i - 1] and s < 3
        )
        texts.append(join(row["tokens"], breaks))
    documents = [
        document_from_text(text.text, path=row["doc"])
        for row, text in zip(rows, texts, strict=True)
    ]
    for row, text, (document, doc) in zip(rows, texts, annotate(load(), documents), strict=True):
        shift = _offsets(text.text, text.offsets, document.text)
        yield row, shift, document, doc


def _offsets(
    before: str, offsets: tuple[tuple[int, int], ...], after: str
) -> list[tuple[int, int]]:
    """Offsets of the tokens in the document's text, where date lines may be gone."""
    moved: dict[int, int] = {}
    for tag, start, end, other, _ in SequenceMatcher(None, before, after, False).get_opcodes():
        if tag == "equal":
            moved.update({start + i: other + i for i in range(end - start)})
    return [(moved.get(s, -1), moved.get(e - 1, -2) + 1) for s, e in offsets]


def _clusters(
    row: dict[str, Any], offsets: list[tuple[int, int]], document: Document, doc: Doc
) -> tuple[list[set[str]], list[set[str]]]:
    extraction = extract(doc, document)
    clusters = cluster_document(Words(doc), document, extraction, slots_of(extraction))
    by_token = {m.head: clusters.root(m.index) for m in clusters.markables}
    inside = {i: m for m in clusters.markables if m.name for i in range(m.first, m.last)}
    truth: dict[str, set[str]] = {}
    system: dict[str, set[str]] = {}
    for mention in row["mentions"]:
        if mention["tag"] != "ENTITY_MENTION" or not mention.get("entity"):
            continue
        first, last = mention["tokens"][0], mention["tokens"][-1]
        start, end = offsets[first][0], offsets[last][1]
        span = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end else None
        if span is None:
            continue
        name = f"{row['doc']}:{mention['id']}"
        root = by_token.get(span.root.i)
        if root is None and span.root.i in inside:
            root = clusters.root(inside[span.root.i].index)
        truth.setdefault(mention["entity"], set()).add(name)
        system.setdefault(f"alone {name}" if root is None else str(root), set()).add(name)
    return list(system.values()), list(truth.values())
