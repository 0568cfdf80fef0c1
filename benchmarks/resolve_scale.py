"""Time to resolve 1,000, 3,000 and 10,000 synthetic readings."""

from __future__ import annotations

import hashlib
import random
import time
from datetime import date, timedelta

from kg.model import (
    Action,
    Block,
    BlockKind,
    Document,
    EntityType,
    EventMention,
    LocalEntity,
    Mention,
    MentionKind,
    Reading,
    Rule,
    Sentence,
    Slot,
)
from kg.resolve import resolve_corpus

_SYLLABLES = tuple(a + b for a in "bdfgklmnprstvwyz" for b in "aeio")
_VERBS = ("threaten", "visit", "accuse", "support", "arrest", "meet", "warn", "sanction")


def measure_scale(sizes: tuple[int, ...] = (1000, 3000, 10000)) -> dict[str, float]:
    """Return seconds of processor time, in all and a document, for each number of documents."""
    table = {}
    for size in sizes:
        readings = [_reading(number, size) for number in range(size)]
        started = time.process_time()
        corpus = resolve_corpus(readings)
        taken = time.process_time() - started
        table[f"{size} documents, seconds"] = taken
        table[f"{size} documents, ms a document"] = 1000 * taken / size
        table[f"{size} documents, entities"] = float(len(corpus.entities))
        table[f"{size} documents, events"] = float(len(corpus.events))
    return table


def _name(chance: random.Random, words: int) -> str:
    return " ".join(
        "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()
        for _ in range(words)
    )


def _reading(number: int, size: int) -> Reading:
    """A document of 120 words with eight people, of a pool that grows with the corpus."""
    chance = random.Random(number)
    people = [_name(random.Random(chance.randrange(size * 2)), 2) for _ in range(8)]
    filler = " ".join(_name(chance, 1).lower() for _ in range(100))
    sentences, events, mentions, position, text = [], [], [], 0, ""
    for place, (actor, target) in enumerate(zip(people[::2], people[1::2], strict=True)):
        verb = chance.choice(_VERBS)
        sentence = f"{actor} {verb} {target}. "
        slots = []
        for name in (actor, target):
            start = position + sentence.index(name)
            slots.append(Slot(name, start, start + len(name), start, start + len(name)))
        at = position + sentence.index(f" {verb} ") + 1
        action = Action("OTHER", None, verb, verb, at, at + len(verb))
        events.append(
            EventMention(place, position, position + len(sentence), action, Rule("verb"), *slots)
        )
        sentences.append(Sentence(position, position + len(sentence) - 1, BlockKind.PARAGRAPH))
        text += sentence
        position = len(text)
    text += filler
    entities = tuple(
        LocalEntity(name, EntityType.PERSON, names=(name,)) for name in dict.fromkeys(people)
    )
    index = {entity.label: i for i, entity in enumerate(entities)}
    for event in events:
        for slot in (event.actor, event.target):
            if slot is not None:
                mentions.append(
                    Mention(
                        slot.start, slot.end, slot.text, MentionKind.NAME, index[slot.text], "name"
                    )
                )
    identity = hashlib.sha256(f"{number}{text}".encode()).hexdigest()[:16]
    published = date(2023, 1, 1) + timedelta(days=chance.randrange(365))
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    document = Document(identity, text, (block,), f"{number}.txt", published=published)
    return Reading(
        document, "synthetic", tuple(sentences), tuple(events), (), (), tuple(mentions), entities
    )
