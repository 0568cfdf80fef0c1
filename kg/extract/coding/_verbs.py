"""Kinds of verbs that matter beside their code: reciprocal acts, reporting, states."""

from __future__ import annotations

from functools import cache

from kg.extract.coding._lexicon import load
from kg.extract.coding._predicate import Predicate, complement, patient


def reciprocal(verb_lemma: str, noun_lemma: str | None = None) -> bool:
    """Whether the act is one its parties do to each other (*met*, *signed a pact with*).

    Whether it is so in the sentence at hand depends on its having two sides.
    """
    if noun_lemma is not None and noun_lemma in _words("reciprocal_nouns"):
        return True
    return noun_lemma is None and verb_lemma in _words("reciprocal")


def is_reporting_only(predicate: Predicate) -> bool:
    """Whether a verb merely reports speech, thought or perception, or names a state: no act."""
    if predicate.pos != "VERB":
        return False
    lemma = predicate.trigger.lemma_.lower()
    if any(c.dep_ == "compound:prt" for c in predicate.trigger.children):
        return False
    if lemma in _words("stative"):
        return True
    if lemma not in _words("reporting"):
        return False
    if complement(predicate) is not None or patient(predicate) is None:
        return True
    return lemma in _words("bare")


@cache
def _words(name: str) -> frozenset[str]:
    if name == "bare":
        return frozenset({"say", "tell", "add", "think", "believe", "know", "hope", "expect"})
    text: str = load("verb_kinds")[name]
    return frozenset(w.replace("_", " ") for w in text.split())
