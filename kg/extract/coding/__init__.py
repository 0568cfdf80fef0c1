"""What kind of act a predicate tells of: PLOVER codes and modes by sense and arguments.

The decisions stand in `kg/data/lexicon/*.toml`; this package reads them:

- `verbs.toml` what a verb means by default, `senses.toml` what its arguments make of it,
- `event_nouns.toml` nouns that tell of events, `light_verbs.toml` verbs that leave it to them,
- `compose.toml` what negation, intention and ending do to a code,
- `particles.toml` verbs that make one word with a particle, `idioms.toml` with a phrase,
- `classes.toml` classes of argument words, `figurative.toml` games and markets.
"""

from __future__ import annotations

from kg.extract.coding._deverbal import base_verb
from kg.extract.coding._figurative import is_figurative, is_market_move
from kg.extract.coding._frame import Frame
from kg.extract.coding._light import LightVerb, carriers, leading, light_verb, phase
from kg.extract.coding._nouns import (
    EventNoun,
    event_noun,
    may_tell,
    not_deverbal,
    noun_at,
    telling_words,
    twofold,
)
from kg.extract.coding._particles import particles, without_particle
from kg.extract.coding._reading import read_predicate
from kg.extract.coding._verbs import is_reporting_only, reciprocal
from kg.extract.coding._verdict import Coding, code
from kg.extract.lexicon import idioms, kind_of_verb, kinds_of, known_verbs
from kg.plover import quad, score

__all__ = [
    "Coding",
    "EventNoun",
    "Frame",
    "LightVerb",
    "base_verb",
    "carriers",
    "code",
    "event_noun",
    "idioms",
    "is_figurative",
    "is_market_move",
    "is_reporting_only",
    "kind_of_verb",
    "kinds_of",
    "known_verbs",
    "leading",
    "light_verb",
    "may_tell",
    "not_deverbal",
    "noun_at",
    "particles",
    "phase",
    "quad",
    "read_predicate",
    "reciprocal",
    "score",
    "telling_words",
    "twofold",
    "without_particle",
]
