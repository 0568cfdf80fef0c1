"""Verbs tagged as nouns behind a conjunction: *could back the plan or* **decline** *to hear it*.

A noun has no object and no infinitive that is its own clause; a bare word joined to a bare
infinitive that has one is an infinitive too.

And objects of such verbs hung on that of the first verb: *cut jobs and close* **two plants**.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_VERBS = frozenset({"VB", "VBP", "VBD", "VBZ", "VBG"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
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


def restore_joined_objects(arcs: Arcs) -> None:
    """Hang a noun right behind a joined verb on it, not on a noun before it, in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    for k in places(dep, "conj"):
        first = head[k]
        if tag[k] not in _NOUNS or first > k - 3 or dep[first] not in {"obj", "obl", "nmod"}:
            continue
        start = k
        while start > first + 1 and head[start - 1] in range(start, k + 1):
            start -= 1
        verb = start - 1
        if tag[verb] not in _VERBS or dep[verb] != "conj" or dep[verb - 1] != "cc":
            continue
        own = {dep[i] for i in range(verb, k) if head[i] == verb}
        if first < verb and head[verb] < first and not own & {"obj", "xcomp", "ccomp"}:
            head[k], dep[k] = verb, "obj"
