"""A made-up but lifelike resolved corpus of any size, for measuring and testing the views.

`python benchmarks/views_corpus.py 1000` prints its counts.  Names, sentences and outlets are
invented; who acts on whom follows a Zipf law within loose communities, as news does.
"""

from __future__ import annotations

import hashlib
import random
import sys
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import (
    Action,
    Block,
    BlockKind,
    Certainty,
    DateSource,
    Document,
    Entity,
    EntityType,
    Event,
    EventDate,
    EventMention,
    Evidence,
    Modality,
    Polarity,
    Precision,
    Relation,
    ResolvedCorpus,
    Rule,
    Slot,
    Speaker,
    Tense,
)

VERBS = {
    "AGREE": ("sign", "agree"),
    "CONSULT": ("meet", "visit"),
    "SUPPORT": ("praise", "back"),
    "CONCEDE": ("release", "concede"),
    "COOPERATE": ("cooperate", "train"),
    "AID": ("aid", "fund"),
    "RETREAT": ("withdraw", "leave"),
    "REQUEST": ("urge", "ask"),
    "ACCUSE": ("accuse", "condemn"),
    "REJECT": ("reject", "rebuff"),
    "THREATEN": ("threaten", "warn"),
    "PROTEST": ("protest", "rally"),
    "SANCTION": ("sanction", "suspend"),
    "MOBILIZE": ("mobilize", "deploy"),
    "COERCE": ("detain", "expel"),
    "ASSAULT": ("attack", "bomb"),
}
"""Predicates by PLOVER event type, used to word the sentences."""

_PAST = {
    "sign": "signed with",
    "agree": "agreed with",
    "meet": "met",
    "visit": "visited",
    "praise": "praised",
    "back": "backed",
    "release": "gave way to",
    "concede": "conceded to",
    "cooperate": "cooperated with",
    "train": "trained with",
    "aid": "sent relief to",
    "fund": "funded",
    "withdraw": "withdrew from",
    "leave": "left",
    "urge": "urged",
    "ask": "asked",
    "accuse": "accused",
    "condemn": "condemned",
    "reject": "rejected the offer of",
    "rebuff": "rebuffed",
    "threaten": "threatened",
    "warn": "warned",
    "protest": "protested against",
    "rally": "rallied against",
    "sanction": "imposed sanctions on",
    "suspend": "suspended ties with",
    "mobilize": "mobilised against",
    "deploy": "deployed troops against",
    "detain": "detained envoys of",
    "expel": "expelled envoys of",
    "attack": "attacked",
    "bomb": "bombed positions of",
}
_ONSETS = (
    "Ar Bel Cor Dan El Far Gor Hal Is Jor Kal Lor Mar Nor Or Pel Quen Ras Sol Tor Ul Var Wes Yar "
    "Zen"
)
_CODAS = "andia onia esh ara uvia istan mark eria ova une oria ambo atha iland emba"
_GIVEN = (
    "Ada Bram Chidi Dalia Emre Fatou Goran Hana Idris Jun Kofi Lena Musa Nadia Omar Petra Rui Sana"
)
_FAMILY = (
    "Abara Bekele Cisse Dorval Eklund Faye Guler Haidara Ivanek Jansa Keita Lund Moreau Ndiaye"
)
_OUTLETS = (
    "Harbour Wire",
    "The Delta Post",
    "Meridian News",
    "Radio Savane",
    "Northlight",
    "Capital Ledger",
)
_START = date(2023, 7, 1)


@dataclass(frozen=True, slots=True)
class _Kind:
    """How an entity of one rank is named."""

    type: EntityType
    template: str
    sectors: tuple[str, ...]


