"""One `Tree` a document: every finder of this room reads the same view of the analysis."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Doc

from kg.extract.tree import Tree

_KEY = "kg.tree"


def tree_of(doc: Doc) -> Tree:
    """Give the `Tree` of `doc`, made on the first call and kept with the document."""
    tree = doc.user_data.get(_KEY)
    if tree is None:
        tree = doc.user_data[_KEY] = Tree(doc)
    return cast(Tree, tree)
