"""Who says it: the source of a reporting verb, found through control, relatives and passives."""

from __future__ import annotations

from kg.extract.tree import Tree

_SUBJECTS = ("nsubj", "nsubj:pass")
_RELATIVE = frozenset({"who", "which", "that"})
_MAX_STEPS = 6


def passive(tree: Tree, i: int) -> bool:
    """Whether verb `i` is a passive: what is said has a subject, who says it may be missing."""
    return any(tree.dep[k] in {"nsubj:pass", "aux:pass", "csubj:pass"} for k in tree.kids[i])


def source_of(tree: Tree, verb: int) -> int | None:
    """Give the head of the source of reporting verb `verb`, or None where the text names none."""
    i, inner = verb, verb
    for _ in range(_MAX_STEPS):
        if passive(tree, i) and i == verb:
            return tree.first(i, "obl:agent")
        subject = tree.first(i, *_SUBJECTS)
        if subject is not None:
            return _antecedent(tree, i, subject)
        if tree.dep[i] in {"acl", "amod"}:
            return tree.head[i] if tree.tag[i] != "VBN" else tree.first(i, "obl:agent")
        if tree.head[i] == i or tree.dep[i] not in {"conj", "xcomp", "advcl", "parataxis", "ccomp"}:
            return None
        inner, i = i, tree.head[i]
        if tree.dep[inner] == "xcomp":
            controller = tree.first(i, "obj", "iobj")
            if controller is not None and tree.tag[inner] == "VB" and controller < inner:
                return controller
    return None


def _antecedent(tree: Tree, clause: int, subject: int) -> int | None:
    """A relative pronoun stands for the noun it follows; an expletive for nobody."""
    if tree.dep[subject] == "expl":
        return None
    if tree.lower[subject] in _RELATIVE and tree.dep[clause] in {"acl:relcl", "acl"}:
        return tree.head[clause]
    return subject
