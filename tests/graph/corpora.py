"""A small corpus made by hand, and a maker of corpora of any size, for the graph tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from kg.model import (
    Action,
    Block,
    BlockKind,
    Bound,
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
    Quantity,
    Relation,
    ResolvedCorpus,
    Rule,
    Slot,
    Speaker,
    Tense,
)

RULE = Rule("active clause")


def document(key: str, text: str, **fields: object) -> Document:
    """Make a document of one paragraph."""
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Document(key, text, blocks, f"{key}.txt", **fields)  # type: ignore[arg-type]


def slot(text: str, words: str) -> Slot:
    """Find words in a text and make them a slot."""
    start = text.index(words)
    return Slot(words, start, start + len(words), start, start + len(words))


def telling(
    source: Document,
    sentence: str,
    code: str,
    verb: str,
    words: str,
    *,
    mode: str | None = None,
    actor: str | None = None,
    target: str | None = None,
    place: str | None = None,
    speaker: tuple[str | None, str] | None = None,
    speakers: tuple[str | None, ...] = (),
    independent: bool = True,
    **fields: object,
) -> Evidence:
    """Make the telling of one event by a sentence of a document; slots are given by their words."""
    start = source.text.index(sentence)
    end = start + len(sentence)
    text = source.text

    def find(part: str) -> tuple[int, int]:
        at = text.index(part, start, end)
        return at, at + len(part)

    def fill(part: str | None) -> Slot | None:
        if part is None:
            return None
        at = find(part)
        return Slot(part, *at, *at)

    said: tuple[Speaker, ...] = ()
    if speaker is not None:
        name, cue = speaker
        said = (Speaker(fill(name), cue, *find(cue)),)
    mention = EventMention(
        0,
        start,
        end,
        Action(code, mode, verb, words, *find(words)),
        RULE,
        actor=fill(actor),
        target=fill(target),
        place=fill(place),
        speakers=said,
        **fields,  # type: ignore[arg-type]
    )
    return Evidence(source.id, mention, sentence, start, end, speakers, independent)


def event(
    label: str,
    evidence: Sequence[Evidence],
    *,
    actor: str | None = None,
    target: str | None = None,
    place: str | None = None,
    **fields: object,
) -> Event:
    """Sum up tellings as one event; what is not given is taken from the first telling."""
    mention = evidence[0].mention
    speakers = sorted({key for item in evidence for key in item.speakers if key is not None})
    values: dict[str, object] = {
        "polarity": mention.polarity,
        "modality": mention.modality,
        "certainty": mention.certainty,
        "tense": mention.tense,
        "factual": any(item.factual for item in evidence),
        "date": mention.date,
        "condition": mention.condition,
        "quantities": mention.quantities,
        "speakers": tuple(speakers),
        "sources": len({item.document for item in evidence if item.independent}),
        **fields,
    }
    key = hashlib.sha256(f"{label}{mention.polarity}".encode()).hexdigest()[:16]
    return Event(
        key,
        label,
        mention.action.code,
        mention.action.mode,
        mention.action.verb,
        evidence=tuple(evidence),
        actor=actor,
        target=target,
        place=place,
        **values,  # type: ignore[arg-type]
    )


def day(value: str, source: DateSource = DateSource.PUBLICATION) -> EventDate:
    """Make a date of one day."""
    return EventDate(value, Precision.DAY, source)


_FIRST = (
    "ECOWAS said it would intervene in Niger unless Bazoum was freed. "
    "Officers seized power in Niamey in July. "
    "France denied that it withdrew 1,500 troops from Niger."
)
_SECOND = (
    "Officers seized power in Niamey. "
    "Mali plans to aid Niger. "
    "ECOWAS imposed sanctions on Niger on 30 July 2023. "
    "France withdrew 1,500 troops from Niger."
)

FIRST = document(
    "ab12ab12ab12ab12",
    _FIRST,
    title="Bloc warns Niamey",
    published=date(2023, 8, 18),
    source="Gulf Wire",
    url="https://wire.example/a?b=c d",
)
SECOND = document("cd34cd34cd34cd34", _SECOND, published=date(2023, 8, 20), source="Sahel Post")

_BOTH = (FIRST.id, SECOND.id)
ENTITIES = (
    Entity("bazoum", "Mohamed Bazoum", EntityType.PERSON, ("Bazoum",), "NER", ("GOV",),
           roles=("president",), mentions=1, documents=(FIRST.id,)),
    Entity("ecowas", "ECOWAS", EntityType.ORGANIZATION,
           ("Economic Community of West African States",), None, ("IGO",),
           links=("http://www.wikidata.org/entity/Q190008",), mentions=3, documents=_BOTH),
    Entity("country/FRA", "France", EntityType.COUNTRY, (), "FRA", mentions=2, documents=_BOTH),
    Entity("country/MLI", "Mali", EntityType.COUNTRY, (), "MLI", mentions=1,
           documents=(SECOND.id,)),
    Entity("country/NER", "Niger", EntityType.COUNTRY, (), "NER", coordinates=(16.0, 8.0),
           mentions=6, documents=_BOTH),
    Entity("niamey", "Niamey", EntityType.PLACE, (), "NER", coordinates=(13.5, 2.1),
           mentions=2, documents=_BOTH),
    Entity("officers", "officers", EntityType.GROUP, (), "NER", ("MIL",), mentions=2,
           documents=_BOTH),
)  # fmt: skip

_TROOPS = "1,500"


def _troops(source: Document) -> tuple[Quantity, ...]:
    start = source.text.index(_TROOPS)
    return (Quantity(1500.0, Bound.EXACT, "troops", "troops", _TROOPS, start, start + 5),)


def niger() -> ResolvedCorpus:
    """Make the corpus: a threat with a condition, a coup told twice, a denial, a plan, an act."""
    seized = ("ASSAULT", "seize power", "seized power")
    threat = event(
        "ECOWAS threatens to intervene in Niger",
        [
            telling(FIRST, "ECOWAS said it would intervene in Niger unless Bazoum was freed.",
                    "THREATEN", "intervene", "intervene", mode="violence", actor="it",
                    target="Niger", speaker=("ECOWAS", "said"), speakers=("ecowas",),
                    certainty=Certainty.POSSIBLE, tense=Tense.FUTURE,
                    modality=Modality.HYPOTHETICAL, condition="unless Bazoum was freed",
                    date=day("2023-08-18"))
        ],
        actor="ecowas", target="country/NER",
    )  # fmt: skip
    coup = event(
        "officers seize power",
        [
            telling(FIRST, "Officers seized power in Niamey in July.", *seized,
                    actor="Officers", place="Niamey",
                    date=EventDate("2023-07", Precision.MONTH, DateSource.TEXT, "July",
                                   FIRST.text.index("July"), FIRST.text.index("July") + 4)),
            telling(SECOND, "Officers seized power in Niamey.", *seized, actor="Officers",
                    place="Niamey"),
        ],
        actor="officers", place="niamey",
    )  # fmt: skip
    denial = event(
        "France does not withdraw troops from Niger",
        [
            telling(FIRST, "France denied that it withdrew 1,500 troops from Niger.", "RETREAT",
                    "withdraw", "withdrew", mode="withdraw", actor="it", target="Niger",
                    speaker=("France", "denied"), speakers=("country/FRA",),
                    polarity=Polarity.NEGATED, quantities=_troops(FIRST),
                    date=day("2023-08-18"))
        ],
        actor="country/FRA", target="country/NER",
    )  # fmt: skip
    withdrawal = event(
        "France withdraws troops from Niger",
        [
            telling(SECOND, "France withdrew 1,500 troops from Niger.", "RETREAT", "withdraw",
                    "withdrew", mode="withdraw", actor="France", target="Niger",
                    quantities=_troops(SECOND), date=day("2023-08-20"))
        ],
        actor="country/FRA", target="country/NER",
    )  # fmt: skip
    plan = event(
        "Mali plans to aid Niger",
        [
            telling(SECOND, "Mali plans to aid Niger.", "AID", "aid", "aid", actor="Mali",
                    target="Niger", tense=Tense.FUTURE, modality=Modality.INTENDED,
                    date=day("2023-08-20"))
        ],
        actor="country/MLI", target="country/NER",
    )  # fmt: skip
    sanctions = event(
        "ECOWAS imposes sanctions on Niger",
        [
            telling(SECOND, "ECOWAS imposed sanctions on Niger on 30 July 2023.", "SANCTION",
                    "impose sanction", "imposed sanctions", actor="ECOWAS", target="Niger",
                    date=day("2023-07-30", DateSource.TEXT))
        ],
        actor="ecowas", target="country/NER",
    )  # fmt: skip
    bazoum = FIRST.text.index("Bazoum")
    relation = Relation(
        "role", "bazoum", "country/NER", "president", ((FIRST.id, bazoum, bazoum + 6),)
    )
    events = (threat, coup, denial, withdrawal, plan, sanctions)
    return ResolvedCorpus(
        (FIRST, SECOND), ENTITIES, tuple(sorted(events, key=lambda item: item.id)), (relation,)
    )
