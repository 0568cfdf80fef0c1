"""Clauses behind a noun that leave nothing out of it, though they look like relative clauses."""

from __future__ import annotations

from kg.extract.spans import left_edge
from kg.extract.tree import Tree

_NO_GAP = frozenset({"where", "when", "why", "how"})
_DEGREE = frozenset({"so", "such"})
_MANNER = frozenset({"way", "manner", "extent", "degree"})
_WANTING_MANNER = frozenset(
    {"find", "see", "know", "choose", "pick", "take", "lose", "make", "have", "prefer", "want",
     "pave", "show", "use", "change", "learn", "devise", "invent", "describe", "explain", "like"}
)  # fmt: skip

_WANTING_REASON = frozenset(
    {"give", "cite", "offer", "mention", "list", "state", "find", "see", "hear", "have", "need",
     "want", "know", "present", "invoke", "understand", "accept", "name", "provide", "share",
     "advance", "use", "identify", "explain", "remember", "seek", "lack"}
)  # fmt: skip


def is_gapless(tree: Tree, clause: int) -> bool:
    """Whether a finite clause that the analysis hung on a noun lacks no object.

    *the day when they met*, *so much work that she left*, *the issue of what it may cost*.
    """
    if any(tree.lower[k] in _NO_GAP for k in tree.kids[clause]):
        return True
    noun = tree.head[clause]
    if tree.lemma[noun] in _MANNER and tree.lemma[clause] not in _WANTING_MANNER:
        return True  # *the same way they answered*
    if tree.lemma[noun] == "reason" and tree.lemma[clause] not in _WANTING_REASON:
        return True  # *a reason he lost*
    return _is_result(tree, noun, clause) or _is_question(tree, noun, clause)


def lacks_subject_behind(tree: Tree, i: int) -> bool:
    """Whether what is left out is the subject of what `i` tells (*an era they hoped was over*)."""
    if i + 1 >= len(tree) or tree.tag[i + 1] not in {"VBD", "VBZ", "VBP", "MD"}:
        return False
    loose = tree.dep[i + 1] in {"aux", "aux:pass", "cop"}
    told = tree.head[i + 1] if loose else i + 1
    beside = tree.dep[told] == "acl:relcl" and tree.head[told] == tree.head[i]
    if tree.dep[told] != "ccomp" and not beside:
        return False
    return tree.first(told, "nsubj", "nsubj:pass", "expl", "csubj", "nsubj:outer") is None


def means_clause(tree: Tree, i: int) -> bool:
    """Whether *which* stands for what was just told, not for a noun (*…, which they did*)."""
    which = tree.first(i, "obj")
    if tree.lemma[i] != "do" or which is None or tree.lower[which] != "which":
        return False
    return tree.tag[which - 1] == ","


def _is_result(tree: Tree, noun: int, clause: int) -> bool:
    """Whether *so* or *such* before the noun announces what follows from it."""
    opening = [k for k in tree.kids[clause] if tree.lower[k] == "that" and noun < k < clause]
    if not opening:
        return False
    before = [k for k in tree.kids[noun] if k < noun]
    before += [d for k in before for d in tree.all(k, "advmod", "det")]
    return any(tree.lower[k] in _DEGREE for k in before)


def _is_question(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a question word behind a preposition opens the clause."""
    start = left_edge(tree, clause)
    if start <= noun or tree.tag[start - 1] not in {"WP", "WDT", "WRB"}:
        return False
    return tree.head[start - 1] == noun and bool(tree.case(start - 1))
