"""Readings made by hand, for tests of the step across documents."""

from __future__ import annotations

import hashlib
from datetime import date

from kg.model import (
    Action,
    Block,
    BlockKind,
    DateSource,
    Document,
    EntityType,
    EventDate,
    EventMention,
    LocalEntity,
    Mention,
    MentionKind,
    Precision,
    Reading,
    Rule,
    Sentence,
    Slot,
)


def document(text: str, published: str | None = "2023-08-18", source: str = "test") -> Document:
    """Return a document of one paragraph."""
    identity = hashlib.sha256(f"{text}{published}{source}".encode()).hexdigest()[:16]
    return Document(
        id=identity,
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        path="test.txt",
        published=date.fromisoformat(published) if published else None,
        source=source,
    )


def slot(text: str, part: str) -> Slot:
    """Return the slot of the first occurrence of `part` in `text`."""
    start = text.index(part)
    return Slot(part, start, start + len(part), start, start + len(part))


def telling(
    text: str,
    actor: str | None,
    verb: str,
    target: str | None,
    *,
    code: str = "OTHER",
    day: str | None = None,
    **fields: object,
) -> EventMention:
    """Return an event mention whose slots are the first occurrences of the given words."""
    word = next(w for w in text.split() if w.startswith(verb[:4]))
    start = text.index(word)
    when = EventDate(day, Precision.DAY, DateSource.TEXT, day, 0, 0) if day else None
    return EventMention(
        sentence=0,
        start=0,
        end=len(text),
        action=Action(code, None, verb, word, start, start + len(word)),
        rule=Rule("by hand"),
        actor=slot(text, actor) if actor else None,
        target=slot(text, target) if target else None,
        date=when,
        **fields,  # type: ignore[arg-type]
    )


def reading(
    doc: Document, entities: list[LocalEntity], events: tuple[EventMention, ...] = ()
) -> Reading:
    """Return a reading in which every name of every entity is a mention where it first stands."""
    mentions = []
    for index, entity in enumerate(entities):
        for name in (*entity.names, *entity.descriptions):
            start = doc.text.find(name)
            if start >= 0:
                mentions.append(
                    Mention(start, start + len(name), name, MentionKind.NAME, index, "by hand")
                )
    return Reading(
        document=doc,
        pipeline="by hand",
        sentences=(Sentence(0, len(doc.text), BlockKind.PARAGRAPH),),
        events=events,
        relations=(),
        attributions=(),
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        entities=tuple(entities),
    )


def person(name: str, **fields: object) -> LocalEntity:
    """Return a person known by one name."""
    return LocalEntity(name, EntityType.PERSON, names=(name,), **fields)  # type: ignore[arg-type]


ECOWAS = LocalEntity(
    "ECOWAS", EntityType.ORGANIZATION, key="org/ecowas", names=("ECOWAS",), sectors=("IGO",)
)
NIGER = LocalEntity("Niger", EntityType.COUNTRY, key="country/NER", names=("Niger",), country="NER")
