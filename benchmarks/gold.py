"""Reading development gold (gzipped JSON lines) and turning tokens back into text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from kg.model import Extraction, Reading
from kg.settings import LEAST_CONFIDENCE

Read = TypeVar("Read", Extraction, Reading)

_NO_SPACE_BEFORE = frozenset(
    {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "''", "”"}
)
_NO_SPACE_AFTER = frozenset({"(", "[", "$", "``", "“"})
_WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}


def believed(read: Read) -> Read:
    """Leave out the events that a build leaves out unless told otherwise: those hardly believed."""
    kept = tuple(e for e in read.events if e.confidence >= LEAST_CONFIDENCE)
    return replace(read, events=kept)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of one gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@dataclass(frozen=True, slots=True)
class Joined:
    """Text joined from tokens; `offsets[i]` is the (start, end) of token i in `text`."""

    text: str
    offsets: tuple[tuple[int, int], ...]


def join(tokens: Sequence[str], breaks: frozenset[int] = frozenset()) -> Joined:
    """Join tokens into text as it would be written; a blank line stands before each of `breaks`."""
    text = ""
    offsets: list[tuple[int, int]] = []
    glue = True
    for i, token in enumerate(tokens):
        word = _WRITTEN.get(token, token)
        if i in breaks and text:
            text += "\n\n"
        elif not glue and token not in _NO_SPACE_BEFORE and word not in _NO_SPACE_BEFORE:
            text += " "
        offsets.append((len(text), len(text) + len(word)))
        text += word
        glue = token in _NO_SPACE_AFTER
    return Joined(text, tuple(offsets))


_STOP = frozenset(
    {
        "the", "a", "an", "of", "and", "or", "in", "on", "at", "to", "for", "from", "with", "by",
        "its", "his", "her", "their", "our", "this", "that", "these", "those", "it", "he", "she",
        "they", "we", "i", "you", "who", "which", "has", "have", "had", "is", "was", "are", "were",
        "be", "been", "as", "not", "no", "'s", "’s", "s", "mr", "mr.", "all", "some", "one", "two",
    }
)  # fmt: skip


def content_words(text: str) -> frozenset[str]:
    """Give the lower-cased content words of a phrase, plural -s and punctuation dropped."""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words if w not in _STOP
    )


def percent(part: int, whole: int) -> str:
    """Give `part` of `whole` as a readable share."""
    return f"{100 * part / whole:5.1f} % ({part}/{whole})" if whole else "    – (0/0)"


def f1(true: int, predicted: int, gold: int) -> tuple[float, float, float]:
    """Give precision, recall and F1 (0 where undefined)."""
    precision = true / predicted if predicted else 0.0
    recall = true / gold if gold else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
