"""Words that an analysis hung on a neighbour of the word they belong to.

*… , she said, pointing at the wall* tells of her who speaks, not of what is said; in *by far fewer
papers* the preposition opens the whole phrase; in *named the voters' fears* they own the fears.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, where

_STRAYING = frozenset({"advcl", "obl", "nmod", "acl", "conj", "case"})
"""Labels of all that may be hung elsewhere here."""
_BEHIND = frozenset({"obl", "obl:agent", "nmod"})
_WITHIN = frozenset({"advmod", "amod", "nummod", "compound"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DATES = frozenset(
    {"week", "month", "year", "night", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday", "yesterday", "today"}
)  # fmt: skip
_CHARGING = frozenset({"accuse", "suspect", "convict", "acquit", "clear"})
_BLAMING = frozenset({"blame", "charge", "credit", "criticize", "condemn", "denounce", "praise"})
_DEEDS = (
    "ment", "tion", "sion", "ing", "ance", "ence", "racy", "ism", "fraud", "theft", "murder",
    "abuse", "rape", "treason", "bias", "genocide", "torture", "crime", "plot", "assault",
    "offense", "offence", "attack", "neglect", "failure", "breach", "espionage", "perjury",
    "misconduct",
)  # fmt: skip
"""How nouns end that name what people are charged with."""
_OCCASIONS = frozenset({"after", "amid", "despite", "following", "under"})
_NEAR = 4
"""Words from a possessor to what it owns, adjectives between them."""


def rehang(arcs: Arcs) -> None:
    """Correct the heads of adverbial clauses, prepositions and possessors in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    for k in where(dep, _STRAYING):
        label = dep[k]
        if label == "advcl":
            _uncross(head, dep, tag, k)
            if tag[k] == "VBG" and arcs.lower[k - 1] == ",":
                _charge_outcome(arcs, k)
        elif label == "obl":
            _keep_with_teller(arcs, k)
            if "from" in arcs.lower[max(k - _NEAR, 0) : k]:
                _keep_with_occasion(arcs, k)
        elif label == "nmod" and arcs.ent[head[k]] == "DATE":
            _look_past_date(arcs, k)
        elif label in {"nmod", "acl"} and arcs.lemma[head[head[k]]] in _CHARGING:
            if tag[k] == "VBG":
                _charge_deed(arcs, k)
            if label == "nmod" and dep[k] == label:
                _charge(arcs, k)
        elif label == "conj" and tag[k] == "VBN":
            _describe(head, dep, tag, k)
        elif label == "case" and tag[k] == "IN":
            _raise_preposition(head, dep, k)
            if arcs.lower[k] == "for":
                _give_reason(arcs, head[k])
        elif label == "case" and tag[k] == "POS" and dep[head[k]] == "nsubj":
            _give_to_owned(head, dep, tag, head[k])


def _uncross(head: list[int], dep: Sequence[str], tag: Sequence[str], k: int) -> None:
    """Hang an adverbial behind a verb of saying on it, not on what was said before it.

    An infinitive goes with the last verb before it (*he said, naming the day she came to help*).
    """
    told = head[k]
    said = head[told]
    if dep[told] not in {"ccomp", "parataxis"} or not told < said < k:
        return
    near = [i for i in range(said + 1, k) if tag[i] in _FINITE] if tag[k] == "VB" else []
    head[k] = near[-1] if near and k not in _above(head, near[-1]) else said


def _keep_with_teller(arcs: Arcs, k: int) -> None:
    """Hang a phrase right behind a verb of saying on it (*“…,” she said during a meeting*)."""
    head, dep = arcs.head, arcs.dep
    told = head[k]
    said = head[told]
    if dep[told] not in {"ccomp", "parataxis"} or not told < said < k:
        return
    if all(arcs.pos[i] != "PUNCT" for i in range(said, k)):
        head[k] = said


def _keep_with_occasion(arcs: Arcs, k: int) -> None:
    """Hang *from* on the noun of an occasion before it (*axed it after complaints from fans*)."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    opening = next((i for i in range(max(k - _NEAR, 0), k) if lower[i] == "from"), 0)
    noun = opening - 1
    if noun <= head[k] or head[opening] != k or dep[noun] != "obl" or head[noun] != head[k]:
        return
    if any(lower[i] in _OCCASIONS and head[i] == noun for i in range(max(noun - _NEAR, 0), noun)):
        head[k], dep[k] = noun, "nmod"


def _charge(arcs: Arcs, k: int) -> None:
    """Hang what somebody is charged with on the verb (*accused the firm of bias*)."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    met = head[k]
    verb = head[met]
    if dep[met] != "obj" or arcs.pos[verb] != "VERB" or not verb < met < k:
        return
    inside = [i for i in range(met + 1, k) if head[i] == k]
    named = arcs.tag[k] in _NOUNS and not arcs.ent[k] and arcs.lemma[k].endswith(_DEEDS)
    if named and [lower[i] for i in inside if dep[i] in {"case", "det", "nmod:poss"}] == ["of"]:
        head[k], dep[k] = verb, "obl"


