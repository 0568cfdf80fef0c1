"""The lexicon of quantities: bounds, vague magnitudes, what nouns count, currencies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.model import Bound


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The tables of `quantities.toml`; word sequences are tuples, lemmas map to roles or codes."""

    before: tuple[tuple[tuple[str, ...], Bound], ...]
    after: tuple[tuple[tuple[str, ...], Bound], ...]
    vague: dict[str, float]
    nouns: dict[str, str]
    predicates: dict[str, str]
    currencies: dict[str, str]
    groups: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """Read the lexicon (once)."""
    data = tomllib.loads(resources.files("kg.data").joinpath("quantities.toml").read_text("utf-8"))
    bounds = data["bounds"]
    before = [
        (tuple(words.split()), bound)
        for name, bound in (
            ("before_at_least", Bound.AT_LEAST),
            ("before_at_most", Bound.AT_MOST),
            ("before_about", Bound.ABOUT),
        )
        for words in bounds[name]
    ]
    after = [
        (tuple(words.split()), bound)
        for name, bound in (("after_at_least", Bound.AT_LEAST), ("after_about", Bound.ABOUT))
        for words in bounds[name]
    ]
    return QuantityWords(
        before=tuple(sorted(before, key=lambda pair: -len(pair[0]))),
        after=tuple(sorted(after, key=lambda pair: -len(pair[0]))),
        vague={word: float(value) for word, value in data["vague"].items()},
        nouns=_by_word(data["nouns"]),
        predicates=_by_word(data["predicates"]),
        currencies=_by_word(data["currencies"]),
        groups=frozenset(data["groups"]["words"].split()),
    )


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}
