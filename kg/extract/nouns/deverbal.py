"""Nouns made from verbs: *deforestation*, *renaming*, *appraisal* tell of what the verb tells.

The lexicon of event nouns goes first; this is for the nouns it does not list.  The verb must be
one that the lexicons of verbs know, and the noun none of the things and bodies that only look
made from one (*government*, *building*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.coding import EventNoun, kind_of_verb, known_verbs, not_deverbal
from kg.extract.noun_classes import nouns

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
_BORNE = (
    ("complying", "with"),
    ("meddler", "in"),
    ("wanting", "for"),
    ("aiming", "at"),
    ("contesting", "over"),
)
"""Classes of verbs, and the prepositions behind which they and their nouns have their target."""


@cache
def deverbal_noun(lemma: str) -> EventNoun | None:
    """Give what a noun made from a known verb tells of, or None."""
    if lemma in not_deverbal() or lemma in nouns("person") or lemma in nouns("group"):
        return None
    verb = next((b for b in _bases(lemma) if len(b) >= _SHORTEST and b in known_verbs()), None)
    if verb is None:
        return None
    return EventNoun(
        lemma=lemma,
        verb=verb,
        code="OTHER",
        mode="attitude" if verb in kind_of_verb("attitude") else None,
        of="target",
        target_preps=("of", *(case for name, case in _BORNE if verb in nouns(name))),
        reciprocal=False,
        stative=True,
    )


def _bases(lemma: str) -> Iterator[str]:
    for suffix, endings in _SUFFIXES:
        stem = lemma.removesuffix(suffix)
        if stem == lemma or len(stem) < _SHORTEST:
            continue
        yield from (stem + ending for ending in endings)
        if suffix == "ing" and len(stem) > _SHORTEST and stem[-1] == stem[-2]:
            yield stem[:-1]
