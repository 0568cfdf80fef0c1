"""Precision by reading: draw events at random, judge each slot by eye, print the shares.

    python -m benchmarks.reading draw  --gold DIR [--count 150] [--seed 2] > sample.txt
    python -m benchmarks.reading draw  --gold DIR --held-out > facts.txt
    python -m benchmarks.reading score [--verdicts benchmarks/verdicts.jsonl]

`draw` reads the PolNeAR and WikiEvents articles with kg and prints each drawn event with its
sentence; the verdicts are written down as JSON lines of document name, offsets and judgements,
never the text.  `score` prints what was judged.  A verdict line holds the `seed` of the drawing,
`document`, `start`, `end`,
the judgements `actor`, `action`, `target`, `factual` (true, false, or null where the event has no
such slot or is not marked factual), the `confidence` that kg gave the event and, for a wrong one,
its `cause` and whether it is `arguable`; `readers` tells who of the readers found the event right.
Lines without a judgement of the `action` are of events marked factual, judged for that alone: with
the seed 0, all of those in the quarter of the articles that was held out when rules were mended and
weights fitted on the facts of the other three (`draw --held-out` prints them); `doubted` ones are
those that the rules took for facts and `kg.extract.confidence` did not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.gold import believed, percent, records
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import Document, EventMention, Slot

_LEAST = (0.6, 0.7, 0.8)
_PARTS = 4
VERDICTS = Path(__file__).parent / "verdicts.jsonl"


def main(arguments: list[str] | None = None) -> None:
    """Draw a sample or score the verdicts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="print a sample to judge")
    draw.add_argument("--gold", type=Path, required=True)
    draw.add_argument("--count", type=int, default=150)
    draw.add_argument("--seed", type=int, default=2)
    draw.add_argument("--held-out", action="store_true", help="all facts of the articles kept back")
    score = commands.add_parser("score", help="print the shares of the verdicts")
    score.add_argument("--verdicts", type=Path, default=VERDICTS)
    options = parser.parse_args(arguments)
    if options.command == "draw":
        drawn = None if options.held_out else (options.count, options.seed)
        _draw(options.gold, drawn)
    else:
        _score(options.verdicts)


def _articles(gold: Path) -> Iterator[Document]:
    for row in records(gold / "polnear-dev.jsonl.gz"):
        yield document_from_text(row["text"], path=row["doc"])
    for row in records(gold / "wikievents-dev.jsonl.gz"):
        yield document_from_text(" ".join(s[1] for s in row["sentences"]), path=row["doc_id"])


def _is_held_out(document: Document) -> bool:
    return int(hashlib.sha256(f"part{document.path}".encode()).hexdigest(), 16) % _PARTS == 0


def _draw(gold: Path, drawn: tuple[int, int] | None) -> None:
    """Print so many events drawn with a seed; where none is given, all facts that are held out."""
    found: list[tuple[Document, EventMention, str]] = []
    for document, doc in annotate(load(), _articles(gold)):
        extraction = believed(extract(doc, document))
        for event in extraction.events:
            sentence = extraction.sentences[event.sentence]
            found.append((document, event, document.text[sentence.start : sentence.end]))
    if drawn is None:
        sample = [one for one in found if one[1].factual and _is_held_out(one[0])]
        print(f"# {len(found)} events read, {len(sample)} facts of articles held out")
    else:
        count, seed = drawn
        sample = random.Random(seed).sample(found, min(count, len(found)))
        print(f"# {len(found)} events read, {len(sample)} drawn with seed {seed}")
    for number, (document, event, sentence) in enumerate(sample, 1):
        print(f"\n[{number}] {document.path} {event.action.start}-{event.action.end}")
        print("   ", " ".join(sentence.split()))
        print(
            f"    {_text(event.actor)} | {event.action.verb} {event.action.code}"
            f" | {_text(event.target)}"
            f" | {event.polarity.value} {event.certainty.value} {event.tense.value}"
            f" {event.modality.value}{' FACTUAL' if event.factual else ''}"
            f" | says {[_text(s.slot) for s in event.speakers]}"
            f" | at {_text(event.place)} | {event.date.value if event.date else '-'}"
            f" | {event.rule.name}"
        )


def _text(slot: Slot | None) -> str:
    return slot.text if slot is not None else "–"


def _score(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    rows = [line for line in lines if not line.get("doubted")]
    full = [r for r in rows if r["action"] is not None]
    print(f"Precision by reading, {len(full)} events judged")
    for slot in ("actor", "action", "target"):
        judged = [r[slot] for r in full if r.get(slot) is not None]
        print(f"{slot:<28}", percent(sum(judged), len(judged)))
    whole = [r for r in full if all(r.get(s) is not False for s in ("actor", "action", "target"))]
    print("actor, action and target    ", percent(len(whole), len(full)), " bar 85")
    for seed in sorted({r["seed"] for r in full}):
        drawn = [r for r in full if r["seed"] == seed]
        print(f"– drawn with seed {seed}", percent(sum(r in whole for r in drawn), len(drawn)))
    _score_readers(full)
    good = sum(r in whole or bool(r.get("arguable")) for r in full)
    print("– arguable faults forgiven", percent(good, len(full)))
    for least in _LEAST:
        sure = [r for r in full if r["confidence"] >= least]
        good = sum(r in whole for r in sure)
        print(f"– with a confidence of {least:.1f}", percent(good, len(sure)))
    _score_factual([r for r in rows if r["factual"] is not None])
    taken = [line["factual"] for line in lines if line["action"] is None]
    print("  had nothing been doubted there", percent(sum(taken), len(taken)))
    causes = Counter(r["cause"] for r in rows if r.get("cause"))
    for cause, number in causes.most_common():
        print(f"  {number:3}  {cause}")


def _score_readers(rows: list[dict[str, Any]]) -> None:
    """Print the share that each reader alone found good."""
    readers = zip(*(r["readers"] for r in rows), strict=True)
    for number, found in enumerate(readers, 1):
        print(f"– by reader {number} alone", percent(sum(found), len(found)))


def _score_factual(rows: list[dict[str, Any]]) -> None:
    """Print how many of the events marked factual are stated as fact by their text."""
    print(
        "factual                     ",
        percent(sum(r["factual"] for r in rows), len(rows)),
        " bar 95",
    )
    for seed in sorted({r["seed"] for r in rows}):
        drawn = [r["factual"] for r in rows if r["seed"] == seed]
        name = f"drawn with seed {seed}" if seed else "in articles held out"
        print(f"– {name}", percent(sum(drawn), len(drawn)))
    _score_readers([r for r in rows if r["action"] is None])
    good = sum(r["factual"] or bool(r.get("arguable")) for r in rows)
    print("– arguable faults forgiven", percent(good, len(rows)))
    for least in _LEAST:
        sure = [r["factual"] for r in rows if r["confidence"] >= least]
        print(f"– with a confidence of {least:.1f}", percent(sum(sure), len(sure)))


if __name__ == "__main__":
    main()
