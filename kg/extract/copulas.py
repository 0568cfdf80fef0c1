"""The subject of *be* where its predicate tells of a state: how much something is, where it is."""

from __future__ import annotations

from kg.extract.subjects import is_expletive, surface_subject
from kg.extract.tree import Tree

_DANGLING = frozenset({"advcl", "acl"})
"""Clauses whose subject, if they have none of their own, is anybody's guess with *being*."""


def subject_of_copula(tree: Tree, i: int) -> int | None:
    """Give who or what is as the predicate `i` says, standing before its copula, or None."""
    copula = tree.first(i, "cop")
    if copula is None or (tree.dep[i] in _DANGLING and "nsubj" not in tree.labels[i]):
        return None
    subject, _ = surface_subject(tree, i)
    if subject is None or subject > copula or is_expletive(tree, subject):
        return None
    return subject
