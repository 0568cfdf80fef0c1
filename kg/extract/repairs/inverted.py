"""Subjects behind their verb, which an analysis took for its object.

*… , noted the engineer* and *then came a strike*: who tells, and what comes or stands somewhere.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, where
from kg.extract.reports.reporting import is_reporting

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST_OR_FINITE = _FINITE | {"VBN"}
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj", "aux", "aux:pass", "mark", "cop"})
_CLOSING = frozenset({",", "”", "''", '"', "’", "?", "!"})
_QUOTES = frozenset({"”", "''", '"', "’"})
_COMPLETE = frozenset({"obj", "iobj", "ccomp", "xcomp"})
_COMPLEMENTS = frozenset({"obj", "iobj", "xcomp"})
_LEADING = frozenset({"advmod", "obl"})


def restore_inverted(arcs: Arcs) -> None:
    """Label the object of such a verb as its subject, in place."""
    head, dep, tag, lemma, lower = arcs.head, arcs.dep, arcs.tag, arcs.lemma, arcs.lower
    kids = arcs.kids()
    for k in where(dep, _COMPLEMENTS):
        label, verb = dep[k], head[k]
        if verb >= k or tag[k] not in _NOUNS:
            continue
        if tag[verb] not in _PAST_OR_FINITE:
            continue
        tells = label != "xcomp" and lower[verb - 1] in _CLOSING and is_reporting(lemma[verb])
        comes = tag[verb] in _FINITE and lemma[verb] in nouns("appearing")
        if not tells and not comes:
            continue
        labels = {dep[j]: j for j in kids[verb] if j != k}
        if labels.keys() & _SUBJECTS or dep[verb] in {"conj", "acl", "advcl", "acl:relcl"}:
            continue
        told = labels.get("ccomp", verb) < verb or (dep[verb] == "parataxis" and head[verb] < verb)
        told = told or (label != "xcomp" and _opens(arcs, kids, verb, labels))
        before = any(labels.get(lead, verb) < verb for lead in _LEADING)
        if told if tells else before and "obj" not in labels:
            dep[k] = "nsubj"


def _opens(arcs: Arcs, kids: list[list[int]], verb: int, labels: Collection[str]) -> bool:
    """Whether a verb opens its sentence behind a quotation (*“Was it so?”* **asked the judge**)."""
    if arcs.head[verb] != verb or arcs.tag[verb] != "VBD" or arcs.lower[verb - 1] not in _QUOTES:
        return False
    return kids[verb][0] > verb and _COMPLETE.isdisjoint(labels)
