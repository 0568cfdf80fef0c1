"""Participles that the noun behind them takes in: they describe it and tell of no act."""

from __future__ import annotations

from kg.extract.tree import Tree


def is_within(tree: Tree, i: int) -> bool:
    """Whether a noun that follows takes the word in (*withering praise*, *a riveting 5-4 win*).

    An article before it may show whose it is, or the object that follows on it.
    """
    if tree.tag[i] != "VBG":
        return False
    if any(tree.dep[k] not in {"advmod", "case", "mark"} for k in tree.kids[i]):
        return False
    if tree.dep[i] == "advcl" and i and tree.dep[i - 1] == "det":
        return tree.head[i - 1] > i
    if not tree.kids[i] and tree.pos[i + 1 : i + 2] == ["NOUN"]:
        if tree.dep[i] == "acl":
            return tree.head[i] == i + 1
        return (
            tree.dep[i] in {"xcomp", "advcl"}
            and tree.dep[i + 1] == "obj"
            and (tree.head[i + 1] == tree.head[i] == i - 1)
        )
    return False
