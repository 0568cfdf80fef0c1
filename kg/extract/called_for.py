"""Whether somebody is only asked to be or to point out who did it: there may be nobody."""

from __future__ import annotations

from kg.extract.governors import prospect_words
from kg.extract.tree import Tree

_ONE = frozenset({"a", "an", "one", "any", "another"})


def is_called_for(tree: Tree, noun: int) -> bool:
    """*show me a mayor who kept his word*, *name one law that she passed*: there may be none."""
    if _is_told_to_be(tree, noun):
        return True
    verb = tree.head[noun]
    pointed = tree.dep[noun] == "obl" and tree.lemma[verb] == "point" and tree.case(noun) == "to"
    asked = tree.dep[noun] == "obj" and tree.lemma[verb] in prospect_words("scenes", "challenges")
    if not asked and not pointed:
        return False
    if tree.tag[verb] not in {"VB", "VBP"} or tree.dep[verb] not in {"root", "ROOT", "parataxis"}:
        return False
    if tree.has(verb, "nsubj", "aux", "mark"):
        return False
    return tree.says(noun, _ONE, "det", "nummod")


def _is_told_to_be(tree: Tree, noun: int) -> bool:
    """*be the mayor who listens*: there may be no such mayor."""
    if "cop" not in tree.labels[noun] or tree.has(noun, "aux", "nsubj", "mark"):
        return False
    return tree.says(noun, ("be",), "cop")
