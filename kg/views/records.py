"""Events and entities as plain records with stable keys: what JSON Lines and CSV hold."""

from __future__ import annotations

from typing import Any

from kg.model import (
    Document,
    Entity,
    Event,
    EventDate,
    EventMention,
    Evidence,
    Quantity,
    Slot,
    Speaker,
)
from kg.views.corpus_index import CorpusIndex

Record = dict[str, Any]


def event_record(event: Event, index: CorpusIndex) -> Record:
    """Describe one event with all its evidence.

    The top-level fields describe the first telling (earliest published); `id`, `label`,
    `factual` and `sources` speak of the event as a whole.  Offsets are code points into the
    text of the document named beside them.
    """
    tellings = index.evidence(event)
    told = [_telling(one, event, index) for one in tellings]
    if not told:
        raise ValueError(f"event {event.id} has no evidence")
    first, mention = told[0], tellings[0].mention
    return {
        "id": event.id,
        "label": event.label,
        "actor": first["actor"],
        "action": {
            "code": event.code,
            "mode": event.mode,
            "verb": event.verb,
            "text": mention.action.text,
            "start": mention.action.start,
            "end": mention.action.end,
        },
        "target": first["target"],
        "place": first["place"],
        "date": _event_date(event, mention),
        "quantities": [_quantity(one) for one in mention.quantities],
        "polarity": str(event.polarity),
        "certainty": first["certainty"],
        "tense": first["tense"],
        "modality": str(event.modality),
        "condition": mention.condition,
        "speaker": first["speakers"][0] if first["speakers"] else None,
        "speakers": first["speakers"],
        "factual": event.factual,
        "confidence": event.confidence,
        **{key: first[key] for key in _PLACE_IN_TEXT},
        "rule": first["rule"],
        "sources": event.sources,
        "evidence": told,
    }


_PLACE_IN_TEXT = (
    "document",
    "path",
    "title",
    "published",
    "source",
    "url",
    "sentence",
    "sentence_start",
    "sentence_end",
    "start",
    "end",
)


def entity_record(entity: Entity, index: CorpusIndex) -> Record:
    """Describe one entity with its counts."""
    latitude, longitude = entity.coordinates or (None, None)
    return {
        "id": entity.id,
        "label": entity.label,
        "type": str(entity.type),
        "aliases": list(entity.aliases),
        "country": entity.country,
        "sectors": list(entity.sectors),
        "roles": list(entity.roles),
        "links": list(entity.links),
        "lat": latitude,
        "lon": longitude,
        "mentions": entity.mentions,
        "documents": list(entity.documents),
        "n_events": len(index.events_of.get(entity.id, ())),
    }


def _telling(evidence: Evidence, event: Event, index: CorpusIndex) -> Record:
    mention = evidence.mention
    document = index.documents.get(evidence.document)
    return {
        **_document(evidence.document, document),
        "sentence": evidence.sentence_text,
        "sentence_start": evidence.sentence_start,
        "sentence_end": evidence.sentence_end,
        "start": mention.start,
        "end": mention.end,
        "actor": _slot(event.actor, mention.actor, index),
        "action": {
            "code": mention.action.code,
            "mode": mention.action.mode,
            "verb": mention.action.verb,
            "text": mention.action.text,
            "start": mention.action.start,
            "end": mention.action.end,
        },
        "target": _slot(event.target, mention.target, index),
        "place": _slot(event.place, mention.place, index),
        "date": _date(mention.date),
        "speakers": _speakers(evidence, index),
        "polarity": str(mention.polarity),
        "certainty": str(mention.certainty),
        "tense": str(mention.tense),
        "modality": str(mention.modality),
        "condition": mention.condition,
        "factual": evidence.factual,
        "confidence": mention.confidence,
        "rule": mention.rule.name,
        "independent": evidence.independent,
    }


def _document(identity: str, document: Document | None) -> Record:
    published = document.published.isoformat() if document and document.published else None
    return {
        "document": identity,
        "path": document.path if document else None,
        "title": document.title if document else None,
        "published": published,
        "source": document.source if document else None,
        "url": document.url if document else None,
    }


def _slot(entity: str | None, slot: Slot | None, index: CorpusIndex) -> Record | None:
    if entity is None and slot is None:
        return None
    known = index.entities.get(entity) if entity else None
    return {
        "id": entity,
        "label": known.label if known else entity or (slot.text if slot else None),
        "type": str(known.type) if known else None,
        "country": known.country if known else None,
        "sectors": list(known.sectors) if known else [],
        "text": slot.text if slot else None,
        "start": slot.start if slot else None,
        "end": slot.end if slot else None,
    }


def _speakers(evidence: Evidence, index: CorpusIndex) -> list[Record]:
    spoken = evidence.mention.speakers
    known = evidence.speakers + (None,) * (len(spoken) - len(evidence.speakers))
    return [_speaker(one, entity, index) for one, entity in zip(spoken, known, strict=False)]


def _speaker(speaker: Speaker, entity: str | None, index: CorpusIndex) -> Record:
    empty: Record = {
        "id": None,
        "label": None,
        "type": None,
        "country": None,
        "sectors": [],
        "text": None,
        "start": None,
        "end": None,
    }
    return {**(_slot(entity, speaker.slot, index) or empty), "cue": speaker.cue}


def _event_date(event: Event, first: EventMention) -> Record | None:
    """Give the event's date, with offsets only when they point into the first telling."""
    if event.date is None or event.date == first.date:
        return _date(event.date)
    return {**(_date(event.date) or {}), "text": None, "start": None, "end": None}


def _date(date: EventDate | None) -> Record | None:
    if date is None:
        return None
    return {
        "value": date.value,
        "precision": str(date.precision),
        "text": date.text,
        "source": str(date.source),
        "start": date.start,
        "end": date.end,
    }


def _quantity(quantity: Quantity) -> Record:
    return {
        "value": quantity.value,
        "bound": str(quantity.bound),
        "unit": quantity.unit,
        "role": quantity.role,
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
    }
