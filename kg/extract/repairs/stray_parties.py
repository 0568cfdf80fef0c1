"""Parties of an act told by a noun, which an analysis hung on another party of it.

In *pressure on the government* **from farmers** the pressure is from farmers, in *the trial of four
officers* **for murder** they are tried for it, in *a probe by the navy* **into the wreck** the navy
probes the wreck.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs

_PEOPLE = frozenset({"PERSON", "ORG", "NORP"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


def rehang_parties(arcs: Arcs) -> None:
    """Hang such parties on the noun that tells the act, in place."""
    for name, inner, outer in (
        ("coming_from", nouns("coming_from_behind"), "from"),
        ("tried_for", frozenset({"of"}), "for"),
        ("looking_into", frozenset({"by", "of"}), "into"),
    ):
        for i in arcs.lemmas.where(nouns(name)):
            if arcs.pos[i] == "NOUN":
                _rehang(arcs, i, inner, outer)


def _rehang(arcs: Arcs, i: int, inner: frozenset[str], outer: str) -> None:
    head, dep, kids = arcs.head, arcs.dep, arcs.kids()
    for k in [k for k in kids[i] if k > i and dep[k] == "nmod"]:
        if not any(dep[c] == "case" and arcs.lower[c] in inner for c in kids[k] if c < k):
            continue
        for d in [d for d in kids[k] if d > k and dep[d] == "nmod"]:
            if _case(arcs, kids, d) == outer and (outer != "from" or _is_people(arcs, d)):
                head[d] = i


def _case(arcs: Arcs, kids: Sequence[list[int]], d: int) -> str:
    return next((arcs.lower[c] for c in kids[d] if c < d and arcs.dep[c] == "case"), "")


def _is_people(arcs: Arcs, d: int) -> bool:
    if arcs.ent[d] in _PLACES:
        return False
    lemma = arcs.lemma[d]
    return arcs.ent[d] in _PEOPLE or lemma in nouns("person") or lemma in nouns("group")
