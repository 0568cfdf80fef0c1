"""Whose aim, next step or deed it is that a clause with *is to* tells.

*The aim of the raid was to …*, *All the guards could do was …*: `kg.extract.subjects` asks here.
"""

from __future__ import annotations

from kg.extract.antecedents import owner_of
from kg.extract.coding import noun_at
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.tree import Tree

_DOING = frozenset({"do", "have", "need", "want"})


def whose_aim(tree: Tree, aim: int) -> int | None:
    """Give whose aim or deed a noun before *is to* names."""
    owner = owner_of(tree, aim)
    if owner is not None:
        return owner
    deed = content_noun(tree, aim)
    if tree.lower[aim] == "one":
        deed = next((k for k in tree.all(aim, "nmod") if tree.case(k) == "of"), aim)
    for clause in tree.all(deed, "acl:relcl", "acl"):
        doer = tree.first(clause, "nsubj")
        if doer is not None and tree.lemma[clause] in _DOING and is_actor_like(tree, doer):
            return doer  # *one of the things the council can do is*
    behind = [k for k in tree.all(aim, "nmod") if k > aim]
    for k in behind:
        if tree.case(k) in {"for", "before", "facing"} and is_actor_like(tree, k):
            return k  # *the next step for the union is*
    return _thing_behind(tree, aim, behind) if tree.lemma[aim] in nouns("purposes") else None


def _thing_behind(tree: Tree, aim: int, behind: list[int]) -> int | None:
    """Give the thing that serves a purpose (*the purpose of* **the dam** *is to*).

    Acts serve who does them: *the aim of the raid* is nobody's that is named.
    """
    for k in behind:
        if tree.case(k) in {"of", "behind"} and not is_time_noun(tree, k):
            return k if noun_at(tree, k) is None else None
    return None
