"""A made-up corpus of any size with the shape of a real one, for the benchmarks of the graph.

Documents of some twenty events each; entities are met again with a long tail; one event in six is
told by a second document; a third is factual; sentences are nonsense of ordinary length.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from kg.model import (
    Action,
    Block,
    BlockKind,
    Bound,
    Certainty,
    DateSource,
    Document,
    Entity,
    EntityType,
    Event,
    EventDate,
    EventMention,
    Evidence,
    Modality,
    Polarity,
    Precision,
    Quantity,
    ResolvedCorpus,
    Rule,
    Slot,
    Speaker,
    Tense,
)
from kg.plover import EVENTS

EVENTS_A_DOCUMENT = 20
QUADS_AN_EVENT = 82
"""About; the exact number is counted when the graph is made."""

_WORDS = [
    "harbour",
    "council",
    "ministry",
    "border",
    "river",
    "convoy",
    "minister",
    "treaty",
    "village",
    "party",
    "army",
    "bridge",
    "market",
    "union",
    "court",
    "police",
    "strike",
    "vote",
    "grain",
    "power",
    "water",
    "road",
    "talks",
    "crisis",
    "aid",
    "plan",
    "force",
    "envoy",
    "rebel",
    "leader",
    "coast",
    "camp",
    "region",
    "north",
    "south",
    "east",
    "west",
]
_VERBS = [
    "met",
    "warned",
    "joined",
    "left",
    "blamed",
    "praised",
    "struck",
    "freed",
    "taxed",
    "armed",
    "fed",
    "moved",
    "backed",
]
_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.GROUP)


def make(quads: int, seed: int = 7) -> ResolvedCorpus:
    """Make a corpus that becomes about so many quads."""
    chance = random.Random(seed)
    documents_wanted = max(1, quads // (QUADS_AN_EVENT * EVENTS_A_DOCUMENT))
    entities = [_entity(number) for number in range(max(20, documents_wanted * 2))]
    documents: list[Document] = []
    events: list[Event] = []
    for number in range(documents_wanted):
        document, found = _document(number, entities, chance)
        documents.append(document)
        again = [event for event in events[-200:] if chance.random() < 0.015]
        events += found
        if again:
            documents[-1], events = _tell_again(document, again, events)
    mentioned = _documents_by_entity(events)
    known = [replace(one, documents=tuple(sorted(mentioned.get(one.id, ())))) for one in entities]
    return ResolvedCorpus(
        tuple(sorted(documents, key=lambda one: one.id)),
        tuple(sorted(known, key=lambda one: one.id)),
        tuple(sorted(events, key=lambda one: one.id)),
    )


def _entity(number: int) -> Entity:
    kind = _TYPES[number % len(_TYPES)]
    name = f"{_WORDS[number % len(_WORDS)].title()} {number}"
    return Entity(
        f"e{number}", name, kind, (f"the {name}",), "NER", ("GOV",), mentions=1 + number % 9
    )


def _document(
    number: int, entities: list[Entity], chance: random.Random
) -> tuple[Document, list[Event]]:
    key = hashlib.sha256(str(number).encode()).hexdigest()[:16]
    day = date(2020, 1, 1) + timedelta(days=number % 1500)
    sentences, plans = [], []
    start = 0
    for _ in range(EVENTS_A_DOCUMENT):
        actor, target, place = (entities[_skewed(chance, len(entities))] for _ in range(3))
        verb = chance.choice(_VERBS)
        filler = " ".join(chance.choice(_WORDS) for _ in range(12))
        sentence = f"{actor.label} {verb} {target.label} at {place.label} after 40 {filler}."
        plans.append((start, sentence, actor, target, place, verb))
        sentences.append(sentence)
        start += len(sentence) + 1
    text = " ".join(sentences)
    document = Document(
        key, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),), f"{number}.txt",
        f"Dispatch {number}", day, f"Wire {number % 12}", f"https://wire.example/{number}",
    )  # fmt: skip
    return document, [_event(document, day, chance, *plan) for plan in plans]


def _skewed(chance: random.Random, size: int) -> int:
    """Draw a number with a long tail: few are met often, most rarely."""
    return int(size * chance.random() ** 3)


def _event(
    document: Document,
    day: date,
    chance: random.Random,
    start: int,
    sentence: str,
    actor: Entity,
    target: Entity,
    place: Entity,
    verb: str,
) -> Event:
    def slot(words: str) -> Slot:
        at = start + sentence.index(words)
        return Slot(words, at, at + len(words), at, at + len(words))

    code = chance.choice(list(EVENTS))
    fact = chance.random() < 0.35
    word, number = slot(verb), slot("40")
    mention = EventMention(
        0, start, start + len(sentence),
        Action(code, None, verb, verb, word.start, word.end), Rule("clause"),
        actor=slot(actor.label), target=slot(target.label), place=slot(place.label),
        date=EventDate(str(day), Precision.DAY, DateSource.PUBLICATION),
        quantities=(Quantity(40.0, Bound.ABOUT, "people", "people", "40", number.start,
                             number.end),) if chance.random() < 0.2 else (),
        polarity=Polarity.NEGATED if not fact and chance.random() < 0.2 else Polarity.AFFIRMED,
        certainty=Certainty.CERTAIN if fact else chance.choice(list(Certainty)),
        tense=Tense.PAST, modality=Modality.ASSERTED if fact else chance.choice(list(Modality)),
        speakers=() if fact else (Speaker(slot(actor.label), "said", word.start, word.end),),
    )  # fmt: skip
    speakers = () if fact else (actor.id,)
    evidence = Evidence(document.id, mention, sentence, start, start + len(sentence), speakers)
    key = hashlib.sha256(f"{document.id}{start}".encode()).hexdigest()[:16]
    return Event(
        key, f"{actor.label} {verb} {target.label}", code, None, verb, mention.polarity,
        mention.modality, mention.certainty, mention.tense, mention.factual, (evidence,),
        actor.id, target.id, place.id, mention.date, mention.quantities, None, speakers,
    )  # fmt: skip


def _tell_again(
    document: Document, again: list[Event], events: list[Event]
) -> tuple[Document, list[Event]]:
    """Let a document also tell events of earlier ones, word for word, at its end."""
    text, told = document.text, {}
    for event in again:
        old = event.evidence[0]
        shift = len(text) + 1 - old.sentence_start
        text = f"{text} {old.sentence_text}"
        moved = replace(
            old,
            document=document.id,
            mention=_moved(old.mention, shift),
            sentence_start=old.sentence_start + shift,
            sentence_end=old.sentence_end + shift,
        )
        told[event.id] = replace(event, evidence=(*event.evidence, moved), sources=2)
    longer = replace(document, text=text, blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),))
    return longer, [told.get(event.id, event) for event in events]


def _moved(mention: EventMention, shift: int) -> EventMention:
    def slot(one: Slot | None) -> Slot | None:
        if one is None:
            return None
        return Slot(
            one.text, one.start + shift, one.end + shift, one.start + shift, one.end + shift
        )

    action = mention.action
    return replace(
        mention,
        start=mention.start + shift,
        end=mention.end + shift,
        action=replace(action, start=action.start + shift, end=action.end + shift),
        actor=slot(mention.actor),
        target=slot(mention.target),
        place=slot(mention.place),
        quantities=tuple(
            replace(one, start=one.start + shift, end=one.end + shift) for one in mention.quantities
        ),
        speakers=tuple(replace(one, slot=slot(one.slot)) for one in mention.speakers),
    )


def _documents_by_entity(events: list[Event]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for event in events:
        for key in _parties(event):
            found.setdefault(key, set()).update(one.document for one in event.evidence)
    return found


def _parties(event: Event) -> Iterator[str]:
    yield from (key for key in (event.actor, event.target, event.place) if key is not None)
