"""Subjects of clauses that an analysis hung on the verb beside their own.

A complement clause with a tense has a subject: in *the tapes showed the guards planned it* the
guards are not shown but planned, and in *the blast, blamed on rebels, hit a bus* the blast hit.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places
from kg.extract.reports.reporting import is_reporting

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_OPENING = _SUBJECTS | {"mark"}
_ADDRESSING = frozenset({"warn", "tell", "inform", "assure", "convince", "persuade", "remind"})
_RELATIVE = frozenset({"which", "whom"})


def restore_clause_subjects(arcs: Arcs) -> None:
    """Give clauses without a subject the noun that can only be theirs, in place."""
    dep, kids = arcs.dep, arcs.kids()
    for i in places(dep, "ccomp"):
        late = arcs.tag[i][:2] == "VB" and i > arcs.head[i]
        if late and all(dep[k] not in _OPENING for k in kids[i]):
            _take_object(arcs, kids, i)
    for i in places(dep, "acl:relcl"):
        if all(dep[k] not in _SUBJECTS for k in kids[i]):
            _take_share(arcs, kids, i)


def _take_object(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    verb = head[i]
    tensed = tag[i] in _FINITE or any(
        tag[k] in _FINITE | {"MD"} for k in kids[i] if dep[k] == "aux"
    )
    start = min([i, *kids[i]])
    before = [k for k in kids[verb] if verb < k < start]
    noun = before[-1] if before else None
    if noun is not None and tag[noun] in _NOUNS:
        right = max([noun, *kids[noun]])
        second = dep[noun] == "nsubj" and any(dep[k] == "nsubj" and k < verb for k in kids[verb])
        told = is_reporting(arcs.lemma[verb]) and arcs.lemma[verb] not in _ADDRESSING
        taken = tensed and told and dep[noun] in {"iobj", "obj"}
        if right == start - 1 and (second or taken):
            head[noun], dep[noun] = i, "nsubj"
            return
    set_out = [k for k in kids[verb] if verb < k < i and dep[k] == "ccomp" and tag[k] == "VBN"]
    if not set_out or not tensed or any(arcs.lower[k] in {"and", "or", "but"} for k in kids[i]):
        return
    described = set_out[-1]
    own = [k for k in kids[described] if dep[k] in _OPENING | {"aux", "aux:pass", "cop"}]
    set_off = arcs.lower[start - 1] == "," or arcs.lower[start] == ","
    if set_off and len(own) == 1 and dep[own[0]] == "nsubj:pass" and own[0] < described:
        subject = own[0]
        head[subject], dep[subject] = i, "nsubj"
        head[described], dep[described] = subject, "acl"


def _take_share(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make *one of which* the subject of its clause (*drawings, one of which shows a bear*)."""
    head, dep = arcs.head, arcs.dep
    for k in kids[head[i]]:
        if head[i] < k < i and dep[k] == "appos":
            of = [j for j in kids[k] if dep[j] == "nmod" and arcs.lower[j] in _RELATIVE]
            if of and not any(dep[j] in {"obj", "nmod:poss"} and j < i for j in kids[i]):
                head[k], dep[k] = i, "nsubj"
                return
