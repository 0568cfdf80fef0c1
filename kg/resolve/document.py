"""The step within one document: mentions are found, tied together and become local entities."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.model import (
    Document,
    EntityType,
    Extraction,
    LocalEntity,
    Mention,
    MentionKind,
    Reading,
    Slot,
)
from kg.resolve import (
    _appositions,
    _metonyms,
    _name_rules,
    _nominal_rules,
    _plurals,
    _possessed,
    _pronoun_rules,
    _unnamed,
    gazetteer,
)
from kg.resolve._local import keyed_entity, local_entity
from kg.resolve._setting import setting
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.coordination import coordinated_demonyms
from kg.resolve.mentions import Markable, find_markables, is_adjective


def resolve_document(
    doc: Doc, document: Document, extraction: Extraction, pipeline: str
) -> Reading:
    """Return the reading of one document: its events with who and what is meant.

    Args:
        doc: the parsed text of `document` (UD labels, named entities), same offsets.
        document: the document itself; its date decides who held an office.
        extraction: what the extract room found; every slot gets a mention of the same offsets.
        pipeline: name and version of the pipeline and rules, kept with the reading.
    """
    slots = slots_of(extraction)
    words = Words(doc)
    clusters = cluster_document(words, document, extraction, slots)
    entities, number = _entities(clusters, words, slots)
    return Reading(
        document=document,
        pipeline=pipeline,
        sentences=extraction.sentences,
        events=extraction.events,
        relations=extraction.relations,
        attributions=extraction.attributions,
        mentions=_mentions(clusters, document.text, number),
        entities=entities,
    )


def cluster_document(
    doc: Words, document: Document, extraction: Extraction, slots: list[Slot]
) -> Clusters:
    """Return the clusters of a document's markables; the rules run from the surest to the least."""
    clusters = cluster_names(doc, document, extraction, slots)
    by_head = {m.head: m for m in clusters.markables}
    speakers = {slot: m for m in clusters.markables for slot in m.slots}
    place = setting(clusters, document.published, _title_end(document))
    _pronoun_rules.join_speakers(
        clusters, extraction.attributions, speakers, extraction.relations, place.day
    )
    _plurals.join_coordinations(doc, clusters, by_head)
    _pronoun_rules.join_reflexives(doc, clusters, by_head)
    _pronoun_rules.join_third_person(doc, clusters, extraction.attributions, speakers)
    _possessed.give_possessed_keys(clusters, doc, place, by_head)
    return clusters


def cluster_names(
    doc: Words, document: Document, extraction: Extraction, slots: list[Slot]
) -> Clusters:
    """Return the clusters before personal pronouns are resolved: names and descriptions."""
    markables = find_markables(doc, slots)
    _metonyms.settle_cities(markables)
    _metonyms.settle_seats(doc, markables, _acting(doc, extraction))
    clusters = Clusters(markables)
    by_head = {m.head: m for m in clusters.markables}
    day = document.published.isoformat() if document.published else None
    _metonyms.resolve_metonyms(doc, clusters, _acting(doc, extraction))
    _name_rules.join_names(clusters, day)
    _appositions.join_appositions(doc, clusters, by_head, extraction.relations)
    _pronoun_rules.join_relatives(doc, clusters, by_head)
    place = setting(clusters, document.published, _title_end(document))
    _unnamed.give_keys(clusters, doc, place)
    _nominal_rules.join_descriptions(doc, clusters, document.published, place)
    return clusters


def _title_end(document: Document) -> int:
    return document.blocks[0].end if document.blocks and document.title else 0


def slots_of(extraction: Extraction) -> list[Slot]:
    """Return every slot of events, relations and attributions, once each, in order of text."""
    found: list[Slot | None] = []
    for event in extraction.events:
        found += [event.actor, event.target, event.place]
        found += [speaker.slot for speaker in event.speakers]
    for relation in extraction.relations:
        found += [relation.subject, relation.object]
    found += [attribution.speaker.slot for attribution in extraction.attributions]
    unique = {(s.start, s.end): s for s in found if s is not None}
    return [unique[offsets] for offsets in sorted(unique)]


