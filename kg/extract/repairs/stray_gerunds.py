"""Clauses in *-ing* that an analysis hung one step too high.

In *it is open to anyone wanting to join* anyone wants, in *made from burning coal* the coal is
burned, and who is *accused of setting fires, killing nine* is accused of that too.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_CHARGED = frozenset({"of", "for", "with"})
_OWN = frozenset({"mark", "advmod", "aux", "aux:pass", "nsubj", "nsubj:pass", "case"})
_OWNED = {"case", "nmod:poss"}
_PARTS = frozenset({"part", "area", "region", "section", "town", "village", "province", "district"})
_TELLING = frozenset(
    {"cite", "quote", "add", "note", "say", "stress", "insist", "warn", "argue", "claim", "call"}
)


def rehang_gerunds(arcs: Arcs) -> None:
    """Hang such clauses on the noun or clause right before them, in place."""
    tag = arcs.tag
    kids = arcs.kids()
    for i in places(arcs.dep, "advcl"):
        if tag[i] == "VBG" and arcs.head[i] < i:
            _rehang(arcs, kids, i)
        elif tag[i] == "NN" and {arcs.dep[k] for k in kids[i]} - {"punct"} == _OWNED:
            arcs.dep[i] = "obl"  # in Berg's telling, they fled
        elif tag[i] == "VBN" and arcs.head[i] < i - 1:
            _rehang_undergone(arcs, kids, i)


def _rehang_undergone(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang *parts of the coast* **ruined by a storm** on the parts."""
    head, dep = arcs.head, arcs.dep
    own = {dep[k] for k in kids[i]}
    noun, verb = i - 1, head[i]
    if "obl:agent" not in own or own & _OWN or arcs.tag[noun] not in _NOUNS:
        return
    if any(dep[k] == "nsubj:pass" for k in kids[verb]) or dep[noun] != "nmod":
        return
    while dep[noun] == "nmod" and arcs.lemma[head[noun]] in _PARTS:
        noun = head[noun]
    if head[noun] == verb or head[head[noun]] == verb:
        head[i], dep[i] = noun, "acl"


def _rehang(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    head, dep = arcs.head, arcs.dep
    above, before = head[i], i - 1
    if dep[before] == "case" and head[before] > i and head[head[before]] == above:
        noun = head[before]  # *from/case>coal burning coal*
        head[before], dep[before] = i, "mark"
        head[noun], dep[noun] = i, "obj"
        return
    marks = [k for k in kids[i] if dep[k] == "mark" and k < i]
    if marks:
        inside = arcs.tag[before] in _NOUNS and head[before] == above and marks[0] < before
        if inside and min([before, *kids[before]]) == marks[0] + 1 and dep[before] == "obl":
            head[marks[0]], dep[marks[0]] = before, "case"
            head[i], dep[i] = before, "acl"
        return
    if arcs.lemma[above] not in nouns("charging") or arcs.lemma[i] in _TELLING:
        return
    if not any(arcs.lower[k] == "," for k in (before, before - 1)):
        return
    for k in kids[above]:
        charged = dep[k] == "advcl" and arcs.tag[k] == "VBG" and above < k < i
        if charged and any(dep[c] == "mark" and arcs.lower[c] in _CHARGED for c in kids[k]):
            head[i] = k
            return
