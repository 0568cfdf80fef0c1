"""What one document gave, as triples: the document, its tellings of events, its relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.graph._concepts import event_mode, event_type
from kg.graph._terms import (
    TRUE,
    Fact,
    boolean,
    day,
    decimal,
    individual,
    integer,
    text,
    timestamp,
)
from kg.graph.dates import bounds
from kg.graph.iris import Iris, foreign_iri
from kg.graph.vocabulary import DCT, GAF, ITSRDF, KG, NIF, ORG, PROV, RDF, RDFS, SCHEMA, SEM
from kg.model import (
    DateSource,
    Document,
    Event,
    EventDate,
    EventMention,
    Evidence,
    Quantity,
    Relation,
)

_RELATIONS = {
    "role": KG.holdsOfficeAt,
    "member": ORG.memberOf,
    "part": DCT.isPartOf,
    "located": SCHEMA.location,
}


@dataclass(slots=True)
class Told:
    """Everything of the corpus that one document tells."""

    document: Document
    events: dict[str, tuple[Event, list[Evidence]]] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    original: str | None = None


def document_facts(told: Told, iris: Iris, run: ox.NamedNode) -> Iterator[Fact]:
    """Say what a document is and what it tells: the triples of its graph."""
    document = told.document
    node = iris.document(document.id)
    yield from _document(document, node, iris)
    yield run, PROV.used, node
    for entity in told.entities:
        yield node, SCHEMA.mentions, iris.entity(entity)
    if told.original is not None:
        yield node, KG.copyOf, iris.document(told.original)
    for event, tellings in told.events.values():
        yield from _event(event, iris)
        yield iris.event(event.id), PROV.wasGeneratedBy, run
        for place, evidence in _places(tellings):
            yield from _evidence(event, evidence, place, document, iris)
    for relation in told.relations:
        yield from _relation(relation, document, iris)


def _document(document: Document, node: ox.NamedNode, iris: Iris) -> Iterator[Fact]:
    yield node, RDF.type, NIF.Context
    yield node, RDF.type, SCHEMA.NewsArticle
    yield node, NIF.isString, text(document.text)
    yield node, NIF.beginIndex, integer(0)
    yield node, NIF.endIndex, integer(len(document.text))
    yield node, DCT.language, text(document.language)
    yield node, KG.path, text(document.path)
    yield node, RDFS.label, text(document.title or document.path)
    if document.title:
        yield node, DCT.title, text(document.title)
    if document.published:
        yield node, DCT.issued, day(document.published)
    if document.source:
        publisher = iris.publisher(document.source)
        yield node, DCT.publisher, publisher
        yield publisher, RDF.type, SCHEMA.Organization
        yield publisher, RDFS.label, text(document.source)
    if document.url:
        address = foreign_iri(document.url)
        yield node, DCT.source, text(document.url) if address is None else address


def _event(event: Event, iris: Iris) -> Iterator[Fact]:
    node = iris.event(event.id)
    yield node, RDF.type, SEM.Event
    yield node, RDF.type, KG.Event
    yield node, RDFS.label, text(event.label)
    yield node, SEM.eventType, event_type(event.code)
    if event.mode:
        yield node, KG.mode, event_mode(event.code, event.mode)
    yield node, KG.verb, text(event.verb)
    for role, entity in ((KG.actor, event.actor), (KG.target, event.target)):
        if entity is not None:
            yield node, role, iris.entity(entity)
            yield node, SEM.hasActor, iris.entity(entity)
    if event.place is not None:
        yield node, SEM.hasPlace, iris.entity(event.place)
    if event.date is not None:
        yield from date_facts(node, event.date)
    yield node, KG.polarity, individual(event.polarity)
    yield node, KG.certainty, individual(event.certainty)
    yield node, KG.tense, individual(event.tense)
    yield node, KG.modality, individual(event.modality)
    yield node, KG.factual, boolean(event.factual)
    yield node, KG.sources, integer(event.sources)
    yield node, KG.confidence, decimal(event.confidence)
    if event.condition:
        yield node, KG.condition, text(event.condition)
    if is_reciprocal(event):
        yield node, KG.reciprocal, TRUE


def is_reciprocal(event: Event) -> bool:
    """Say whether the event's parties act on each other (*the two sides met*)."""
    return any(evidence.mention.reciprocal for evidence in event.evidence)


def date_facts(node: ox.NamedNode, date: EventDate) -> Iterator[Fact]:
    """Say when: the value as given, its precision and source, and its first and last day."""
    yield node, SEM.hasTimeStamp, timestamp(date.value, date.precision)
    yield node, KG.timePrecision, individual(date.precision)
    in_text = date.source is DateSource.TEXT
    yield node, KG.timeSource, KG.InText if in_text else KG.PublicationDate
    first, last = bounds(date.value)
    if first is not None:
        yield node, SEM.hasBeginTimeStamp, day(first)
    if last is not None:
        yield node, SEM.hasEndTimeStamp, day(last)


def _places(tellings: Iterable[Evidence]) -> Iterator[tuple[str, Evidence]]:
    """Name each telling by the offsets of its predicate; a second one there gets a number."""
    seen: dict[str, int] = {}
    for evidence in tellings:
        action = evidence.mention.action
        place = f"{action.start},{action.end}"
        seen[place] = seen.get(place, 0) + 1
        yield (place if seen[place] == 1 else f"{place},{seen[place]}"), evidence