def _acting(doc: Words, extraction: Extraction) -> frozenset[int]:
    """Head tokens of actors and speakers: names there stand for who acts."""
    found: set[int] = set()
    slots = [event.actor for event in extraction.events]
    slots += [a.speaker.slot for a in extraction.attributions]
    for slot in slots:
        span = doc.within(slot.head_start, slot.head_end) if slot else None
        if span is not None:
            found.add(doc.root(*span).i)
    return frozenset(found)


def _kept(clusters: Clusters, root: int) -> bool:
    """Whether a cluster matters to readers: it has a name, a slot or an actor in it."""
    return any(
        m.slots or m.kind is MentionKind.NAME or (m.code.kind is not None and m.code.sectors)
        for m in clusters.of(root)
        if m.slots or not _is_adjective(m, clusters)
    ) or any(clusters.root(i) == root for members in clusters.split.values() for i in members)


def _is_adjective(markable: Markable, clusters: Clusters) -> bool:
    """*Republican*, *Islamic* before a noun are no things, as long as no country stands behind."""
    return clusters.key(markable.index) is None and is_adjective(markable)


def _entities(
    clusters: Clusters, doc: Words, slots: list[Slot]
) -> tuple[tuple[LocalEntity, ...], dict[int, int]]:
    roots = [r for r in clusters.roots() if _kept(clusters, r)]
    number = {root: index for index, root in enumerate(roots)}
    entities = []
    for root in roots:
        split = [clusters.split[m.index] for m in clusters.of(root) if m.index in clusters.split]
        members = tuple(
            dict.fromkeys(number[clusters.root(i)] for i in (split[0] if split else ()))
        )
        entities.append(local_entity(clusters, root, doc, members))
    _add_coordinated(clusters, doc, number, entities)
    return tuple(entities), number


def _add_coordinated(
    clusters: Clusters, doc: Words, number: dict[int, int], entities: list[LocalEntity]
) -> None:
    """Part *Russian and Belarusian soldiers* into the groups of each country."""
    index = {e.key: i for i, e in enumerate(entities) if e.key is not None}
    for root, place in number.items():
        markable = clusters.markables[root]
        nations = coordinated_demonyms(doc[markable.head])
        code = markable.code
        if len(nations) < 2 or not code.sectors or len(clusters.of(root)) > 1:
            continue
        members = []
        for nation in nations:
            key = f"actor/{gazetteer.nation(nation.text)}/{code.sectors[0]}"
            if index.get(key, place) == place:
                index[key] = len(entities)
                entities.append(keyed_entity(key))
            members.append(index[key])
        whole = entities[place]
        entities[place] = replace(
            whole, label=markable.text, key=None, country=None, members=tuple(members)
        )


def _mentions(clusters: Clusters, text: str, number: dict[int, int]) -> tuple[Mention, ...]:
    found: dict[tuple[int, int], Mention] = {}
    for markable in clusters.markables:
        root = clusters.root(markable.index)
        if root not in number:
            continue
        offsets = markable.slots or [(markable.start, markable.end)]
        for start, end in offsets:
            found.setdefault(
                (start, end),
                Mention(
                    start,
                    end,
                    text[start:end],
                    markable.kind,
                    number[root],
                    _reason(clusters, markable),
                ),
            )
    return tuple(found[offsets] for offsets in sorted(found))


def _reason(clusters: Clusters, markable: Markable) -> str:
    return clusters.reasons[markable.index] or (
        "unresolved pronoun"
        if markable.kind is MentionKind.PRONOUN and len(clusters.of(markable.index)) == 1
        else "first mention"
        if markable.type is not EntityType.THING or markable.name
        else "own wording"
    )
