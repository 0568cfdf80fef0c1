"""Why an event, an edge or an entity is in the graph: sentence, tokens, rule, decision.

An answer is a tree of plain lines (`Line`), so that a terminal, a page or a test can show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from kg.errors import QueryError
from kg.model import Document, Entity, Event, Evidence, Polarity, ResolvedCorpus
from kg.plover import is_background

_ARROW = "->"
_SHORTEST_PREFIX = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: how deep it stands, its text, and the part to mark."""

    depth: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def __str__(self) -> str:
        return ("  " * self.depth + self.text).rstrip()


def explain(corpus: ResolvedCorpus, name: str) -> list[Line]:
    """Explain what `name` stands for.

    Args:
        corpus: what the graph was made of.
        name: an event's id (or its beginning), an edge as `actor->target`, an entity's id or
            label; the IRI of an event or entity does as well.

    Raises:
        QueryError: nothing has that name.
    """
    if _ARROW in name:
        actor, _, target = name.partition(_ARROW)
        return list(_edge(corpus, _entity(corpus, actor), _entity(corpus, target)))
    key = _key(name, "event")
    events = [one for one in corpus.events if one.id == key]
    if not events and len(key) >= _SHORTEST_PREFIX:
        events = [one for one in corpus.events if one.id.startswith(key)]
    if len(events) > 1:
        raise QueryError(f"{len(events)} events begin with {key}. Give more of the id.")
    if events:
        return list(_event(corpus, events[0]))
    return list(_about_entity(corpus, _entity(corpus, name)))


def _entity(corpus: ResolvedCorpus, name: str) -> Entity:
    key = _key(name, "entity")
    for one in corpus.entities:
        if one.id == key:
            return one
    wanted = name.strip().casefold()
    same = [one for one in corpus.entities if wanted in _names(one)]
    if len(same) == 1:
        return same[0]
    if same:
        ids = ", ".join(one.id for one in same[:8])
        raise QueryError(f"{len(same)} entities are called {name.strip()}. Give one of: {ids}")
    raise QueryError(
        f"Nothing in the graph is called {name.strip()}. "
        "Give an event's id, an entity's id or label, or actor->target; "
        "kg query and events.csv show ids."
    )


def _names(entity: Entity) -> set[str]:
    return {entity.label.casefold(), *(alias.casefold() for alias in entity.aliases)}


def _key(name: str, kind: str) -> str:
    """The id in a name that may be the IRI of an event or entity."""
    plain = name.strip().strip("<>")
    return unquote(plain.rpartition(f"/{kind}/")[2]) if "://" in plain else plain


def _edge(corpus: ResolvedCorpus, actor: Entity, target: Entity) -> Iterator[Line]:
    between = [e for e in corpus.events if e.actor == actor.id and e.target == target.id]
    edges = [e for e in between if e.factual and not is_background(e.code, e.mode)]
    others = len(between) - len(edges)
    yield Line(0, f"{actor.label} -> {target.label}")
    yield Line(
        0,
        f"{_count(len(edges), 'event')} told as fact make{'' if edges[1:] else 's'} this edge"
        if edges
        else "No event between them is told as fact, so there is no edge.",
    )
    for event in edges:
        yield Line(0, "")
        yield from _event(corpus, event)
    if others:
        yield Line(0, "")
        are = "are" if others > 1 else "is"
        yield Line(0, f"{_count(others, 'event')} between them {are} not told as fact:")
        for event in between:
            if not event.factual:
                yield Line(1, f"{event.id}  {event.label} ({'; '.join(_reserves(event))})")


