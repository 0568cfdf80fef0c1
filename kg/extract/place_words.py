"""The lexicon of places: locative prepositions and nouns that name kinds of place."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The tables of `places.toml`."""

    strong: frozenset[str]
    weak: frozenset[str]
    prepositions: frozenset[str]
    nouns: frozenset[str]
    idioms: frozenset[str]
    parts: frozenset[str]
    foreign: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Read the lexicon (once)."""
    data = tomllib.loads(resources.files("kg.data").joinpath("places.toml").read_text("utf-8"))
    strong, weak = (_words(data["prepositions"][name]) for name in ("strong", "weak"))
    nouns, idioms, parts, foreign = (
        _words(data["nouns"][name]) for name in ("words", "idioms", "parts", "foreign")
    )
    return PlaceWords(strong, weak, strong | weak, nouns | parts, idioms, parts, foreign)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in text.split())
