"""Second clauses behind *and* that an analysis wove into the one before.

In *banks sold shares and demand from buyers cooled* the demand cools and nobody sold it; in *Chad,
which is an ally and considered the only broker* Chad is considered, and considers nobody; who is
painted *as a man who lied, sold his shares and fled* is told to have sold them.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl", "mark", "cc"})
_PHRASES = frozenset({"nmod", "obl"})
_HELD = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "mark"})
_VERBAL = frozenset({"VERB", "AUX"})
_PREDICATES = _FINITE | {"VBN", "VBG"}
_RELATIVE = frozenset({"WP", "WDT", "WRB", "WP$"})
_STEPS = 4


def part_second_clauses(arcs: Arcs) -> None:
    """Give such clauses their own subject, or the one they share, in place."""
    dep, tag = arcs.dep, arcs.tag
    kids = arcs.kids()
    for there in places(dep, "expl"):
        if arcs.lower[there] == "there":
            _leave_existence(arcs, kids, arcs.head[there])
    for i in places(dep, "advcl"):
        if tag[i] in _FINITE and arcs.lemma[i] in nouns("moving_alone"):
            _part(arcs, kids, i)
    for i in places(dep, "conj"):
        if dep[arcs.head[i]] == "acl:relcl" and tag[i] in _PREDICATES:
            _leave_relative(arcs, kids, i)
        if tag[i] in {"VBD", "VBN"} and arcs.lemma[i] in nouns("deeming"):
            _join_state(arcs, kids, i)
        elif tag[i] in _FINITE and arcs.lemma[arcs.head[i]] in nouns("describing"):
            _go_on_describing(arcs, kids, i)


def _leave_existence(arcs: Arcs, kids: list[list[int]], being: int) -> None:
    """Hang *there were some who swam,* **but sank** *too* on what those did: *there* sinks not."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    for i in kids[being]:
        if dep[i] != "conj" or tag[i] not in _PREDICATES or arcs.lemma[i] == "be":
            continue
        if any(dep[k] in _SUBJECTS - {"cc"} for k in kids[i]):
            continue
        node = next((k for k in kids[being] if dep[k] == "nsubj" and k < i), None)
        while node is not None:
            told = [k for k in kids[node] if dep[k] == "acl:relcl" and node < k < i]
            if told:
                head[i] = told[-1]
                break
            node = next((k for k in reversed(kids[node]) if dep[k] == "nmod" and k < i), None)


def _leave_relative(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang *every error a rival could make,* **and makes** *new ones* on the clause around.

    What a relative clause without a pronoun lacks is its object: a second verb with an object of
    its own, or behind an adverbial and an auxiliary of its own, is no part of it.
    """
    dep, tag = arcs.dep, arcs.tag
    relative = arcs.head[i]
    noun = arcs.head[relative]
    subject = next((k for k in kids[relative] if dep[k] in {"nsubj", "nsubj:pass"}), -1)
    if not noun < subject < relative < i or tag[subject] in {"WP", "WDT"}:
        return
    if any(dep[k] in {"obj", "mark"} or tag[k] in _RELATIVE for k in kids[relative]):
        return
    own = {dep[k] for k in kids[i]}
    if own & {"nsubj", "nsubj:pass", "expl"} or not own & {"obj", "aux"}:
        return
    auxes = [k for k in kids[i] if dep[k] == "aux"]
    finite = tag[auxes[0] if auxes else i]
    led = auxes and any(dep[k] == "obl" and k < auxes[0] for k in kids[i])
    if finite not in {"VBZ", "VBP"} or not ("obj" in own or led):
        return
    above = arcs.head[noun]
    while above != arcs.head[above] and dep[noun] in {"nmod", "obl", "obj", "conj"}:
        if arcs.pos[above] in _VERBAL or any(dep[k] == "cop" for k in kids[above]):
            break
        noun, above = above, arcs.head[above]
    cops = [k for k in kids[above] if dep[k] in {"cop", "aux"}]
    if above < relative and tag[cops[0] if cops else above] == finite:
        arcs.head[i] = above


def _part(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make a coordinated noun right before a finite verb its subject."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    if any(dep[k] in _SUBJECTS for k in kids[i]):
        return
    before = [k for k in kids[i] if k < i]
    node = i - 1
    for _ in range(_STEPS):
        if node < 0 or dep[node] not in _PHRASES or tag[node] not in _NOUNS:
            break
        node = min([node, *(k for k in kids[node] if dep[k] != "punct")]) - 1
    if node < 0 or tag[node] not in _NOUNS or dep[node] != "conj" or head[node] > node:
        return
    joined = [k for k in kids[node] if dep[k] == "cc"]
    phrase = [k for k in before if dep[k] == "obl" and node < k]
    if not joined or len(phrase) != len(before):
        return
    clause = head[node]
    while clause != head[clause] and arcs.pos[clause] not in _VERBAL:
        clause = head[clause]
    if arcs.pos[clause] != "VERB" or clause > node or head[i] == node:
        return
    for k in phrase:
        head[k], dep[k] = node, "nmod"
    head[node], dep[node] = i, "nsubj"
    head[i], dep[i] = clause, "conj"
    for k in joined:
        head[k] = i


def _join_state(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang *considered a friend* on what somebody is, right before *and*."""
    head, dep = arcs.head, arcs.dep
    own = {dep[k] for k in kids[i]}
    if "xcomp" not in own or own & _HELD:
        return
    joint = next((k for k in kids[i] if dep[k] == "cc"), None)
    if joint is None or any(dep[k] != "advmod" for k in kids[i] if joint < k < i):
        return
    node = joint - 1
    for _ in range(_STEPS):
        if any(dep[k] == "cop" for k in kids[node]):
            head[i], arcs.tag[i] = node, "VBN"
            return
        if head[node] == node or head[node] > joint:
            return
        node = head[node]


def _go_on_describing(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang a series behind a description on it (*as one who lied, sold it and fled*)."""
    head, dep = arcs.head, arcs.dep
    verb = head[i]
    if any(dep[k] in _SUBJECTS | {"aux"} for k in kids[i]) or arcs.lower[i - 1] != ",":
        return
    for k in kids[verb]:
        if dep[k] != "obl" or not any(arcs.lower[c] == "as" for c in kids[k]):
            continue
        told = [c for c in kids[k] if dep[c] == "acl:relcl" and k < c < i]
        if told and arcs.tag[told[0]] == arcs.tag[i]:
            head[i] = told[0]
