"""Fit the weights by which kg says how far to believe an event it read.

    python -m training.confidence --gold DIR --corpora DIR --out kg/data/confidence.toml

`training/judged.jsonl` holds events that people judged by reading the sentence: document, offsets
of the trigger and of the heads of actor and target, the code, and for each of actor, action and
target whether it was right (none of the text). The documents are those of PolNeAR, WikiEvents and
Giveme5W1H (`--gold`) and passages of the Groningen Meaning Bank (`--corpora`). kg reads them
again; a judgement counts where the event still reads the same. What is fitted is a logistic
regression with an L2 penalty, by L-BFGS; ten folds over documents say what it is worth.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from benchmarks.gold import records
from kg.documents import document_from_text
from kg.extract import observe
from kg.extract.confidence import Traits
from kg.language import annotate, load
from kg.model import Document, EventMention, Slot

JUDGED = Path(__file__).with_name("judged.jsonl")
_LEAST = 6
"""Traits seen more rarely than this are left out."""
_PENALTY = 15.0
_SMALLEST = 0.005
_ARGUABLE = 0.6
"""How much of a fault an arguable one is."""
_PASSAGE = 8
"""Sentences of the Groningen Meaning Bank that make a document."""
_FOLDS = 10
_HEADER = """\
# Weights for how likely an event was read right; see kg/extract/confidence.py.
# Fitted by training/confidence.py on {count} events judged by reading.
[weights]
"""

Floats = NDArray[np.float64]
Key = tuple[int, int, int | None, int | None, str]
"""Offsets of the trigger, of the heads of actor and target, and the code."""


@dataclass(frozen=True)
class Sample:
    """Events with their traits, and how right people found each, from 0 to 1."""

    documents: list[str]
    traits: list[Traits]
    right: Floats


def main(arguments: list[str] | None = None) -> None:
    """Read the judged documents, fit, say what it is worth, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    options = parser.parse_args(arguments)
    sample = gather(options.judged, options.gold, options.corpora)
    _report(sample)
    weights = fit(sample.traits, sample.right)
    lines = [f'"{name}" = {value:.3f}' for name, value in weights.items()]
    header = _HEADER.format(count=len(sample.right))
    options.out.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def gather(judged: Path, gold: Path, corpora: Path) -> Sample:
    """Read the judged documents again and pair traits with judgements."""
    lines = [json.loads(line) for line in judged.read_text("utf-8").splitlines()]
    by_document: dict[str, dict[Key, list[float]]] = {}
    for line in lines:
        key = (*line["trigger"], line["actor_head"], line["target_head"], line["code"])
        by_document.setdefault(line["document"], {}).setdefault(key, []).append(_right(line))
    wanted = [d for d in documents(gold, corpora, by_document) if d.path in by_document]
    sample = Sample([], [], np.zeros(0))
    right: list[float] = []
    for document, doc in annotate(load(), wanted):
        told = by_document[document.path]
        for event, traits in observe(doc, document):
            marks = told.pop(key_of(event), None)
            if marks:
                sample.documents.append(document.path)
                sample.traits.append(traits)
                right.append(sum(marks) / len(marks))
    return Sample(sample.documents, sample.traits, np.array(right))


def key_of(event: EventMention) -> Key:
    """Give what makes two readings of an event the same reading."""
    action = event.action
    return action.start, action.end, _head(event.actor), _head(event.target), action.code


def _head(slot: Slot | None) -> int | None:
    return slot.head_start if slot is not None else None


def _right(line: dict[str, Any]) -> float:
    wrong = any(line[slot] is False for slot in ("actor", "action", "target"))
    return 1.0 - wrong * (_ARGUABLE if line.get("arguable") else 1.0)


