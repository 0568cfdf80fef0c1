"""What several finders of this room need of one document, made once and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from spacy.tokens import Doc

from kg.extract.tree import Tree

T = TypeVar("T")


def kept(doc: Doc, name: str, make: Callable[[], T]) -> T:
    """Give what `make` made for `doc` under `name`; it is called the first time only."""
    key = f"kg.{name}"
    if key not in doc.user_data:
        doc.user_data[key] = make()
    return cast(T, doc.user_data[key])


def tree_of(doc: Doc) -> Tree:
    """Give the `Tree` of `doc`."""
    tree = doc.user_data.get("kg.tree")
    return cast(Tree, tree) if tree is not None else kept(doc, "tree", lambda: Tree(doc))
