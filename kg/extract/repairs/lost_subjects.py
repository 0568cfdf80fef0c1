"""Subjects right before their finite verb, which an analysis tied to something else.

In *he doubted how the bank rated them* the bank rates; in *they know the town paid it* the town
pays and is not known: a finite verb has a subject, and nothing stands between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, where
from kg.extract.reports.reporting import is_reporting

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TENSED = _FINITE | {"MD"}
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_AUX = frozenset({"aux", "aux:pass", "cop"})
_MAIN = frozenset({"root", "ccomp", "advcl", "advcl:relcl", "parataxis", "conj"})
_PHRASES = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "conj", "obl", "obj", "dislocated"})
_COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})
_OBJECTIVE = frozenset({"him", "them", "us", "me"})
_BARE_TAKERS = frozenset({"see", "hear", "watch", "feel", "make", "let", "help", "have"})
_SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl:relcl", "csubj"})
_OPENERS = frozenset({"det", "nmod:poss"})
_CASE = frozenset({"case"})
_STEPS = 6


@dataclass(frozen=True, slots=True)
class _Words:
    head: list[int]
    dep: list[str]
    tag: Sequence[str]
    lemma: Sequence[str]
    lower: Sequence[str]
    kids: list[list[int]]

    def has(self, i: int, deps: frozenset[str]) -> bool:
        dep = self.dep
        return not deps.isdisjoint([dep[k] for k in self.kids[i]])

    def root(self, i: int) -> int:
        while self.head[i] != i:
            i = self.head[i]
        return i


def restore_subjects(arcs: Arcs) -> None:
    """Give finite verbs without a subject the phrase right before them, in place."""
    head, dep, tag, lemma, lower = arcs.head, arcs.dep, arcs.tag, arcs.lemma, arcs.lower
    kids = arcs.kids()
    words = _Words(head, dep, tag, lemma, lower, kids)
    for i in where(dep, _MAIN):
        if tag[i][:2] != "VB" or words.has(i, _SUBJECTS):
            continue
        if dep[i] == "conj" and any(dep[k] in {"cc", "punct"} and k < i for k in kids[i]):
            if dep[i - 1] == "conj" and head[i - 1] == head[i]:
                _begin_clause(words, i)
            continue
        found = _subject_before(words, i)
        found = _beside_opening(words, i) if found is None else found
        if found is not None:
            head[found], dep[found] = i, "nsubj"


def _begin_clause(words: _Words, verb: int) -> None:
    """Give a verb behind *and* the noun between them (*they fled, and* **queues** *built up*)."""
    head, dep, tag, noun = words.head, words.dep, words.tag, verb - 1
    joint = next((k for k in words.kids[verb] if dep[k] == "cc" and k < verb), None)
    first = min([noun, *words.kids[noun]])
    if joint != first - 1 or tag[verb] not in _FINITE or tag[noun] not in _NOMINAL:
        return
    if tag[head[verb]][:2] == "VB" and not words.has(noun, _CASE):
        head[noun], dep[noun] = verb, "nsubj"


def _subject_before(words: _Words, verb: int) -> int | None:
    """Give the head of the phrase that ends right before a finite verb, if that is its subject."""
    tag, dep = words.tag, words.dep
    before = [k for k in words.kids[verb] if k < verb]
    auxes = [k for k in before if dep[k] in _AUX]
    if tag[auxes[0] if auxes else verb] not in (_TENSED if auxes else _FINITE):
        return None
    first = min([verb, *(k for k in before if dep[k] in _AUX or tag[k] == "RB")])
    node = _top_of_phrase(words, first, verb)
    if node is None or not _is_free(words, node, verb):
        return None
    finite = tag[auxes[0] if auxes else verb]
    disagrees = tag[node] in _PLURAL if finite == "VBZ" else finite == "VBP" and tag[node] == "NN"
    if disagrees or (not auxes and tag[verb] == "VBD" and not _is_past(words, node, verb)):
        return None
    return node


def _beside_opening(words: _Words, verb: int) -> int | None:
    """Give what was taken to explain a noun of the opening phrase before a finite verb.

    *With the help of militias,* **the army***, which holds the coast, has taken nine villages*.
    """
    dep, head, lower = words.dep, words.head, words.lower
    auxes = [k for k in words.kids[verb] if dep[k] in _AUX and k < verb]
    first = min([verb, *auxes])
    if words.tag[first] not in _TENSED:
        return None
    for opening in (k for k in words.kids[verb] if dep[k] == "obl" and k < first):
        for k in range(opening, first):
            if dep[k] != "appos" or words.tag[k] not in _NOMINAL or words.has(k, _CASE):
                continue
            edge = min([k, *words.kids[k]])
            if lower[edge - 1] != "," and lower[edge] != ",":
                continue
            if _ends_before(words, k, first) and _hangs_on(head, k, opening):
                return k
    return None


def _hangs_on(head: Sequence[int], k: int, above: int) -> bool:
    """Whether a word stands in the phrase of another."""
    for _ in range(_STEPS):
        if k == above:
            return True
        k = head[k]
    return False


def _ends_before(words: _Words, k: int, first: int) -> bool:
    """Whether nothing but a clause of its own stands between a noun and the verb's first word."""
    last = k
    while words.kids[last] and max(words.kids[last]) > last:
        last = max(words.kids[last])
    return last + 1 == first or (last + 2 == first and words.lower[last + 1] == ",")


