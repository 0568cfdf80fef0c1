"""Which heads of a coordinated phrase take part: on the verb's side, named, once each."""

from __future__ import annotations

from kg.extract.participants import is_human
from kg.extract.spans import FREE_RELATIVES, is_free_relative
from kg.extract.tree import Tree

_FINITE = frozenset({"VB", "VBD", "VBZ", "VBP"})
_ASKING = frozenset({"WP", "WRB", "WDT"})
_DOUBTFUL = _FINITE | _ASKING | {"VBG"}
"""Tags of what may name nothing."""


def one_person(tree: Tree, i: int, surface: list[int]) -> list[int]:
    """Leave out a second office of one person (*The founder and head of the firm has died*).

    The verb is singular, or the offices stand in apposition to a name.
    """
    first = surface[0]
    finite = next(iter(tree.all(i, "aux", "aux:pass")), i)
    alone = tree.tag[finite] == "VBZ" or tree.lower[finite] == "was"
    named = tree.ent[first] == "PERSON" and tree.first(first, "appos") is not None
    rest = [k for k in surface[1:] if not _is_bare_office(tree, k)]
    office = tree.tag[first] == "NN" and is_human(tree, first)
    titled = office and not rest and _is_titled(tree, first, surface[-1])
    if not (named or titled or (alone and office)):
        return surface
    bearers = [first, *surface[1:], *tree.all(surface[-1], "nmod")]
    names = [k for o in bearers for k in tree.all(o, "appos") if surface[-1] < k < i]
    if names and not rest and tree.ent[names[0]] == "PERSON":
        return names[:1]
    return [first, *rest]


def _is_titled(tree: Tree, first: int, k: int) -> bool:
    """Whether a name follows two callings at once (*former guard and army cook* **Tom Berg**)."""
    if k + 1 >= len(tree) or tree.ent[k + 1] != "PERSON" or tree.head[k] != first:
        return False
    apart = any(tree.ent[j] == "PERSON" or tree.lower[j] == "," for j in range(first, k))
    return not apart and tree.dep[k + 1] in {"appos", "nmod", "flat"}


def _is_bare_office(tree: Tree, k: int) -> bool:
    """Whether a noun names an office without an article or a name of its own."""
    if tree.tag[k] != "NN" or not is_human(tree, k):
        return False
    return tree.first(k, "det", "nmod:poss", "nummod", "flat") is None


def this_side(i: int, parties: list[int]) -> list[int]:
    """Leave out what a phrase before the verb cannot be coordinated with: anything behind it."""
    if not parties or parties[0] > i:
        return parties
    return [k for k in parties if k < i]


def told_elsewhere(tree: Tree, parties: list[int], i: int) -> list[int]:
    """Leave out what is told by the very clause of the verb at `i` (*what he* **proposed**)."""
    return [
        k
        for k in parties
        if tree.lower[k] not in FREE_RELATIVES
        or not (is_free_relative(tree, k) and i in tree.subtree(k))
    ]


def referring(tree: Tree, parties: list[int]) -> list[int]:
    """Leave out what names nothing, as bare question words do (*asked what to do*).

    Nor does a clause that the analysis took for a coordinated noun.
    """
    return [k for k in parties if tree.tag[k] not in _DOUBTFUL or _refers(tree, k)]


def _refers(tree: Tree, i: int) -> bool:
    if tree.tag[i] in _FINITE and tree.dep[i] == "conj":
        return False
    if tree.tag[i] == "VBG" and tree.dep[i] == "conj" and "obj" in tree.labels[i]:
        return False
    if tree.tag[i] not in _ASKING:
        return True
    if not tree.dep[i].startswith("nsubj"):
        return False
    if tree.text[tree.start[i] : tree.end[i]] == "WHO":
        return True  # the health body
    # *what he proposed would help them*, *and that enabled them to*
    return is_free_relative(tree, i) or tree.lower[i] == "that"