def documents(gold: Path, corpora: Path, wanted: dict[str, Any]) -> Iterator[Document]:
    """Give the documents that events were judged in, by the names `judged.jsonl` uses."""
    for row in records(gold / "polnear-dev.jsonl.gz"):
        yield document_from_text(row["text"], path=f"polnear/{row['doc']}")
    for row in records(gold / "wikievents-dev.jsonl.gz"):
        text = " ".join(sentence[1] for sentence in row["sentences"])
        yield document_from_text(text, path=f"wikievents/{row['doc_id']}")
    for row in records(gold / "giveme5w1h-dev.jsonl.gz"):
        yield document_from_text(row["text"], path=f"giveme5w1h/{row['dId']}")
    sentences = list(_sentences(corpora / "ner" / "gmb.conll.gz"))
    for name in sorted(name for name in wanted if name.startswith("gmb/")):
        first = int(name.removeprefix("gmb/"))
        yield document_from_text(" ".join(sentences[first : first + _PASSAGE]), path=name)


def _sentences(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for filled, lines in groupby(file, key=lambda line: bool(line.strip())):
            if filled:
                yield _joined(line.split()[0] for line in lines)


def _joined(words: Iterator[str]) -> str:
    text = re.sub(r" ([.,;:?!%')]|'s|n't)", r"\1", " ".join(words))
    for apart, close in (("( ", "("), ("`` ", '"'), (" ''", '"'), ("$ ", "$")):
        text = text.replace(apart, close)
    return text


def fit(traits: list[Traits], right: Floats) -> Traits:
    """Return the weights that make the judgements likeliest, by name of trait."""
    counts = Counter(name for one in traits for name in one)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    matrix = _matrix(traits, names)
    # A trait that has a size weighs by its spread: one penalty fits all.
    sizes = np.array([bool(set(column) - {0.0, 1.0}) for column in matrix.T])
    spread = np.where(sizes, matrix.std(0), 1.0)
    scaled = matrix / spread
    penalty = np.array([0.0 if name == "bias" else _PENALTY for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1.0 / (1.0 + np.exp(-scaled @ weights))
        logs = right * np.log(likely + 1e-12) + (1 - right) * np.log(1 - likely + 1e-12)
        value = 0.5 * (penalty * weights * weights).sum() - logs.sum()
        return float(value), scaled.T @ (likely - right) + penalty * weights

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    found = zip(names, result.x / spread, strict=True)
    return {name: round(float(value), 3) for name, value in found if abs(value) >= _SMALLEST}


def _matrix(traits: list[Traits], names: list[str]) -> Floats:
    return np.array([[one.get(name, 0.0) for name in names] for one in traits])


def _report(sample: Sample) -> None:
    """Print, by ten folds over documents, what leaving out the least sure events brings."""
    fold = np.array([_fold(name) for name in sample.documents])
    likely = np.zeros(len(fold))
    for number in range(_FOLDS):
        train = [t for t, f in zip(sample.traits, fold, strict=True) if f != number]
        weights = fit(train, sample.right[fold != number])
        test = [t for t, f in zip(sample.traits, fold, strict=True) if f == number]
        likely[fold == number] = _matrix(test, list(weights)) @ np.array(list(weights.values()))
    whole = sample.right >= 1.0
    print(f"{len(fold)} events, {100 * whole.mean():.1f} % right; area {_area(whole, likely):.3f}")
    order = likely.argsort(kind="stable")
    for share in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4):
        kept = order[int(share * len(order)) :]
        least = 1.0 / (1.0 + np.exp(-likely[kept].min()))
        good = 100 * whole[kept].mean()
        print(f"without {100 * share:4.0f} %: {good:.1f} % right (confidence from {least:.2f})")


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % _FOLDS


def _area(right: NDArray[np.bool_], likely: Floats) -> float:
    """Give the area under the receiver operating characteristic."""
    ranks, good = rankdata(likely), int(right.sum())
    return float((ranks[right].sum() - good * (good + 1) / 2) / (good * (len(right) - good)))


if __name__ == "__main__":
    main()