_KINDS = (
    _Kind(EntityType.COUNTRY, "{c}", ("GOV",)),
    _Kind(EntityType.ORGANIZATION, "Government of {c}", ("GOV",)),
    _Kind(EntityType.PERSON, "{p}", ("GOV",)),
    _Kind(EntityType.ORGANIZATION, "{c} (military)", ("MIL",)),
    _Kind(EntityType.GROUP, "{c} Liberation Front", ("REB",)),
    _Kind(EntityType.ORGANIZATION, "Union of {c} States", ("IGO",)),
    _Kind(EntityType.PERSON, "{p}", ("OPP",)),
    _Kind(EntityType.GROUP, "demonstrators in {c}", ("CVL",)),
    _Kind(EntityType.PLACE, "Port {c}", ()),
    _Kind(EntityType.FACILITY, "{c} Air Base", ()),
)


def corpus(nodes: int, events: int, *, seed: int = 7, hostile: str = "") -> ResolvedCorpus:
    """Make a corpus of about `nodes` entities and exactly `events` events.

    `hostile` is put into every label, sentence, title and outlet, to see that text stays text.
    """
    rng = random.Random(seed)
    entities = _entities(nodes, rng, hostile)
    makers = [_Draft(rng, entities, index, hostile) for index in range(events)]
    documents, built = _write(makers, rng, hostile)
    seen: dict[str, set[str]] = {}
    for event in built:
        for entity in (event.actor, event.target, event.place, *event.speakers):
            if entity:
                seen.setdefault(entity, set()).update(one.document for one in event.evidence)
    counted = [
        Entity(
            id=one.id,
            label=one.label,
            type=one.type,
            aliases=one.aliases,
            country=one.country,
            sectors=one.sectors,
            roles=one.roles,
            links=one.links,
            coordinates=one.coordinates,
            mentions=2 * len(seen.get(one.id, ())),
            documents=tuple(sorted(seen.get(one.id, ()))),
        )
        for one in entities
    ]
    relations = tuple(
        Relation("member", counted[i].id, counted[0].id, None, ((documents[0].id, 0, 5),))
        for i in range(1, min(4, len(counted)))
    )
    return ResolvedCorpus(
        documents=tuple(sorted(documents, key=lambda one: one.id)),
        entities=tuple(sorted(counted, key=lambda one: one.id)),
        events=tuple(sorted(built, key=lambda one: one.id)),
        relations=relations,
    )


def _entities(count: int, rng: random.Random, hostile: str) -> list[Entity]:
    onsets, codas = _ONSETS.split(), _CODAS.split()
    given, family = _GIVEN.split(), _FAMILY.split()
    made: list[Entity] = []
    taken: set[str] = set()
    while len(made) < count:
        kind = _KINDS[len(made) % len(_KINDS) if len(made) >= 10 else rng.randrange(5)]
        country = rng.choice(onsets) + rng.choice(codas)
        person = f"{rng.choice(given)} {rng.choice(family)}"
        label = kind.template.format(c=country, p=person)
        number = 2
        while label in taken:
            country = rng.choice(onsets) + rng.choice(onsets).lower() + rng.choice(codas)
            person = f"{rng.choice(given)} {rng.choice(onsets)}{rng.choice(family).lower()}"
            label = kind.template.format(c=country, p=person)
            if number > 40:
                label += f" {number}"
            number += 1
        taken.add(label)
        slug = "".join(c if c.isalnum() else "-" for c in label.lower()).strip("-")
        place = kind.type in (EntityType.COUNTRY, EntityType.PLACE, EntityType.FACILITY)
        made.append(
            Entity(
                id=slug,
                label=label + hostile,
                type=kind.type,
                aliases=(label.split()[-1] + "ans", "the " + label.split()[0]),
                country=country[:3].upper(),
                sectors=kind.sectors,
                roles=("minister",) if kind.type is EntityType.PERSON else (),
                links=(f"https://www.wikidata.org/entity/Q{len(made) + 1}",) if place else (),
                coordinates=(round(rng.uniform(-30, 30), 4), round(rng.uniform(-20, 60), 4))
                if place
                else None,
            )
        )
    return made


