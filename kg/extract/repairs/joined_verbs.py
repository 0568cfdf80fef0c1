"""Verbs tagged as nouns behind a conjunction: *could back the plan or* **decline** *to hear it*.

A noun has no object and no infinitive that is its own clause; a bare word joined to a bare
infinitive that has one is an infinitive too.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_CLAUSAL = frozenset({"xcomp", "obj", "ccomp"})
_OF_NOUNS = frozenset({"det", "amod", "nmod:poss", "case", "compound", "nummod"})


def restore_joined(arcs: Arcs) -> None:
    """Tag such words as verbs, in place."""
    head, dep, tag, pos = arcs.head, arcs.dep, arcs.tag, arcs.pos
    for i in places(dep, "conj"):
        if tag[i] != "NN" or tag[head[i]] != "VB" or dep[i - 1] != "cc":
            continue
        clause = next((k for k in range(i + 2, min(i + 4, len(dep))) if head[k] == i), i)
        if tag[clause] == "VB" and tag[i + 1] == "TO" and dep[clause] == "nmod":
            dep[clause] = "xcomp"
        own = {dep[k] for k in range(i - 1, min(i + 8, len(dep))) if head[k] == i}
        if own & _CLAUSAL and not own & _OF_NOUNS:
            tag[i], pos[i] = "VB", "VERB"
