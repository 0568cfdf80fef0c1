"""Objects and titles that an analysis took for a second subject of their verb.

In *A court convicted former general Ivan Petrov of ordering …* the court is the subject; a long
name behind an active verb sometimes comes out as another; so does the noun before a name in
*former colonial ruler France suspended …* and in *…, warned mayor Ann Lee*.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_PREDICATES = frozenset({"VBD", "VBZ", "VBP", "VB", "VBG", "VBN"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_OPENING = frozenset({"aux:pass", "cop", "expl", "obj", "ccomp"})
"""What keeps a subject behind its verb from being an object."""


def restore_objects(arcs: Arcs) -> None:
    """Label the second subject of a verb as its object or as a title, in place."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    subjects = list(places(dep, "nsubj"))
    kids = arcs.kids()
    for k in [k for k in subjects if head[k] < k and tag[head[k]] in _PREDICATES]:
        verb = head[k]
        labels = {dep[j]: j for j in kids[verb] if j != k}
        first = labels.get("nsubj")
        if first is None or first > verb or labels.keys() & _OPENING:
            continue
        told = verb > 0 and tag[verb - 1] == "''"  # "Somalia," said the senator
        dep[first if told else k] = "ccomp" if told else "obj"
    for k in subjects:
        day = tag[k] == "NNP" and lower[k] in _DAYS and dep[k] == "nsubj"
        if day and any(head[j] == head[k] and dep[j] == "nsubj" for j in range(max(k - 12, 0), k)):
            dep[k] = "obl:unmarked"  # a spokeswoman Monday said
        same = k and head[k - 1] == head[k] > k and dep[k - 1] == dep[k] == "nsubj"
        told = head[k - 1] == head[k] < k - 1 and (dep[k - 1], dep[k]) == ("iobj", "nsubj")
        if (same or told) and tag[k - 1] == "NN" and tag[k] == "NNP":
            head[k - 1], dep[k - 1] = k, "nmod:desc"
