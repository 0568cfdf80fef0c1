"""Words joined by *and* before a noun: does the first share it, or is it another party?

In *union and student leaders* the leaders are of both; in *the judge and court officials* the judge
is nobody's modifier.  Like is joined with like: a field of work, a thing or a country's adjective
goes with another before what both describe; somebody, or what is many, stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_JOINING = frozenset({"and", "or", "&"})
_BEFORE = frozenset({"compound", "amod", "nmod:unmarked"})
_SLOTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"})
_OPENING = frozenset({"det", "nmod:poss", "nummod", "det:predet"})
_OUTER = frozenset({*_OPENING, "case", "mark", "cc", "amod", "punct", "advmod", "nmod:desc"})
_CALLINGS = ("er", "or", "ist", "ian", "man", "woman")


def restore_shared_heads(arcs: Arcs) -> None:
    """Join what an analysis parted and part what it joined, in place."""
    for k in places(arcs.dep, "cc"):
        if arcs.lower[k] in _JOINING and 0 < k < len(arcs.head) - 2:
            _settle(arcs, k)


def _settle(arcs: Arcs, cc: int) -> None:
    """Settle what stands on both sides of one conjunction."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    first = cc - 2 if arcs.lower[cc - 1] == "," and cc > 1 else cc - 1
    second = cc + 1
    if tag[second] not in _NOUNS and tag[second] != "JJ":
        return
    joined = dep[second] == "conj" and head[second] < cc
    if not joined and dep[second] not in _BEFORE:
        return
    noun = _described(arcs, second + 1 if joined else second)
    if noun <= second or arcs.ent[noun] == "PERSON":
        return
    if head[first] == noun:
        if _is_state(arcs, first, second, noun):
            _lift(arcs, first, second, noun, cc)
        return
    top = head[second] if joined else head[noun] if dep[noun] == "conj" else first
    torn = joined or dep[noun] != "conj"
    if dep[first] == "nmod" and head[first] == top and not torn:
        top = first  # *a strike by bus and train drivers*
    elif torn and (head[noun], dep[noun]) not in {(head[top], dep[top]), (top, "conj")}:
        return
    if dep[top] not in _SLOTS or top > first:
        return
    members = [top, *(k for k in range(top + 1, cc) if head[k] == top and dep[k] == "conj")]
    if members[-1] != first:
        return
    if all(_is_shared(arcs, k, second, noun, torn=torn) for k in members):
        _share(arcs, top, noun, cc)
    elif torn:
        _part(arcs, top, second, noun, cc)


def _described(arcs: Arcs, i: int) -> int:
    """Give the noun that ends a row of words which describe it, or -1."""
    head, dep = arcs.head, arcs.dep
    if arcs.tag[i] not in _NOUNS and dep[i] not in _BEFORE:
        return -1
    while dep[i] in _BEFORE and head[i] > i:
        i = head[i]
    return i if arcs.tag[i] in _NOUNS else -1


def _is_state(arcs: Arcs, first: int, second: int, noun: int) -> bool:
    """Whether a country stands beside people of another (**Turkey** *and Kurdish rebels*)."""
    if arcs.ent[first] != "GPE" or arcs.tag[first] != "NNP" or arcs.ent[second] != "NORP":
        return False
    if arcs.tag[second] != "JJ" or arcs.lower[first] in nouns("own_adjective"):
        return False
    alone = arcs.ent[first - 1] != "GPE" if first else True
    people = arcs.lemma[noun] in nouns("person") or arcs.lemma[noun] in nouns("group")
    return alone and people and arcs.dep[noun] in _SLOTS


def _lift(arcs: Arcs, first: int, second: int, noun: int, cc: int) -> None:
    """Let what the analysis took for a description stand for itself."""
    head, dep = arcs.head, arcs.dep
    head[first], dep[first] = head[noun], dep[noun]
    dep[second] = "conj"
    _part(arcs, first, second, noun, cc)


def _is_shared(arcs: Arcs, first: int, second: int, noun: int, *, torn: bool) -> bool:
    """Whether a word describes the noun behind another that it is joined with."""
    tag, lemma, lower = arcs.tag, arcs.lemma, arcs.lower
    opened = _is_opened(arcs, first, _OPENING)
    people = lemma[noun] in nouns("person") or lemma[noun].endswith(_CALLINGS)
    if lower[first] in nouns("own_adjective"):
        return not opened and lemma[noun] not in nouns("country") and tag[second] != "NNP"
    if tag[first] not in {"NN", "JJ"} and lower[first] not in nouns("field"):
        return False
    if arcs.ent[first] or (people and opened and tag[first] == "JJ"):
        return False  # *the disabled and former soldiers*
    if noun - second > 1 and tag[second] == "JJ" and _is_opened(arcs, first, {"amod"}):
        return False  # *local papers and national radio stations*
    body = lemma[first] in nouns("group") or lower[first] == "police"
    if lemma[first] in nouns("person") or (body and opened):
        return False
    if torn and not (lower[first] == "police" and people):
        return True
    sorted_by = lemma[noun] in nouns("by_field") or (people and lower[first] != "police")
    group = lemma[noun] in nouns("group")
    return lower[first] in nouns("field") and (sorted_by or (group and not body))


def _is_opened(arcs: Arcs, i: int, labels: Collection[str]) -> bool:
    head, dep = arcs.head, arcs.dep
    return any(head[k] == i and dep[k] in labels for k in range(max(i - 5, 0), i))


def _kids(head: Sequence[int], i: int, start: int, end: int) -> list[int]:
    return [k for k in range(max(start, 0), min(end, len(head))) if head[k] == i != k]


def _share(arcs: Arcs, top: int, noun: int, cc: int) -> None:
    """Let the noun take the place of what describes it."""
    head, dep = arcs.head, arcs.dep
    head[noun], dep[noun] = head[top], dep[top]
    for k in _kids(head, top, top - 12, cc + 40):
        if (k < top and dep[k] in _OUTER) or k > noun:
            head[k] = noun
    head[top], dep[top] = noun, "amod" if arcs.tag[top] == "JJ" else "compound"


def _part(arcs: Arcs, top: int, second: int, noun: int, cc: int) -> None:
    """Let the noun, with what describes it, be another party."""
    head, dep = arcs.head, arcs.dep
    for k in _kids(head, noun, top - 3, top):
        head[k] = top
    if dep[second] == "conj":
        head[second], dep[second] = noun, "amod" if arcs.tag[second] == "JJ" else "compound"
    head[noun], dep[noun], head[cc] = top, "conj", noun
