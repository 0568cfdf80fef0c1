"""Source and target spans on ConfliBERT's CAMEO sentences, by head.

    python -m benchmarks.cameo_spans --gold DIR [--pipeline NAME] [--errors]

A gold source (target) is found when the head of some event's actor (target) lies inside it; it is
swapped when it is only found on the other side.  Reciprocal parties count on either side.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.gold import believed, join, percent, records
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import EventMention, Slot


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    nlp = load(options.pipeline)
    rows = list(records(options.gold / "cameo-spans-dev.jsonl.gz"))
    joined = [join(row["tokens"]) for row in rows]
    documents = [
        document_from_text(j.text, path=row["id"]) for row, j in zip(rows, joined, strict=True)
    ]
    counts: Counter[str] = Counter()
    for row, j, document, (_, doc) in zip(
        rows, joined, documents, annotate(nlp, documents), strict=True
    ):
        events = believed(extract(doc, document)).events if document.text == j.text else ()
        _score(row, j.offsets, events, counts, show=options.errors)
    print("CAMEO spans,", len(rows), "sentences")
    print("source found  ", percent(counts["source hit"], counts["source"]), " bar 85")
    print("target found  ", percent(counts["target hit"], counts["target"]), " bar 70")
    print(
        "swapped       ",
        percent(counts["swapped"], counts["source"] + counts["target"]),
        " bar 4 at most",
    )
    print("reciprocal    ", percent(counts["reciprocal hit"], counts["reciprocal"]))


def _score(
    row: dict[str, Any],
    offsets: tuple[tuple[int, int], ...],
    events: tuple[EventMention, ...],
    counts: Counter[str],
    *,
    show: bool,
) -> None:
    actors = [e.actor for e in events if e.actor is not None]
    targets = [e.target for e in events if e.target is not None]
    for role, own, other in (("source", actors, targets), ("target", targets, actors)):
        for span in row[role]:
            counts[role] += 1
            start, end = offsets[span["start"]][0], offsets[span["end"] - 1][1]
            if _inside(own, start, end):
                counts[f"{role} hit"] += 1
            elif _inside(other, start, end):
                counts["swapped"] += 1
            if show and not _inside(own, start, end):
                pairs = [
                    (e.actor and e.actor.text, e.action.verb, e.target and e.target.text)
                    for e in events
                ]
                print(f"  {role} {span['text']!r} ours {pairs}\n      {row['text']}")
    for span in row["reciprocal"]:
        counts["reciprocal"] += 1
        start, end = offsets[span["start"]][0], offsets[span["end"] - 1][1]
        counts["reciprocal hit"] += _inside(actors + targets, start, end)


def _inside(slots: list[Slot], start: int, end: int) -> bool:
    return any(start <= s.head_start < end for s in slots)


if __name__ == "__main__":
    main()
