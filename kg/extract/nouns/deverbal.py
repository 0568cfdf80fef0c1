"""Nouns made from verbs: *deforestation*, *renaming*, *appraisal* tell of what the verb tells.

The lexicon of event nouns goes first; this is for the nouns it does not list.  The verb must be
one that the lexicons of verbs know, and the noun none of the things and bodies that only look
made from one (*government*, *building*).
"""

from __future__ import annotations

from functools import cache

from kg.extract.coding import EventNoun, base_verb, kind_of_verb, not_deverbal
from kg.extract.noun_classes import nouns

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
    verb = base_verb(lemma)
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
