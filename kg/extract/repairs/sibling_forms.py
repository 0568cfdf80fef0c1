"""Coordinated verbs whose forms cannot stand side by side, hung where they can.

An analysis sometimes hangs *urged them to leave and consider …* as *urged and consider*, or
*vowed to help and sent …* as *to help and sent*: an infinitive is no sibling of a past tense.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.repairs.arcs import Arcs, places

_OWN = frozenset(
    {"nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark", "expl", "csubj", "nsubj:outer"}
)
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl"})
_RELATIVE = frozenset({"acl:relcl"})
_PHRASES = frozenset({"obj", "obl", "nmod", "conj", "nsubj:pass"})
_FINITE = frozenset({"VBD", "VBZ"})
_PLAIN = _FINITE | {"VB"}
_PRESENT = _FINITE | {"VBP"}
_FORMS = _FINITE | {"VB", "VBG", "VBP"}
_NAMING = frozenset({"NN", "NNS", "NNP", "NNPS", "JJR", "PRP", "CD", "DT"})
_NUMBERS = frozenset({("VBZ", "VBP"), ("VBP", "VBZ")})
_MAX_STEPS = 4


def realign(arcs: Arcs) -> None:
    """Correct the heads of coordinated verbs in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    loose = [k for k in places(dep, "conj") if tag[k] in _FORMS]
    if not loose:
        return
    kids = arcs.kids()
    for k in loose:
        first = head[k]
        if first > k:
            continue
        sibling = None
        if any(dep[i] in _OWN for i in kids[k]):
            if tag[k] == "VBD" and _is_bidden(dep, tag, kids, first):
                sibling = _same_form_below(head, dep, tag, first, k)
                head[k] = first if sibling is None else sibling
            continue
        above = _PLAIN if tag[k] == "VBG" else _PRESENT
        if tag[k] in {"VB", "VBG"} and tag[first] in above:
            sibling = _same_form_below(head, dep, tag, first, k)
            if sibling is None and tag[k] == "VBG" and tag[first] == "VB":
                sibling = _participle_above(head, dep, tag, first)
            if sibling is None and tag[k] == "VB":
                sibling = _bare_above(head, dep, tag, first)
        elif tag[k] == "VB" and tag[first] in {"VBN", "VBG"}:
            sibling = _same_form_below(head, dep, tag, first, k)
            if sibling is None:
                sibling = _finite_above(head, dep, tag, first, "VB")
        elif tag[k] == "VBP" and tag[first] == "VBD":  # must win men who left and stop losing
            sibling = _bare_above(head, dep, tag, first)
            tag[k] = "VB" if sibling is not None else "VBP"
        elif (tag[k], tag[first]) in _NUMBERS:  # want a man who tells the truth and keeps his word
            sibling = _same_form_below(head, dep, tag, first, k, _RELATIVE)
        elif tag[k] in _FINITE and tag[first] in {"VB", "VBG"}:
            sibling = _finite_above(head, dep, tag, first, tag[k])
            if sibling is None and tag[first] == "VB":
                sibling = _same_form_below(head, dep, tag, first, k, _RELATIVE)
        elif tag[k] in _PLAIN and tag[first] in _NAMING:
            sibling = _verb_around(head, dep, tag, first, tag[k])
        if sibling is not None:
            head[k] = sibling


def _is_bidden(dep: Sequence[str], tag: Sequence[str], kids: list[list[int]], i: int) -> bool:
    """Whether a main verb is an order (*think what happens if it broke and they left*)."""
    return tag[i] == "VB" and dep[i] == "root" and all(dep[k] not in _OWN for k in kids[i])


def nest_inserted(arcs: Arcs) -> None:
    """Hang the second of two relative clauses on the telling put before it, in place.

    *a rule they say could hurt them*: what has no subject of its own is what they say.
    """
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    clauses = list(places(dep, "acl:relcl"))
    for said, k in pairwise(clauses):
        if head[said] != head[k] or tag[k] not in _FINITE | {"VB", "VBN", "VBP", "VBG"}:
            continue
        opening = [i for i in range(said + 1, k) if head[i] == k and dep[i] in {"aux", "aux:pass"}]
        first = opening[0] if opening else k
        while head[first - 1] == k and dep[first - 1] == "advmod":
            first -= 1
        owned = any(head[i] == said and dep[i] == "nsubj" for i in range(head[said] + 1, said))
        loose = tag[opening[0] if opening else k] in _FINITE | {"VBP", "MD"}
        if first == said + 1 and owned and loose:
            head[k], dep[k] = said, "ccomp"


def _same_form_below(
    head: Sequence[int],
    dep: Sequence[str],
    tag: Sequence[str],
    top: int,
    before: int,
    clauses: frozenset[str] = _CLAUSES,
) -> int | None:
    """The last verb of its form before the loose one, in the clause of the verb above."""
    for j in range(before - 1, top, -1):
        if tag[j] == tag[before] and dep[j] in clauses and _reaches(head, j, top, around=before):
            return j
    return None


def _finite_above(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], low: int, form: str
) -> int | None:
    """The finite verb of the same form that governs an infinitive."""
    node = low
    for _ in range(_MAX_STEPS):
        if dep[node] not in _CLAUSES | {"conj"} or head[node] == node:
            return None
        node = head[node]
        if tag[node] == form:
            return node
    return None


def _bare_above(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], low: int
) -> int | None:
    """The bare verb that a relative clause stands under (*would free men they held and* **go**)."""
    if dep[low] not in _RELATIVE | {"advcl"}:
        return None
    if dep[low] == "advcl":  # ask him before they leave, and report
        return head[low] if tag[head[low]] == "VB" and head[low] < low else None
    return _verb_around(head, dep, tag, head[low], "VB")


def _verb_around(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], noun: int, form: str
) -> int | None:
    """The verb of the same form to whose noun it was joined (*will run it and* **tax** *it*)."""
    node = noun
    for _ in range(_MAX_STEPS):
        if dep[node] not in _PHRASES or head[node] >= node:
            return None
        node = head[node]
        if tag[node] == form:
            return node
    return None


def _participle_above(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], low: int
) -> int | None:
    """The participle in whose object an infinitive stands (*hailing plans to go, and calling*)."""
    node = low
    for _ in range(_MAX_STEPS):
        if dep[node] not in _CLAUSES | {"conj", "obj", "obl"} or head[node] == node:
            return None
        node = head[node]
        if tag[node] == "VBG" and dep[node] in _CLAUSES:
            return node
    return None


def _reaches(head: Sequence[int], j: int, top: int, around: int) -> bool:
    """Whether `j` stands below `top`, and not by way of `around`."""
    for _ in range(_MAX_STEPS):
        if head[j] == around:
            return False
        if head[j] == top:
            return True
        j = head[j]
    return False