class _Draft:
    """One event before it has been told."""

    def __init__(
        self, rng: random.Random, entities: list[Entity], index: int, hostile: str
    ) -> None:
        count = len(entities)
        community = 1 + count // 12
        first = min(
            int(count ** (rng.random() * 1.02)) - 1 if rng.random() < 0.6 else rng.randrange(count),
            count - 1,
        )
        if index < count:
            first = index
        if rng.random() < 0.75:
            near = first // community * community
            second = min(near + int(community * rng.random() ** 2), count - 1)
        else:
            second = int(count * rng.random() ** 3)
        if second == first:
            second = (first + 1) % count
        code = rng.choices(list(VERBS), weights=[4, 8, 5, 2, 5, 6, 3, 8, 9, 4, 6, 4, 5, 4, 6, 7])[0]
        self.actor: Entity | None = entities[first] if rng.random() > 0.03 else None
        self.target: Entity | None = entities[second] if rng.random() > 0.05 else None
        self.place = rng.choice(entities) if rng.random() < 0.2 else None
        self.code = code
        self.verb = rng.choice(VERBS[code])
        self.day = _START + timedelta(days=int(180 * (rng.random() + rng.random()) / 2))
        self.dated = rng.random() > 0.05
        self.speaker = rng.choice(entities) if rng.random() < 0.22 else None
        self.negated = rng.random() < 0.07
        self.modality = rng.choices(list(Modality), weights=[80, 10, 5, 5])[0]
        self.certainty = rng.choices(list(Certainty), weights=[90, 5, 5])[0]
        self.tellings = 1 + (rng.random() < 0.2) + (rng.random() < 0.05)
        self.hostile = hostile
        self.index = index


def _write(
    drafts: list[_Draft], rng: random.Random, hostile: str
) -> tuple[list[Document], list[Event]]:
    """Tell every draft in some documents of about ten sentences each."""
    telling = [draft for draft in drafts for _ in range(draft.tellings)]
    telling.sort(key=lambda draft: draft.day)
    documents: list[Document] = []
    evidence: dict[int, list[Evidence]] = {}
    position = 0
    while position < len(telling):
        group = telling[position : position + rng.randint(6, 12)]
        position += len(group)
        document, mentions = _document(group, rng, hostile, len(documents))
        documents.append(document)
        for draft, (mention, start, end) in zip(group, mentions, strict=True):
            speakers = (draft.speaker.id,) if draft.speaker else ()
            evidence.setdefault(draft.index, []).append(
                Evidence(document.id, mention, document.text[start:end], start, end, speakers)
            )
    return documents, [_event(draft, evidence[draft.index]) for draft in drafts]


def _document(
    group: list[_Draft], rng: random.Random, hostile: str, number: int
) -> tuple[Document, list[tuple[EventMention, int, int]]]:
    outlet = rng.choice(_OUTLETS) + hostile
    lead = next((d.target or d.actor for d in group if d.target or d.actor), None)
    title = f"Dispatch {number + 1}: {lead.label if lead else 'the region'} in the news{hostile}"
    text = title + "\n\n"
    mentions = []
    for index, draft in enumerate(group):
        mention, sentence = _sentence(draft, len(text), index)
        mentions.append((mention, len(text), len(text) + len(sentence)))
        text += sentence + " "
    published = max(draft.day for draft in group) + timedelta(days=1)
    identity = hashlib.sha256(f"{title}{text}{outlet}".encode()).hexdigest()[:16]
    document = Document(
        id=identity,
        text=text,
        blocks=(
            Block(BlockKind.TITLE, 0, len(title)),
            Block(BlockKind.PARAGRAPH, len(title) + 2, len(text)),
        ),
        path=f"made/{number:05}.txt",
        title=title,
        published=published,
        source=outlet,
        url=f"https://news.example/{number}?a=1&b=2" if rng.random() > 0.1 else None,
    )
    return document, mentions


