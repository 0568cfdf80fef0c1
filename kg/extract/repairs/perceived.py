"""*saw Malik, dressed in grey,* **approach** *the desk*: what somebody is seen to do.

A bare infinitive cannot be joined with a finite verb; behind the object of a verb of perception or
of letting, it tells what that object does.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs

_PERCEIVING = frozenset({"see", "watch", "hear", "let", "make"})
_FINITE = frozenset({"VBD", "VBZ", "VBN"})
_BARE = frozenset({("conj", "VB"), ("parataxis", "VB"), ("parataxis", "VBP")})
_OWN = frozenset({"cc", "aux", "mark", "nsubj"})


def restore_perceived(arcs: Arcs) -> None:
    """Make such infinitives complements, in place."""
    verbs = [i for i, lemma in enumerate(arcs.lemma) if lemma in _PERCEIVING]
    if not verbs:
        return
    kids = arcs.kids()
    for verb in verbs:
        if arcs.tag[verb] not in _FINITE:
            continue
        obj = next((k for k in kids[verb] if arcs.dep[k] == "obj" and k > verb), None)
        if obj is None:
            continue
        for k in kids[verb]:
            bare = k > obj and (arcs.dep[k], arcs.tag[k]) in _BARE
            if bare and _OWN.isdisjoint([arcs.dep[d] for d in kids[k] if d < k]):
                arcs.dep[k] = "xcomp"