def _top_of_phrase(words: _Words, first: int, verb: int) -> int | None:
    """Give the head of the phrase that ends right before token `first`."""
    head, dep, tag = words.head, words.dep, words.tag
    node = first - 1
    if node < 0 or tag[node] not in _NOMINAL or words.lower[node] in _OBJECTIVE:
        return None
    for _ in range(_STEPS):
        if dep[node] in _PHRASES:
            break
        if head[node] == node or head[node] >= first or tag[head[node]] not in _NOMINAL:
            return None
        loose = node == first - 1 and words.has(node, _OPENERS)
        if loose and not words.has(node, _CASE):
            return node  # hung on the phrase before it without a preposition
        node = head[node]
    top = node
    while dep[top] == "conj" and tag[head[top]] in _NOMINAL:
        top = head[top]
    told = dep[top] == "obj" and is_reporting(words.lemma[head[top]]) and dep[verb] != "conj"
    node = top if told and tag[verb] != "VBZ" else node
    cases = [k for k in words.kids[node] if dep[k] == "case" and tag[k] != "POS"]
    return node if dep[node] in _PHRASES and node < verb and not cases else None


def _is_free(words: _Words, node: int, verb: int) -> bool:
    """Whether the phrase can be spared where it is, and stands in the verb's own sentence."""
    head, dep, tag = words.head, words.dep, words.tag
    above = head[node]
    if above == verb:
        return dep[node] == "obl" and tag[node] in _PLURAL  # *in the vote both parties split*
    if words.root(node) != words.root(verb):
        return False
    i = verb
    while head[i] != i:
        i = head[i]
        if i == node:
            return False
    if dep[node] in {"nsubj", "nsubj:pass", "nsubj:outer"}:
        same = {"nsubj", "nsubj:pass"}
        others = (k for k in words.kids[above] if dep[k] in same and k != node)
        return any(k < above if above < node else node < k < above for k in others)
    if dep[node] != "obj":
        return True
    if is_reporting(words.lemma[above]):
        return words.lemma[above] not in _BARE_TAKERS or tag[verb] != "VBP"
    opened = any(tag[k] in {"WRB", "IN"} and k < above for k in words.kids[above])
    tensed = tag[above] in _FINITE or words.has(above, _AUX)
    return tensed and not opened and dep[above] not in _SUBORDINATE


def _is_past(words: _Words, node: int, verb: int) -> bool:
    """Whether a bare past form is no participle (*the town paid it*, not *a man wanted there*)."""
    kids = words.kids[verb]
    if any(words.dep[k] in _COMPLEMENTS and k > verb for k in kids):
        return words.lemma[verb] not in nouns("naming")
    if words.dep[node] in {"nsubj", "nsubj:pass", "nsubj:outer"}:
        return True
    if words.dep[node] != "obj" or not is_reporting(words.lemma[words.head[node]]):
        return False
    lemma = words.lemma[verb]
    return lemma not in nouns("object_bound") and lemma not in nouns("transitive")
