"""Objects of an infinitive under a noun that an analysis took for the subject of the main verb.

*The firm's licence to sell* **the drug** *expires*: the licence expires, and the drug is sold.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, where
from kg.extract.reports.reporting import is_reporting

_SINGULAR = frozenset({"NN", "NNP", "VBG"})
_OBJECTS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_OPENING = frozenset(
    {"as", "since", "because", "after", "before", "until", "while", "although", "if"}
)
_CLAUSAL = frozenset(
    {"ensure", "make", "let", "help", "see", "show", "prove", "watch", "hear", "check", "decide",
     "determine", "know", "find", "assume", "pretend", "say", "be", "go", "come"}
)  # fmt: skip
_AUX = frozenset({"aux", "aux:pass", "cop"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def restore_infinitive_objects(arcs: Arcs) -> None:
    """Give the infinitive its object and the verb behind it the noun, in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    for inner in where(dep, {"acl"}):
        noun = head[inner]
        if tag[inner] != "VB" or noun > inner or arcs.lower[inner - 1] != "to":
            continue
        if is_reporting(arcs.lemma[inner]) or arcs.lemma[inner] in _CLAUSAL:
            continue
        kids = arcs.kids()
        if any(dep[k] in {"obj", "ccomp"} for k in kids[inner]):
            continue
        held = next((k for k in range(inner + 1, len(head)) if dep[k] in _SUBJECTS), None)
        if held is None or tag[held] not in _OBJECTS or _left(kids, held) != inner + 1:
            continue
        _part(arcs, kids, (noun, inner, held), head[held])


def _part(arcs: Arcs, kids: list[list[int]], found: tuple[int, int, int], verb: int) -> None:
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    noun, inner, held = found
    first = min([verb, *(k for k in kids[verb] if k > held and dep[k] in _AUX)])
    if verb <= held or tag[first] not in _FINITE or first != _right(kids, held) + 1:
        return
    if head[noun] == verb and dep[noun] in _SUBJECTS:
        head[held], dep[held] = inner, "obj"
        return
    nested = head[verb] == inner and dep[verb] in {"xcomp", "ccomp"}
    nested = nested and dep[noun] in {"obl", "root"}
    if nested or (head[verb] == noun and (dep[verb], dep[noun]) == ("parataxis", "root")):
        _raise(arcs, kids, found, verb)


def _raise(arcs: Arcs, kids: list[list[int]], found: tuple[int, int, int], verb: int) -> None:
    """Put the verb in the place of the noun, and the noun under it."""
    head, dep = arcs.head, arcs.dep
    noun, inner, held = found
    case = next((k for k in kids[noun] if dep[k] == "case" and arcs.lower[k] != "'s"), None)
    if dep[noun] == "obl" and (case is None or arcs.lower[case] not in _OPENING):
        return
    if arcs.tag[noun] in _SINGULAR and arcs.tag[verb] == "VBP":
        return
    label = dep[held]
    head[held], dep[held] = inner, "obj"
    root = dep[noun] == "root"
    head[verb], dep[verb] = (verb, "root") if root else (head[noun], "advcl")
    for k in kids[noun]:
        if (root and k > verb) or k == case:
            head[k] = verb
    if case is not None and not root:
        dep[case] = "mark"
    head[noun], dep[noun] = verb, label


def _left(kids: list[list[int]], i: int) -> int:
    while kids[i] and kids[i][0] < i:
        i = kids[i][0]
    return i


def _right(kids: list[list[int]], i: int) -> int:
    while kids[i] and kids[i][-1] > i:
        i = kids[i][-1]
    return i
