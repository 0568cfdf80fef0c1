"""Whether *not* of one verb also covers the next one of a coordination.

*Did not attack or invade* denies both. But what stands in a finite form of its own (*was not hurt
and* **walked** *away*), or is set against the first by an adverb of its own (*was not told and*
**only** *heard of it in May*), is told in its own right.
"""

from __future__ import annotations

from kg.extract.tree import Tree

_TURNING = frozenset(
    {"only", "finally", "eventually", "ultimately", "later", "instead", "now", "then", "soon",
     "subsequently", "still", "simply", "merely", "just", "afterwards", "nevertheless",
     "nonetheless", "thus", "therefore", "hence", "consequently", "accordingly", "meanwhile",
     "promptly", "immediately", "quietly", "already", "since", "rather", "even"}
)  # fmt: skip
"""Adverbs that set a second verb against a first one that is denied, or after it."""
_FULL = frozenset({"obj", "obl", "obl:agent", "xcomp", "ccomp", "advcl", "compound:prt"})


def same_form(first: str, second: str) -> bool:
    """Whether two verbs have tags that let one auxiliary serve both."""
    if first == "VB":
        return second in {"VB", "VBP"}  # will stop and have a rest
    return first == second or {first, second} == {"VBD", "VBN"}


def shares_negation(tree: Tree, i: int, *, by_subject: bool) -> bool:
    """Whether what negates the first verb of a coordination also covers the verb at `i`.

    With `by_subject` it is the subject that says so (*nobody was hurt and* …): it holds for all.
    """
    if tree.has(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop"):
        return False
    joiner = tree.first(i, "cc")
    if joiner is not None and tree.lower[joiner] == "but":
        return False
    head = tree.head[i]
    if joiner is not None and tree.lower[joiner] in {"or", "nor"} and tree.pos[i] == "VERB":
        bare = tree.tag[head] == "VB"  # did not back or even contradicted it: it did
        return not (bare and tree.tag[i] in {"VBD", "VBZ", "VBN"})  # were not members or invited
    if not same_form(tree.tag[head], tree.tag[i]):
        return False
    return by_subject or not _is_told_apart(tree, head, i)


def _is_told_apart(tree: Tree, head: int, i: int) -> bool:
    if any(tree.lower[k] in _TURNING and head < k < i for k in tree.all(i, "advmod")):
        return True
    if tree.tag[i] != "VBD":
        return False
    if tree.tag[head] == "VBN":  # was not hurt and walked away
        return tree.has(head, "aux", "aux:pass")
    return tree.has(i, *_FULL)  # never reached land and sank in a storm
