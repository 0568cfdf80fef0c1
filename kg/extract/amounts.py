"""Nouns that tell only how much there is of something (*a great deal of money*)."""

from __future__ import annotations

from kg.extract.tree import Tree


def is_much(tree: Tree, i: int) -> bool:
    """Whether *deal* only tells how much (*a great deal of money*)."""
    if tree.lower[i] != "deal" or tree.lower[i - 1] not in {"good", "great"}:
        return False
    return tree.lower[i - 2 : i - 1] == ["a"] and tree.lower[i + 1 : i + 2] == ["of"]
