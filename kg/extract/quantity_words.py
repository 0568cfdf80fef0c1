"""The lexicon of quantities: bounds, vague magnitudes, what nouns count, currencies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.model import Bound

Limit = tuple[tuple[str, ...], Bound]
"""Words and how they limit the number beside them."""


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The tables of `quantities.toml`; word sequences are tuples, lemmas map to roles or codes."""

    before: dict[str, list[Limit]]
    """What limits a number behind it, by its last word, the longest first."""
    after: dict[str, list[Limit]]
    """What limits a number before it, by its first word, the longest first."""
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
        before=_by_edge(before, -1),
        after=_by_edge(after, 0),
        vague={word: float(value) for word, value in data["vague"].items()},
        nouns=_by_word(data["nouns"]),
        predicates=_by_word(data["predicates"]),
        currencies=_by_word(data["currencies"]),
        groups=frozenset(data["groups"]["words"].split()),
    )


def _by_edge(limits: list[Limit], edge: int) -> dict[str, list[Limit]]:
    found: dict[str, list[Limit]] = {}
    for words, bound in sorted(limits, key=lambda limit: -len(limit[0])):
        found.setdefault(words[edge], []).append((words, bound))
    return found


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words.split()}
