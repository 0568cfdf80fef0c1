"""Events across documents: tellings of one event become one event with all its evidence."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from operator import itemgetter

from kg.model import Certainty, DateSource, Event, EventDate, Precision
from kg.resolve.labels import event_label
from kg.resolve.tellings import Telling, told_in_full

_NEAR = timedelta(days=4)
"""A story is printed at most so many days after what it tells of, when it gives no date."""
_SURE = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}


def merge_tellings(
    told: Iterable[Telling], labels: Mapping[str, str], originals: Mapping[str, str]
) -> tuple[Event, ...]:
    """Return the events of all tellings, sorted by id; the order of tellings is irrelevant."""
    by_key: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in told_in_full(told):
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
        before = bisect_right(days, published, key=itemgetter(0)) if published else 0
        if published and before and published - days[before - 1][0] <= _NEAR:
            groups[days[before - 1][1]].append(telling)
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
    parts: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        parts[telling.place or ""].append(telling)
    rest = parts.pop("", [])
    if len(parts) < 2:
        return [told]
    apart = [parts[place] for place in sorted(parts)]
    return [*apart, rest] if rest else apart


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
        confidence=max(t.mention.confidence for t in told),
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
