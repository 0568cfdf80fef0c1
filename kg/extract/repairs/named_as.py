"""What is named as something before its verb (*two of those known as* **spies** *were shot*).

The noun behind *as* was taken for the subject of a clause of its own, and the phrase that is the
subject was left without a verb: what names somebody takes an object or is a participle.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_NAMING = frozenset(
    {"identify", "describe", "list", "label", "name", "know", "regard", "classify", "portray",
     "treat", "market", "brand", "designate", "recognise", "recognize", "view", "dub", "register",
     "sell", "categorise", "categorize", "class", "advertise", "bill", "diagnose", "depict"}
)  # fmt: skip


def restore_named(arcs: Arcs) -> None:
    """Give the verb the phrase as its subject, and the noun back to what it is named, in place."""
    head, dep, kids = arcs.head, arcs.dep, arcs.kids()
    for k in arcs.words["as"]:
        named_by, verb = k - 1, head[k]
        if dep[k] != "mark" or not (head[verb] == named_by or head[head[named_by]] == verb):
            continue
        if arcs.tag[named_by] not in {"VBN", "VBD"} or arcs.lemma[named_by] not in _NAMING:
            continue
        named = next((n for n in kids[verb] if dep[n] in _SUBJECTS and k < n < verb), None)
        if named is None:
            continue
        if head[verb] != named_by:  # the verb has its subject, but two of them
            head[named], dep[named], head[k], dep[k] = named_by, "obl", named, "case"
            continue
        if dep[verb] != "advcl":
            continue
        if dep[named_by] == "acl":
            whole = top = _whole(arcs, head[named_by])
            if dep[whole] in _SUBJECTS:
                continue
        else:
            found = [n for n in kids[named_by] if dep[n] in _SUBJECTS and n < named_by]
            if not found or any(dep[n] in {"obj", "aux", "aux:pass"} for n in kids[named_by]):
                continue
            whole, top = found[0], named_by
        head[verb] = verb if head[top] == top else head[top]
        dep[verb], dep[whole] = dep[top], dep[named]
        head[whole] = verb
        if top == named_by:
            head[named_by], dep[named_by], arcs.tag[named_by] = whole, "acl", "VBN"
        head[named], dep[named] = named_by, "obl"
        head[k], dep[k] = named, "case"


def _whole(arcs: Arcs, k: int) -> int:
    """Give what a noun is a part of (*two of those*)."""
    while arcs.dep[k] == "nmod" and arcs.head[k] < k:
        k = arcs.head[k]
    return k
