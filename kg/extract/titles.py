"""Names of works in quotation marks, whose verbs tell of nothing (*"How the River Was Lost"*)."""

from __future__ import annotations

from kg.extract.tree import Tree

_MARKS = frozenset({'"', "“", "”", "``", "''", "‘"})
_SMALL = 4
"""Words shorter than this may stand small in a title (*of*, *and*, *the*)."""
_LEAST = 3
_LONGEST = 20


def is_titled(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` stands in a title within a sentence: every long word is capital."""
    if not _is_capital(tree, i) or tree.sent[i] in tree.headlines:
        return False
    first, last = tree.sentences[tree.sent[i]]
    start = _mark(tree, range(i - 1, max(first, i - _LONGEST) - 1, -1))
    end = _mark(tree, range(i + 1, min(last, i + _LONGEST)))
    if start is None or end is None:
        return False
    inside = [k for k in range(start + 1, end) if tree.lower[k].isalpha()]
    if sum(_is_capital(tree, k) for k in inside) < _LEAST:
        return False
    if not all(_is_capital(tree, k) or len(tree.lower[k]) < _SMALL for k in inside):
        return False
    outside = [k for k in (*range(first, start), *range(end + 1, last)) if tree.lower[k].isalpha()]
    return any(not _is_capital(tree, k) and len(tree.lower[k]) >= _SMALL for k in outside)


def _mark(tree: Tree, where: range) -> int | None:
    return next((k for k in where if tree.lower[k] in _MARKS), None)


def _is_capital(tree: Tree, i: int) -> bool:
    return tree.text[tree.start[i]].isupper()
