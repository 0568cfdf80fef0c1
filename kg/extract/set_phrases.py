"""Verb forms that are no verbs in the phrase they stand in (*in keeping with*, *scores more*)."""

from __future__ import annotations

from kg.extract.tree import Tree

IN_PHRASES = frozenset({"scores", "said", "keeping", "following", "done", "route", "enroute"})
"""Words that such phrases hold."""
_SUBJECTS = ("nsubj", "nsubj:pass", "aux", "aux:pass", "cop")


def is_in_phrase(tree: Tree, i: int) -> bool:
    """Whether it is part of *in keeping with*, *the following*, *scores more*, *en route*."""
    word, before, after = tree.lower[i], tree.lower[i - 1 : i], tree.lower[i + 1 : i + 2]
    if word == "scores":
        return after in (["more"], ["of"]) and not tree.has(i, *_SUBJECTS)
    if word == "said":  # *men said to be armed*: nobody says to be
        return after == ["to"] and tree.lower[i + 2 : i + 3] in (["be"], ["have"])
    if word == "keeping":
        return before == ["in"] and after == ["with"]
    if word in {"route", "enroute"}:
        return word == "enroute" or before == ["en"]
    if word == "following":
        return before == ["the"] and all(tree.dep[k] in {"det", "punct"} for k in tree.kids[i])
    return word == "done" and before == ["well"] and not tree.has(i, *_SUBJECTS)
