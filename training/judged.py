"""Events that people judged by reading, and what kg sees of them.

`training/judged.jsonl.gz` holds one event a line: document, offsets of the trigger and of the heads
of actor and target, the code, whether each of actor, action and target was right, whether the text
states the event as a fact (null where nobody was asked), and the traits that kg saw; none of the
text. The documents are those of PolNeAR, WikiEvents, Giveme5W1H, MEANTIME, re3d and MUC-4, passages
of the Groningen Meaning Bank, and weblogs and newsgroups of the English Web Treebank.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.gold import records
from benchmarks.meantime import document_of
from kg.documents import document_from_text
from kg.extract import observe
from kg.extract.confidence import DOUBTED
from kg.language import annotate, load
from kg.model import Document, EventMention, Slot

JUDGED = Path(__file__).with_name("judged.jsonl.gz")
_PASSAGE = 8
"""Sentences of the Groningen Meaning Bank that make a document."""

Verdict = dict[str, Any]
Key = tuple[int, int, int | None, int | None, str]
"""Offsets of the trigger, of the heads of actor and target, and the code."""


def read(judged: Path) -> list[Verdict]:
    """Return the verdicts of the file, with their traits."""
    return lines_of(gzip.decompress(judged.read_bytes()).decode("utf-8"))


def write(judged: Path, verdicts: list[Verdict]) -> None:
    """Write verdicts in order of document and place; the same ones give the same bytes."""
    told = [(v["document"], v["trigger"], json.dumps(v, sort_keys=True)) for v in verdicts]
    lines = [line for *_, line in sorted(told)]
    judged.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))


def lines_of(text: str) -> list[Verdict]:
    """Return the verdicts of JSON lines."""
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def observed(verdicts: list[Verdict], gold: Path, corpora: Path) -> Iterator[Verdict]:
    """Read the documents again and give the verdicts on events that still read so, with traits.

    Whether an event is stated as a fact is asked of those only that the rules take for one.
    """
    by_document: dict[str, dict[Key, list[Verdict]]] = {}
    for one in verdicts:
        key = (*one["trigger"], one["actor_head"], one["target_head"], one["code"])
        by_document.setdefault(one["document"], {}).setdefault(key, []).append(one)
    wanted = [d for d in documents(gold, corpora, by_document) if d.path in by_document]
    for document, doc in annotate(load(), wanted):
        told = by_document[document.path]
        for event, traits in observe(doc, document):
            rounded = {name: round(value, 3) for name, value in traits.items()}
            taken = event.factual or event.rule.name.endswith(DOUBTED)
            for one in told.pop(key_of(event), ()):
                factual = one.get("factual") if taken else None
                if factual is not None or one["action"] is not None:
                    yield one | {"factual": factual, "traits": rounded}


def key_of(event: EventMention) -> Key:
    """Give what makes two readings of an event the same reading."""
    action = event.action
    return action.start, action.end, _head(event.actor), _head(event.target), action.code


def _head(slot: Slot | None) -> int | None:
    return slot.head_start if slot is not None else None


def documents(gold: Path, corpora: Path, wanted: dict[str, Any]) -> Iterator[Document]:
    """Give the documents that events were judged in, by the names `judged.jsonl` uses."""
    for row in records(gold / "polnear-dev.jsonl.gz"):
        yield document_from_text(row["text"], path=f"polnear/{row['doc']}")
    for row in records(gold / "wikievents-dev.jsonl.gz"):
        text = " ".join(sentence[1] for sentence in row["sentences"])
        yield document_from_text(text, path=f"wikievents/{row['doc_id']}")
    for row in records(gold / "giveme5w1h-dev.jsonl.gz"):
        yield document_from_text(row["text"], path=f"giveme5w1h/{row['dId']}")
    for row in records(gold / "meantime-dev.jsonl.gz"):
        document, _ = document_of(row)
        yield replace(document, path=f"meantime/{row['doc']}")
    for name in ("centcom", "wikipedia"):
        for row in records(gold / f"re3d-{name}-dev.jsonl.gz"):
            yield document_from_text(f"{row['title']}.\n\n{row['text']}", path=f"re3d/{row['doc']}")
    for row in records(gold / "muc4-tst4-dev.jsonl.gz"):
        yield document_from_text(row["text"], path=f"muc/{row['id']}")
    sentences = list(_sentences(corpora / "ner" / "gmb.conll.gz"))
    for name in sorted(name for name in wanted if name.startswith("gmb/")):
        first = int(name.removeprefix("gmb/"))
        yield document_from_text(" ".join(sentences[first : first + _PASSAGE]), path=name)
    for path in sorted((corpora / "ud").glob("ewt-*.conllu.gz")):
        for name, text in _web_texts(path):
            yield document_from_text(text, path=f"ewt/{name}")


def _web_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Give name and text of each document of a treebank, blank lines between its paragraphs."""
    name, told = "", ""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            label, _, value = line.rstrip("\n").partition(" = ")
            if label == "# newdoc id":
                if name:
                    yield name, told
                name, told = value, ""
            elif label.startswith("# newpar") and told:
                told += "\n\n"
            elif label == "# text":
                told += value.strip() + " "
    yield name, told


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
