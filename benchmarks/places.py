"""Places of events: MEANTIME's Argm-LOC and WikiEvents' Place, given the trigger.

    python -m benchmarks.places --gold DIR [--pipeline NAME] [--errors]

A place of ours is right when it shares a content word with the gold place of the same event (any
coreferent mention for WikiEvents).  Precision is taken over the events to which kg gives a place
and the gold has one; events without a gold place are counted apart, for annotators often leave a
place unsaid.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from benchmarks.gold import content_words, percent, records
from benchmarks.times import document_of, token_at
from kg.extract.place import place_of
from kg.language import annotate, load


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    rows = [row for path in sorted(options.gold.glob("meantime-*.gz")) for row in records(path)]
    made = [document_of(row) for row in rows]
    counts: Counter[str] = Counter()
    for row, (_, offsets), (_, doc) in zip(
        rows, made, annotate(load(options.pipeline), [d for d, _ in made]), strict=True
    ):
        score(row, offsets, doc, counts, show=options.errors)
    report(counts, len(rows))


def score(
    row: dict[str, Any],
    offsets: tuple[tuple[int, int], ...],
    doc: Doc,
    counts: Counter[str],
    *,
    show: bool,
) -> None:
    """Compare the places of the events of one article."""
    for event in row["events"]:
        if not event["tokens"]:
            continue
        trigger = token_at(doc, offsets[event["tokens"][-1]])
        if trigger is None:
            continue
        gold = [p["text"] for p in event["participants"] if p["role"] == "Argm-LOC"]
        parties = [
            token
            for p in event["participants"]
            if p["role"] != "Argm-LOC" and p["tokens"]
            and (token := token_at(doc, offsets[p["tokens"][-1]])) is not None
        ]  # fmt: skip
        ours = place_of(trigger, parties, doc)
        counts["gold"] += bool(gold)
        counts["ours"] += ours is not None
        counts["both"] += bool(gold) and ours is not None
        right = ours is not None and any(content_words(str(ours)) & content_words(g) for g in gold)
        counts["right"] += right
        if show and not right and (gold or ours is not None):
            print(trigger, "| gold", gold, "| ours", ours, "|", str(trigger.sent)[:250])


def report(counts: Counter[str], articles: int) -> None:
    """Print the figures."""
    print("MEANTIME places,", articles, "articles")
    print("recall                          ", percent(counts["right"], counts["gold"]))
    print("right where both give a place   ", percent(counts["right"], counts["both"]))
    print(
        "ours without a place in the gold", percent(counts["ours"] - counts["both"], counts["ours"])
    )


if __name__ == "__main__":
    main()
