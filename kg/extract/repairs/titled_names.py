"""Offices and callings right before the name of who has them, which an analysis kept apart.

In *met the mayor and Danish minister Ann Lee* the minister is Ann Lee, nobody else; in *a suit
against writer Tom Lund* the preposition leads to Lund, whatever the writer hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_TITLES = frozenset({"NN", "NNP"})
_CALLINGS = ("er", "or", "ist", "ian", "man", "woman", "mate")
_ROLES = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"})
_OPENING = frozenset({"case", "cc"})


def restore_titled(arcs: Arcs) -> None:
    """Hang titles on the names behind them, and names where their titles stood, in place."""
    head, dep, tag, lemma = arcs.head, arcs.dep, arcs.tag, arcs.lemma
    ent, lower = arcs.ent, arcs.lower
    person = nouns("person")
    for name in places(ent, "EVENT"):
        if dep[name - 1] == "nmod:desc" and head[name - 1] == name:
            _raise_opening(head, dep, name - 1, name)  # *hit by Hurricane Ann*
    for name in places(ent, "PERSON"):
        title = _title_before(head, dep, lower, name)
        if title < 0 or ent[title] == "PERSON" or tag[name] != "NNP":
            continue
        if tag[title] not in _TITLES:
            continue
        if dep[title] == "nmod:desc" and head[title] == name:
            _raise_opening(head, dep, title, name)
            continue
        if dep[title] not in _ROLES or _is_above(head, name, title):
            continue
        calling = lemma[title] in person or lemma[title].endswith(_CALLINGS)
        calling = calling or (tag[title] == "NNP" and dep[title] == dep[name] == "obl:agent")
        if calling and (
            _share_place(head, dep, tag, title, name)
            or _has_preposition_of_both(head, dep, title, name)
        ):
            head[name], dep[name] = head[title], dep[title]
            head[title], dep[title] = name, "nmod:desc"
            _raise_opening(head, dep, title, name)


def _title_before(head: Sequence[int], dep: Sequence[str], lower: Sequence[str], name: int) -> int:
    """Give the word right before a name, or what its *of* goes with (*Secretary of State*)."""
    last = name - 1
    office = last > 1 and lower[last - 1] == "of" and dep[last] == "nmod"
    return head[last] if office and head[last] == last - 2 else last


def _raise_opening(head: list[int], dep: Sequence[str], title: int, name: int) -> None:
    """Hang what opens the phrase on the name."""
    for k in range(max(0, title - 6), title):
        if head[k] == title and dep[k] in _OPENING:
            head[k] = name


def _share_place(
    head: Sequence[int], dep: Sequence[str], tag: Sequence[str], title: int, name: int
) -> bool:
    """Whether title and name were both hung on the same word.

    A name that was taken for an apposition to a calling before the title goes with the title
    where that is an office in capitals (*the mayor and* **Prime Minister Ann Lee**).
    """
    above = head[title]
    if head[name] != above or above == name:
        return False
    if dep[name] == "appos":
        return dep[title] == "conj" and tag[title] == "NNP" and tag[above] == "NN"
    return dep[name] in _ROLES


def _has_preposition_of_both(
    head: Sequence[int], dep: Sequence[str], title: int, name: int
) -> bool:
    """Whether only the title has the preposition of both (*a suit against writer Ann Lee*)."""
    if dep[name] not in {"obl", "nmod"} or head[name] == title or _is_above(head, title, name):
        return False
    opened = range(max(0, title - 6), title)
    return any(head[k] == title and dep[k] == "case" for k in opened)


def _is_above(head: Sequence[int], top: int, i: int) -> bool:
    while head[i] != i:
        i = head[i]
        if i == top:
            return True
    return False
