"""The plain, frozen records that travel between the rooms.

Nothing here knows of spaCy, RDF or files.  All offsets are Unicode code points, 0-based,
end-exclusive, into `Document.text` of the document at hand.

The way of the data::

    Document ── language ──► spaCy Doc ── extract ──► Extraction ── resolve ──► Reading
    Readings + decisions ── resolve ──► ResolvedCorpus ── graph ──► quads, network, pages
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kg.frozen import quick


class BlockKind(StrEnum):
    """What a stretch of a document is; sentences never cross a block."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class EntityType(StrEnum):
    """The kinds of thing an entity can be."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COUNTRY = "Country"
    PLACE = "Place"
    FACILITY = "Facility"
    GROUP = "Group"
    EVENT = "Event"
    THING = "Thing"


class MentionKind(StrEnum):
    """How a mention refers: by a name, a description or a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Polarity(StrEnum):
    """Whether the text affirms or negates that the event takes place."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Certainty(StrEnum):
    """How sure the text is (the FactBank scale)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Tense(StrEnum):
    """When the event lies, seen from the telling; of the event, not of the reporting verb."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Modality(StrEnum):
    """Whether the event is told as happening, intended, asked for or imagined."""

    ASSERTED = "asserted"
    INTENDED = "intended"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"


class Bound(StrEnum):
    """How a number limits the quantity it gives."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Precision(StrEnum):
    """The width of a date as the text gives it."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    INTERVAL = "interval"


class DateSource(StrEnum):
    """Where a date comes from."""

    TEXT = "text"
    PUBLICATION = "publication"


# ── documents ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a document's text: its title, a paragraph or a caption."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article, decoded and cleaned.

    `text` starts with the title (when there is one), followed by the paragraphs and captions,
    blocks separated by a blank line.  `id` is the first 16 hexadecimal digits of a SHA-256 over
    text, title, date, source and URL: the same article is the same document wherever it lies.
    `path` says where it was read from (relative to the given source, `#n` for the n-th record
    of a file with several) and takes no part in the identity; nor do `notes`, which say what had
    to be guessed or repaired (an encoding, a date that made no sense).
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    path: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"
    notes: tuple[str, ...] = ()


# ── what one document's sentences say ────────────────────────────────────────────────────


@quick
@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of text that fills a role, with its syntactic head (also as offsets)."""

    text: str
    start: int
    end: int
    head_start: int
    head_end: int


@quick
@dataclass(frozen=True, slots=True)
class Action:
    """What kind of act: PLOVER code and mode, the predicate's lemma, and the words used."""

    code: str
    mode: str | None
    verb: str
    text: str
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happens.

    `value` is ISO 8601: `2023-08-18`, `2023-08`, `2023-W33`, `2023`, or an interval
    `2013/2023-08-18`; an open end is `..` (ISO 8601-2).  `text`, `start` and `end` are None when
    the date is that of publication.
    """

    value: str
    precision: Precision
    source: DateSource
    text: str | None = None
    start: int | None = None
    end: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or amount that belongs to an event; `role` says what it counts.

    Roles: `troops`, `dead`, `injured`, `detained`, `missing`, `displaced`, `money`, `people`,
    `duration`, `other`.
    """

    value: float
    bound: Bound
    unit: str
    role: str
    text: str
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, and the word that tells it (`said`, `according to`).

    `slot` is None for a source the text does not name at all (*it was reported that*).
    """

    slot: Slot | None
    cue: str
    cue_start: int
    cue_end: int


@quick
@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text that somebody other than the document says: source, cue, content."""

    speaker: Speaker
    content: tuple[tuple[int, int], ...]
    direct: bool


