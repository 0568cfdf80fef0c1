"""Two callings of one person: *singer and actress Ann Lee*, *the writer and director was seen*.

No calling in the singular stands bare in English unless a name bears it: two before a name are
borne by it.  With one article for both, and a verb that counts one, they are one person's as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_SINGULAR = frozenset({"NN", "NNP"})
_CALLINGS = ("er", "or", "ist", "ian", "man", "woman", "ess", "mate")
_OPENING = frozenset({"det", "nmod:poss"})
_ROLES = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "root", "appos", "conj"}
)
_COUNTING_ONE = frozenset({"was", "has", "is", "'s"})
_COUNTING_MORE = frozenset({"were", "have", "are", "VBP"})
_FURTHEST = 6


def restore_bearers(arcs: Arcs) -> None:
    """Give two callings of one person to the name, or make one phrase of them, in place."""
    for cc in places(arcs.dep, "cc"):
        if arcs.lower[cc] != "and" or not _is_calling(arcs, cc - 1):
            continue
        first, name = cc - 1, _name_behind(arcs, cc)
        if name >= 0:
            if _is_bare(arcs, first) and not _counts_more(arcs, first, name):
                second = next(k for k in range(name - 1, cc, -1) if _is_calling(arcs, k))
                _give(arcs, first, second, cc, name)
        else:
            _join(arcs, first, cc)


def _is_calling(arcs: Arcs, i: int) -> bool:
    if i < 0 or arcs.tag[i] not in {*_SINGULAR, "JJ"} or arcs.ent[i] == "PERSON":
        return False
    lemma = arcs.lemma[i].lower()
    return (
        lemma in nouns("person")
        or lemma in nouns("combined")
        or lemma in {"ceo", "executive"}
        or (arcs.tag[i] != "JJ" and lemma.endswith(_CALLINGS))
    )


def _name_behind(arcs: Arcs, cc: int) -> int:
    """Give the head of a person's name right behind the second calling, or -1."""
    for k in range(cc + 1, min(cc + _FURTHEST, len(arcs.head))):
        if arcs.ent[k] == "PERSON":
            named = k > cc + 1 and arcs.tag[k] == "NNP" and _is_calling(arcs, k - 1)
            return _top(arcs, k) if named else -1
        if arcs.tag[k] not in {*_SINGULAR, "JJ"} or arcs.dep[k] in _OPENING:
            return -1
    return -1


def _top(arcs: Arcs, k: int) -> int:
    """Give the head of the name that begins at `k`."""
    while arcs.ent[arcs.head[k]] == "PERSON" and arcs.dep[k] in {"flat", "compound"}:
        if arcs.head[k] == k:
            break
        k = arcs.head[k]
    return k


def _is_bare(arcs: Arcs, first: int) -> bool:
    """Whether a calling has no article of its own and no name."""
    return not any(
        arcs.head[k] == first
        and ((arcs.dep[k] == "det" and k < first) or (arcs.dep[k] == "flat" and k > first))
        for k in range(max(first - 5, 0), first)
    )


def _counts_more(arcs: Arcs, first: int, name: int) -> bool:
    """Whether the verb behind tells of several (*Driver and cyclist Tom Berg are hurt*)."""
    verb = arcs.head[first]
    if arcs.dep[first] not in {"nsubj", "nsubj:pass"} or verb < name:
        return False
    words = {arcs.lower[k] for k in range(name + 1, verb)} | {arcs.tag[verb]}
    return not words.isdisjoint(_COUNTING_MORE)


def _give(arcs: Arcs, first: int, second: int, cc: int, name: int) -> None:
    """Let the name take the place of the callings before it."""
    head, dep = arcs.head, arcs.dep
    if dep[first] not in _ROLES or name in {first, head[first]}:
        return
    head[name], dep[name] = (name if head[first] == first else head[first]), dep[first]
    for k in _below(arcs, (first, second), first - 8, name + 40):
        if dep[k] in {"case", "mark", "cop"} or k > name or (k < first and dep[k] == "cc"):
            head[k] = name
    head[first], dep[first] = name, "nmod:desc"
    head[second], dep[second], head[cc] = first, "conj", second


def _join(arcs: Arcs, first: int, cc: int) -> None:
    """Make one phrase of two callings with one article."""
    head, dep = arcs.head, arcs.dep
    second = head[cc]
    if second < cc or dep[second] != "conj" or head[second] != first:
        return
    if arcs.tag[second] not in _SINGULAR or not _is_calling(arcs, second):
        return
    if not _has(arcs, first, _OPENING) or _has(arcs, second, _OPENING):
        return
    if arcs.lower[second + 1 : second + 2] == [","] and arcs.ent[second + 2 : second + 3] == [
        "PERSON"
    ]:
        dep[second] = "nmod:desc"  # *the firm's founder and owner, Ann Lee*
        return
    if not _counts_one(arcs, first, second) and not _are_combined(arcs, first, second):
        return
    names = [
        k
        for k in _below(arcs, (first, second), second, second + _FURTHEST)
        if arcs.ent[k] == "PERSON"
    ]
    if not names or arcs.lower[names[0] - 1] == ",":
        dep[second] = "nmod:desc"
    elif dep[names[0]] == "appos":
        _give(arcs, first, second, cc, names[0])  # *the founder and former head of it Ann Lee*


def _are_combined(arcs: Arcs, first: int, second: int) -> bool:
    """Whether one person can be both, as the words alone tell."""
    lemma = arcs.lemma
    if lemma[first] in nouns("combined") and lemma[second] in nouns("combined"):
        return {lemma[first], lemma[second]} not in _PAIRS
    if lemma[second] in nouns("relational"):
        return False
    return any(lemma[k] in nouns("term") for k in _below(arcs, (second,), first, second))


_PAIRS = ({"husband", "wife"}, {"father", "mother"})


def _counts_one(arcs: Arcs, first: int, second: int) -> bool:
    """Whether the verb of two callings tells of one."""
    verb = arcs.head[first]
    if arcs.dep[first] not in {"nsubj", "nsubj:pass"} or verb < second:
        return False
    auxiliary = next(
        (k for k in range(second + 1, verb) if arcs.head[k] == verb and arcs.dep[k][:3] == "aux"),
        None,
    )
    if auxiliary is not None:
        return arcs.lower[auxiliary] in _COUNTING_ONE
    cop = any(arcs.dep[k] == "cop" and arcs.lower[k] in _COUNTING_ONE for k in range(second, verb))
    return arcs.tag[verb] == "VBZ" or cop


def _has(arcs: Arcs, i: int, labels: frozenset[str]) -> bool:
    return any(arcs.dep[k] in labels for k in _below(arcs, (i,), i - 6, i))


def _below(arcs: Arcs, above: tuple[int, ...], start: int, end: int) -> Iterator[int]:
    head = arcs.head
    return (
        k for k in range(max(start, 0), min(end, len(head))) if head[k] in above and k not in above
    )
