"""Subjects of what somebody says, which an analysis took for the thing said.

Nobody says a boat: in *said two boats with migrants capsized* they are what capsized, whether the
verb behind was taken for a clause without a subject or for a participle of the last noun.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBN", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
_SAID = frozenset(
    {"thing", "word", "prayer", "sentence", "phrase", "grace", "mass", "name", "line", "vow",
     "goodbye", "farewell", "hello", "yes", "no", "rosary", "lot", "bit", "much"}
)  # fmt: skip
"""What one does say."""


def restore_said_subjects(arcs: Arcs) -> None:
    """Give the clause behind *say* the noun before it as subject, in place."""
    head, dep, tag, lemma = arcs.head, arcs.dep, arcs.tag, arcs.lemma
    for noun in places(dep, "obj"):
        verb = head[noun]
        if lemma[verb] != "say" or verb > noun or tag[noun] not in _NOUNS or lemma[noun] in _SAID:
            continue
        kids = arcs.kids()
        if any(dep[k] == "aux:pass" for k in kids[verb]):
            continue
        clause = next((k for k in kids[verb] if dep[k] == "ccomp"), None)
        if clause is None:
            clause = _participle(arcs, kids, noun)
            if clause is None:
                continue
            tag[clause] = "VBD"
        elif clause < noun or tag[clause] not in _FINITE or _has(arcs, kids[clause], _SUBJECTS):
            continue
        head[clause], dep[clause] = verb, "ccomp"
        head[noun], dep[noun] = clause, "nsubj"


def _participle(arcs: Arcs, kids: list[list[int]], noun: int) -> int | None:
    """Give the past form that hangs on the noun or on the last one behind it."""
    while True:
        last = [k for k in kids[noun] if k > noun and arcs.dep[k] in {"acl", "nmod"}]
        if not last:
            return None
        k = last[-1]
        if arcs.dep[k] == "nmod":
            noun = k
            continue
        told = arcs.tag[k] in _PAST and not _has(arcs, kids[k], {"obl:agent", "mark", "aux"})
        return k if told else None


def _has(arcs: Arcs, kids: list[int], deps: set[str] | frozenset[str]) -> bool:
    return any(arcs.dep[k] in deps for k in kids)
