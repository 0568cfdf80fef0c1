"""Past forms that only describe a subject, which an analysis took for the verb of its sentence.

In *The charges filed Monday accused him of theft* the charges accuse and were filed: of two past
forms behind one noun, with no conjunction or comma between them, the last is the verb.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places
from kg.extract.reports.reporting import is_reporting

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TENSED = _FINITE | {"MD"}
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEHIND = ("ccomp", "xcomp", "advcl", "parataxis")
_OPENING = frozenset({"nsubj", "nsubj:pass", "csubj", "expl", "mark", "cc", "nsubj:outer"})
_COMPLEMENTS = frozenset({"obj", "iobj", "ccomp", "xcomp"})
_AUX = frozenset({"aux", "aux:pass", "cop"})
_NAMING = frozenset(
    {"find", "catch", "deem", "declare", "judge", "consider", "label", "see", "rule"}
)
_PARTS = frozenset({",", ":", "``", "''", "-LRB-", "-RRB-", "WDT", "WP", "WRB", "CC"})


def restore_main_verbs(arcs: Arcs) -> None:
    """Make the last of two past forms behind a noun its verb, in place."""
    dep, tag = arcs.dep, arcs.tag
    kids = arcs.kids()
    for verb in places(dep, "csubj"):
        _describe(arcs, kids, verb)
    for label in _BEHIND:
        for verb in places(dep, label):
            first = arcs.head[verb]
            if first < verb and tag[first] in {"VBD", "VBN"} and tag[verb][:2] == "VB":
                _lead(arcs, kids, first, verb)


def _describe(arcs: Arcs, kids: list[list[int]], form: int) -> None:
    """Hang a past form between a noun and the verb of both on the noun (*drivers caught …*)."""
    noun, verb = form - 1, arcs.head[form]
    if noun < 0 or verb < form or arcs.tag[form] not in {"VBD", "VBN"}:
        return
    if arcs.dep[noun] not in {"nsubj", "nsubj:pass"} or arcs.head[noun] != verb:
        return
    if any(arcs.dep[k] in _AUX | _OPENING for k in kids[form]):
        return
    arcs.head[form], arcs.dep[form], arcs.tag[form] = noun, "acl", "VBN"


def _lead(arcs: Arcs, kids: list[list[int]], first: int, verb: int) -> None:
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    auxes = [k for k in kids[verb] if dep[k] in _AUX and k < verb]
    if tag[auxes[0] if auxes else verb] not in (_TENSED if auxes else _FINITE):
        return
    own = {dep[k] for k in kids[verb]}
    bare = not auxes and tag[verb] == "VBD" and not own & _COMPLEMENTS
    if bare or own & _OPENING:
        return  # *walked in wrapped in a flag*: a past form may be a participle
    subjects = [k for k in kids[first] if dep[k] in {"nsubj", "nsubj:pass"}]
    if len(subjects) != 1 or tag[subjects[0]] not in _NOUNS or not _describes(arcs, kids, first):
        return
    noun = subjects[0]
    if max([noun, *kids[noun]]) != first - 1 or any(t in _PARTS for t in tag[first:verb]):
        return
    more = any(dep[k] in {"obj", "iobj", *_BEHIND} and k != verb for k in kids[first])
    if more and not (auxes and _is_said_of_it(arcs, kids, first, verb)):
        return
    main = head[first] == first
    head[verb], dep[verb] = (verb if main else head[first]), dep[first]
    for k in kids[first]:
        if k < noun or k > verb:
            head[k] = verb
    passive = any(dep[k] == "aux:pass" for k in auxes)
    head[noun], dep[noun] = verb, "nsubj:pass" if passive else "nsubj"
    head[first], dep[first], tag[first] = noun, "acl", "VBN"


def _describes(arcs: Arcs, kids: list[list[int]], first: int) -> bool:
    """Whether a past form without an auxiliary can be a participle that describes a noun."""
    if arcs.dep[first] not in {"root", "ccomp", "parataxis"}:
        return False
    if any(arcs.dep[k] in _AUX for k in kids[first]) or len(kids[first]) < 2:
        return False
    if is_reporting(arcs.lemma[first]):
        return arcs.dep[first] == "root"  # *backed a plan the mayor said would help*
    return arcs.lemma[first] not in nouns("intransitive")


def _is_said_of_it(arcs: Arcs, kids: list[list[int]], first: int, verb: int) -> bool:
    """Whether all that completes a past form may complete it as a passive (*found* **guilty**)."""
    own = [k for k in kids[first] if arcs.dep[k] in {"obj", "iobj", *_BEHIND} and k != verb]
    named = arcs.lemma[first] in _NAMING
    return named and all(arcs.dep[k] == "xcomp" and k < verb for k in own)
