"""The verb from which a noun is made: *the retaking of the town* tells what *retook it* tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.lexicon import Sense, known_verbs, senses
from kg.extract.tree import Tree

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


def verb_with_object(tree: Tree, i: int, noun: str) -> str | None:
    """Give the verb of which the noun at `i` is made, where *of* says whom it is done to."""
    return base_verb(noun) if _has_object(tree, i) else None


def _has_object(tree: Tree, i: int) -> bool:
    return "nmod" in tree.labels[i] and any(tree.case(k) == "of" for k in tree.all(i, "nmod"))


def senses_by_object(tree: Tree, i: int, verb: str) -> tuple[Sense, ...]:
    """Give the senses of the noun's verb that name what it is done to, where *of* says it."""
    return _naming_objects(verb) if _has_object(tree, i) else ()


@cache
def _naming_objects(verb: str) -> tuple[Sense, ...]:
    rules = senses("verb").get(verb, ())
    return tuple(r for r in rules if any(s == "obj" and m.words for s, m in r.conditions))


def _bases(lemma: str) -> Iterator[str]:
    for suffix, endings in _SUFFIXES:
        stem = lemma.removesuffix(suffix)
        if stem == lemma or len(stem) < _SHORTEST:
            continue
        yield from (stem + ending for ending in endings)
        if suffix == "ing" and len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            yield stem[:-1]
