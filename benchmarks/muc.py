"""Incidents of MUC-4: who did what to whom, where, when, how many, and whether it came about.

    python -m benchmarks.muc --gold DIR [--pipeline NAME]

MUC-4 asks for one template an incident; kg reads events sentence by sentence and links none to
incidents.  So the slots are compared message by message: the fillers of all templates against the
slots of all events that kg codes as violence (ASSAULT, THREATEN, seizing and abducting).  A filler
is found when a slot shares a content word with one of its wordings; a pronoun or description
counts through the names of its entity.  Fillers marked optional (`?`) are not asked for, but are
right where given.  Precision counts the slots in messages that hold an incident: the others tell
of fighting between armies, which MUC leaves out by rule.  Numbers must be equal, and dates lie
within the gold's range (`- 23 AUG 88`, no later than, allows the month before).  The stage is read
off the events that share a participant with the template.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.gold import believed, content_words, percent, records
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import EventMention, Modality, Polarity, Reading, Slot, Tense
from kg.resolve import resolve_document

Words = frozenset[str]
_VIOLENT = {"ASSAULT", "THREATEN"}
_VIOLENT_MODES = {("COERCE", "seize"), ("COERCE", "abduct"), ("PROTEST", "vandalize")}
_PERPETRATORS = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID")
_TARGETS = ("HUM TGT: NAME", "HUM TGT: DESCRIPTION", "PHYS TGT: ID")
_NUMBERS = ("HUM TGT: NUMBER", "HUM TGT: TOTAL NUMBER", "PHYS TGT: NUMBER")
_MONTHS = (
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN"),
    *("JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
)
_DATE = re.compile(r"(-\s*)?(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_SLOTS = ("perpetrator", "target", "place", "date", "number")


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler asked for: its alternative wordings, and whether it may be left out."""

    words: tuple[Words, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message with its templates and what kg read in it."""

    templates: list[dict[str, list[str]]]
    reading: Reading
    events: list[EventMention]


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    options = parser.parse_args(arguments)
    messages = list(_messages(options.gold / "muc4-tst4-dev.jsonl.gz", options.pipeline))
    counts: Counter[str] = Counter()
    for message in messages:
        _count(message, counts)
    told = sum(bool(m.templates) for m in messages)
    print(f"MUC-4, {len(messages)} messages, {told} with incidents")
    for slot in _SLOTS:
        asked, found = counts[f"{slot} asked"], counts[f"{slot} found"]
        given, right = counts[f"{slot} given"], counts[f"{slot} right"]
        print(f"{slot:<12} recall {percent(found, asked)}  precision {percent(right, given)}")
    print("stage        ", percent(counts["stage right"], counts["stage"]), "of incidents touched")
    quiet = [m for m in messages if not m.templates]
    silent = sum(not m.events for m in quiet)
    print("silent where there is no incident", percent(silent, len(quiet)))


def _messages(path: Path, pipeline: str | None) -> Iterable[Message]:
    rows = list(records(path))
    documents = [
        document_from_text(_body(r["text"]), published=_dateline(r["text"]), path=r["id"])
        for r in rows
    ]
    for row, (document, doc) in zip(rows, annotate(load(pipeline), documents), strict=True):
        reading = believed(resolve_document(doc, document, extract(doc, document), "benchmark"))
        templates = [t for t in row["templates"] if t["INCIDENT: TYPE"] != ["*"]]
        yield Message(templates, reading, [e for e in reading.events if _is_violent(e)])


def _body(text: str) -> str:
    """Give the message without its number, line breaks within a paragraph undone."""
    _, _, body = text.partition("\n")
    return "\n\n".join(" ".join(part.split()) for part in body.split("\n\n") if part.strip())


def _dateline(text: str) -> str | None:
    """Give the day in the dateline (`Lima, 23 Aug 88 (EFE)`)."""
    days = _dates(text[:200].upper())
    return days[0][1].isoformat() if days else None


def _is_violent(event: EventMention) -> bool:
    action = event.action
    return action.code in _VIOLENT or (action.code, action.mode) in _VIOLENT_MODES


def _count(message: Message, counts: Counter[str]) -> None:
    if not message.templates:
        return
    events, reading = message.events, message.reading
    ours = {
        "perpetrator": [_words(reading, e.actor) for e in events if e.actor],
        "target": [_words(reading, e.target) for e in events if e.target],
        "place": [_words(reading, e.place) for e in events if e.place],
    }
    gold = {
        "perpetrator": _fillers(message, _PERPETRATORS),
        "target": _fillers(message, _TARGETS),
        "place": [Filler((_place(t),), optional=False) for t in message.templates],
    }
    for slot, given in ours.items():
        unique = sorted(set(given), key=sorted)
        asked = gold[slot]
        counts[f"{slot} asked"] += sum(not f.optional for f in asked)
        counts[f"{slot} found"] += sum(
            not f.optional and any(_fits(f, w) for w in unique) for f in asked
        )
        counts[f"{slot} given"] += len(unique)
        counts[f"{slot} right"] += sum(any(_fits(f, w) for f in asked) for w in unique)
    _count_dates(message, counts)
    _count_numbers(message, counts)
    for template in message.templates:
        _count_stage(message, template, counts)


def _fits(filler: Filler, words: Words) -> bool:
    return any(words & wording for wording in filler.words)


def _words(reading: Reading, slot: Slot | None) -> Words:
    if slot is None:
        return frozenset()
    words = set(content_words(slot.text))
    for mention in reading.mentions:
        if (mention.start, mention.end) == (slot.start, slot.end):
            entity = reading.entities[mention.entity]
            words |= {w for name in (entity.label, *entity.names) for w in content_words(name)}
    return frozenset(words)


def _fillers(message: Message, names: tuple[str, ...]) -> list[Filler]:
    found: dict[Filler, None] = {}
    for template in message.templates:
        for text in (text for name in names for text in template.get(name, ["-"])):
            wordings = tuple(content_words(w) for w in re.findall(r'"((?:\\"|[^"])+)"', text))
            if any(wordings):
                found[Filler(wordings, optional=text.startswith("?"))] = None
    return list(found)


def _place(template: dict[str, list[str]]) -> Words:
    text = " ".join(template["INCIDENT: LOCATION"])
    return content_words(re.sub(r"\([A-Z ]+\)(?=[:)\s]|$)", " ", text))


def _dates(text: str) -> list[tuple[date, date]]:
    """Give the days of a text as (first, last); `- day` has the month before for its range."""
    found = []
    for before, day, month, year in _DATE.findall(text):
        if month in _MONTHS and 1 <= int(day) <= 31:
            last = date(1900 + int(year), _MONTHS.index(month) + 1, min(int(day), 28))
            last += timedelta(days=int(day) - last.day)
            found.append((last - timedelta(days=31) if before else last, last))
    return found


def _count_dates(message: Message, counts: Counter[str]) -> None:
    ranges = [_dates(" ".join(t["INCIDENT: DATE"])) for t in message.templates]
    ours = sorted({e.date.value for e in message.events if e.date and len(e.date.value) == 10})
    days = [date.fromisoformat(v) for v in ours if v[4] == "-" and v[5] != "W"]

    def fits(day: date, spans: list[tuple[date, date]]) -> bool:
        return any(first <= day <= last for first, last in spans)

    counts["date asked"] += sum(bool(spans) for spans in ranges)
    counts["date found"] += sum(any(fits(d, spans) for d in days) for spans in ranges if spans)
    counts["date given"] += len(days)
    counts["date right"] += sum(any(fits(d, spans) for spans in ranges) for d in days)


def _count_numbers(message: Message, counts: Counter[str]) -> None:
    asked: dict[frozenset[int], None] = {}
    allowed: set[int] = set()
    for template in message.templates:
        for text in (text for name in _NUMBERS for text in template.get(name, ["-"])):
            values = frozenset(int(n) for n in re.findall(r"\d+", text.partition(":")[0]))
            allowed |= values
            if values and values != {1} and not text.startswith("?"):
                asked[values] = None
    quantities = [q for e in message.events for q in e.quantities]
    ours = {int(q.value) for q in quantities if q.role not in {"money", "duration"}}
    counts["number asked"] += len(asked)
    counts["number found"] += sum(bool(values & ours) for values in asked)
    counts["number given"] += len(ours)
    counts["number right"] += len(ours & allowed)


def _count_stage(message: Message, template: dict[str, list[str]], counts: Counter[str]) -> None:
    one = Message([template], message.reading, message.events)
    parties = _fillers(one, _PERPETRATORS + _TARGETS)
    touched = [
        e
        for e in message.events
        for w in [_words(message.reading, e.actor) | _words(message.reading, e.target)]
        if any(_fits(f, w) for f in parties)
    ]
    if not touched:
        return
    counts["stage"] += 1
    counts["stage right"] += _stage(touched) in template["INCIDENT: STAGE OF EXECUTION"]


def _stage(events: list[EventMention]) -> str:
    """Give the furthest stage that any of the events tells."""
    told = [e for e in events if e.action.code != "THREATEN"]
    done = [e for e in told if e.modality is Modality.ASSERTED and e.tense is not Tense.FUTURE]
    if any(e.polarity is Polarity.AFFIRMED for e in done):
        return "ACCOMPLISHED"
    return "ATTEMPTED" if done else "THREATENED"


if __name__ == "__main__":
    main()
