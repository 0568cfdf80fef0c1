"""Look-ups over a resolved corpus that every view needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from kg.model import Document, Entity, Event, Evidence, ResolvedCorpus


@dataclass(frozen=True)
class CorpusIndex:
    """A corpus with its documents and entities by id, and its events by entity."""

    corpus: ResolvedCorpus

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return MappingProxyType({one.id: one for one in self.corpus.documents})

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return MappingProxyType({one.id: one for one in self.corpus.entities})

    @cached_property
    def events_of(self) -> Mapping[str, tuple[Event, ...]]:
        """The events in which an entity acts, is acted on, is the place, or speaks."""
        found: dict[str, list[Event]] = {}
        for event in self.corpus.events:
            for entity in participants(event):
                found.setdefault(entity, []).append(event)
        return MappingProxyType({key: tuple(events) for key, events in found.items()})

    def label(self, entity: str | None) -> str:
        """Give the label of an entity; its id where it is unknown, nothing for None."""
        if entity is None:
            return ""
        known = self.entities.get(entity)
        return known.label if known else entity

    def evidence(self, event: Event) -> tuple[Evidence, ...]:
        """Sort the tellings of an event: earliest published first, undated documents last."""
        return tuple(sorted(event.evidence, key=self._telling_order))

    def _telling_order(self, evidence: Evidence) -> tuple[date, str, int, int]:
        document = self.documents.get(evidence.document)
        published = document.published if document and document.published else date.max
        return published, evidence.document, evidence.mention.start, evidence.mention.end


def participants(event: Event) -> tuple[str, ...]:
    """Give the entities of an event once each: actor, target, place, speakers."""
    slots = (event.actor, event.target, event.place, *event.speakers)
    return tuple(dict.fromkeys(one for one in slots if one is not None))
