"""What the page knows, as compact JSON: tables of rows, every sentence and word list once.

Offsets into sentences are UTF-16 code units, as JavaScript counts them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.model import Document, Event, EventMention, Evidence, ResolvedCorpus, Slot
from kg.plover import EVENTS, QUADS
from kg.views.corpus_index import CorpusIndex
from kg.views.days import span
from kg.views.page_network import Drawing, drawing
from kg.views.status import Status, status

Row = list[Any]

MARKS = ("action", "actor", "target", "speaker")
"""What is highlighted in a sentence; where stretches overlap the first of these is seen."""

ACTOR, TARGET = "\u0001", "\u0002"
"""What stands for the names of actor and target in the label of an event."""

_EPOCH = date(1970, 1, 1).toordinal()
_DRAWN_BY_PAGE = ("color", "font", "arrows")
_MANIFEST_KEYS = ("kg", "decisions", "counts")


def page_data(corpus: ResolvedCorpus, manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Give all that the page shows, as plain JSON values in a fixed order."""
    index = CorpusIndex(corpus)
    view = drawing(corpus)
    tables = _Tables(index, view, {one.id: n for n, one in enumerate(corpus.documents)})
    events = [tables.event(one) for one in corpus.events]
    return {
        "about": _about(corpus, manifest),
        "quads": [QUADS[number] for number in sorted(QUADS)],
        "codes": [[one.code, one.label, one.quad, one.definition] for one in EVENTS.values()],
        "statuses": [[str(one), one.explanation] for one in Status],
        "marks": list(MARKS),
        "countries": _countries(corpus),
        "options": view.network.options,
        "nodes": _columns(view.network.nodes),
        "edges": _columns(
            [one.options if hasattr(one, "options") else one for one in view.network.edges]
        ),
        "events": events,
        "sentences": list(tables.sentences.values),
        "words": list(tables.words.values),
        "kinds": [list(one) for one in tables.kinds.values],
        "dates": [list(one) for one in tables.dates.values],
        "documents": [_document(one, corpus.copies.get(one.id)) for one in corpus.documents],
    }


def _about(corpus: ResolvedCorpus, manifest: Mapping[str, Any]) -> dict[str, Any]:
    published = sorted(one.published for one in corpus.documents if one.published)
    documents = manifest.get("documents", ())
    read_by = {str(one["read_by"]) for one in documents if one.get("read_by")}
    return {
        **{key: manifest.get(key) for key in _MANIFEST_KEYS},
        "read_by": sorted(read_by) or [str(one) for one in manifest.get("read_by", ())],
        "skipped": len(manifest.get("skipped", ())),
        "first": published[0].isoformat() if published else None,
        "last": published[-1].isoformat() if published else None,
        "outlets": len({one.source for one in corpus.documents if one.source}),
        "copies": len(corpus.copies),
    }


