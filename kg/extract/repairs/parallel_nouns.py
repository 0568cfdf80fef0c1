"""Deeds joined to a deed that an analysis hung on what the first is done to.

In *for the abolition of the tax and the nationalisation of banks* nobody abolishes a
nationalisation: *the … of* answers to *the … of*.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_DEED = ("tion", "sion", "ment", "ure", "val", "sal", "ance", "ence", "ing")


def restore_parallel(arcs: Arcs) -> None:
    """Hang such a deed on the first, in place."""
    head, dep, lemma = arcs.head, arcs.dep, arcs.lemma
    for k in places(dep, "conj"):
        inner = head[k]
        if inner > k or arcs.tag[k] != "NN" or not lemma[k].endswith(_DEED):
            continue
        first = head[inner]
        if dep[inner] != "nmod" or lemma[inner].endswith(_DEED) or arcs.tag[first] != "NN":
            continue
        if first < inner and _is_shaped(arcs, first, inner) and _is_shaped(arcs, k, k + 8):
            head[k] = first


def _is_shaped(arcs: Arcs, noun: int, last: int) -> bool:
    """Whether a noun stands in *the … of …*."""
    lower, head = arcs.lower, arcs.head
    if "of" not in lower[noun + 1 : noun + 2]:
        return False
    own = [i for i in range(noun + 2, min(last + 1, len(head))) if head[i] == noun]
    the = any(lower[i] == "the" and head[i] == noun for i in range(max(noun - 3, 0), noun))
    return the and any(arcs.dep[i] == "nmod" for i in own)
