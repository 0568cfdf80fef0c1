"""What is said, where an analysis hung it on a clause between or took the next one for it.

*Announced hours before the vote closed* **that he was leaving** is announced; in *The boy fell, his
family claimed After the call, police came* the copy lost a full stop, and nobody claims that police
came; in *says among the dead was the rebel chief* the chief is among them, and says nothing; who
says *her role is that of a rebel* says no role; a deal defended *by saying* **it saves jobs** is
defended by saying so.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places
from kg.extract.reports.reporting import is_reporting, lexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})
_STEPS = 4
_BELOW = frozenset({"advcl", "ccomp", "acl", "conj"})


def settle_reports(arcs: Arcs) -> None:
    """Hang such clauses where they belong, in place."""
    kids = arcs.kids()
    for mark in arcs.words["that"]:
        if arcs.dep[mark] == "mark" and arcs.lower[mark - 1] != "not":
            _raise(arcs, kids, arcs.head[mark], mark)
    for mark in arcs.words["by"]:
        if arcs.dep[mark] == "mark":
            _say(arcs, kids, arcs.head[mark])
    for i in places(arcs.dep, "parataxis"):
        if arcs.tag[i] in _FINITE and arcs.head[i] < i and is_reporting(arcs.lemma[i]):
            _cut(arcs, kids, i)
    for i in places(arcs.dep, "cop"):
        verb = arcs.head[i]
        if verb < i and arcs.tag[verb] in _FINITE and is_reporting(arcs.lemma[verb]):
            _place(arcs, kids, verb, i)
        elif verb > i and arcs.tag[i] in _FINITE and arcs.dep[verb] == "advcl":
            _join(arcs, kids, verb, i)
    for i in places(arcs.dep, "conj"):
        if arcs.tag[i] in _FINITE and arcs.tag[arcs.head[i]] == "VB":
            _tell(arcs, kids, i)


def _tell(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make *said the plan, foiled by Oslo, to sell it* **bore** *his mark* what is said."""
    if any(arcs.dep[k] in _SUBJECTS | {"cc", "aux"} for k in kids[i]):
        return
    verb = arcs.head[i]
    for _ in range(_STEPS):
        verb = arcs.head[verb]
        told = next((k for k in kids[verb] if arcs.dep[k] == "obj" and verb < k < i), None)
        if told is not None and arcs.lemma[verb] == "say":
            arcs.head[told], arcs.dep[told] = i, "nsubj"
            arcs.head[i], arcs.dep[i] = verb, "ccomp"
            return


def _raise(arcs: Arcs, kids: list[list[int]], clause: int, mark: int) -> None:
    """Hang a *that* clause on the verb of saying around the clause of time between them."""
    between = arcs.head[clause] if arcs.head[clause] < mark else mark - 1
    verb = arcs.head[between]
    if not verb < between < mark < clause or arcs.dep[clause] not in _BELOW:
        return
    if arcs.dep[between] != "advcl" or _says(arcs.lemma[between]):
        return
    if not _says(arcs.lemma[verb]):
        return
    own = any(arcs.dep[k] in _SUBJECTS for k in kids[clause])
    if own and not any(arcs.dep[k] == "ccomp" for k in kids[verb]):
        arcs.head[clause], arcs.dep[clause] = verb, "ccomp"


def _say(arcs: Arcs, kids: list[list[int]], saying: int) -> None:
    """Make *defended the deal by saying:* **"It will save jobs"** what is said."""
    verb = arcs.head[saying]
    if arcs.tag[saying] != "VBG" or not _says(arcs.lemma[saying]) or not verb < saying:
        return
    told = next((k for k in kids[verb] if k > saying and arcs.dep[k] == "ccomp"), None)
    if told is not None and all(
        arcs.pos[k] == "PUNCT" for k in range(saying + 1, _left(arcs, kids, told))
    ):
        arcs.head[told] = saying


def _says(lemma: str) -> bool:
    return any(sense.name in {"say", "state"} for sense in lexicon().verbs.get(lemma, ()))


def _cut(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang what a lost full stop left behind a report on the clause before it."""
    if not any(arcs.dep[k] in _SUBJECTS and k < i for k in kids[i]):
        return
    main, cut = arcs.head[i], -1
    for k in [k for k in kids[i] if arcs.dep[k] == "ccomp" and k > i]:
        left = _left(arcs, kids, k)
        if cut < 0 and (arcs.lower[left - 1] != "," or left - 2 <= i):
            return
        if cut < 0:
            cut, arcs.head[k], arcs.dep[k] = k, k, "root"
        else:
            arcs.head[k], arcs.dep[k] = cut, "parataxis"
    for k in [*kids[i], *kids[main]]:
        if i < k < cut and arcs.dep[k] == "advcl":
            arcs.head[k] = cut


def _left(arcs: Arcs, kids: list[list[int]], k: int) -> int:
    """The first word of a clause."""
    below = [k]
    for node in below:
        below.extend(c for c in kids[node] if c < node and arcs.dep[c] != "punct")
    return min(below)


def _join(arcs: Arcs, kids: list[list[int]], predicate: int, copula: int) -> None:
    """Make *while they say* **her role is** *as a rebel, she …* what is said."""
    if any(arcs.dep[k] in _SUBJECTS | {"mark"} for k in kids[predicate]):
        return
    thing = copula - 1
    for _ in range(_STEPS):
        if arcs.dep[thing] == "obj":
            break
        thing = arcs.head[thing]
    verb = arcs.head[thing]
    if arcs.dep[thing] == "obj" and verb < thing < copula and is_reporting(arcs.lemma[verb]):
        arcs.head[thing], arcs.dep[thing] = predicate, "nsubj"
        arcs.head[predicate], arcs.dep[predicate] = verb, "ccomp"


def _place(arcs: Arcs, kids: list[list[int]], verb: int, copula: int) -> None:
    """Make *among the dead was the chief* a clause that is said."""
    where = [k for k in kids[verb] if verb < k < copula and arcs.dep[k] == "obl"]
    behind = [k for k in kids[verb] if k > copula and arcs.dep[k] in _SUBJECTS | {"obj"}]
    if not where or not behind:
        return
    arcs.head[where[0]], arcs.dep[where[0]] = verb, "ccomp"
    arcs.head[copula] = where[0]
    arcs.head[behind[0]], arcs.dep[behind[0]] = where[0], "nsubj"
