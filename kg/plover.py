"""The kinds of action kg tells apart: PLOVER's events and modes, and kg's own extensions.

Names are PLOVER's (Political Language Ontology for Verifiable Event Records), definitions and
examples kg's own; the concepts stand in `kg/data/plover.toml`.

>>> EVENTS["RETREAT"].mode("withdraw").label
'pull out'
>>> quad("ASSAULT"), score("AID")
(4, 10.0)
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from kg.model import Certainty, EventMention, Modality, Polarity

QUADS: Mapping[int, str] = MappingProxyType(
    {
        0: "neutral",
        1: "verbal cooperation",
        2: "material cooperation",
        3: "verbal conflict",
        4: "material conflict",
    }
)
"""The quad classes, coarser answers that follow from the code."""


@dataclass(frozen=True, slots=True)
class PloverMode:
    """One manner in which an event of its kind is carried out, with the CAMEO codes it covers.

    A `background` mode tells of no act (*wants peace*, *remains closed*): such events are kept and
    can be asked for, but are no edges between their parties.
    """

    name: str
    label: str
    definition: str
    cameo: tuple[str, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """One kind of action.

    `quad` is the quad class (see `QUADS`), `score` runs from -10 (conflict) to +10
    (cooperation).  `extension` tells kg's own additions from PLOVER's events.  `quad_by_verb`
    maps predicates to the quad class they move the event to (a *demand* is harder than an
    *appeal*).  `announced` and `refused` are the codes PLOVER counts when the act is only
    announced (*will attack* is a THREATEN) or is refused, None where it makes no difference.
    """

    code: str
    label: str
    definition: str
    examples: tuple[str, ...]
    cameo: tuple[str, ...]
    quad: int
    score: float
    modes: tuple[PloverMode, ...] = ()
    extension: bool = False
    quad_by_verb: Mapping[str, int] = field(default_factory=dict)
    announced: str | None = None
    refused: str | None = None

    def mode(self, name: str) -> PloverMode:
        """Give the mode called `name`; `KeyError` when the event has no such mode."""
        for mode in self.modes:
            if mode.name == name:
                return mode
        raise KeyError(f"{self.code} has no mode {name!r}")


class _Events(Mapping[str, PloverEvent]):
    """The events by code, in the order of the file, read from the package on first use."""

    def __getitem__(self, code: str) -> PloverEvent:
        return _read()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(_read())

    def __len__(self) -> int:
        return len(_read())


EVENTS: Mapping[str, PloverEvent] = _Events()
"""Every kind of action by its code."""


def is_background(code: str, mode: str | None) -> bool:
    """Whether an event is an attitude, a state or a phase of another act: no act of its own."""
    event = EVENTS.get(code)
    return event is not None and any(m.background for m in event.modes if m.name == mode)


def quad(code: str, verb: str | None = None) -> int:
    """Give the quad class of an event, looking at the predicate's lemma where it matters."""
    event = EVENTS[code]
    if verb is None or not event.quad_by_verb:
        return event.quad
    found = event.quad_by_verb.get(verb)
    return event.quad_by_verb.get(verb.split(" ")[0], event.quad) if found is None else found


def counted_as(event: EventMention) -> str:
    """Give the code PLOVER would count, which has no fields for modality and polarity.

    Announced cooperation is an AGREE, announced or imagined conflict a THREATEN, cooperation that
    is refused or not kept a REJECT, an act that is merely asked for a REQUEST; conflict that is
    denied and cooperation that is merely possible are OTHER.
    """
    kind = EVENTS[event.action.code]
    if event.modality is Modality.REQUESTED:
        return "REQUEST"
    if event.polarity is Polarity.NEGATED:
        return kind.refused or ("OTHER" if kind.quad == 4 else kind.code)
    if event.modality is Modality.HYPOTHETICAL and event.certainty is Certainty.POSSIBLE:
        return "OTHER" if kind.announced == "AGREE" else kind.announced or kind.code
    if event.modality is not Modality.ASSERTED:
        return kind.announced or kind.code
    return kind.code


def quad_of(event: EventMention) -> int:
    """Give the quad class of an event as it is told, with its polarity and modality."""
    counted = counted_as(event)
    return quad(counted, event.action.verb if counted == event.action.code else None)


def score(code: str) -> float:
    """Give the conflict–cooperation score of an event, from -10 to +10."""
    return EVENTS[code].score


@cache
def _read() -> Mapping[str, PloverEvent]:
    source = files("kg") / "data" / "plover.toml"
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return MappingProxyType({code: _event(code, table) for code, table in tables.items()})


def _event(code: str, table: Mapping[str, Any]) -> PloverEvent:
    return PloverEvent(
        code=code,
        label=table["label"],
        definition=table["definition"],
        examples=tuple(table["examples"]),
        cameo=tuple(table["cameo"]),
        quad=table["quad"],
        score=table["score"],
        modes=tuple(
            PloverMode(
                name,
                mode["label"],
                mode["definition"],
                tuple(mode["cameo"]),
                mode.get("background", False),
            )
            for name, mode in table.get("modes", {}).items()
        ),
        extension=table.get("extension", False),
        announced=table.get("announced"),
        refused=table.get("refused"),
        quad_by_verb=MappingProxyType(
            {
                verb: int(number)
                for number, verbs in table.get("quad_by_verb", {}).items()
                for verb in verbs
            }
        ),
    )
