"""What extraction and resolution cost beside the language pipeline: ``python -m
benchmarks.reading_speed --gold DIR``.

Articles are read one after the other, each stage timed in processor seconds of this process, so
that other work on the machine counts for little.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from spacy.language import Language

from benchmarks.gold import records
from kg import extract, language, resolve
from kg.documents import document_from_text
from kg.model import Document
from kg.reader import tidy

BAR = 0.15
"""At most so much of the pipeline's time may extraction cost."""


def measure(gold: Path, count: int, rounds: int) -> None:
    """Read `count` articles `rounds` times over and print what each stage took."""
    found = list(records(gold / "polnear-dev.jsonl.gz"))[: count + 1]
    documents = [document_from_text(r["text"], path=r["doc"]) for r in found]
    nlp = language.load()
    _stages(nlp, documents[-1:])  # lexicons and tables are loaded by the first text
    tidy(0)  # as every reading process does behind its first text
    print(f"{len(documents) - 1} articles; processor seconds, share of the pipeline's")
    for _ in range(rounds):
        annotated, extracted, resolved = _stages(nlp, documents[:-1])
        print(
            f"pipeline {annotated:.2f}   extraction {extracted:.2f} ({extracted / annotated:.1%}, "
            f"bar {BAR:.0%})   resolution {resolved:.2f} ({resolved / annotated:.1%})"
        )


def _stages(nlp: Language, documents: list[Document]) -> tuple[float, ...]:
    spent = [0.0, 0.0, 0.0]
    for number, document in enumerate(documents, 1):
        started = time.process_time()
        for read, doc in language.annotate(nlp, [document], batch_size=1):
            annotated = time.process_time()
            found = extract.extract(doc, read)
            extracted = time.process_time()
            resolve.resolve_document(doc, read, found, "benchmark")
            spent[0] += annotated - started
            spent[1] += extracted - annotated
            spent[2] += time.process_time() - extracted
        tidy(number)
    return tuple(spent)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the development gold")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    measure(given.gold, given.articles, given.rounds)
