"""Kinds of verbs that matter beside their code: reciprocal acts, reporting, states."""

from __future__ import annotations

from kg.extract.coding._coder import code
from kg.extract.coding._lexicon import kind_of_verb
from kg.extract.coding._predicate import Predicate, complement, patient


def reciprocal(verb_lemma: str, noun_lemma: str | None = None) -> bool:
    """Whether the act is one its parties do to each other (*met*, *signed a pact with*).

    Whether it is so in the sentence at hand depends on its having two sides.
    """
    if noun_lemma is not None and noun_lemma in kind_of_verb("reciprocal_nouns"):
        return True
    return noun_lemma is None and verb_lemma in kind_of_verb("reciprocal")


def is_reporting_only(predicate: Predicate) -> bool:
    """Whether a verb merely reports speech, thought or perception, or names a state: no act.

    A verb that its arguments make an act (*stands with the strikers*, *says they must leave*) is
    one all the same.
    """
    if predicate.pos != "VERB":
        return False
    lemma = predicate.trigger.lemma_.lower()
    if any(c.dep_ == "compound:prt" for c in predicate.trigger.children):
        return False
    if lemma not in kind_of_verb("stative") and not _reports(predicate, lemma):
        return False
    return code(predicate).code == "OTHER"


def _reports(predicate: Predicate, lemma: str) -> bool:
    if lemma not in kind_of_verb("reporting"):
        return False
    if complement(predicate) is not None or patient(predicate) is None:
        return True
    return lemma in kind_of_verb("bare")
