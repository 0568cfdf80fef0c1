"""What is said on both sides of *, he said,* though the analysis parts it."""

from __future__ import annotations

from kg.extract.sources import subject_of
from kg.extract.tree import Tree


def carried_on(tree: Tree, i: int) -> set[int]:
    """Give the tokens around *, he said,* that the analysis does not hang on what is said.

    *Though it held, he said, leaving was …*: a rest cut off as a sentence of its own, or a clause
    before the cue that is read as depending on *said*.
    """
    start = i + 2
    if start >= len(tree) or tree.lower[i + 1] != ",":
        return set()
    if tree.sent[start] == tree.sent[i]:
        return _opened_before(tree, i)
    if not tree.text[tree.start[start]].islower():
        return set()
    first, end = tree.sentences[tree.sent[start]]
    return set(range(first, end)) if first == start else set()


def _opened_before(tree: Tree, i: int) -> set[int]:
    """The clause before *, he said,* although the analysis hangs it on *said*."""
    subject = subject_of(tree, i)
    comma = min(tree.subtree(subject)) - 1 if subject is not None and subject < i else 0
    if comma < 1 or tree.lower[comma] != "," or tree.sent[comma] != tree.sent[i]:
        return set()
    start = tree.sentences[tree.sent[i]][0]
    told = tree.first(i, "ccomp")
    clause = (
        told is not None
        and not tree.mark(told)
        and any(
            tree.dep[k] == "advcl" and start <= k < comma and subject_of(tree, k) is not None
            for k in tree.kids[i]
        )
    )
    return set(range(start, comma)) if clause else set()
