"""Phrases behind an insertion or a second preposition, which an analysis hung on the words inside.

*They rounded the yard – where the club had met – while singing*: they sing, for the dash before
*while* closes what the first one opened.  *anger at firms dodging tax – or at the state*: what has
a preposition of its own is no second object, but a second of the phrase with that preposition.
Behind a semicolon, *who* is the one named there.
*The signs were a rash that turned to sores, fever and cramps*: signs are several.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places, where

_DASHES = frozenset({"-", "--", "—", "–"})
_SIGNS = frozenset({"symptom", "sign", "cause", "reason", "effect", "injury", "ingredient", "item"})

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_INSIDE = frozenset({"nmod", "obl"})
_PARTS = frozenset({"nmod", "appos", "flat", "compound", "nmod:desc"})
_STEPS = 5
_FAR = 40
"""Words from a semicolon within which a clause of its own item begins."""


def rehang_outer(arcs: Arcs) -> None:
    """Hang such phrases on the clause or noun around, in place."""
    for mark in places(arcs.lower, "while"):
        if arcs.lower[mark - 1] in _DASHES and arcs.dep[mark] == "mark":
            _close(arcs, mark)
    for joint in places(arcs.dep, "cc"):
        if arcs.tag[joint + 1 : joint + 2] in (["IN"], ["TO"]):
            _join_alike(arcs, joint)
    for semicolon in places(arcs.lower, ";"):
        _keep_with_item(arcs, semicolon)
    for sign in where(arcs.lemma, _SIGNS):
        if arcs.tag[sign] == "NNS" and arcs.dep[sign] == "nsubj":
            _enumerate(arcs, sign)


def _close(arcs: Arcs, mark: int) -> None:
    """Hang a clause behind a closing dash on the verb around the insertion."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    clause = head[mark]
    inner = head[clause]
    if dep[inner] != "acl:relcl" or inner > mark or tag[clause] != "VBG":
        return
    opening = min([inner, *arcs.kids()[inner]])
    if not _DASHES.intersection(arcs.lower[max(opening - 1, 0) : opening + 1]):
        return
    outer = head[inner]
    while head[outer] != outer and arcs.pos[outer] != "VERB":
        outer = head[outer]
    if outer < inner:
        head[clause] = outer


def _join_alike(arcs: Arcs, joint: int) -> None:
    """Hang *or at the state* on the noun before it that has *at*, not on a bare object."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    noun, case = head[joint], joint + 1
    first = head[noun]
    if dep[noun] != "conj" or head[case] != noun or dep[case] != "case" or dep[first] != "obj":
        return
    kids = arcs.kids()
    if any(dep[k] == "case" for k in kids[first]):
        return
    node = head[first]
    for _ in range(_STEPS):
        if any(dep[k] in {"case", "mark"} and lower[k] == lower[case] for k in kids[node]):
            doer = next((k for k in kids[node] if dep[k] == "nsubj" and k < node), node)
            head[noun] = node if arcs.tag[node] in _NOUNS else doer
            return
        if head[node] == node:
            return
        node = head[node]


def _keep_with_item(arcs: Arcs, semicolon: int) -> None:
    """Hang *who* behind a semicolon on its own item (*…; and Ann Lee, a nurse* **who left**)."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    for verb in range(semicolon + 1, min(semicolon + _FAR, len(head))):
        if lower[verb] == ";" or head[verb] == verb:
            return
        if dep[verb] != "acl:relcl" or head[verb] >= semicolon:
            continue
        who = next((k for k in arcs.kids()[verb] if lower[k] == "who"), None)
        if who is None:
            return
        node = who - 1 - (lower[who - 1] == ",")
        while dep[node] in _PARTS and semicolon < head[node] < verb:
            node = head[node]
        if semicolon < node and arcs.tag[node] in _NOUNS and arcs.ent[node] == "PERSON":
            head[verb] = node
        return


def _enumerate(arcs: Arcs, sign: int) -> None:
    """Join a series behind what the first sign did to that sign, not to what it did it to."""
    head, dep = arcs.head, arcs.dep
    first = head[sign]
    kids = arcs.kids()
    if first < sign or arcs.tag[first] not in _NOUNS or not _is_bare(arcs, kids, first):
        return
    node, clause = first, None
    for _ in range(_STEPS):
        clause = next((k for k in kids[node] if dep[k] in _RELATIVE and k > node), None)
        inner = next((k for k in reversed(kids[node]) if dep[k] in _INSIDE and k > node), None)
        if clause is not None or inner is None:
            break
        node = inner
    if clause is None:
        return
    for done in [k for k in kids[clause] if k > clause and dep[k] == "obl"]:
        series = [k for k in kids[done] if dep[k] == "conj"]
        if series and (len(series) > 1 or arcs.lower[done + 1] == ","):
            for k in series:
                head[k] = first
                if arcs.tag[k] == "VBG" and not kids[k][1:]:
                    arcs.tag[k], arcs.pos[k] = "NN", "NOUN"  # *fever and vomiting*
            return


def _is_bare(arcs: Arcs, kids: list[list[int]], first: int) -> bool:
    """Whether a noun says what several things are, and names only one of them."""
    labels = {arcs.dep[k] for k in kids[first]}
    return "cop" in labels and "conj" not in labels
