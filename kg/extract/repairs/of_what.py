"""What somebody is robbed, cleared or warned of, hung on whom the verb tells of.

In *cleared the mayor and his aides of fraud* there are no aides of fraud: *clear* takes both.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs

_OBJECTS = frozenset({"obj", "iobj", "nsubj:pass"})
_NOUNS = frozenset({"NN", "NNS", "VBG"})


def restore_of_what(arcs: Arcs) -> None:
    """Hang it on the verb, in place."""
    head, dep = arcs.head, arcs.dep
    for of in arcs.words["of"]:
        what = head[of]
        if dep[of] != "case" or dep[what] != "nmod" or arcs.tag[what] not in _NOUNS or what < of:
            continue
        whom = head[what]
        several = [k for k in range(whom + 1, of) if head[k] == whom and dep[k] == "conj"]
        last = several[-1] if several else whom
        if dep[whom] == "conj" and head[whom] < whom:
            several, whom = [whom], head[whom]
        verb = head[whom]
        if dep[whom] not in _OBJECTS or verb > whom or last > of:
            continue
        if arcs.lemma[verb] not in nouns("bereaving") or not several:
            continue
        if (
            arcs.ent[what]
            or arcs.lemma[what] in nouns("group")
            or arcs.lemma[what] in nouns("seat")
        ):
            continue
        told = _is_owned(arcs, last) or _is_owned(arcs, what) or _is_charge(arcs, verb, what)
        if arcs.lemma[last] in nouns("belonging") and not told:
            continue
        head[what], dep[what] = verb, "obl"


def _is_owned(arcs: Arcs, i: int) -> bool:
    """Whether a noun has an owner of its own (**his** *wife*, *of* **their** *rights*)."""
    return any(arcs.head[k] == i and arcs.dep[k] == "nmod:poss" for k in range(max(i - 4, 0), i))


def _is_charge(arcs: Arcs, verb: int, what: int) -> bool:
    """Whether something stands bare that one can be accused of (*of* **negligence**)."""
    if arcs.lemma[verb] not in nouns("charging") or arcs.tag[what] != "NN":
        return False
    return arcs.lower[what - 1] == "of" and arcs.lemma[what] not in nouns("field")
