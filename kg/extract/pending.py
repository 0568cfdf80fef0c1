"""Measures that are still to be decided upon: *opposes the takeover*, *the merger needs approval*.

Whoever is against or for a sale, a closure or a merger speaks of one that lies ahead, and what
needs a permit has not been carried out, though everybody knows which one is meant.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_past, is_present
from kg.extract.governors import Effect, prospect_words
from kg.extract.tree import Tree

_AHEAD = Effect(modality="hypothetical", certainty="possible", tense="future", lifts=False)
_OBJECTS = frozenset({"obj", "obl"})


def pending_effect(tree: Tree, noun: int, above: int, dep: str) -> Effect | None:
    """Give what being judged or waiting for leave does to the measure at `noun`."""
    if tree.lemma[noun] not in prospect_words("measures", "words"):
        return None
    if dep == "nsubj":
        return _AHEAD if _awaits_leave(tree, above) else None
    if dep not in _OBJECTS or tree.pos[above] != "VERB":
        return None
    case = tree.case(noun)
    verb = f"{tree.lemma[above]}_{case}" if case else tree.lemma[above]
    if verb in prospect_words("measures", "against"):
        return _AHEAD
    judging = verb in prospect_words("measures", "judging")
    return _AHEAD if judging and not is_past(tree, above) else None


def _awaits_leave(tree: Tree, above: int) -> bool:
    """*needs the approval of shareholders*, *is subject to a vote*, *is unlikely to win it*."""
    if not is_present(tree, above) or any(tree.lemma[k] == "have" for k in tree.all(above, "aux")):
        return False
    if "cop" in tree.labels[above]:
        return tree.lemma[above] in prospect_words("measures", "conditional")
    if tree.lemma[above] in prospect_words("measures", "needing"):
        return any(
            tree.lemma[k] in prospect_words("measures", "leave")
            for k in tree.all(above, "obj", "obl")
        )
    return False


def is_outcome(tree: Tree, noun: int, above: int) -> bool:
    """Whether a verb tells that the noun comes of it (*could lead to* **the fall** *of Rome*)."""
    if any(tree.lemma[k] == "have" for k in tree.all(above, "aux")):
        return False  # may have caused the fall that everybody saw
    case = tree.first(noun, "case")
    if case is None:
        return tree.lemma[above] in prospect_words("measures", "yielding")
    if tree.lower[case - 1] == "up":  # the weeks leading up to the debate
        return False
    return f"{tree.lemma[above]}_{tree.lower[case]}" in prospect_words("measures", "yielding")
