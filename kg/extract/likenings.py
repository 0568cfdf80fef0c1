"""Verbs that only lead to another, or tell what something is likened to.

*What he did was wait*, *like herding cats* and *more than words can say* tell of no act beside the
one that is named or compared.
"""

from __future__ import annotations

from kg.extract.tree import Tree

_COMMENTS = frozenset({"stand", "happen", "turn", "know", "go", "say"})
_WHOEVER = frozenset({"it", "things", "matters", "you", "they"})
_LIKE = frozenset({"liken", "compare", "equate", "akin", "tantamount", "equivalent", "comparable"})
_ABLE = frozenset({"can", "could"})


def is_likened(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` leads to another, or tells what an act is compared to."""
    return (
        _is_like(tree, i)
        or _is_equated(tree, i)
        or _is_measure(tree, i)
        or _is_comment(tree, i)
        or _is_cleft(tree, i)
        or _is_advised(tree, i)
        or _is_left_open(tree, i)
    )


def _is_like(tree: Tree, i: int) -> bool:
    """Whether a gerund follows *like* (*it was like pushing on an open door*).

    Behind a noun it gives an example instead (*projects like building dams*).
    """
    if tree.tag[i] != "VBG" or tree.lower[i - 1 : i] != ["like"] or tree.dep[i] == "acl":
        return False
    return tree.first(i, "nsubj", "aux") is None


def _is_equated(tree: Tree, i: int) -> bool:
    """Whether something is compared to the act (*it is akin to cutting off a branch*)."""
    if tree.tag[i] != "VBG" or tree.mark(i) != "to":
        return False
    return tree.lemma[tree.head[i]] in _LIKE


def _is_measure(tree: Tree, i: int) -> bool:
    """Whether the clause only says how much (*more than words can express*)."""
    if tree.mark(i) != "than":
        return False
    return any(tree.lower[k] in _ABLE for k in tree.all(i, "aux"))


def _is_comment(tree: Tree, i: int) -> bool:
    """Whether the clause only comments on the one above (*as it happens*, *as you may know*)."""
    if tree.lemma[i] not in _COMMENTS or tree.dep[i] != "advcl" or tree.mark(i) != "as":
        return False
    subject = tree.first(i, "nsubj")
    if subject is None or tree.lower[subject] not in _WHOEVER:
        return False
    return tree.first(i, "obj", "ccomp", "xcomp", "obl", "advcl") is None


def _is_cleft(tree: Tree, i: int) -> bool:
    """Whether *do* only leads to the act that is named (*what she must do is wait*)."""
    if tree.lemma[i] != "do" or tree.first(i, "obj", "obl") is not None:
        return False
    top = i
    while tree.dep[top] in {"xcomp", "ccomp"}:
        top = tree.head[top]
    what = tree.head[top]
    if tree.dep[top] != "acl:relcl" or tree.lower[what] not in {"what", "all"}:
        return False
    told = tree.head[what]
    named = tree.first(told, "cop") is not None or tree.lemma[told] == "be"
    return tree.dep[what].startswith("nsubj") and named and tree.tag[told] in {"VB", "VBG", "NN"}


def _is_advised(tree: Tree, i: int) -> bool:
    """Whether the verb only recommends the act below (*they would do well to wait*)."""
    if tree.lemma[i] != "do" or tree.first(i, "obj") is not None:
        return False
    well = any(tree.lower[k] in {"well", "better"} for k in tree.all(i, "advmod"))
    return well and any(tree.mark(k) == "to" for k in tree.all(i, "advcl", "xcomp", "ccomp"))


def _is_left_open(tree: Tree, i: int) -> bool:
    """Whether *going to* waits for a verb told before (*I have not, but I am going to*)."""
    if tree.lower[i] != "going" or tree.lower[i + 1 : i + 2] != ["to"]:
        return False
    return tree.tag[i + 1] == "TO" and tree.head[i + 1] == i and tree.dep[i + 1] == "xcomp"