def _evidence(
    event: Event, evidence: Evidence, place: str, document: Document, iris: Iris
) -> Iterator[Fact]:
    event_node, mention = iris.event(event.id), evidence.mention
    node = iris.evidence(document.id, event.id, place)
    clause = iris.phrase(document.id, mention.start, mention.end)
    sentence = iris.phrase(document.id, evidence.sentence_start, evidence.sentence_end)
    yield event_node, KG.evidence, node
    yield event_node, GAF.denotedBy, clause
    yield node, RDF.type, KG.Evidence
    yield node, KG.document, iris.document(document.id)
    yield node, KG.clause, clause
    yield node, KG.sentence, sentence
    yield node, KG.certainty, individual(mention.certainty)
    yield node, KG.tense, individual(mention.tense)
    yield node, KG.factual, boolean(mention.factual)
    yield node, KG.independent, boolean(evidence.independent)
    yield node, KG.confidence, decimal(mention.confidence)
    yield node, KG.rule, text(mention.rule.name)
    if mention.condition:
        yield node, KG.condition, text(mention.condition)
    words = document.text[mention.start : mention.end]
    yield from _phrase(clause, document.id, mention.start, mention.end, words, iris)
    yield from _phrase(
        sentence,
        document.id,
        evidence.sentence_start,
        evidence.sentence_end,
        evidence.sentence_text,
        iris,
    )
    yield sentence, RDF.type, NIF.Sentence
    yield from _slots(node, event, mention, document.id, iris)
    yield from _speakers(node, event_node, evidence, document.id, iris)
    for quantity in mention.quantities:
        yield from _quantity(node, event_node, quantity, document.id, iris)


def _slots(
    node: ox.NamedNode, event: Event, mention: EventMention, document: str, iris: Iris
) -> Iterator[Fact]:
    """Tie the words of each slot to the telling, and to the entity they stand for."""
    action = mention.action
    phrase = iris.phrase(document, action.start, action.end)
    yield node, KG.actionPhrase, phrase
    yield from _phrase(phrase, document, action.start, action.end, action.text, iris)
    for role, slot, entity in (
        (KG.actorPhrase, mention.actor, event.actor),
        (KG.targetPhrase, mention.target, event.target),
        (KG.placePhrase, mention.place, event.place),
    ):
        if slot is None:
            continue
        phrase = iris.phrase(document, slot.start, slot.end)
        yield node, role, phrase
        yield from _phrase(phrase, document, slot.start, slot.end, slot.text, iris)
        if entity is not None:
            yield phrase, ITSRDF.taIdentRef, iris.entity(entity)
    date = mention.date
    if date is not None and date.text is not None and date.start is not None:
        end = date.start + len(date.text) if date.end is None else date.end
        phrase = iris.phrase(document, date.start, end)
        yield node, KG.datePhrase, phrase
        yield from _phrase(phrase, document, date.start, end, date.text, iris)


def _speakers(
    node: ox.NamedNode, event: ox.NamedNode, evidence: Evidence, document: str, iris: Iris
) -> Iterator[Fact]:
    speakers = evidence.mention.speakers
    entities = evidence.speakers + (None,) * (len(speakers) - len(evidence.speakers))
    for speaker, entity in zip(speakers, entities, strict=False):
        source = KG.UnnamedSource if entity is None else iris.entity(entity)
        yield event, KG.speaker, source
        yield node, KG.speaker, source
        yield node, KG.cue, text(speaker.cue)
        slot = speaker.slot
        if slot is not None:
            phrase = iris.phrase(document, slot.start, slot.end)
            yield node, KG.speakerPhrase, phrase
            yield from _phrase(phrase, document, slot.start, slot.end, slot.text, iris)
            if entity is not None:
                yield phrase, ITSRDF.taIdentRef, source


def _quantity(
    node: ox.NamedNode, event: ox.NamedNode, quantity: Quantity, document: str, iris: Iris
) -> Iterator[Fact]:
    phrase = iris.phrase(document, quantity.start, quantity.end)
    yield event, KG.quantity, phrase
    yield node, KG.quantity, phrase
    yield from _phrase(phrase, document, quantity.start, quantity.end, quantity.text, iris)
    yield phrase, RDF.type, KG.Quantity
    yield phrase, KG.value, decimal(quantity.value)
    yield phrase, KG.bound, individual(quantity.bound)
    yield phrase, KG.unit, text(quantity.unit)
    yield phrase, KG.counts, text(quantity.role)


def _relation(relation: Relation, document: Document, iris: Iris) -> Iterator[Fact]:
    subject = iris.entity(relation.subject)
    node = iris.relation(
        relation.kind, relation.subject, relation.object or "", relation.role or ""
    )
    yield node, RDF.type, KG.Relation
    yield node, KG.relationKind, text(relation.kind)
    yield node, KG.subject, subject
    if relation.object is not None:
        yield node, KG.object, iris.entity(relation.object)
        predicate = _RELATIONS.get(relation.kind)
        if predicate is not None:
            yield subject, predicate, iris.entity(relation.object)
    if relation.role:
        yield node, KG.role, text(relation.role)
    for where, start, end in relation.evidence:
        if where == document.id:
            phrase = iris.phrase(where, start, end)
            yield node, GAF.denotedBy, phrase
            yield from _phrase(phrase, where, start, end, document.text[start:end], iris)


def _phrase(
    node: ox.NamedNode, document: str, start: int, end: int, words: str, iris: Iris
) -> Iterator[Fact]:
    yield node, RDF.type, NIF.Phrase
    yield node, NIF.anchorOf, text(words)
    yield node, NIF.beginIndex, integer(start)
    yield node, NIF.endIndex, integer(end)
    yield node, NIF.referenceContext, iris.document(document)
