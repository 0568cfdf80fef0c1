"""Where the span of a noun phrase may begin and end: not inside brackets, not with a comma."""

from __future__ import annotations

from kg.extract.tree import Tree

_QUOTES = ('"', "``", "''", "“", "”")
_OPENING = ("(", "-lrb-", "[")
_CLOSING = (")", "-rrb-", "]")
VERBAL = frozenset({"VERB", "AUX"})
PAIRED = frozenset({*_QUOTES, *_OPENING, *_CLOSING})


def balanced(tree: Tree, start: int, end: int, head: int) -> tuple[int, int]:
    """Close brackets and quotation marks that open inside a span with some, or leave them out."""
    for opening, closing in ((_OPENING, _CLOSING), (_QUOTES, _QUOTES)):
        marks = [j for j in range(start, end) if tree.lower[j] in opening]
        shut = [j for j in range(start, end) if tree.lower[j] in closing]
        if not marks or (marks != shut and len(shut) >= len(marks)) or _is_even(marks, shut):
            continue
        if end < len(tree) and tree.lower[end] in closing:
            end += 1
        elif marks[-1] > head:
            end = marks[-1]
        elif marks[-1] == start:
            start += 1
    return start, end


def _is_even(marks: list[int], shut: list[int]) -> bool:
    return marks == shut and len(marks) % 2 == 0


def trim(tree: Tree, start: int, end: int, head: int) -> tuple[int, int]:
    """Drop punctuation, spaces and stray prepositions at the edges."""
    while start < head and (
        tree.pos[start] in {"PUNCT", "SPACE", "CCONJ", "SCONJ"}
        or tree.lower[start] == "not"
        or (tree.pos[start] == "ADP" and not start < tree.head[start] < head)
    ):
        start += 1
    while end - 1 > head and tree.pos[end - 1] in {"PUNCT", "SPACE", "CCONJ", "ADP"}:
        end -= 1
    return start, end


def is_emphasis(tree: Tree, i: int) -> bool:
    """Whether `i` is an adverb that modifies the clause rather than the phrase (*only*, *how*)."""
    if tree.head[i] - i <= 1:
        return False
    if tree.tag[i] == "WRB" and tree.lower[i + 1] not in {"many", "much"}:
        return True
    return tree.dep[i] == "advmod" and tree.pos[i] == "ADV"


def is_blocked(tree: Tree, left: int, start: int, head: int) -> bool:
    """Whether something foreign to the phrase lies between the modifier and what we have."""
    if VERBAL.isdisjoint(tree.pos[left:start]):
        return False
    return any(
        tree.pos[j] in VERBAL
        and (
            (tree.head[j] == head and tree.dep[j] == "cop")  # *among the dead was* **a nurse**
            or (tree.head[j] != head and (tree.head[j] == j or not left <= tree.head[j] <= head))
        )
        for j in range(left, start)
    )
