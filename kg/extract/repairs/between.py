"""Second parties of *between* that an analysis joined with what stands above the first.

*Between* needs two: in *trade between the firm and local farms grew* no farm grew.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs

_NOMINAL = frozenset({"nmod", "obl", "compound", "nmod:poss", "nmod:unmarked", "appos", "flat"})
_FURTHEST = 15


def restore_between(arcs: Arcs) -> None:
    """Join the second party with the first, in place."""
    head, dep = arcs.head, arcs.dep
    for between in arcs.words["between"]:
        first = head[between]
        if dep[first] == "conj" and between < head[first] < first:
            first = head[between] = head[first]
        if dep[between] != "case" or first < between or dep[first] not in _NOMINAL:
            continue
        last = min(first + _FURTHEST, len(head))
        if any(dep[k] == "conj" and head[k] == first for k in range(first + 1, last)):
            continue
        joined = next((k for k in range(first + 1, last) if arcs.lower[k] == "and"), None)
        if joined is None or any(arcs.tag[k][:2] in {"VB", "MD"} for k in range(first, joined)):
            continue
        second = head[joined]
        if second < joined or dep[second] != "conj" or arcs.pos[second] not in {"NOUN", "PROPN"}:
            continue
        if head[second] < between and _is_above(head, first, head[second]):
            head[second] = first


def _is_above(head: list[int], i: int, top: int) -> bool:
    for _ in range(4):
        i = head[i]
        if i == top:
            return True
    return False
