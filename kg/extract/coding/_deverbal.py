"""The verb from which a noun is made: *the retaking of the town* tells what *retook it* tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.lexicon import known_verbs

_SUFFIXES = (
    ("isation", ("ise", "ize")),
    ("ization", ("ize", "ise")),
    ("ification", ("ify",)),
    ("ication", ("icate", "y")),
    ("ation", ("ate", "e", "")),
    ("ition", ("ite", "ish", "e")),
    ("ction", ("ct",)),
    ("ption", ("pt",)),
    ("sion", ("d", "de", "se", "t", "ss")),
    ("tion", ("t", "te")),
    ("ment", ("",)),
    ("al", ("", "e")),
    ("ance", ("", "e")),
    ("ing", ("", "e")),
)
_SHORTEST = 3


@cache
def base_verb(lemma: str) -> str | None:
    """Give the known verb from which the noun `lemma` looks made, or None."""
    known = known_verbs()
    return next((b for b in _bases(lemma) if len(b) >= _SHORTEST and b in known), None)


def _bases(lemma: str) -> Iterator[str]:
    for suffix, endings in _SUFFIXES:
        stem = lemma.removesuffix(suffix)
        if stem == lemma or len(stem) < _SHORTEST:
            continue
        yield from (stem + ending for ending in endings)
        if suffix == "ing" and len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            yield stem[:-1]
