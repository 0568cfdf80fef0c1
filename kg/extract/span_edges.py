"""Where the span of a noun phrase may begin and end: not inside brackets, not with a comma."""

from __future__ import annotations

from kg.extract.tree import Tree

_QUOTES = ('"', "``", "''", "“", "”")
_OPENING = ("(", "-lrb-", "[")
_CLOSING = (")", "-rrb-", "]")
PAIRED = frozenset({*_QUOTES, *_OPENING, *_CLOSING})


def balanced(tree: Tree, start: int, end: int, head: int) -> tuple[int, int]:
    """Close brackets and quotation marks that open inside the span, or leave them out."""
    if PAIRED.isdisjoint(tree.lower[start:end]):
        return start, end
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
