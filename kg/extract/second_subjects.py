"""Objects that an analysis took for a second subject behind their verb.

In *A court convicted former general Ivan Petrov of ordering …* the court is the subject; a long
name behind an active verb sometimes comes out as another.
"""

from __future__ import annotations

from collections.abc import Sequence

_PREDICATES = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG", "VBN"})
_OPENING = frozenset({"aux:pass", "cop", "expl", "obj", "ccomp"})
"""What keeps a subject behind its verb from being an object."""


def restore_objects(head: Sequence[int], dep: list[str], tag: Sequence[str]) -> None:
    """Label the second subject of a verb as its object, in place.

    Args:
        head: the position of every token's head (its own for a root).
        dep: the labels of Universal Dependencies.
        tag: the Penn tags.
    """
    behind = [
        k
        for k, label in enumerate(dep)
        if label == "nsubj" and head[k] < k and tag[head[k]] in _PREDICATES
    ]
    for k in behind:
        verb = head[k]
        labels = {dep[j]: j for j, above in enumerate(head) if above == verb and j != k}
        first = labels.get("nsubj")
        if first is not None and first < verb and not labels.keys() & _OPENING:
            dep[k] = "obj"
