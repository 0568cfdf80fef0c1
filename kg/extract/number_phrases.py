"""Numbers in running text: where they end, what they are worth, whether they are vague."""

from __future__ import annotations

from kg.extract.numbers import MULTIPLIERS, number_of, number_of_words
from kg.extract.quantity_words import quantity_words
from kg.extract.tree import Tree
from kg.model import Bound


def number_at(tree: Tree, i: int) -> tuple[int, float, Bound | None] | None:
    """Read the number that starts at `i`: where it ends, its value, a bound it carries itself."""
    words = quantity_words()
    lower = tree.lower
    if lower[i] in words.vague:
        return _vague(tree, i, i)
    if tree.pos[i] != "NUM" and lower[i] not in MULTIPLIERS:
        return None
    value = number_of(lower[i])
    if value is None or (len(lower[i]) < 3 and lower[i] in MULTIPLIERS):
        return None
    end = i + 1
    while end < len(tree) and tree.sent[end] == tree.sent[i] and _continues(tree, end):
        end += 1
    if end < len(tree) and lower[end] == "of" and end + 1 < len(tree):
        vague = _vague(tree, i, end + 1) if lower[end + 1] in words.vague else None
        if vague is not None:
            return vague
    total = number_of_words(lower[i:end])
    several = i > 0 and lower[i - 1] in {"several", "few"} and lower[i] in MULTIPLIERS
    if total is None:
        return None
    return (end, 2 * total, Bound.AT_LEAST) if several else (end, total, None)


def _continues(tree: Tree, i: int) -> bool:
    """Whether token `i` goes on with the number before it (*million*, *hundred and fifty*)."""
    lower = tree.lower
    if lower[i] in MULTIPLIERS:
        return True
    if lower[i] == "and":
        return lower[i - 1] in {"hundred", "thousand"} and _is_number(tree, i + 1)
    return lower[i - 1] in MULTIPLIERS | {"and": 0.0} and _is_number(tree, i)


def _is_number(tree: Tree, i: int) -> bool:
    return i < len(tree) and tree.pos[i] == "NUM" and number_of(tree.lower[i]) is not None


def _vague(tree: Tree, start: int, i: int) -> tuple[int, float, Bound]:
    """*hundreds*, *tens of thousands*: at least two of the greatest named magnitude."""
    vague = quantity_words().vague
    value = vague[tree.lower[i]]
    if tree.lower[i + 1 : i + 2] == ["of"] and tree.lower[i + 2 : i + 3]:
        inner = vague.get(tree.lower[i + 2])
        if inner is not None:
            return i + 3, value * inner / 2, Bound.AT_LEAST
    if start >= 2 and tree.lower[start - 2 : start] == ["tens", "of"]:
        value *= 10
    return i + 1, value, Bound.AT_LEAST