class _Writer:
    """Puts words in a row and remembers where each stood."""

    def __init__(self, base: int) -> None:
        self.text = ""
        self.base = base

    def put(self, words: str) -> tuple[int, int]:
        start = self.base + len(self.text)
        self.text += words
        return start, start + len(words)

    def slot(self, words: str) -> Slot:
        start, end = self.put(words)
        return Slot(words, start, end, start, end)


def _sentence(draft: _Draft, base: int, index: int) -> tuple[EventMention, str]:
    writer = _Writer(base)
    when = None
    if draft.dated and index % 2:
        writer.put("On ")
        words = f"{draft.day.day} {draft.day:%B}"
        start, end = writer.put(words)
        when = EventDate(draft.day.isoformat(), Precision.DAY, DateSource.TEXT, words, start, end)
        writer.put(" ")
    elif draft.dated:
        when = EventDate(draft.day.isoformat(), Precision.DAY, DateSource.PUBLICATION)
    actor = writer.slot(draft.actor.label) if draft.actor else None
    writer.put(" " if actor else "Unknown men ")
    if draft.negated:
        writer.put("never ")
    if draft.modality is not Modality.ASSERTED:
        writer.put("may have ")
    words = _PAST[draft.verb]
    start, end = writer.put(words)
    action = Action(draft.code, None, draft.verb, words, start, end)
    writer.put(" ")
    target = writer.slot(draft.target.label) if draft.target else None
    if not target:
        writer.put("others")
    place = None
    if draft.place:
        writer.put(" near ")
        place = writer.slot(draft.place.label)
    speakers: tuple[Speaker, ...] = ()
    if draft.speaker:
        writer.put(", ")
        who = writer.slot(draft.speaker.label)
        writer.put(" ")
        cue_start, cue_end = writer.put("said")
        speakers = (Speaker(who, "said", cue_start, cue_end),)
    writer.put(f", a day after talks had been put off 🕊 for a second time{draft.hostile}.")
    mention = EventMention(
        sentence=index,
        start=base,
        end=base + len(writer.text),
        action=action,
        rule=Rule("active clause", ((start, end),)),
        actor=actor,
        target=target,
        place=place,
        date=when,
        polarity=Polarity.NEGATED if draft.negated else Polarity.AFFIRMED,
        certainty=draft.certainty,
        tense=Tense.FUTURE if draft.modality is Modality.INTENDED else Tense.PAST,
        modality=draft.modality,
        speakers=speakers,
    )
    return mention, writer.text


def _event(draft: _Draft, evidence: list[Evidence]) -> Event:
    first = evidence[0].mention
    actor = draft.actor.label if draft.actor else "unknown"
    target = draft.target.label if draft.target else "unknown"
    date_ = next((one.mention.date for one in evidence if one.mention.date), None)
    return Event(
        id=hashlib.sha256(f"event {draft.index}".encode()).hexdigest()[:16],
        label=f"{actor} {_PAST[draft.verb]} {target}",
        code=draft.code,
        mode=None,
        verb=draft.verb,
        polarity=first.polarity,
        modality=first.modality,
        certainty=first.certainty,
        tense=first.tense,
        factual=any(one.factual for one in evidence),
        evidence=tuple(evidence),
        actor=draft.actor.id if draft.actor else None,
        target=draft.target.id if draft.target else None,
        place=draft.place.id if draft.place else None,
        date=date_,
        speakers=(draft.speaker.id,) if draft.speaker else (),
        sources=len({one.document for one in evidence}),
    )


def main() -> None:
    """Print the counts of a corpus of the size given on the command line."""
    nodes = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    made = corpus(nodes, 3 * nodes)
    print(
        f"{len(made.documents)} documents, {len(made.entities)} entities, {len(made.events)} events"
    )


if __name__ == "__main__":
    main()
