"""What the syntactic rules find before anything is coded: predicates with their arguments."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Candidate:
    """A predicate (verb or event noun) with its arguments as token positions.

    `actors` and `targets` are heads of noun phrases, coordination already spread out.  `words`
    are the tokens of the predicate itself (particles and light-verb nouns included), `rule` names
    the rule that found it and `support` the tokens it stood on.
    """

    trigger: int
    verb: str
    rule: str
    nominal: bool = False
    passive: bool = False
    actors: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    obj: int | None = None
    xcomp: int | None = None
    obliques: list[tuple[str, int]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    support: list[int] = field(default_factory=list)
    reciprocal: bool = False
    light: str | None = None
    """Lemma of the event noun that a light verb carries (*impose* **sanctions**)."""
