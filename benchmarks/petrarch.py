"""Who did it to whom in PETRARCH's unit cases, in the codes of its own dictionaries.

    python -m benchmarks.petrarch --gold DIR [--pipeline NAME] [--errors]

The cases speak of countries that do not exist; the actor and agent dictionaries that come with
them say who is who.  Our actor and target phrases are turned into codes by these dictionaries
(see `benchmarks.petrarch_dictionaries`) and compared with the source and target of each gold
event.  Choices made here:

- a party is read as the coder reads a noun phrase: with all that hangs on it (*an attack by the
  soldiers of A*), relative clauses apart; a pronoun stands for what our resolution makes of it;
- the coder looks for the target in the noun phrase below the verb, then in its prepositional
  phrases, then in the clauses below; so, where our target has no code, whoever else stands below
  our verb is taken, in this order (the row *target slot alone* does without);
- an event of ours counts only when both its parties get a code from the dictionaries, as the coder
  itself reports only dyads; gold events with a party that no dictionary names (`---`) are asked
  for that part alone which is named, those without any code are left out;
- `who` and `whom` are right when some event of ours has that source (that target), `who and whom`
  when one event has both;
- acts done to each other (*met*) stand twice in the gold, once in each direction; we tell them
  once, so of such a pair either direction will do, and events marked reciprocal count both ways;
- gold cases that test the coder's reaction to damaged input or to its discard list are left out;
- event codes come from a toy verb dictionary with invented numbers; the quad class of those that
  are real CAMEO roots is compared beside the parties, for what it is worth;
- a case in which nothing happens is silent when no event of ours with a code other than OTHER has
  two coded parties, as the coder reports only verbs of its dictionary.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from benchmarks.gold import believed, percent, records
from benchmarks.petrarch_dictionaries import Dictionaries, read_dictionaries
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import EventMention, MentionKind, Reading, Slot
from kg.plover import quad_of
from kg.resolve import resolve_document

_QUADS = {1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3, 12: 3, 13: 3, 16: 3}
_UNKNOWN = "---"
_APART = frozenset({"acl:relcl", "advcl", "parataxis"})
_BELOW = (("obj", "iobj", "nsubj:pass"), ("obl", "nmod"), ("xcomp", "ccomp", "advcl", "obl:agent"))
_NOT_BELOW = frozenset({"by"})


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event of ours in the codes of the dictionaries."""

    source: str
    target: str
    event: EventMention
    in_slot: bool
    """Whether the target stands in our target slot."""


def main(arguments: list[str] | None = None) -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    dictionaries = read_dictionaries(
        options.gold / "petrarch-petr.validate.actors.txt.gz",
        options.gold / "petrarch-petr.validate.agents.txt.gz",
    )
    nlp = load(options.pipeline)
    rows = [r for r in records(options.gold / "petrarch-unit-dev.jsonl.gz") if not r["error"]]
    documents = [
        document_from_text(r["text"], path=str(r["id"]), published=_published(r["date"]))
        for r in rows
    ]
    counts: Counter[str] = Counter()
    for row, (document, doc) in zip(rows, annotate(nlp, documents), strict=True):
        reading = believed(resolve_document(doc, document, extract(doc, document), "benchmark"))
        found = reading.events
        dyads = list(_dyads(Parties(doc, reading, dictionaries, int(row["date"]))))
        if row["noevents"]:
            _judge_silence(row, dyads, counts, show=options.errors)
        else:
            _judge(row, dyads, found, counts, show=options.errors)
    print(f"PETRARCH unit cases, {len(rows)}")
    print("who right         ", percent(counts["who"], counts["whos"]))
    print("whom right        ", percent(counts["whom"], counts["whoms"]))
    print("who and whom right", percent(counts["both"], counts["boths"]), " bar 85")
    print("– target slot alone", percent(counts["slot"], counts["boths"]))
    print("quad class where both are right", percent(counts["quad"], counts["quads"]))
    print("our dyads that the gold has    ", percent(counts["known"], counts["ours"]))
    print("silent where nothing happens   ", percent(counts["quiet"], counts["silent"]), " bar 90")


