"""Kinds of verbs that matter beside their code: reciprocal acts, reporting, states."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.coding._coder import bare_code
from kg.extract.coding._frame import Frame
from kg.extract.lexicon import kind_of_verb

_MOST = 1 << 14
"""Pairs of verb and noun remembered at a time."""


@lru_cache(maxsize=_MOST)
def reciprocal(verb_lemma: str, noun_lemma: str | None = None) -> bool:
    """Whether the act is one its parties do to each other (*met*, *signed a pact with*).

    Whether it is so in the sentence at hand depends on its having two sides.
    """
    if noun_lemma is not None and noun_lemma in kind_of_verb("reciprocal_nouns"):
        return True
    return noun_lemma is None and verb_lemma in kind_of_verb("reciprocal")


def is_reporting_only(frame: Frame) -> bool:
    """Whether a verb merely reports speech, thought or perception, or names a state: no act.

    A verb that its arguments make an act (*stands with the strikers*, *says they must leave*) is
    one all the same.
    """
    if frame.nominal:
        return False
    lemma = frame.tree.lemma[frame.i]
    if lemma not in kind_of_verb("stative") and not _reports(frame, lemma):
        return False
    if frame.tree.has(frame.i, "compound:prt"):
        return False
    return bare_code(frame)[0][0] == "OTHER"


def _reports(frame: Frame, lemma: str) -> bool:
    if lemma not in kind_of_verb("reporting"):
        return False
    if frame.complement() is not None or frame.patient() is None:
        return True
    return lemma in kind_of_verb("bare")
