"""Candidates that tell of no event after all: they only report, or nobody in particular acts."""

from __future__ import annotations

from kg.extract.background import is_background_verb, is_conduct, is_infinitive, is_raising
from kg.extract.candidates import Candidate
from kg.extract.coding import Coding, Frame, is_reporting_only, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.tree import Tree

_ORDINALS = frozenset({"first", "second", "third", "fourth", "last", "opening", "previous"})


def only_reports(tree: Tree, found: Candidate, frame: Frame) -> bool:
    """Whether the verb only reports, or only carries the clause below it (*seems to know*)."""
    if is_raising(tree, found):
        return True
    if not is_reporting_only(frame) or is_conduct(tree, found):
        return False
    if is_background_verb(found):
        if found.targets and found.verb in nouns("bringing_about"):
            return False  # …, resulting in nine deaths: all that went before has the result
        return not found.actors and tree.first(found.trigger, "expl") is None
    if found.xcomp is not None:
        return not (found.actors and is_infinitive(tree, found))
    return not found.actors or not found.targets


def is_generic(tree: Tree, found: Candidate, coding: Coding) -> bool:
    """Whether nobody in particular acts (*it is hard to find figures*): no event told of."""
    if found.nominal or found.passive or found.actors or coding.code != "OTHER":
        return False
    i = found.trigger
    parent = tree.head[i]
    if tree.dep[i].startswith("csubj"):
        return True
    return tree.pos[parent] in {"ADJ", "NOUN"} and tree.first(parent, "expl") is not None


def lacks_sense(tree: Tree, found: Candidate, coding: Coding) -> bool:
    """Whether a noun stands in a sense that tells of no event (*a threat to health*)."""
    if (
        found.nominal
        and tree.lemma[found.trigger] == "sentence"
        and _is_of_text(tree, found.trigger)
    ):
        return True
    uncoded = found.nominal and coding.code == "OTHER"
    return uncoded and tree.lemma[found.trigger] in telling_words("only_coded")


def _is_of_text(tree: Tree, i: int) -> bool:
    """*The first sentence was changed*: of words, not of a court."""
    article = tree.says(i, ("the",), "det")
    return article and tree.says(i, _ORDINALS, "amod")
