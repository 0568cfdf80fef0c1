"""Where somebody is: *the envoy was in Geneva*, *his sons are in prison*.

A place behind a copula is a state of whoever is there, as *stay* or *live* would be.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.copulas import subject_of_copula
from kg.extract.participants import is_actor_like
from kg.extract.place import is_somewhere
from kg.extract.tree import Tree

WHEREABOUTS = "verb/whereabouts"
"""The name of the rule."""
_POINTING = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
"""Subjects that more often stand for a thing or a clause than for somebody."""
_NOBODY = frozenset({"nobody", "none", "anybody", "anyone"})


def whereabouts_candidate(tree: Tree, i: int) -> Candidate | None:
    """Read the place `i`, the predicate of a copula, as a state of the subject that is there."""
    subject = subject_of_copula(tree, i) if is_somewhere(tree, i) else None
    if subject is None or tree.lower[subject] in _POINTING | _NOBODY:
        return None
    if not is_actor_like(tree, subject):
        return None
    copula = tree.all(i, "cop")[0]
    return Candidate(
        trigger=i,
        verb="be",
        rule=WHEREABOUTS,
        actors=tree.conjuncts(subject),
        words=[copula],
        support=[subject, copula, i],
    )
