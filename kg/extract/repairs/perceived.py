"""*saw Malik, dressed in grey,* **approach** *the desk*: what somebody is seen to do.

A bare infinitive cannot be joined with a finite verb; behind the object of a verb of perception or
of letting, it tells what that object does. So does one with *to* behind what is foretold: *forecast
losses* **to rise** tells of no losses that are to rise.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs

_PERCEIVING = frozenset({"see", "watch", "hear", "let", "make"})
_LETTING = frozenset({"let", "make"})
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_BARE = frozenset({("conj", "VB"), ("parataxis", "VB"), ("parataxis", "VBP"), ("ccomp", "VB")})
_ASIDES = frozenset({"advcl", "conj"})
_OWN = frozenset({"cc", "aux", "mark", "nsubj"})


def restore_perceived(arcs: Arcs) -> None:
    """Make such infinitives complements, in place."""
    for verb in arcs.lemmas.where(nouns("foretelling")):
        _foretell(arcs, verb)
    verbs = arcs.lemmas.where(_PERCEIVING)
    if not verbs:
        return
    kids = arcs.kids()
    for verb in verbs:
        let = arcs.lemma[verb] in _LETTING
        if arcs.tag[verb] not in _FINITE and not let:
            continue
        obj = next((k for k in kids[verb] if arcs.dep[k] == "obj" and k > verb), None)
        if obj is None:
            continue
        if let and (k := _in_relative(arcs, kids, verb, obj)) is not None:
            arcs.head[k] = verb
        for k in kids[verb] if arcs.tag[verb] in _FINITE else ():
            bare = k > obj and (arcs.dep[k], arcs.tag[k]) in _BARE
            if not bare and (k < obj or (arcs.dep[k], arcs.tag[k]) != ("xcomp", "VB")):
                continue
            if _OWN.isdisjoint([arcs.dep[d] for d in kids[k] if d < k]):
                arcs.dep[k] = "xcomp"
                _describe(arcs, kids, obj, k)


def _foretell(arcs: Arcs, verb: int) -> None:
    kids = arcs.kids()
    obj = next((k for k in kids[verb] if arcs.dep[k] == "obj" and k > verb), None)
    if obj is None or arcs.pos[verb] != "VERB" or arcs.lemma[obj] in nouns("infinitive_taking"):
        return
    for k in kids[obj]:
        if arcs.dep[k] == "acl" and any(arcs.lower[m] == "to" for m in kids[k] if m < k):
            arcs.head[k], arcs.dep[k] = verb, "xcomp"


def _describe(arcs: Arcs, kids: list[list[int]], obj: int, done: int) -> None:
    """Hang a participle between commas on the object before it (*Malik,* **dressed in grey**)."""
    for k in kids[arcs.head[obj]]:
        if not obj < k < done or arcs.tag[k] != "VBN" or arcs.dep[k] not in _ASIDES:
            continue
        if arcs.lower[k - 1] == "," and _OWN.isdisjoint([arcs.dep[d] for d in kids[k]]):
            arcs.head[k], arcs.dep[k] = obj, "acl"


def _in_relative(arcs: Arcs, kids: list[list[int]], verb: int, obj: int) -> int | None:
    """*let the fear of what it has become* **stop** *you*: hung on the clause that describes."""
    if any(arcs.dep[k] in {"xcomp", "ccomp"} for k in kids[verb]):
        return None
    below = [obj, *(k for k in kids[obj] if arcs.dep[k] == "nmod")]
    below += [k for b in below[1:] for k in kids[b] if arcs.dep[k] == "nmod"]
    for clause in [k for b in below for k in kids[b] if arcs.dep[k] == "acl:relcl"]:
        if arcs.lemma[clause] in _PERCEIVING or arcs.lemma[clause] in {"help", "have", "do"}:
            continue
        for k in kids[clause]:
            bare = k > clause and arcs.dep[k] == "xcomp" and arcs.tag[k] == "VB"
            if bare and not any(arcs.dep[d] in _OWN for d in kids[k]):
                return k
    return None