@quick
@dataclass(frozen=True, slots=True)
class Rule:
    """The rule that found an event and the tokens (as offsets) that it stood on."""

    name: str
    tokens: tuple[tuple[int, int], ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one clause or noun phrase of one document tells it.

    `confidence` is the probability that actor, action and target are read right.
    """

    sentence: int
    start: int
    end: int
    action: Action
    rule: Rule
    actor: Slot | None = None
    target: Slot | None = None
    place: Slot | None = None
    date: EventDate | None = None
    quantities: tuple[Quantity, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    certainty: Certainty = Certainty.CERTAIN
    tense: Tense = Tense.PAST
    modality: Modality = Modality.ASSERTED
    condition: str | None = None
    speakers: tuple[Speaker, ...] = ()
    reciprocal: bool = False
    confidence: float = 1.0

    @property
    def factual(self) -> bool:
        """Whether the document itself states the event as a fact: what may become an edge."""
        return (
            self.polarity is Polarity.AFFIRMED
            and self.certainty is Certainty.CERTAIN
            and self.modality is Modality.ASSERTED
            and self.tense is not Tense.FUTURE
            and not self.speakers
        )


@quick
@dataclass(frozen=True, slots=True)
class RelationMention:
    """A standing relation rather than an act: *X is commander of Y*, *Y's minister X*.

    `kind` is `role` (subject holds `role`, at `object` where one is named), `is` (subject is what
    `role` says), `member`, `part`, `located` or `same` (apposition or bracketed abbreviation).
    """

    sentence: int
    start: int
    end: int
    kind: str
    subject: Slot
    object: Slot | None
    role: str | None
    rule: Rule


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets, and the kind of block it stands in."""

    start: int
    end: int
    block: BlockKind


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything the extract room found in one document, in order of text."""

    sentences: tuple[Sentence, ...]
    events: tuple[EventMention, ...]
    relations: tuple[RelationMention, ...]
    attributions: tuple[Attribution, ...]


# ── who and what is meant, within one document ───────────────────────────────────────────


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to a document-level entity (an index into `entities`).

    `reason` names the rule by which it was tied to that entity.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    entity: int
    reason: str


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One thing as one document speaks of it.

    `key` is the gazetteer's key when the gazetteer is certain (`country/NER`, `org/ecowas`,
    `actor/USA/MIL` for an unnamed group with country and role), else None.  `names` holds the
    proper names used, `descriptions` the nominal wordings, both in order of first use.
    `members` lists the entities (indices) that a plural mention sums up.
    """

    label: str
    type: EntityType
    key: str | None = None
    names: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    members: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one document gave: the unit that `readings.db` keeps.

    Every slot of every event, relation and attribution has a mention with the same offsets.
    """

    document: Document
    pipeline: str
    sentences: tuple[Sentence, ...]
    events: tuple[EventMention, ...]
    relations: tuple[RelationMention, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    entities: tuple[LocalEntity, ...]


# ── the corpus as a whole ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world.

    `links` are IRIs of the same thing elsewhere (Wikidata, GeoNames, ISO), only when certain.
    `coordinates` is (latitude, longitude) in WGS 84 degrees.  `mentions` counts its mentions;
    `documents` are document ids, sorted.
    """

    id: str
    label: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    mentions: int = 0
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One telling of an event in one document, with the entities its slots stand for."""

    document: str
    mention: EventMention
    sentence_text: str
    sentence_start: int
    sentence_end: int
    speakers: tuple[str | None, ...] = ()
    independent: bool = True

    @property
    def factual(self) -> bool:
        """Whether this telling states the event as a fact."""
        return self.mention.factual


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the corpus with all its tellings.

    Two tellings are one event when actor, action, target, polarity and modality are the same
    and the dates are compatible.  `sources` counts independent tellings (copies of one wire
    story count once); `confidence` is that of the telling that was read most surely.
    """

    id: str
    label: str
    code: str
    mode: str | None
    verb: str
    polarity: Polarity
    modality: Modality
    certainty: Certainty
    tense: Tense
    factual: bool
    evidence: tuple[Evidence, ...]
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    date: EventDate | None = None
    quantities: tuple[Quantity, ...] = ()
    condition: str | None = None
    speakers: tuple[str, ...] = ()
    sources: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between entities with its tellings as (document, start, end)."""

    kind: str
    subject: str
    object: str | None
    role: str | None
    evidence: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why document-level entities became one entity: reason, and strength from 0 to 1."""

    entity: str
    document: str
    local: int
    label: str
    reason: str
    strength: float


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two entities that may be the same; for people to decide."""

    first: str
    second: str
    reason: str
    strength: float


@dataclass(frozen=True, slots=True)
class ResolvedCorpus:
    """Everything the graph is made of, sorted, a pure function of readings and decisions."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...] = ()
    merges: tuple[Merge, ...] = ()
    doubtful: tuple[DoubtfulPair, ...] = ()
    copies: dict[str, str] = field(default_factory=dict)
    """Document id → id of the document of which it is a near-copy."""
    unapplied_decisions: tuple[str, ...] = ()