def _published(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


@dataclass(frozen=True, slots=True)
class Parties:
    """What is needed to give the parties of one case's events their codes."""

    doc: Doc
    reading: Reading
    dictionaries: Dictionaries
    day: int

    def codes(self, slot: Slot | None) -> list[str]:
        """Give the codes of everybody in a slot, none for an empty one."""
        if slot is None:
            return []
        mention = next(
            (m for m in self.reading.mentions if (m.start, m.end) == (slot.start, slot.end)), None
        )
        if mention is not None and mention.kind is MentionKind.PRONOUN:
            text = self.reading.entities[mention.entity].label
        else:
            text = self._phrase(slot)
        return self.dictionaries.codes(text, self.day)

    def below(self, event: EventMention) -> list[str]:
        """Give the codes of the first party that stands anywhere below the event's verb."""
        token = self._head(event.action.start, event.action.end)
        taken = () if event.actor is None else range(event.actor.start, event.actor.end)
        for labels in _BELOW:
            for child in token.children:
                if child.dep_ not in labels or child.i < token.i or child.idx in taken:
                    continue
                if any(t.dep_ == "case" and t.lower_ in _NOT_BELOW for t in child.children):
                    continue
                found = self._named(self.dictionaries.codes(_text(child), self.day))
                if found:
                    return found
        return []

    def targets(self, event: EventMention) -> list[str]:
        """Give the codes of the target slot, or of whoever else stands below the verb."""
        own = self._named(self.codes(event.target))
        return own or self.below(event)

    @staticmethod
    def _named(codes: list[str]) -> list[str]:
        return [c for c in codes if not c.startswith(_UNKNOWN)]

    def _phrase(self, slot: Slot) -> str:
        return _text(self._head(slot.head_start, slot.head_end))

    def _head(self, start: int, end: int) -> Token:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        assert span is not None
        return span.root


def _text(head: Token) -> str:
    words, queue = [], [head]
    while queue:
        token = queue.pop()
        words.append(token)
        queue.extend(t for t in token.children if t.dep_ not in _APART)
    return " ".join(t.text for t in sorted(words, key=lambda t: t.i))


def _dyads(parties: Parties) -> Iterator[Dyad]:
    for event in parties.reading.events:
        slot = parties.codes(event.target)
        wide = [t for t in parties.targets(event) if t not in slot]
        for source in parties.codes(event.actor):
            for target in [*slot, *wide]:
                if source != target:
                    yield Dyad(source, target, event, target in slot)
                    if event.reciprocal:
                        yield Dyad(target, source, event, target in slot)


def _judge_silence(
    row: dict[str, Any], dyads: list[Dyad], counts: Counter[str], *, show: bool
) -> None:
    counts["silent"] += 1
    loud = [
        d
        for d in dyads
        if _UNKNOWN not in (d.source[:3], d.target[:3]) and d.event.action.code != "OTHER"
    ]
    counts["quiet"] += not loud
    if show and loud:
        print(f"  loud {[(d.source, d.target) for d in loud]}\n      {row['text']}")


def _judge(
    row: dict[str, Any],
    dyads: list[Dyad],
    events: tuple[EventMention, ...],
    counts: Counter[str],
    *,
    show: bool,
) -> None:
    gold = [(s, t, c) for s, t, c in row["events"] if s and t]
    pairs = {(s, t) for s, t, _ in gold}
    ours = {(d.source, d.target) for d in dyads}
    told = pairs | {(t, s) for s, t in pairs}
    full = {p for p in ours if all(not c.startswith(_UNKNOWN) for c in p)}
    counts["ours"] += len(full)
    counts["known"] += len(full & told)
    done: set[frozenset[str]] = set()
    for source, target, code in gold:
        mirrored = (target, source) in pairs
        if mirrored and frozenset((source, target)) in done:
            continue
        done.add(frozenset((source, target)))
        ways = [(source, target), (target, source)] if mirrored else [(source, target)]
        who = source.startswith(_UNKNOWN) or any(s == o[0] for s, _ in ways for o in ours)
        whom = target.startswith(_UNKNOWN) or any(t == o[1] for _, t in ways for o in ours)
        both = next((d for d in dyads if (d.source, d.target) in ways), None)
        counts["whos"] += not source.startswith(_UNKNOWN)
        counts["who"] += who and not source.startswith(_UNKNOWN)
        counts["whoms"] += not target.startswith(_UNKNOWN)
        counts["whom"] += whom and not target.startswith(_UNKNOWN)
        if _UNKNOWN in (source[:3], target[:3]):
            continue
        counts["boths"] += 1
        counts["both"] += both is not None
        counts["slot"] += any(d.in_slot for d in dyads if (d.source, d.target) in ways)
        if both is not None and (quad := _quad(code)) is not None:
            counts["quads"] += 1
            counts["quad"] += quad_of(both.event) == quad
        if show and both is None:
            print(f"  {row['id']} {source} → {target} ({code}) ours {sorted(ours)}")
            print(f"      {row['text']}\n      {[_shown(e) for e in events]}")


def _quad(code: str) -> int | None:
    root = int(code[:2]) if code[:2].isdigit() else 0
    return _QUADS.get(root, 4) if 1 <= root <= 20 else None


def _shown(event: EventMention) -> str:
    actor = event.actor.text if event.actor else None
    target = event.target.text if event.target else None
    return f"{actor!r} {event.action.verb} {event.action.code} {target!r}"


if __name__ == "__main__":
    main()
