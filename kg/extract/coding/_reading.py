"""Predicates read straight off the tree, where no rule has found their arguments yet."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.coding._frame import PASSIVE, Frame
from kg.extract.memo import tree_of
from kg.extract.tree import Tree


def read_frame(tree: Tree, i: int, actor: int | None = None) -> Frame:
    """Read the predicate at `i` straight off the tree.

    `actor` is the one who acts where the clause itself has no subject (*tried to* **flee**).
    """
    passive = tree.first(i, PASSIVE)
    obliques = [(tree.case(k), k) for k in tree.all(i, "obl", "obl:agent")]
    if passive is not None:
        subject = next((k for case, k in obliques if case == "by"), None)
    else:
        subject = tree.first(i, "nsubj")
        subject = actor if subject is None else subject
    obj = tree.first(i, "obj")
    return Frame(
        tree,
        i,
        actor=subject,
        target=passive if passive is not None else obj,
        obj=obj,
        obliques=obliques,
        xcomp=tree.first(i, "xcomp", "ccomp"),
        negated=any(tree.lemma[k] in {"not", "never"} for k in tree.kids[i]),
        nominal=tree.pos[i] in {"NOUN", "PROPN"},
    )


def read_predicate(trigger: Token) -> Frame:
    """Read the predicate at `trigger` with its arguments straight off the tree."""
    return read_frame(tree_of(trigger.doc), trigger.i)
