"""Verbs that only lead to another, or tell what something is likened to.

*What he did was wait*, *like herding cats* and *more than words can say* tell of no act beside the
one that is named or compared.
"""

from __future__ import annotations

from kg.extract.negation import is_negated
from kg.extract.tree import Tree

_COMMENTS = frozenset({"stand", "happen", "turn", "know", "go", "say"})
_RESISTED = frozenset({"resist", "help"})
_LEADING = _COMMENTS | _RESISTED | {"do", "going", "go", "stop", "work"}
"""Words, or their lemmas, that may lead to another verb or only comment on one."""
_WHOEVER = frozenset({"it", "things", "matters", "you", "they"})
_LIKE = frozenset({"liken", "compare", "equate", "akin", "tantamount", "equivalent", "comparable"})
_AS_IF = frozenset({"as if", "as though"})
_COMPARING = frozenset({"as", "than"})
_WAY_BEFORE = 4
_ABLE = frozenset({"can", "could", "ca"})


def is_likened(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` leads to another, or tells what an act is compared to."""
    if tree.tag[i] == "VBG" and (_is_like(tree, i) or _is_equated(tree, i)):
        return True
    if "mark" in tree.labels[i] and (_is_measure(tree, i) or _is_as_if(tree, i)):
        return True
    if tree.dep[i] == "advcl:relcl" and _is_scene(tree, i):
        return True
    lemma, word = tree.lemma[i], tree.lower[i]
    if lemma not in _LEADING and word not in _LEADING:
        return False
    return (
        (lemma in _COMMENTS and _is_comment(tree, i))
        or (lemma == "do" and (_is_cleft(tree, i) or _is_advised(tree, i)))
        or (word == "going" and _is_left_open(tree, i))
        or (lemma == "stop" and _is_stopped_short(tree, i))
        or (lemma in _RESISTED and _is_irresistible(tree, i))
        or (word == "go" and _is_let_go(tree, i))
        or (word == "work" and _is_commute(tree, i))
    )


def _is_like(tree: Tree, i: int) -> bool:
    """Whether a gerund follows *like* (*it was like pushing on an open door*).

    Behind a noun it gives an example instead (*projects like building dams*).
    """
    if tree.lower[i - 1 : i] != ["like"] or tree.dep[i] == "acl":
        return False
    return "cop" in tree.labels[i] or tree.first(i, "nsubj", "aux") is None


def _is_equated(tree: Tree, i: int) -> bool:
    """Whether something is compared to the act (*it is akin to cutting off a branch*).

    So is what is as easy or harder than it.
    """
    if tree.marks[i] in _COMPARING and tree.dep[i] == "advcl":
        above = tree.head[i]  # *as easy as taking sweets*, *harder than pulling teeth*
        return tree.pos[above] == "ADJ" and "xcomp" not in tree.labels[above]
    return tree.marks[i] == "to" and tree.lemma[tree.head[i]] in _LIKE


def _is_measure(tree: Tree, i: int) -> bool:
    """Whether the clause only says how much (*more than words can express*)."""
    return tree.marks[i] == "than" and tree.says(i, _ABLE, "aux")


def _is_as_if(tree: Tree, i: int) -> bool:
    """Whether a clause is all that something is like (*it is* **as if** *we walked on ice*)."""
    return tree.marks[i] in _AS_IF and "nsubj:outer" in tree.labels[i]


def _is_scene(tree: Tree, i: int) -> bool:
    """*It is* **like when** *a ship hits a rock*: no ship is told of."""
    above = tree.head[i]
    return tree.lower[above] == "when" and tree.lower[above - 1] == "like"


def _is_comment(tree: Tree, i: int) -> bool:
    """Whether the clause only comments on the one above (*as it happens*, *as you may know*)."""
    if tree.dep[i] != "advcl" or tree.marks[i] != "as":
        return False
    subject = tree.first(i, "nsubj")
    if subject is None or tree.lower[subject] not in _WHOEVER:
        return False
    return tree.first(i, "obj", "ccomp", "xcomp", "obl", "advcl") is None


def _is_cleft(tree: Tree, i: int) -> bool:
    """Whether *do* only leads to the act that is named (*what she must do is wait*)."""
    if tree.has(i, "obj", "obl"):
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
    if "obj" in tree.labels[i]:
        return False
    well = tree.says(i, ("well", "better"), "advmod")
    return well and any(tree.mark(k) == "to" for k in tree.all(i, "advcl", "xcomp", "ccomp"))


def _is_left_open(tree: Tree, i: int) -> bool:
    """Whether *going to* waits for a verb told before (*I have not, but I am going to*)."""
    if tree.lower[i + 1 : i + 2] != ["to"]:
        return False
    return tree.tag[i + 1] == "TO" and tree.head[i + 1] == i and tree.dep[i + 1] == "xcomp"


def _is_stopped_short(tree: Tree, i: int) -> bool:
    """Whether *stop short of* only denies the act behind it (*stopped short of naming them*)."""
    if tree.lower[i + 1 : i + 3] != ["short", "of"]:
        return False
    return tree.tag[i + 3 : i + 4] == ["VBG"]


def _is_irresistible(tree: Tree, i: int) -> bool:
    """Whether the act below is done all the same (*could not resist* **adding**)."""
    if not tree.says(i, _ABLE, "aux") or not is_negated(tree, i):
        return False
    gerund = any(tree.tag[k] == "VBG" and k == i + 1 for k in tree.all(i, "xcomp", "advcl"))
    return gerund or (tree.lemma[i] == "help" and tree.lower[i + 1 : i + 2] == ["but"])


def _is_let_go(tree: Tree, i: int) -> bool:
    """Whether *go* is a part of *let go*, where nobody goes."""
    above = tree.head[i]
    return i == above + 1 and tree.lemma[above] == "let"


def _is_commute(tree: Tree, i: int) -> bool:
    """Whether *work* is the place somebody is on the way to (*on their way to work*)."""
    if i < _WAY_BEFORE or tree.lower[i - 2 : i] != ["way", "to"]:
        return False
    if tree.lower[i - 4] not in {"on", "along"}:
        return False
    return tree.first(i, "obj", "obl", "xcomp", "ccomp") is None
