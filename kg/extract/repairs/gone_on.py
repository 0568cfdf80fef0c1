"""*Went on to win*: a verb with its particle and what came next, no going with an aim."""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs

_LOOSE = frozenset({"advcl", "xcomp", "ccomp", "acl"})


def restore_gone_on(arcs: Arcs) -> None:
    """Give *go* its particle and the infinitive behind it as its complement, in place."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for i in arcs.lemmas["go"]:
        if lower[i + 1 : i + 3] != ["on", "to"] or tag[i + 2] != "TO":
            continue
        verb = head[i + 2]
        if tag[verb] != "VB" or head[verb] != i or dep[verb] not in _LOOSE:
            continue
        head[i + 1], dep[i + 1], tag[i + 1] = i, "compound:prt", "RP"
        dep[verb] = "xcomp"
