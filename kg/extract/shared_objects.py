"""Objects that coordinated verbs share (*seized, searched and burned* **the office**)."""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.tree import Tree

_NEAR = 4
"""Tokens within which the next coordinated verb of a shared object follows."""
_LIKE = {"VBP": "VB", "NNS": "VBZ", "NN": "VB"}
"""Tags of verbs that look alike."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BETWEEN = frozenset({"cc", "cc:preconj", "punct", "conj"})


def shared_object(tree: Tree, i: int) -> int | None:
    """Give the object that the verb at `i` shares with those it is coordinated with.

    It stands behind the last of them, on whichever the analysis hung it.
    """
    if tree.lemma[i] in nouns("objectless"):
        return None  # *the fear remained but found a new cause*
    row = _row(tree, i)
    before = [k for k in row if k < i and is_same_form(tree, k, i)]
    if before and (shared := _behind(tree, row, i)) is not None:
        return None if tree.all(i, "obl", "xcomp", "ccomp") else shared
    return None if tree.lemma[i] in nouns("alone") else _behind_the_last(tree, i, row)


def is_of_the_next(tree: Tree, i: int, obj: int) -> bool:
    """Whether an object hung on a verb that takes none is that of the verb joined to it.

    *Had stayed and questioned* **him**: nobody is stayed.
    """
    if "conj" not in tree.labels[i] or tree.lemma[i] not in nouns("alone"):
        return False
    return any(i < k < obj and tree.pos[k] == "VERB" for k in tree.all(i, "conj"))


def _behind_the_last(tree: Tree, i: int, row: list[int]) -> int | None:
    """Give the object of the last verb of a row, if all from `i` on have only that one.

    In a row the conjunction stands before the last verb (*are hurting, losing money* is none),
    and each verb follows soon upon the one before, without a complement between.
    """
    last = i
    for k in (k for k in row if k > i):
        if not is_same_form(tree, i, k) or not _follows(tree, last, k):
            return None
        shared = _behind(tree, row, k)
        if shared is not None:
            return shared if "cc" in tree.dep[last + 1 : k] else None
        if tree.lemma[k] in nouns("objectless") or tree.lemma[k] in nouns("alone"):
            return None  # *searched, turned and shot the guard*
        last = k
    return None


def _row(tree: Tree, i: int) -> list[int]:
    """Give the coordinated verbs among which `i` stands, in order of text."""
    top = i
    while tree.dep[top] == "conj" and tree.pos[tree.head[top]] == "VERB":
        top = tree.head[top]
    row, new = {top}, [top]
    while new:
        new = [c for k in new for c in tree.all(k, "conj") if tree.pos[c] == "VERB"]
        row.update(new)
    return sorted(row)


def _behind(tree: Tree, row: list[int], k: int) -> int | None:
    """Give the object between the verb at `k` and the next of its row."""
    end = next((m for m in row if m > k), len(tree))
    objects = (o for m in row if m <= k and "obj" in tree.labels[m] for o in tree.all(m, "obj"))
    return next((o for o in objects if k < o < end), None)


def _follows(tree: Tree, before: int, k: int) -> bool:
    """Whether the verb at `k` follows at once, with neither complement nor subject between."""
    if tree.first(k, "nsubj", "nsubj:pass") is not None:
        return False
    aside = [d for d in tree.kids[k] if tree.dep[d] in {"obl", "advmod"} and before < d < k]
    first = min((j for d in aside for j in tree.subtree(d)), default=k)
    if first - before > _NEAR or not _NOMINAL.isdisjoint(tree.pos[before + 1 : first]):
        return False
    return all(not before < d < k or tree.dep[d] in _BETWEEN for d in tree.kids[before])


def is_same_form(tree: Tree, i: int, k: int) -> bool:
    """Whether two verbs can share an object: of one form, and no second *to* (*to vote or to*)."""
    forms = {_LIKE.get(tree.tag[i], tree.tag[i]), _LIKE.get(tree.tag[k], tree.tag[k])}
    past = forms <= {"VBD", "VBN"} and tree.first(k, "aux", "aux:pass") is None
    return (len(forms) == 1 or past) and tree.mark(k) != "to"
