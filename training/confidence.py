"""Fit the weights by which kg says how far to believe an event it read.

    python -m training.confidence fit --out kg/data/confidence.toml
    python -m training.confidence add VERDICTS --gold DIR --corpora DIR

`training/judged.jsonl.gz` holds events that people judged by reading the sentence: document,
offsets of the trigger and of the heads of actor and target, the code, whether each of actor,
action and target was right, and the traits that kg saw (none of the text). `fit` makes of them a
logistic regression with an L2 penalty, by L-BFGS; ten folds over documents say what it is worth.

`add` takes further verdicts, JSON lines of the same fields without traits, on events that kg reads
as it is now: it reads the documents again and keeps each verdict with its traits. Verdicts stay
true of the reading they were given for when the rules change. The documents are those of PolNeAR,
WikiEvents and Giveme5W1H (`--gold`) and passages of the Groningen Meaning Bank (`--corpora`).
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

JUDGED = Path(__file__).with_name("judged.jsonl.gz")
_LEAST = 6
"""Traits seen more rarely than this are left out."""
_PENALTY = 30.0
_SMALLEST = 0.005
_PASSAGE = 8
"""Sentences of the Groningen Meaning Bank that make a document."""
_FOLDS = 10
_HEADER = """\
# Weights for how likely an event was read right; see kg/extract/confidence.py.
# Fitted by training/confidence.py on {count} events judged by reading.
[weights]
"""

Floats = NDArray[np.float64]
Verdict = dict[str, Any]
Key = tuple[int, int, int | None, int | None, str]
"""Offsets of the trigger, of the heads of actor and target, and the code."""


@dataclass(frozen=True)
class Sample:
    """Events with their traits, and whether people found each right: 1 or 0."""

    documents: list[str]
    traits: list[Traits]
    right: Floats


def main(arguments: list[str] | None = None) -> None:
    """Fit the weights, or add verdicts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    commands = parser.add_subparsers(dest="command", required=True)
    fitting = commands.add_parser("fit", help="fit the weights, and print what they are worth")
    fitting.add_argument("--out", type=Path, required=True)
    adding = commands.add_parser("add", help="keep further verdicts with their traits")
    adding.add_argument("verdicts", type=Path)
    adding.add_argument("--gold", type=Path, required=True)
    adding.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args(arguments)
    if options.command == "add":
        lines = _lines(options.verdicts.read_text("utf-8"))
        found = list(observed(lines, options.gold, options.corpora))
        write(options.judged, [*read(options.judged), *found])
        print(f"{len(found)} of {len(lines)} verdicts kept")
    else:
        sample = sample_of(read(options.judged))
        _report(sample)
        weights = fit(sample.traits, sample.right)
        header = _HEADER.format(count=len(sample.right))
        values = [f'"{name}" = {value:.3f}' for name, value in weights.items()]
        options.out.write_text(header + "\n".join(values) + "\n", encoding="utf-8")


def read(judged: Path) -> list[Verdict]:
    """Return the verdicts of the file, with their traits."""
    return _lines(gzip.decompress(judged.read_bytes()).decode("utf-8"))


def write(judged: Path, verdicts: list[Verdict]) -> None:
    """Write verdicts in order of document and place; the same ones give the same bytes."""
    told = [(v["document"], v["trigger"], json.dumps(v, sort_keys=True)) for v in verdicts]
    lines = [line for *_, line in sorted(told)]
    judged.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))


def _lines(text: str) -> list[Verdict]:
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def sample_of(verdicts: list[Verdict]) -> Sample:
    """Return what there is to learn from: traits, and whether the event was right."""
    return Sample(
        [verdict["document"] for verdict in verdicts],
        [verdict["traits"] for verdict in verdicts],
        np.array([_right(verdict) for verdict in verdicts]),
    )


def observed(verdicts: list[Verdict], gold: Path, corpora: Path) -> Iterator[Verdict]:
    """Read the documents again and give the verdicts on events that still read so, with traits."""
    by_document: dict[str, dict[Key, list[Verdict]]] = {}
    for one in verdicts:
        key = (*one["trigger"], one["actor_head"], one["target_head"], one["code"])
        by_document.setdefault(one["document"], {}).setdefault(key, []).append(one)
    wanted = [d for d in documents(gold, corpora, by_document) if d.path in by_document]
    for document, doc in annotate(load(), wanted):
        told = by_document[document.path]
        for event, traits in observe(doc, document):
            rounded = {name: round(value, 3) for name, value in traits.items()}
            for one in told.pop(key_of(event), ()):
                yield one | {"traits": rounded}


def key_of(event: EventMention) -> Key:
    """Give what makes two readings of an event the same reading."""
    action = event.action
    return action.start, action.end, _head(event.actor), _head(event.target), action.code


def _head(slot: Slot | None) -> int | None:
    return slot.head_start if slot is not None else None


def _right(verdict: Verdict) -> float:
    return float(not any(verdict[slot] is False for slot in ("actor", "action", "target")))


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
