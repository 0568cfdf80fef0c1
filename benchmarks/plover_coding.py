"""PLOVER codes against gold: quad classes of CAMEO sentences, events of PLOVER's gold records.

    python -m benchmarks.plover_coding --gold DIR [--pipeline NAME] [--errors]

Quad classes: a sentence counts when its gold has one.  `dyad` reads our code off an event that
involves the annotated source or target (any event where none does), `main` looks at no gold; of
several coded events both take the one nearest the root.  A sentence without a coded event that
names a party is a mere statement, class 0.

PLOVER events: the gold names one event of the sentence (older list: DEMAND reads REQUEST,
DISAPPROVE and INVESTIGATE read ACCUSE, FIGHT reads ASSAULT).  `named` reads our code off the
events that share a content word with the gold's event text, `main` as above, both as
`kg.plover.counted_as` counts them; `any` asks whether some event of the sentence has the code.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from benchmarks.gold import Joined, believed, content_words, join, percent, records
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import EventMention
from kg.plover import counted_as, quad_of

_OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


@dataclass(frozen=True)
class Case:
    """One gold record with what was read out of its text."""

    row: dict[str, Any]
    text: Joined
    doc: Doc
    events: tuple[EventMention, ...]


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    nlp = load(options.pipeline)

    def cases(name: str) -> list[Case]:
        rows = list(records(options.gold / f"{name}.jsonl.gz"))
        texts = [join(r["tokens"]) if "tokens" in r else Joined(r["text"], ()) for r in rows]
        documents = [
            document_from_text(t.text, path=str(r["id"])) for r, t in zip(rows, texts, strict=True)
        ]
        docs = [doc for _, doc in annotate(nlp, documents)]
        return [
            Case(row, _as_read(text, document.text), doc, believed(extract(doc, document)).events)
            for row, text, doc, document in zip(rows, texts, docs, documents, strict=True)
        ]

    quad_classes(cases("cameo-spans-dev"), show=options.errors)
    plover_events(cases("plover-gsr-dev"), show=options.errors)


def _as_read(text: Joined, read: str) -> Joined:
    """Drop the token offsets where reading has changed the text (blanks, quotes)."""
    return text if text.text == read else Joined(read, ())


def quad_classes(cases: Iterable[Case], *, show: bool = False) -> None:
    """Print how often the quad class of a sentence is right."""
    counts: Counter[str] = Counter()
    confusion: Counter[tuple[int, int]] = Counter()
    for case in cases:
        gold = case.row["quad"]
        if gold is None:
            continue
        counts["all"] += 1
        dyad, main_ = _dyad(case), _main(case, case.events)
        for way, event in (("dyad", dyad), ("main", main_)):
            counts[way] += _quad(event) == gold
            counts[f"{way}/{gold}"] += _quad(event) == gold
        counts[f"all/{gold}"] += 1
        confusion[gold, _quad(dyad)] += 1
        if show and _quad(dyad) != gold:
            print(f"  quad {gold} ours {_quad(dyad)} {_shown(dyad)}\n      {case.text.text}")
    print("CAMEO spans, quad class")
    for way in ("dyad", "main"):
        print(f"  {way}  ", percent(counts[way], counts["all"]), " bar 65")
        print("   ", *(percent(counts[f"{way}/{g}"], counts[f"all/{g}"]) for g in range(5)))
    for gold in range(5):
        print(f"    gold {gold} →", *(f"{confusion[gold, ours]:4}" for ours in range(5)))


def plover_events(cases: Iterable[Case], *, show: bool = False) -> None:
    """Print how often the PLOVER event of a gold record is right."""
    counts: Counter[str] = Counter()
    for case in cases:
        gold = _OLDER.get(case.row["event"], case.row["event"])
        named = _named(case)
        counts["all"] += 1
        counts["named"] += named is not None and counted_as(named) == gold
        found = _main(case, case.events)
        counts["main"] += found is not None and counted_as(found) == gold
        counts["any"] += any(counted_as(e) == gold for e in case.events)
        if show and (named is None or counted_as(named) != gold):
            print(f"  {gold} ours {_shown(named)} named {case.row['eventText']!r}")
            print(f"      {case.text.text}\n      {[_shown(e) for e in case.events]}")
    print("PLOVER gold records, event")
    for way in ("named", "main", "any"):
        print(f"  {way:6}", percent(counts[way], counts["all"]), " bar 80")


def _dyad(case: Case) -> EventMention | None:
    def spans(*roles: str) -> list[tuple[int, int]]:
        offsets = case.text.offsets
        return (
            []
            if not offsets
            else [
                (offsets[s["start"]][0], offsets[s["end"] - 1][1])
                for role in roles
                for s in case.row[role]
            ]
        )

    sources, targets = spans("source", "reciprocal"), spans("target", "reciprocal")

    involved = [e for e in case.events if _inside(e.actor, sources) or _inside(e.target, targets)]
    return _main(case, involved) or _main(case, case.events)


def _inside(slot: Any, spans: Sequence[tuple[int, int]]) -> bool:
    return slot is not None and any(start <= slot.head_start < end for start, end in spans)


def _main(case: Case, events: Sequence[EventMention]) -> EventMention | None:
    coded = [e for e in events if e.action.code != "OTHER" and (e.actor or e.target)]
    return min(coded, key=_depth(case.doc), default=None)


def _depth(doc: Doc) -> Callable[[EventMention], tuple[int, int, int]]:
    def key(event: EventMention) -> tuple[int, int, int]:
        span = doc.char_span(event.action.start, event.action.end, alignment_mode="expand")
        assert span is not None
        token = span.root
        return (token.pos_ != "VERB", len(list(token.ancestors)), token.i)

    return key


def _named(case: Case) -> EventMention | None:
    words = content_words(case.row["eventText"])
    stems = {w[:5] for w in words}

    coded = [e for e in case.events if e.action.code != "OTHER"]

    def named(event: EventMention) -> bool:
        said = content_words(f"{event.action.text} {event.action.verb}")
        return any(w[:5] in stems for w in said)

    return _main(case, [e for e in coded if named(e)]) or _main(case, coded)


def _quad(event: EventMention | None) -> int:
    return 0 if event is None else quad_of(event)


def _shown(event: EventMention | None) -> str:
    if event is None:
        return "nothing"
    action = event.action
    actor = event.actor.text if event.actor else None
    target = event.target.text if event.target else None
    return f"{action.code}/{action.mode} {action.verb!r} {actor!r} → {target!r} [{event.rule.name}]"


if __name__ == "__main__":
    main()
