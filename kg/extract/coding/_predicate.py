"""A predicate with its arguments as other rooms hand it over."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import Modality


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or event noun with its arguments, as tokens of one spaCy Doc (UD labels).

    `verb` is the lemma with particles (`call off`); a light verb may carry its noun (`impose
    sanction`).  `pos` is `VERB` or `NOUN`.  `actor`, `target` and `obj` are heads of noun
    phrases, `obliques` pairs of preposition and noun, `xcomp` the head of a clausal complement.
    `negated` and `modality` are those of the clause; `modality` None means: read it off the
    auxiliaries.
    """

    verb: str
    pos: str
    trigger: Token
    actor: Token | None = None
    target: Token | None = None
    obj: Token | None = None
    obliques: tuple[tuple[str, Token], ...] = ()
    xcomp: Token | None = None
    negated: bool = False
    modality: Modality | None = None
