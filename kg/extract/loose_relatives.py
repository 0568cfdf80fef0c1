"""Whom a relative clause is about that the analysis hung on a whole clause, not on a noun.

*The cook denied the tale, who left* does not occur: *who* is always somebody, and stands right
behind them; *which* behind a comma may sum up the clause, unless a name or what somebody *is*
stands before it.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_human
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_NAMES = frozenset({"GPE", "ORG", "PERSON", "NORP", "PRODUCT", "FAC"})
_INSIDE = frozenset({"flat", "compound", "nmod", "appos", "conj", "amod"})
_DENYING = frozenset({"not", "rather", "instead"})
_STEPS = 5


def right_before(tree: Tree, pronoun: int, clause: int, verb: int) -> int | None:
    """Give the noun that ends right before a relative pronoun, if the clause must be about it."""
    last = pronoun - 1
    apart = last > 0 and tree.lower[last] == ","
    last -= apart
    above = tree.head[clause]
    if last < 0 or tree.sent[last] != tree.sent[pronoun] or not tree.is_nominal(last):
        return None
    if tree.lower[pronoun] == "that" and tree.text[tree.start[pronoun]] == "T":
        return None  # *in Brazil That caused*: a title or caption begins
    if "cop" in tree.labels[above] and tree.is_nominal(above) and above <= last:
        if apart and _is_cleft(tree, above, last):
            return above
        subject = None if tree.has(above, "case") else tree.first(above, "nsubj")
        person = is_human(tree, above) or (subject is not None and is_human(tree, subject))
        told = _stands_in(tree, last, above) and person != (tree.lower[pronoun] == "which")
        return above if told else None  # *are friends, who helped*
    if tree.lower[pronoun] == "who":
        return _somebody(tree, last)
    named = tree.ent[last] in _NAMES and tree.lemma[verb] not in nouns("bringing_about")
    if named and (tree.dep[last] in {"flat", "compound"}) and tree.head[last] < pronoun:
        last = tree.head[last]
    if named and not apart and tree.lower[pronoun] == "that":
        last, named = tree.head[last], False  # *floods in Haiti that cut off roads*
        if not tree.is_nominal(last):
            return None
    if is_time_noun(tree, last):
        return None
    return last if named or (not apart and tree.lower[pronoun] == "that") else None


def _is_cleft(tree: Tree, told: int, last: int) -> bool:
    """Whether *it is* picks out who acts, not another (*it was Ann,* **not Lee**, *who left*)."""
    empty = tree.says(told, ("it",), "expl", "nsubj")
    denied = (k for k in (last, *tree.ancestors(last)) if k > told)
    return empty and any(tree.says(k, _DENYING, "advmod", "cc") and k not in {told} for k in denied)


def _stands_in(tree: Tree, k: int, top: int) -> bool:
    for _ in range(_STEPS):
        if k == top:
            return True
        if tree.dep[k] not in _INSIDE:
            return False
        k = tree.head[k]
    return False


def _somebody(tree: Tree, k: int) -> int | None:
    """Give the nearest noun of the phrase that names somebody."""
    for _ in range(_STEPS):
        if is_human(tree, k) or (is_actor_like(tree, k) and tree.dep[k] not in _INSIDE):
            return k
        if tree.dep[k] not in _INSIDE:
            return None
        k = tree.head[k]
    return None