def _event(corpus: ResolvedCorpus, event: Event) -> Iterator[Line]:
    labels = {one.id: one.label for one in corpus.entities}
    documents = {one.id: one for one in corpus.documents}
    yield Line(0, f"event {event.id}")
    yield Line(0, event.label)
    yield Line(
        1, f"action     {event.code}{f' ({event.mode})' if event.mode else ''}: {event.verb}"
    )
    for role, entity in (("actor", event.actor), ("target", event.target), ("place", event.place)):
        if entity:
            yield Line(1, f"{role:<10} {labels.get(entity, entity)}  [{entity}]")
    if event.date:
        stood = "" if event.date.text else ", taken from the publication date"
        yield Line(1, f"{'date':<10} {event.date.value} ({event.date.precision}{stood})")
    reserves = _reserves(event)
    yield Line(1, f"{'fact':<10} {'no: ' + '; '.join(reserves) if reserves else 'yes'}")
    if event.factual and event.condition:
        yield Line(1, f"{'condition':<10} {event.condition}")
    yield Line(
        1,
        f"{'told':<10} {_count(len(event.evidence), 'time')}, "
        f"{_count(event.sources, 'independent source')}",
    )
    for evidence in event.evidence:
        yield from _evidence(evidence, documents[evidence.document], labels)


def _reserves(event: Event) -> list[str]:
    """What keeps an event from being told as fact."""
    if event.factual:
        return []
    reserves = []
    if event.polarity is Polarity.NEGATED:
        reserves.append("negated")
    if event.certainty != "certain":
        reserves.append(str(event.certainty))
    if event.modality != "asserted":
        reserves.append(str(event.modality))
    if event.tense == "future":
        reserves.append("future")
    if event.condition:
        reserves.append(f"on condition: {event.condition}")
    if not reserves:
        reserves.append("only said by a speaker")
    return reserves


def _evidence(evidence: Evidence, document: Document, labels: dict[str, str]) -> Iterator[Line]:
    mention = evidence.mention
    yield Line(1, "")
    source = ", ".join(filter(None, (document.source, _day(document), document.path)))
    copy = "" if evidence.independent else " (a copy)"
    yield Line(1, f"{document.title or document.id}{copy}")
    yield Line(1, source)
    start = evidence.sentence_start
    yield Line(
        2,
        " ".join(evidence.sentence_text.split("\n")),
        tuple((max(0, first - start), last - start) for first, last in _slots(evidence)),
    )
    yield Line(2, f"characters {mention.start}-{mention.end} of document {document.id}")
    for speaker, entity in zip(mention.speakers, evidence.speakers, strict=False):
        who = labels.get(entity or "", "") or (speaker.slot.text if speaker.slot else "unnamed")
        yield Line(2, f"said by {who} ({speaker.cue})")
    yield Line(2, f"read right with a probability of {mention.confidence:.2f}")
    tokens = " · ".join(document.text[first:last] for first, last in mention.rule.tokens)
    yield Line(2, f"rule {mention.rule.name}" + (f" on: {tokens}" if tokens else ""))


def _slots(evidence: Evidence) -> Iterable[tuple[int, int]]:
    mention = evidence.mention
    slots = (mention.actor, mention.target, mention.action)
    return sorted(
        (slot.start, slot.end)
        for slot in slots
        if slot and evidence.sentence_start <= slot.start and slot.end <= evidence.sentence_end
    )


def _about_entity(corpus: ResolvedCorpus, entity: Entity) -> Iterator[Line]:
    documents = {one.id: one for one in corpus.documents}
    yield Line(0, f"entity {entity.id}")
    yield Line(0, entity.label)
    for role, values in (
        ("type", [str(entity.type)]),
        ("aliases", entity.aliases),
        ("country", [entity.country] if entity.country else []),
        ("sectors", entity.sectors),
        ("roles", entity.roles),
        ("links", entity.links),
    ):
        if values:
            yield Line(1, f"{role:<10} {', '.join(values)}")
    yield Line(
        1, f"{'mentions':<10} {entity.mentions} in {_count(len(entity.documents), 'document')}"
    )
    merges = [one for one in corpus.merges if one.entity == entity.id]
    if merges:
        yield Line(1, "")
        yield Line(1, "one entity, because")
    for merge in merges:
        where = documents[merge.document].path if merge.document in documents else merge.document
        yield Line(2, f"{merge.label} in {where}: {merge.reason} ({merge.strength:.2f})")
    doubtful = [one for one in corpus.doubtful if entity.id in (one.first, one.second)]
    for pair in doubtful:
        other = pair.second if pair.first == entity.id else pair.first
        yield Line(1, f"perhaps the same as {other}: {pair.reason} ({pair.strength:.2f})")


def _day(document: Document) -> str | None:
    return document.published.isoformat() if document.published else None


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
