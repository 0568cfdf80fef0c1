"""What two graphs differ in: events and entities added, gone, strengthened, contradicted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.graph.result import plain
from kg.graph.store import base_iri, open_store
from kg.graph.vocabulary import PREFIXES

_EVENTS = """SELECT ?event ?label ?sources ?factual ?certainty WHERE {
  ?event a kg:Event ; rdfs:label ?label ; kg:sources ?sources ; kg:factual ?factual ;
         kg:certainty/rdfs:label ?certainty . }"""
_ENTITIES = """SELECT ?entity ?label WHERE {
  GRAPH ?g { ?entity skos:prefLabel ?label ; kg:mentions ?n } }"""
_CONTRADICTIONS = """SELECT DISTINCT ?yes ?affirmed ?no ?negated WHERE {
  ?no kg:polarity kg:Negated ; kg:actor ?actor ; kg:target ?target ; sem:eventType ?type ;
      kg:modality ?negatedHow ; rdfs:label ?negated .
  ?yes kg:polarity kg:Affirmed ; kg:actor ?actor ; kg:target ?target ; sem:eventType ?type ;
       kg:modality ?affirmedHow ; rdfs:label ?affirmed .
  FILTER(?affirmedHow IN (kg:Asserted, kg:Intended) && ?negatedHow IN (kg:Asserted, kg:Intended))
}"""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs: what it is called, its id, and what changed."""

    id: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a second graph has beyond, without or otherwise than a first."""

    events_added: tuple[Change, ...] = ()
    events_gone: tuple[Change, ...] = ()
    events_strengthened: tuple[Change, ...] = ()
    events_weakened: tuple[Change, ...] = ()
    events_changed: tuple[Change, ...] = ()
    now_contradicted: tuple[Change, ...] = ()
    entities_added: tuple[Change, ...] = ()
    entities_gone: tuple[Change, ...] = ()
    entities_renamed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)

    def text(self) -> str:
        """Say the difference in lines, a heading each kind; empty when there is none."""
        return "\n".join(self._lines())

    def json(self) -> str:
        """Give the difference as JSON, every kind with its list."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    def _lines(self) -> Iterator[str]:
        for name in self.__slots__:
            changes: tuple[Change, ...] = getattr(self, name)
            if changes:
                yield f"{name.replace('_', ' ')} ({len(changes)})"
            for change in changes:
                detail = f": {change.detail}" if change.detail else ""
                yield f"  {change.label}{detail}  [{change.id}]"


@dataclass(frozen=True, slots=True)
class _Event:
    label: str
    sources: int
    factual: str
    certainty: str


@dataclass(slots=True)
class _Content:
    """What of a store takes part in the comparison, by id."""

    events: dict[str, _Event] = field(default_factory=dict)
    entities: dict[str, str] = field(default_factory=dict)
    contradictions: dict[str, str] = field(default_factory=dict)


def diff(first: Path, second: Path) -> Difference:
    """Compare two store folders; ids count from each graph's own base IRI.

    Raises:
        OutputError: one of them is no store.
    """
    a, b = _read(first), _read(second)
    both = sorted(a.events.keys() & b.events.keys())
    return Difference(
        events_added=_only(b.events, a.events),
        events_gone=_only(a.events, b.events),
        events_strengthened=_sources(a, b, both, 1),
        events_weakened=_sources(a, b, both, -1),
        events_changed=tuple(_changed(a, b, both)),
        now_contradicted=_contradicted(a, b),
        entities_added=_names(b.entities, a.entities),
        entities_gone=_names(a.entities, b.entities),
        entities_renamed=tuple(
            Change(key, b.entities[key], f"was {a.entities[key]}")
            for key in sorted(a.entities.keys() & b.entities.keys())
            if a.entities[key] != b.entities[key]
        ),
    )


def _read(folder: Path) -> _Content:
    store = open_store(folder)
    base = base_iri(store)
    found = _Content()
    for event, label, sources, factual, certainty in _rows(store, _EVENTS):
        key = event.removeprefix(base)
        found.events[key] = _Event(label, int(sources), factual, certainty)
    for entity, label in _rows(store, _ENTITIES):
        found.entities[entity.removeprefix(base)] = label
    for yes, affirmed, no, negated in _rows(store, _CONTRADICTIONS):
        key = f"{yes.removeprefix(base)} {no.removeprefix(base)}"
        found.contradictions[key] = f"{affirmed} / {negated}"
    return found


def _rows(store: ox.Store, query: str) -> Iterator[list[str]]:
    answer = store.query(query, prefixes=dict(PREFIXES))
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        yield [plain(term) for term in row]


def _only(ours: dict[str, _Event], theirs: dict[str, _Event]) -> tuple[Change, ...]:
    return tuple(
        Change(key, ours[key].label, "" if ours[key].factual == "true" else "not as a fact")
        for key in sorted(ours.keys() - theirs.keys())
    )


def _names(ours: dict[str, str], theirs: dict[str, str]) -> tuple[Change, ...]:
    return tuple(Change(key, ours[key]) for key in sorted(ours.keys() - theirs.keys()))


def _sources(a: _Content, b: _Content, keys: Iterable[str], sign: int) -> tuple[Change, ...]:
    return tuple(
        Change(key, b.events[key].label, f"{before} → {after} sources")
        for key in keys
        if ((after := b.events[key].sources) - (before := a.events[key].sources)) * sign > 0
    )


def _changed(a: _Content, b: _Content, keys: Iterable[str]) -> Iterator[Change]:
    for key in keys:
        before, after = a.events[key], b.events[key]
        if before.factual != after.factual:
            now = "now told as a fact" if after.factual == "true" else "no longer told as a fact"
            yield Change(key, after.label, now)
        elif before.certainty != after.certainty:
            yield Change(key, after.label, f"{before.certainty} → {after.certainty}")


def _contradicted(a: _Content, b: _Content) -> tuple[Change, ...]:
    new = sorted(b.contradictions.keys() - a.contradictions.keys())
    return tuple(Change(key, b.contradictions[key]) for key in new)
