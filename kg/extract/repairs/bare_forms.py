"""Bare forms taken for infinitives where only a present tense can stand.

*ads that* **target** *children* has a subject and neither *to* nor an auxiliary; *they bribe a
guard and* **hide** *the drugs* goes on in the tense of the verb it is joined to.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_HELD = frozenset({"aux", "aux:pass", "mark", "cop"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
PROVISOS = ("provided", "providing", "assuming", "supposing")
_NEAR = 15
_WHO = frozenset({"who", "that", "which"})


def restore_present(arcs: Arcs) -> None:
    """Tag such verbs as present, in place."""
    dep, tag, lower = arcs.dep, arcs.tag, arcs.lower
    bare = [i for i in places(tag, "VB") if dep[i] in {"acl:relcl", "conj"}]
    if not bare:
        return
    kids = arcs.kids()
    for i in bare:
        if any(dep[k] in _HELD for k in kids[i]):
            continue
        if dep[i] == "acl:relcl":
            if any(dep[k] in _SUBJECTS and lower[k] in _WHO for k in kids[i]):
                tag[i] = "VBP"
        elif _goes_on(arcs, kids, i):
            tag[i] = "VBP"


def restore_provisos(arcs: Arcs) -> None:
    """Make *provided* and its like, before a clause, what opens it (*provided they agree*)."""
    head, dep = arcs.head, arcs.dep
    for word in PROVISOS:
        for i in arcs.words[word]:
            if dep[i] != "advcl":
                continue
            kids = arcs.kids()
            below = [k for k in kids[i] if arcs.pos[k] != "PUNCT"]
            clause = next((k for k in below if dep[k] == "ccomp"), None)
            if not below:
                near = range(i + 1, min(i + _NEAR, len(dep)))
                behind = (k for k in near if dep[k] == "advcl" and _opens(kids, i + 1, k))
                clause = next(behind, None)
            elif below != [clause]:
                continue
            if clause is None or arcs.tag[clause] not in {"VBZ", "VBP", "VBN", "VBG"}:
                continue
            if clause > i and all(i < head[k] <= clause for k in range(i + 1, clause)):
                head[clause], dep[clause] = head[i], "advcl"
                head[i], dep[i], arcs.tag[i], arcs.pos[i] = clause, "mark", "IN", "SCONJ"


def _opens(kids: list[list[int]], first: int, clause: int) -> bool:
    """Whether a clause begins with the token `first`."""
    while kids[clause] and kids[clause][0] < clause:
        clause = kids[clause][0]
    return clause == first


def restore_had(arcs: Arcs) -> None:
    """Make *had* the auxiliary of a closing proviso (*would have won* **had they voted**)."""
    head, dep = arcs.head, arcs.dep
    for had in arcs.words["had"]:
        main = head[had]
        if dep[had] == "aux" and dep[main] == "conj" and head[main] < had:
            kids = arcs.kids()
            turned = any(dep[k] == "nsubj" and had < k for k in kids[main])
            would = any(arcs.tag[k] == "MD" for k in kids[head[main]])
            if turned and would and not any(dep[k] == "cc" for k in kids[main]):
                dep[main] = "advcl"
            continue
        if dep[had] != "advcl" or had < main or arcs.lower[had - 1] in {"that", "which"}:
            continue
        kids = arcs.kids()
        if any(dep[k] == "nsubj" for k in kids[had]):
            _restore_undergone(arcs, kids, had)
            continue
        if not any(arcs.tag[k] == "MD" for k in kids[main]):
            continue
        for k in kids[main]:
            own = (s for s in kids[k] if dep[s] in {"nsubj", "nsubj:pass"} and had < s < k)
            if k > had and dep[k] in {"conj", "ccomp"} and next(own, None) is not None:
                head[k], dep[k] = main, "advcl"
                head[had], dep[had] = k, "aux"
                arcs.pos[had] = "AUX"
                break


def _restore_undergone(arcs: Arcs, kids: list[list[int]], had: int) -> None:
    """*would have lived had the surgeons saved his leg*: they did not have it saved."""
    head, dep = arcs.head, arcs.dep
    own = [k for k in kids[had] if dep[k] != "punct"]
    if [dep[k] for k in own] != ["nsubj", "xcomp"] or arcs.tag[own[1]] != "VBN" or own[0] < had:
        return
    if any(arcs.tag[k] == "MD" for k in kids[head[had]]):
        subject, clause = own
        head[clause], dep[clause] = head[had], "advcl"
        head[had], dep[had], arcs.pos[had] = clause, "aux", "AUX"
        head[subject] = clause


def _goes_on(arcs: Arcs, kids: list[list[int]], i: int) -> bool:
    """Whether the verb it is joined to is present and governs nothing bare before it."""
    first = arcs.head[i]
    if arcs.tag[first] != "VBP" or any(arcs.dep[k] in _HELD for k in kids[first]):
        return False
    return not any(arcs.tag[k] in {"VB", "TO", "MD"} for k in range(first + 1, i))
