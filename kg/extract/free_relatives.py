"""What *what* and *all* stand for: *what she called a truce*, *rain is all they ask for*."""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.tree import Tree


def what_is_called(tree: Tree, i: int) -> int:
    """Look through *what she called Y*, *what she hailed as Y* and *what she felt was Y* to Y."""
    if tree.lower[i] != "what":
        return i
    for clause in tree.all(i, "acl:relcl", "acl"):
        if (told := _told_to_be(tree, clause)) is not None:
            return told
    return what_is_named(tree, i)


def what_is_named(tree: Tree, i: int) -> int:
    """Look through *what she called Y* and *what seemed to be Y* to Y; give others themselves."""
    if tree.lower[i] != "what":
        return i
    for clause in tree.all(i, "acl:relcl", "acl"):
        if tree.lemma[clause] in nouns("naming") | {"seem", "appear"}:
            named = [k for k in tree.all(clause, "xcomp", "obj") if k > clause]
            return named[0] if named and tree.is_nominal(named[0]) else i
    # *what was a thriving trade*: the analysis wavers between a clause and a subject
    said = [k for k in tree.all(i, "acl:relcl", "acl", "nsubj") if k > i]
    said = [k for k in said if tree.first(k, "cop") is not None]
    return said[0] if said and tree.pos[said[0]] in {"NOUN", "PROPN"} else i


def _told_to_be(tree: Tree, clause: int) -> int | None:
    """Give what somebody takes it for (*what they hail as a win*, *what she felt was luck*)."""
    behind = [k for k in tree.all(clause, "obl") if k > clause and tree.case(k) == "as"]
    be = clause + 1  # the analysis wavers where to hang what follows
    if be < len(tree) and tree.dep[be] == "cop" and tree.head[be] > be:
        k = tree.head[be]
        if tree.first(k, "nsubj", "nsubj:outer", "expl", "csubj") is None:
            behind.append(k)
    return next((k for k in behind if tree.pos[k] in {"NOUN", "PROPN"}), None)


def what_is_meant(tree: Tree, i: int) -> int:
    """Give what *what* or *all* is said to be (*all they ask is time*, *it is what they want*)."""
    if tree.lower[i] not in {"what", "all"}:
        return i
    if tree.first(i, "cop") is not None:
        subject = tree.first(i, "nsubj")
        return i if subject is None else subject
    head = tree.head[i]
    told = tree.dep[i] in {"nsubj", "nsubj:outer"} and tree.first(head, "cop") is not None
    return head if told and tree.is_nominal(head) else i
