"""Past forms that only describe a noun, which an analysis took for verbs with a tense.

*Soldiers* **assigned** *to the brigade trained there*: they were assigned, and trained.  *The men*
**believed** *to have fled* believe nothing.  *The town was founded by Danes,* **burned** *by
pirates and rebuilt*: the Danes were not burned.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_OWN = frozenset({"nsubj", "nsubj:pass", "csubj", "expl", "aux", "aux:pass", "mark", "cop", "cc"})
_HELD = frozenset({"obj", "iobj", "ccomp"})
_BOUND = ("posting", "object_bound", "transitive", "describing_things")
"""Classes of verbs that have an object, or describe one."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PAST = frozenset({"VBD", "VBN"})
_MAIN = frozenset({"advcl", "parataxis", "ccomp", "acl", "xcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_BESIDE = frozenset({"obl", "nmod", "nsubj", "nsubj:pass"})
_NEAR = 25


def restore_participles(arcs: Arcs) -> None:
    """Make such forms participles, in place."""
    dep, tag = arcs.dep, arcs.tag
    kids = arcs.kids()
    for i in places(tag, "VBD"):
        if dep[i] == "acl":
            _describe(arcs, kids, i)
        elif dep[i] == "advcl" and arcs.lemma[i] in nouns("told_of"):
            _hang_on_noun(arcs, kids, i)
        elif dep[i] in {"root", "ccomp"} and arcs.lemma[i] in nouns("posting"):
            _lead(arcs, kids, i)


def _describe(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make a past form under a noun that nothing completes as a tense would a participle."""
    noun, lemma = arcs.head[i], arcs.lemma[i]
    if noun > i or arcs.tag[noun] not in _NOUNS or any(arcs.tag[k][0] == "W" for k in kids[i]):
        return
    labels = {arcs.dep[k] for k in kids[i]}
    if labels & (_OWN | _HELD) or not kids[i] or "compound:prt" in labels:
        return
    told = lemma in nouns("told_of") and "xcomp" in labels
    if told or any(lemma in nouns(kind) for kind in _BOUND):
        arcs.tag[i] = "VBN"


def _hang_on_noun(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang *said to be hiding* on the noun right before it."""
    noun = i - 1
    infinitive = any(arcs.dep[k] == "xcomp" and k > i for k in kids[i])
    if not infinitive or arcs.tag[noun] not in _NOUNS or noun <= arcs.head[i]:
        return
    if not any(arcs.dep[k] in _OWN for k in kids[i]):
        arcs.head[i], arcs.dep[i], arcs.tag[i] = noun, "acl", "VBN"


def _lead(arcs: Arcs, kids: list[list[int]], first: int) -> None:
    """Make the second of two past forms behind one noun the verb of both."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    own = {dep[k] for k in kids[first]}
    if own & (_HELD | {"aux", "aux:pass", "conj", "xcomp", "compound:prt"}):
        return
    subjects = [k for k in kids[first] if dep[k] in _SUBJECTS]
    verb = _second(arcs, kids, first)
    if len(subjects) != 1 or verb is None:
        return
    noun = subjects[0]
    if max(noun, *(_right(kids, k) for k in kids[noun] if k != verb), 0) != first - 1:
        return
    root = head[first] == first
    head[verb], dep[verb] = (verb if root else head[first]), dep[first]
    for k in kids[first]:
        if k < noun or k > verb:
            head[k] = verb
    head[noun], dep[noun], tag[verb] = verb, "nsubj", "VBD"
    head[first], dep[first], tag[first] = noun, "acl", "VBN"


def _second(arcs: Arcs, kids: list[list[int]], first: int) -> int | None:
    """Give a past form in the same clause that may be its verb: right behind what completes it."""
    for k in range(first + 1, min(_right(kids, first) + 1, first + _NEAR)):
        if arcs.tag[k][0] == "W" or arcs.dep[k] in {"cc", "mark"} or arcs.lower[k] in {",", ";"}:
            return None
        if arcs.tag[k] not in _PAST:
            continue
        above = arcs.head[k]
        loose = above == first or (arcs.head[above] == first and arcs.dep[above] in _BESIDE)
        labels = {arcs.dep[j] for j in kids[k]}
        if arcs.dep[k] not in _MAIN or not loose or k == first + 1:
            return None
        return None if labels & (_OWN | {"obl:agent"}) else k
    return None


def _right(kids: list[list[int]], i: int) -> int:
    while kids[i] and kids[i][-1] > i:
        i = kids[i][-1]
    return i


def restore_passive_rows(arcs: Arcs) -> None:
    """Join *founded by Danes,* **burned by pirates** *and rebuilt* in one row, in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    kids = arcs.kids()
    for i in places(dep, "conj"):
        if tag[i] not in _PAST or any(dep[k] in _OWN - {"cc"} for k in kids[i]):
            continue
        first = head[i]
        if tag[first] == "VBG" and dep[first] == "advcl" and tag[i] == "VBN":
            # *was elected in May, becoming the first, and re-elected in June*
            above = head[head[first]] if dep[head[first]] == "xcomp" else head[first]
            held = "obj" in {dep[k] for k in kids[i]}
            if (
                not held
                and tag[above] == "VBN"
                and _is_passive(arcs, kids, above)
                and above < first
            ):
                head[i] = above  # *was accused of spying and deported*
        elif tag[first] == "VBN" and _is_passive(arcs, kids, first):
            for k in range(first + 1, i):
                _line_up(arcs, kids, (first, k, i))


def _is_passive(arcs: Arcs, kids: list[list[int]], i: int) -> bool:
    return any(arcs.dep[k] == "aux:pass" for k in kids[i])


def _line_up(arcs: Arcs, kids: list[list[int]], row: tuple[int, int, int]) -> None:
    first, k, last = row
    if arcs.dep[k] != "acl" or arcs.tag[k] != "VBN" or arcs.lower[k - 1] != ",":
        return
    noun = arcs.head[k]
    by = any(arcs.dep[j] == "obl:agent" for j in kids[k])
    if not by or arcs.dep[noun] not in {"obl:agent", "obl"} or arcs.head[noun] != first:
        return
    arcs.head[k], arcs.dep[k] = first, "conj"
    if arcs.tag[last] == "VBD" and "obj" not in {arcs.dep[j] for j in kids[last]}:
        arcs.tag[last] = "VBN"