def _charge_deed(arcs: Arcs, k: int) -> None:
    """Hang the deed somebody is charged with on the verb (*accused the firm of hiding it*)."""
    head, dep = arcs.head, arcs.dep
    met = head[k]
    verb = head[met]
    if dep[met] not in {"obj", "iobj"} or arcs.pos[verb] != "VERB" or not verb < met < k:
        return
    marks = [arcs.lower[i] for i in range(met + 1, k) if head[i] == k and dep[i] == "mark"]
    if marks == ["of"]:
        head[k], dep[k] = verb, "advcl"


def _charge_outcome(arcs: Arcs, k: int) -> None:
    """Hang what a deed brought about on the deed (*accused of mining it,* **killing nine**)."""
    verb = arcs.head[k]
    if arcs.lemma[verb] not in _CHARGING | _BLAMING:
        return
    for deed in range(k - 1, verb, -1):
        if arcs.tag[deed] == "VBG" and arcs.lower[deed - 1] in {"of", "for", "with"}:
            if arcs.dep[deed] in {"advcl", "acl"}:
                arcs.head[k] = deed
            return


def _look_past_date(arcs: Arcs, k: int) -> None:
    """Hang *of* behind a bare date on the noun before (*the killing last month of two nuns*)."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    date = head[k]
    first = date
    while first > 0 and head[first - 1] == date and dep[first - 1] in {"amod", "det", "compound"}:
        first -= 1
    noun, of = first - 1, date + 1
    if noun < 0 or of >= k or arcs.lower[of] != "of" or head[of] != k or tag[noun][:2] != "NN":
        return
    if dep[noun] == "compound" or arcs.ent[noun] == "DATE" or dep[date] == "compound":
        return
    if arcs.lower[date] not in _DATES or (first == date and tag[date] != "NNP"):
        return
    head[k] = noun
    for i in range(k + 1, len(head)):
        if head[i] == k and dep[i] == "nmod" and arcs.lower[i - 1] != "'s":
            _raise_agent(arcs, i, noun)
        if tag[i] in _FINITE:
            break


def _raise_agent(arcs: Arcs, k: int, noun: int) -> None:
    by = next((i for i in range(noun, k) if arcs.head[i] == k and arcs.dep[i] == "case"), None)
    if by is not None and arcs.lower[by] == "by":
        arcs.head[k] = noun


def _above(head: Sequence[int], i: int) -> set[int]:
    found: set[int] = set()
    while head[i] != i and i not in found:
        found.add(i)
        i = head[i]
    return found


def _describe(head: list[int], dep: list[str], tag: Sequence[str], k: int) -> None:
    """Let a participle behind a comma, with no *and*, describe the noun before it.

    *the firm ran the mine, built near a stream*: what ran was not built.
    """
    first, noun = head[k], k - 2
    if noun <= first or tag[k - 1] != "," or tag[noun] not in _NOUNS or k in _above(head, noun):
        return
    again = any(dep[i] == "conj" and head[i] == first and i > k for i in range(k, len(dep)))
    own = {dep[i] for i in range(first, len(dep)) if head[i] == k and i < k}
    passive = tag[first] != "VBD" and any(
        dep[i] == "aux:pass" for i in range(max(0, first - 6), first) if head[i] == first
    )
    if tag[first][:2] == "VB" and not (again or passive or own & {"cc", "aux", "nsubj"}):
        head[k], dep[k] = noun, "acl"


def _raise_preposition(head: list[int], dep: Sequence[str], k: int) -> None:
    """Hang a preposition that opens a phrase on its noun, not on a word before the noun."""
    inner = head[k]
    node = inner
    while dep[node] in _WITHIN and head[node] > node:
        node = head[node]
    if node == inner or dep[node] not in _BEHIND:
        return
    if dep[inner] == "compound" and dep[node] != "obl:agent":
        return
    if all(label != "case" for i, label in enumerate(dep[k:node], k) if head[i] == node):
        head[k] = node


def _give_reason(arcs: Arcs, k: int) -> None:
    """Hang the reason of a judgment on its verb (*is wanted by the court* **for fraud**)."""
    head, dep = arcs.head, arcs.dep
    agent = head[k]
    if dep[k] != "nmod" or dep[agent] != "obl:agent" or agent > k:
        return
    if arcs.lemma[head[agent]] in nouns("judging"):
        head[k], dep[k] = head[agent], "obl"


def _give_to_owned(head: list[int], dep: list[str], tag: Sequence[str], owner: int) -> None:
    """Hang a possessor on the noun behind it where it was taken for a subject."""
    verb = head[owner]
    for k in range(owner + 2, min(owner + 2 + _NEAR, len(dep))):
        if tag[k] in _NOUNS and dep[k] != "compound":
            if verb < owner and head[k] == verb:
                head[owner], dep[owner] = k, "nmod:poss"
            return
