"""Those who are told with *none other than* (*was opened by none other than the king*)."""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs

_NOBODY = frozenset({"none", "nobody"})


def restore_none_other(arcs: Arcs) -> None:
    """Give whoever is told so the place of *none*, in place."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    for other in arcs.words["other"]:
        if lower[other + 1 : other + 2] != ["than"] or other == 0:
            continue
        none, who = other - 1, head[other + 1]
        if lower[none] not in _NOBODY or head[other] != none or who < other:
            continue
        if dep[other + 1] != "case":
            continue
        if head[who] not in {other, none}:
            continue
        head[who], dep[who] = (who if head[none] == none else head[none]), dep[none]
        for k in range(max(none - 4, 0), len(head)):
            if k > who + 40:
                break
            if head[k] == none and k != who:
                head[k] = who
        head[none], dep[none] = who, "discourse"
        head[other], head[other + 1], dep[other + 1] = none, none, "fixed"
