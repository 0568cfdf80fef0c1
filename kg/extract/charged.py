"""Whom a charge or blame is against, where *-ing* tells what it is for.

*Detained* **two men** *on suspicion of leaking it*, *criticism of the mayor was levelled at* **the
council** *for closing it*: those who are charged do it, neither who charges nor the charge.
`kg.extract.adverbial` and `kg.extract.adnominal` ask here.
"""

from __future__ import annotations

from kg.extract.antecedents import antecedent
from kg.extract.control import is_held_on
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.spans import left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_FOR = frozenset({"for", "of", "over"})
_AGAINST = frozenset({"against", "at", "on", "upon", "toward", "towards", "into"})
_OBJECTS = ("obj", "nsubj:pass")


def charged(tree: Tree, i: int, governor: int) -> int | None:
    """Give whom the charge is against that the *-ing* clause at `i` tells, if one is named."""
    if tree.tag[i] != "VBG" or i < governor or tree.lower[left_edge(tree, i)] not in _FOR:
        return None
    if not tree.is_nominal(governor):
        charges = [
            k for k in tree.all(governor, *_OBJECTS) if tree.lemma[k] in nouns("held_against")
        ]
        return _against(tree, charges[0], governor, i) if charges else None
    if tree.lemma[governor] not in nouns("held_against"):
        return None
    verb = tree.head[governor]
    above = verb if tree.is_verbal(verb) and tree.dep[governor] in {*_OBJECTS, "obl"} else governor
    return _against(tree, governor, above, i) or _held(tree, governor, verb)


def _against(tree: Tree, charge: int, verb: int, i: int) -> int | None:
    """Give who stands behind *against* or the like, by the charge or by its verb."""
    near = [*tree.all(charge, "nmod"), *tree.all(verb, "obl")]
    near = [k for k in near if charge != k < i and tree.case(k) in _AGAINST]
    near = [k for k in near if is_actor_like(tree, k)]
    return max(near) if near else None


def _held(tree: Tree, charge: int, verb: int) -> int | None:
    """Give whom somebody holds on a charge (*arrested* **the guard** *on charges of*)."""
    if tree.dep[charge] != "obl" or not is_held_on(tree, charge) or passive(tree, verb):
        return None
    held = tree.first(verb, "obj")
    if held is None or not held < charge or not is_actor_like(tree, held):
        return None
    return antecedent(tree, held, verb)
