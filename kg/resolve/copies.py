"""Near-copies of one wire story, found by MinHash over word shingles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kg.model import Document

_SHINGLE = 4
_PERMUTATIONS = 96
_SIMILARITY = 0.6
_SEED = 20230726
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 30


def find_copies(documents: Iterable[Document]) -> dict[str, str]:
    """Return document id → id of the document of which it is a near-copy.

    The original is the earliest published (then the smallest id) of those that are alike;
    chains of likeness lead to one original.  Short notes are never taken for copies.
    """
    from datasketch import MinHash, MinHashLSH

    ordered = sorted(documents, key=_age)
    index = MinHashLSH(threshold=_SIMILARITY, num_perm=_PERMUTATIONS)
    sketches: dict[str, MinHash] = {}
    originals: dict[str, str] = {}
    for document in ordered:
        words = _WORD.findall(document.text.casefold())
        if len(words) < _LEAST_WORDS:
            continue
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update_batch(
            [" ".join(words[i : i + _SHINGLE]).encode() for i in range(len(words) - _SHINGLE + 1)]
        )
        alike = sorted(
            (
                other
                for other in index.query(sketch)
                if sketches[other].jaccard(sketch) >= _SIMILARITY
            ),
            key=lambda other: (-sketches[other].jaccard(sketch), other),
        )
        if alike:
            originals[document.id] = originals.get(alike[0], alike[0])
        sketches[document.id] = sketch
        index.insert(document.id, sketch)
    return dict(sorted(originals.items()))


def _age(document: Document) -> tuple[date, str]:
    return (document.published or date.max, document.id)
