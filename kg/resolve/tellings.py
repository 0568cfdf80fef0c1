"""Tellings: what each document tells of events, sides by id, before tellings become events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import EventMention, Evidence, Reading, Slot, Tense

_TO_ONESELF = ("self", "selves", "each other", "one another")
"""Ends of pronouns that make what acts its own target."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention of an event with its entities by id; `text` is the document's.

    `headline` tells whether it stands in the title; `governments` maps each government the
    document speaks of to its country, both by id.
    """

    actor: str | None
    target: str | None
    place: str | None
    evidence: Evidence
    published: date | None
    text: str
    headline: bool = False
    governments: Mapping[str, str] = field(default_factory=dict)

    @property
    def mention(self) -> EventMention:
        """The event mention told."""
        return self.evidence.mention

    @property
    def key(self) -> tuple[str, ...]:
        """What must agree for two tellings to be of one event, dates and places apart."""
        mention = self.mention
        scope = "" if self.actor or self.target else self.evidence.document
        return (
            self.actor or "",
            mention.action.code,
            mention.action.mode or "",
            mention.action.verb,
            self.target or "",
            mention.polarity.value,
            mention.modality.value,
            "future" if mention.tense is Tense.FUTURE else "",
            scope,
        )

    @property
    def order(self) -> tuple[date, str, int, int]:
        """Earliest published first, then by document and place in it."""
        return (
            self.published or date.max,
            self.evidence.document,
            self.mention.start,
            self.mention.action.start,
        )


def tellings(
    reading: Reading, entity_of: Mapping[tuple[str, int], str | None], independent: bool
) -> Iterable[Telling]:
    """Yield the tellings of one reading, one for each member where a slot sums up several."""
    text = reading.document.text
    mentions = {(m.start, m.end): m.entity for m in reading.mentions}
    document = reading.document.id
    title_end = reading.document.blocks[0].end if reading.document.title else 0
    governments = _governments(reading, entity_of)

    def ids(slot: Slot | None) -> list[str | None]:
        index = mentions.get((slot.start, slot.end)) if slot else None
        if index is None:
            return [None]
        members = reading.entities[index].members or (index,)
        found = dict.fromkeys(entity_of.get((document, i)) for i in members)
        return sorted((i for i in found if i), key=str) or [None]

    for mention in reading.events:
        sentence = reading.sentences[mention.sentence]
        evidence = Evidence(
            document=document,
            mention=mention,
            sentence_text=text[sentence.start : sentence.end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            speakers=tuple(ids(s.slot)[0] for s in mention.speakers),
            independent=independent,
        )
        place = ids(mention.place)[0]
        for actor, target in _sides(ids(mention.actor), ids(mention.target), mention, text):
            yield Telling(
                actor,
                target,
                place,
                evidence,
                reading.document.published,
                text,
                mention.start < title_end,
                governments,
            )


def _governments(
    reading: Reading, entity_of: Mapping[tuple[str, int], str | None]
) -> dict[str, str]:
    """The governments a document speaks of, each with its country where that is spoken of too."""
    ids = {e.key: entity_of.get((reading.document.id, i)) for i, e in enumerate(reading.entities)}
    found: dict[str, str] = {}
    for key, government in ids.items():
        if key is None or government is None or not key.startswith("actor/"):
            continue
        country = ids.get(f"country/{key.split('/')[1]}")
        if key.endswith("/GOV") and country is not None:
            found[government] = country
    return found


def _sides(
    actors: list[str | None], targets: list[str | None], mention: EventMention, text: str
) -> list[tuple[str | None, str | None]]:
    """Who does it to whom; nobody to himself unless the text says so (*blew himself up*)."""
    pairs = [(actor, target) for actor in actors for target in targets]
    slot = mention.target
    if slot is None or text[slot.start : slot.end].casefold().endswith(_TO_ONESELF):
        return pairs
    apart = [(actor, target) for actor, target in pairs if actor is None or actor != target]
    return apart or [(actors[0], None)]


def told_in_full(told: Iterable[Telling]) -> list[Telling]:
    """Give the tellings with one name for one side wherever a document tells of one act twice.

    A country and its government are one actor of one act (*Peru suspends talks*, *Peru's
    government suspended*); a headline that leaves a side out means the one the text names.
    """
    acts: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    for telling in told:
        scope = telling.evidence.document
        acts[scope, *telling.key[1:4], *telling.key[5:8]].append(telling)
    found: list[Telling] = []
    for same in acts.values():
        states = _states_named_fully(same)
        if states:
            same = [_renamed(t, states) for t in same]
        if len(same) > 1 and any(t.headline for t in same):
            body = sorted((t for t in same if not t.headline), key=lambda t: t.order)
            same = [_completed(t, body) if t.headline else t for t in same]
        found += same
    return found


def _renamed(telling: Telling, states: Mapping[str | None, str | None]) -> Telling:
    actor, target = telling.actor, telling.target
    return replace(telling, actor=states.get(actor, actor), target=states.get(target, target))


def _states_named_fully(same: list[Telling]) -> dict[str | None, str | None]:
    """Country → its government, where both are sides of one act."""
    governments = same[0].governments
    if not governments:
        return {}
    sides = {t.actor for t in same} | {t.target for t in same}
    return {c: g for g, c in sorted(governments.items()) if g in sides and c in sides}


def _completed(headline: Telling, body: list[Telling]) -> Telling:
    """The headline with the side it leaves out, as the first telling that agrees has it."""
    for telling in body:
        if headline.target is None and headline.actor and telling.actor == headline.actor:
            return replace(headline, target=telling.target)
        if headline.actor is None and headline.target and telling.target == headline.target:
            return replace(headline, actor=telling.actor)
    return headline