def _countries(corpus: ResolvedCorpus) -> dict[str, str]:
    """Give the names of the countries that entities belong to, by ISO 3166 alpha-3 code."""
    import pycountry

    codes = sorted({one.country for one in corpus.entities if one.country})
    known = ((code, pycountry.countries.get(alpha_3=code)) for code in codes)
    return {code: getattr(one, "common_name", one.name) for code, one in known if one}


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Turn records with the same keys into key names and rows of values."""
    keys = [key for key in (rows[0] if rows else ()) if key not in _DRAWN_BY_PAGE]
    return {"keys": keys, "rows": [[row[key] for key in keys] for row in rows]}


def _document(document: Document, copy_of: str | None) -> Row:
    published = document.published.isoformat() if document.published else None
    return [document.title, document.source, published, document.url, document.path, copy_of]


@dataclass
class _Unique:
    """Values in order of first use, each once; the number of a value stands for it."""

    values: dict[Any, int] = field(default_factory=dict)

    def number(self, value: Any) -> int:
        """Give the number of a value, a new one at its first use."""
        return self.values.setdefault(value, len(self.values))


@dataclass
class _Tables:
    """Rows for the page's script, which names their columns in `data.js`."""

    index: CorpusIndex
    view: Drawing
    documents: Mapping[str, int]
    sentences: _Unique = field(default_factory=_Unique)
    words: _Unique = field(default_factory=_Unique)
    kinds: _Unique = field(default_factory=_Unique)
    dates: _Unique = field(default_factory=_Unique)

    def event(self, event: Event) -> Row:
        """Give one event as a row; what is usual at its end is left out."""
        row = [
            event.id,
            self._label(event),
            self.kinds.number(self._kind(event)),
            self._entity(event.actor),
            self._entity(event.target),
            self.dates.number(_days(event)) if event.date else None,
            [self._telling(one, event) for one in self.index.evidence(event)],
            event.sources,
            self._entity(event.place),
            self._word(event.condition),
            [self._word(one.text) for one in event.quantities],
        ]
        return _without(row, (1, None, None, []), 7)

    def _kind(self, event: Event) -> tuple[Any, ...]:
        told = (event.code, event.mode, event.verb, event.polarity, event.certainty,
                event.modality, event.tense)  # fmt: skip
        return list(Status).index(status(event)), *(
            None if one is None else str(one) for one in told
        )

    def _label(self, event: Event) -> str:
        """Give the label, a mark for the names of actor and target at its two ends."""
        label = event.label.replace(ACTOR, "").replace(TARGET, "")
        actor, target = self.index.label(event.actor), self.index.label(event.target)
        if target and label.endswith(" " + target):
            label = label.removesuffix(target) + TARGET
        if actor and label.startswith(actor + " "):
            label = ACTOR + label.removeprefix(actor)
        return label

    def _telling(self, evidence: Evidence, event: Event) -> Row:
        mention = evidence.mention
        usual = mention.certainty == event.certainty
        row = [
            self.documents.get(evidence.document, -1),
            self.sentences.number(evidence.sentence_text),
            _steps(highlights(evidence)),
            [self._speaker(n, evidence) for n in range(len(mention.speakers))],
            int(evidence.independent),
            None if usual else self._word(mention.certainty),
        ]
        return _without(row, ([], 1, None), 3)

    def _speaker(self, number: int, evidence: Evidence) -> Row:
        """Give who says so: the number of the entity, else the words that name it; the cue."""
        spoken = evidence.mention.speakers[number]
        known = evidence.speakers[number] if number < len(evidence.speakers) else None
        entity = self._entity(known)
        text = spoken.slot.text if spoken.slot else None
        return [entity, None if entity is not None else self._word(text), self._word(spoken.cue)]

    def _word(self, text: str | None) -> int | None:
        return None if text is None else self.words.number(str(text))

    def _entity(self, identity: str | None) -> int | None:
        return None if identity is None else self.view.numbers.get(identity)


def _without(row: Row, usual: Sequence[Any], start: int) -> Row:
    """Leave out the values from `start` on that are the usual ones up to the end of the row."""
    end = len(row)
    while end > start and row[end - 1] == usual[end - 1 - start]:
        end -= 1
    return row[:end]


def _steps(marks: list[int]) -> list[int]:
    """Give offsets as distances from the one before: shorter numbers, a smaller file."""
    found, before = [], 0
    for start, end, kind in zip(marks[::3], marks[1::3], marks[2::3], strict=True):
        found += [start - before, end - start, kind]
        before = end
    return found


def _days(event: Event) -> tuple[str, int | None, int | None]:
    value = event.date.value if event.date else ""
    days = span(value)
    return (value, _day(days[0]), _day(days[1])) if days else (value, None, None)


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH


def highlights(evidence: Evidence) -> list[int]:
    """Give what to mark in the sentence, flat: start, end, number in `MARKS`, start, …

    Stretches are sorted, do not overlap, and are cut to the sentence.
    """
    text, shift = evidence.sentence_text, evidence.sentence_start
    kinds: list[int | None] = [None] * len(text)
    for number, (start, end) in reversed(list(_stretches(evidence.mention))):
        for place in range(max(0, start - shift), min(len(text), end - shift)):
            kinds[place] = number
    units = _units(text)
    found: list[int] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or kinds[place] != kinds[start]:
            kind = kinds[start]
            if kind is not None:
                found += [units[start], units[place], kind]
            start = place
    return found


def _stretches(mention: EventMention) -> list[tuple[int, tuple[int, int]]]:
    """Give the marked stretches, the most important first, as offsets into the document."""
    found = [(0, (mention.action.start, mention.action.end))]
    slots: list[tuple[int, Slot | None]] = [(1, mention.actor), (2, mention.target)]
    slots += [(3, one.slot) for one in mention.speakers]
    found += [(number, (slot.start, slot.end)) for number, slot in slots if slot]
    found += [(3, (one.cue_start, one.cue_end)) for one in mention.speakers]
    return found


def _units(text: str) -> Sequence[int]:
    """Give for every code point offset (the end too) the offset in UTF-16 code units."""
    if all(character <= "\uffff" for character in text):
        return range(len(text) + 1)
    units = [0]
    for character in text:
        units.append(units[-1] + (2 if character > "\uffff" else 1))
    return units
