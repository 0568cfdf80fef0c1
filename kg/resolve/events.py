"""Events across documents: tellings of one event become one event with all its evidence."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import (
    Certainty,
    DateSource,
    Event,
    EventDate,
    EventMention,
    Evidence,
    Precision,
    Reading,
    Slot,
    Tense,
)
from kg.resolve.labels import event_label

_NEAR = timedelta(days=4)
"""A story is printed at most so many days after what it tells of, when it gives no date."""
_TO_ONESELF = ("self", "selves", "each other", "one another")
"""Ends of pronouns that make what acts its own target."""
_SURE = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event with its entities by id; `text` is the document's."""

    actor: str | None
    target: str | None
    place: str | None
    evidence: Evidence
    published: date | None
    text: str

    @property
    def mention(self) -> EventMention:
        """The event mention told."""
        return self.evidence.mention

    @property
    def key(self) -> tuple[str, ...]:
        """What must agree for two tellings to be of one event, dates and places apart."""
        mention = self.mention
        scope = "" if self.actor or self.target else self.evidence.document
        return (
            self.actor or "",
            mention.action.code,
            mention.action.mode or "",
            mention.action.verb,
            self.target or "",
            mention.polarity.value,
            mention.modality.value,
            "future" if mention.tense is Tense.FUTURE else "",
            scope,
        )

    @property
    def order(self) -> tuple[date, str, int, int]:
        """Earliest published first, then by document and place in it."""
        return (
            self.published or date.max,
            self.evidence.document,
            self.mention.start,
            self.mention.action.start,
        )


def tellings(
    reading: Reading, entity_of: Mapping[tuple[str, int], str | None], independent: bool
) -> Iterable[Telling]:
    """Yield the tellings of one reading, one for each member where a slot sums up several."""
    text = reading.document.text
    mentions = {(m.start, m.end): m.entity for m in reading.mentions}
    document = reading.document.id

    def ids(slot: Slot | None) -> list[str | None]:
        index = mentions.get((slot.start, slot.end)) if slot else None
        if index is None:
            return [None]
        members = reading.entities[index].members or (index,)
        found = dict.fromkeys(entity_of.get((document, i)) for i in members)
        return sorted((i for i in found if i), key=str) or [None]

    for mention in reading.events:
        sentence = reading.sentences[mention.sentence]
        evidence = Evidence(
            document=document,
            mention=mention,
            sentence_text=text[sentence.start : sentence.end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            speakers=tuple(ids(s.slot)[0] for s in mention.speakers),
            independent=independent,
        )
        place = ids(mention.place)[0]
        for actor, target in _sides(ids(mention.actor), ids(mention.target), mention, text):
            yield Telling(actor, target, place, evidence, reading.document.published, text)


def _sides(
    actors: list[str | None], targets: list[str | None], mention: EventMention, text: str
) -> list[tuple[str | None, str | None]]:
    """Who does it to whom; nobody to himself unless the text says so (*blew himself up*)."""
    pairs = [(actor, target) for actor in actors for target in targets]
    slot = mention.target
    if slot is None or text[slot.start : slot.end].casefold().endswith(_TO_ONESELF):
        return pairs
    apart = [(actor, target) for actor, target in pairs if actor is None or actor != target]
    return apart or [(actors[0], None)]


def merge_tellings(
    told: Iterable[Telling], labels: Mapping[str, str], originals: Mapping[str, str]
) -> tuple[Event, ...]:
    """Return the events of all tellings, sorted by id; the order of tellings is irrelevant."""
    by_key: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in told:
        by_key[telling.key].append(telling)
    events = {}
    for key in sorted(by_key):
        for group in _by_date(sorted(by_key[key], key=lambda t: t.order)):
            for same in _by_place(group):
                event = _event(key, same, labels, originals)
                events[event.id] = event
    return tuple(events[i] for i in sorted(events))


def _by_date(told: list[Telling]) -> list[list[Telling]]:
    """Part tellings by date: those with a date of their own first, then the undated ones join them.

    A telling dated by publication joins the latest date of the text up to four days before it;
    the others are gathered from the earliest on, each gathering spanning at most four days.
    """
    groups: dict[str, list[Telling]] = {}
    undated: list[Telling] = []
    for telling in told:
        when = telling.mention.date
        if when is not None and when.source is DateSource.TEXT:
            groups.setdefault(when.value, []).append(telling)
        else:
            undated.append(telling)
    days = sorted((day, value) for value in groups if (day := _day(value)) is not None)
    opened: list[tuple[date, list[Telling]]] = []
    for telling in undated:
        published = _day(telling.mention.date.value) if telling.mention.date else telling.published
        near = [v for day, v in days if published and timedelta(0) <= published - day <= _NEAR]
        if near:
            groups[near[-1]].append(telling)
        elif published is None:
            groups.setdefault(f"undated {telling.evidence.document}", []).append(telling)
        elif opened and published - opened[-1][0] <= _NEAR:
            opened[-1][1].append(telling)
        else:
            opened.append((published, [telling]))
    return [groups[v] for v in sorted(groups)] + [group for _, group in opened]


def _day(value: str) -> date | None:
    """The day of an ISO value that gives one, else None."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def _by_place(told: list[Telling]) -> list[list[Telling]]:
    """Part tellings by place; those without one join when there is just one place."""
    places = sorted({t.place for t in told if t.place})
    if len(places) < 2:
        return [told]
    parts = [[t for t in told if t.place == place] for place in places]
    rest = [t for t in told if not t.place]
    return [*parts, rest] if rest else parts


def _event(
    key: tuple[str, ...],
    told: list[Telling],
    labels: Mapping[str, str],
    originals: Mapping[str, str],
) -> Event:
    first = min(told, key=lambda t: (_SURE[t.mention.certainty], t.order))
    mention = first.mention
    evidence = tuple(t.evidence for t in sorted(told, key=lambda t: t.order))
    when = _date(told)
    place = next((t.place for t in told if t.place), None)
    quantities = {
        (q.role, q.unit, q.value, q.bound.value): q
        for t in reversed(told)
        for q in t.mention.quantities
    }
    speakers = {s for e in evidence for s in e.speakers if s}
    return Event(
        id=_id(key, place, when),
        label=event_label(
            mention,
            labels.get(first.actor) if first.actor else None,
            labels.get(first.target) if first.target else None,
            first.text,
        ),
        code=mention.action.code,
        mode=mention.action.mode,
        verb=mention.action.verb,
        polarity=mention.polarity,
        modality=mention.modality,
        certainty=mention.certainty,
        tense=mention.tense,
        factual=any(e.factual for e in evidence),
        evidence=evidence,
        actor=first.actor,
        target=first.target,
        place=place,
        date=when,
        quantities=tuple(quantities[k] for k in sorted(quantities)),
        condition=next((t.mention.condition for t in told if t.mention.condition), None),
        speakers=tuple(sorted(speakers)),
        sources=len({originals.get(e.document, e.document) for e in evidence}),
    )


def _date(told: list[Telling]) -> EventDate | None:
    """The event's date: one a text gives, else the earliest publication."""
    dated = [t.mention.date for t in told if t.mention.date]
    text = [d for d in dated if d.source is DateSource.TEXT]
    if text:
        return text[0]
    if dated:
        return min(dated, key=lambda d: d.value)
    published = [t.published for t in told if t.published]
    if not published:
        return None
    return EventDate(min(published).isoformat(), Precision.DAY, DateSource.PUBLICATION)


def _id(key: tuple[str, ...], place: str | None, when: EventDate | None) -> str:
    content = "\x1f".join((*key, place or "", when.value if when else ""))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
