"""A resolved corpus as NetworkX graphs, without going through RDF.

All attributes are plain typed values (str, int, float, bool, list[str]): missing texts are
empty strings, so that every node has the same attributes of the same types.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.graph.dates import bounds
from kg.model import Entity, Event, Modality, Polarity, ResolvedCorpus
from kg.plover import EVENTS, is_background

if TYPE_CHECKING:
    import networkx as nx

Attributes = dict[str, str | int | float | bool | list[str]]


def network(corpus: ResolvedCorpus) -> nx.MultiDiGraph[str]:
    """Give the graph of who acts on whom.

    A node an entity; an edge each actor, target and action code, keyed by the code, that sums
    up all events which have both an actor and a target, factual or not: `n_events`,
    `n_factual`, `n_negated`, `n_claimed` (somebody other than the document says it),
    `n_intended`, `n_requested` and `n_hypothetical` say of what sort they are.  `weight` is the
    number of documents that tell any of the events independently (copies do not count).
    Attitudes, states and phases of other acts are no edges (`kg.plover.is_background`).
    """
    graph = _with_entities(corpus)
    grouped: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in _sorted(corpus.events):
        if is_background(event.code, event.mode):
            continue
        if event.actor is not None and event.target is not None:
            grouped[event.actor, event.target, event.code].append(event)
    for (actor, target, code), events in sorted(grouped.items()):
        graph.add_edge(actor, target, key=code, **_edge(code, events))
    return graph


def events_network(corpus: ResolvedCorpus) -> nx.MultiDiGraph[str]:
    """Give the graph with one edge an event, keyed by the event's id."""
    graph = _with_entities(corpus)
    for event in _sorted(corpus.events):
        if event.actor is not None and event.target is not None:
            graph.add_edge(event.actor, event.target, key=event.id, **_event(event))
    return graph


def bipartite_network(corpus: ResolvedCorpus) -> nx.MultiDiGraph[str]:
    """Give the graph in which events are nodes too, tied to actor, target, place and speakers.

    Event nodes are called `event:` and the event's id; `kind` tells `entity` from `event`.
    Edges run actor → event → target; place and speakers → event; `role` is their key.
    """
    graph = _with_entities(corpus)
    for node in graph:
        graph.nodes[node]["kind"] = "entity"
    for event in _sorted(corpus.events):
        node = f"event:{event.id}"
        graph.add_node(node, kind="event", **_event(event))
        if event.actor is not None:
            graph.add_edge(event.actor, node, key="actor", role="actor")
        if event.target is not None:
            graph.add_edge(node, event.target, key="target", role="target")
        if event.place is not None:
            graph.add_edge(event.place, node, key="place", role="place")
        for speaker in event.speakers:
            graph.add_edge(speaker, node, key="speaker", role="speaker")
    return graph


def _with_entities(corpus: ResolvedCorpus) -> nx.MultiDiGraph[str]:
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    active = _days_by_entity(corpus)
    for entity in sorted(corpus.entities, key=lambda entity: entity.id):
        graph.add_node(entity.id, **_entity(entity, active.get(entity.id, [])))
    return graph


def _entity(entity: Entity, days: list[str]) -> Attributes:
    attributes: Attributes = {
        "label": entity.label,
        "type": str(entity.type),
        "country": entity.country or "",
        "sectors": " ".join(entity.sectors),
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
        "links": list(entity.links),
        "mentions": entity.mentions,
        "first_date": min(days, default=""),
        "last_date": max(days, default=""),
        "documents": list(entity.documents),
    }
    if entity.coordinates is not None:
        attributes["latitude"], attributes["longitude"] = entity.coordinates
    return attributes


def _edge(code: str, events: list[Event]) -> Attributes:
    days = [day for event in events for day in _days(event)]
    kind = EVENTS.get(code)
    return {
        "code": code,
        "modes": _distinct(event.mode for event in events),
        "verbs": _distinct(event.verb for event in events),
        "weight": float(len(_independent(events)) or 1),
        "n_events": len(events),
        "n_factual": sum(event.factual for event in events),
        "n_negated": sum(event.polarity is Polarity.NEGATED for event in events),
        "n_claimed": sum(is_claimed(event) for event in events),
        "n_intended": sum(event.modality is Modality.INTENDED for event in events),
        "n_requested": sum(event.modality is Modality.REQUESTED for event in events),
        "n_hypothetical": sum(event.modality is Modality.HYPOTHETICAL for event in events),
        "factual": any(event.factual for event in events),
        "confidence": max(event.confidence for event in events),
        "first_date": min(days, default=""),
        "last_date": max(days, default=""),
        "dates": sorted({event.date.value for event in events if event.date is not None}),
        "quad": 0 if kind is None else kind.quad,
        "score": 0.0 if kind is None else kind.score,
        "events": [event.id for event in events],
        "evidence": _distinct(
            evidence.sentence_text for event in events for evidence in event.evidence
        ),
        "documents": sorted({evidence.document for event in events for evidence in event.evidence}),
    }


def _event(event: Event) -> Attributes:
    days = _days(event)
    kind = EVENTS.get(event.code)
    return {
        "label": event.label,
        "code": event.code,
        "mode": event.mode or "",
        "verb": event.verb,
        "weight": float(event.sources),
        "factual": event.factual,
        "confidence": event.confidence,
        "polarity": str(event.polarity),
        "certainty": str(event.certainty),
        "tense": str(event.tense),
        "modality": str(event.modality),
        "claimed": is_claimed(event),
        "speakers": list(event.speakers),
        "date": "" if event.date is None else event.date.value,
        "first_date": min(days, default=""),
        "last_date": max(days, default=""),
        "place": event.place or "",
        "quad": 0 if kind is None else kind.quad,
        "score": 0.0 if kind is None else kind.score,
        "evidence": _distinct(evidence.sentence_text for evidence in event.evidence),
        "documents": sorted({evidence.document for evidence in event.evidence}),
    }


def is_claimed(event: Event) -> bool:
    """Say whether somebody other than the documents says so in every telling of the event."""
    return bool(event.evidence) and all(evidence.mention.speakers for evidence in event.evidence)


def _days(event: Event) -> list[str]:
    """Give the first and last day of an event, as ISO dates, as far as they are known."""
    if event.date is None:
        return []
    return [str(day) for day in bounds(event.date.value) if day is not None]


def _days_by_entity(corpus: ResolvedCorpus) -> dict[str, list[str]]:
    """Collect the days of the events in which each entity takes part, or of its documents."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in corpus.events:
        for key in (event.actor, event.target, event.place):
            if key is not None:
                found[key] += _days(event)
    published = {
        document.id: str(document.published)
        for document in corpus.documents
        if document.published is not None
    }
    for entity in corpus.entities:
        if not found.get(entity.id):
            found[entity.id] = [
                published[document] for document in entity.documents if document in published
            ]
    return found


def _independent(events: Iterable[Event]) -> set[str]:
    return {
        evidence.document for event in events for evidence in event.evidence if evidence.independent
    }


def _sorted(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.id)


def _distinct(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))
