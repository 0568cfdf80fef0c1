"""What a relative clause says is hoped or believed of its noun, taken for a clause of its own.

*A drug it hopes* **will cure** *asthma*: a verb with a tense and no subject, right behind a verb
of telling or hoping in a relative clause and joined by no conjunction, is what is told.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, where
from kg.extract.reports.reporting import is_reporting

_WISHING = frozenset({"hope", "expect", "believe", "think", "fear", "wish", "want", "doubt"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
_COMPLETE = frozenset({"ccomp", "xcomp", "obj"})
_AUX = frozenset({"aux", "aux:pass", "cop"})
_TENSED = frozenset({"MD", "VBD", "VBZ", "VBP"})


def rehang_hoped(arcs: Arcs) -> None:
    """Hang such a clause on the verb before it, in place."""
    head, dep = arcs.head, arcs.dep
    for verb in where(dep, {"acl:relcl"}):
        after = verb + 1
        if after + 1 >= len(dep) or arcs.tag[after] not in _TENSED or dep[after] not in _AUX:
            continue
        told = head[after]
        if dep[told] not in {"conj", "parataxis"} or told < after or head[told] >= verb:
            continue
        wishes = arcs.lemma[verb] in _WISHING or is_reporting(arcs.lemma[verb])
        kids = arcs.kids()
        labels = {dep[k] for k in kids[told] if k < told}
        if not wishes or labels & (_SUBJECTS | {"cc", "mark"}):
            continue
        own = {dep[k] for k in kids[verb] if k < verb}
        if "nsubj" in own and not {dep[k] for k in kids[verb] if k > verb} & _COMPLETE:
            head[told], dep[told] = verb, "ccomp"
