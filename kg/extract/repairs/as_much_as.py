"""*As much as*, *as few as* before an amount: they say how exact it is; the amount has the place.

In *stole* **as much as $9 million** and *hired* **as few as 30 men** it is the money and the men
that are stolen and hired, whatever an analysis hung on *much* and *few*.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

DEGREES = frozenset({"much", "many", "little", "few"})
_AMOUNTS = frozenset({"CD", "$"})
_BESIDE = frozenset({"obl", "advmod"})
_OBJECTS = frozenset({"obj", "xcomp", "ccomp"})
_SHARES = frozenset({"percent", "%", "point", "percentage"})
_NEAR = 8


def restore_amounts(arcs: Arcs) -> None:
    """Put the amounts in the place of the words that only say how exact they are, in place."""
    for degree in sorted(k for word in DEGREES for k in places(arcs.lower, word)):
        first, second = degree - 1, degree + 1
        if first < 0 or second + 1 >= len(arcs.lower) or arcs.lower[first] != "as":
            continue
        if arcs.lower[second] == "as" and arcs.tag[second + 1] in _AMOUNTS:
            _restore(arcs, first, degree, _amount_from(arcs, second + 1))


def _amount_from(arcs: Arcs, start: int) -> int:
    """Give the head of the amount that begins at `start`."""
    k = start
    while k < arcs.head[k] < start + _NEAR and arcs.tag[arcs.head[k]][:2] not in {"VB", "IN"}:
        k = arcs.head[k]
    return k


def _restore(arcs: Arcs, first: int, degree: int, amount: int) -> None:
    head, dep = arcs.head, arcs.dep
    second, above = degree + 1, head[degree]
    if head[amount] == degree:
        if above == degree:
            return
        kids = arcs.kids()
        opened = any(dep[k] == "case" and k < degree for k in kids[degree])
        label = dep[degree]
        if label in _BESIDE and not opened:
            held = any(dep[k] in _OBJECTS for k in kids[above])
            label = "obl:unmarked" if held or arcs.lemma[amount] in _SHARES else "obj"
        for k in kids[degree]:
            if k < first:
                head[k] = amount
            elif k > amount:
                head[k] = above if dep[k] in {"obl", "advmod", "punct"} else amount
        head[amount], dep[amount] = above, label
    elif dep[amount] not in {"obj", "nsubj", "nsubj:pass"}:
        return
    head[degree], dep[degree] = amount, "advmod"
    head[first], dep[first] = degree, "advmod"
    head[second], dep[second] = first, "fixed"
