"""Numbers in running text: where they end, what they are worth, ranges and vague plurals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg.extract.numbers import MULTIPLIERS, ONES, number_of, number_of_words
from kg.extract.quantity_words import quantity_words
from kg.extract.tree import Tree
from kg.model import Bound

_JOINERS = frozenset({"to", "and", "-", "–", "or"})
_STARTS = frozenset({"tens", "half", *MULTIPLIERS})
_OPENERS = frozenset({"between", "from"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text: tokens (`end` exclusive), value, the bound it carries itself.

    `low` is the lower end of a range (*10 to 15*), whose upper end is `value`.
    """

    start: int
    end: int
    value: float
    bound: Bound | None = None
    low: float | None = None


def number_starts(tree: Tree) -> list[int]:
    """Give the tokens at which a number may start, in order of text."""
    return sorted({*tree.classes["NUM"], *tree.words.where(_all_starts())})


@cache
def _all_starts() -> frozenset[str]:
    return frozenset({*_STARTS, *quantity_words().vague})


def number_at(tree: Tree, i: int) -> Number | None:
    """Read the number or range that starts at token `i`, or None."""
    first = _plain(tree, i)
    if first is None or first.bound is not None:
        return first
    joiner = first.end
    if joiner + 1 >= len(tree) or tree.lower[joiner] not in _JOINERS:
        return first
    second = _plain(tree, joiner + 1)
    opened = i > 0 and tree.lower[i - 1] in _OPENERS
    if second is None or second.bound is not None or tree.sent[i] != tree.sent[joiner + 1]:
        return first
    if tree.lower[joiner] == "and" and not opened:
        return first
    low = first.value
    if second.value >= 1000 * low and tree.lower[second.end - 1] in MULTIPLIERS:
        low *= MULTIPLIERS[tree.lower[second.end - 1]]  # 2 to 3 million
    if low >= second.value:
        return first
    return replace(second, start=i - 1 if opened else i, low=low)


def _plain(tree: Tree, i: int) -> Number | None:
    words = quantity_words()
    lower = tree.lower
    if lower[i] in words.vague:
        return _vague(tree, i)
    if lower[i] == "tens" and lower[i + 1 : i + 2] == ["of"] and lower[i + 2 : i + 3]:
        inner = words.vague.get(lower[i + 2])
        return Number(i, i + 3, 10 * inner, Bound.AT_LEAST) if inner is not None else None
    if lower[i] == "half" and lower[i + 1 : i + 2] == ["a"]:  # half a million
        whole = MULTIPLIERS.get("".join(lower[i + 2 : i + 3]), 0.0)
        return Number(i, i + 3, whole / 2) if whole else None
    if tree.pos[i] != "NUM" and lower[i] not in MULTIPLIERS:
        return None
    if number_of(lower[i]) is None or (len(lower[i]) < 3 and lower[i] in MULTIPLIERS):
        return None
    end = i + 1
    while end < len(tree) and tree.sent[end] == tree.sent[i] and _continues(tree, end):
        end += 1
    total = number_of_words(lower[i:end])
    if total is None:
        return None
    if i and lower[i - 1] in {"several", "few"} and lower[i] in MULTIPLIERS:
        return Number(i - 1, end, 2 * total, Bound.AT_LEAST)
    return Number(i, end, total)


def _continues(tree: Tree, i: int) -> bool:
    """Whether token `i` goes on with the number before it (*million*, *hundred and fifty*)."""
    lower = tree.lower
    if lower[i] in MULTIPLIERS:
        return True
    if lower[i] == "-":  # twenty-five, cut in three by some tokenisers
        return lower[i - 1].endswith("ty") and lower[i + 1 : i + 2] != [] and lower[i + 1] in ONES
    if lower[i] in ONES and lower[i - 1].endswith("ty"):  # ninety six
        return ONES[lower[i]] < 10
    if lower[i - 1] == "-" and lower[i] in ONES:
        return lower[i - 2].endswith("ty")
    if lower[i] == "and":
        return lower[i - 1] in {"hundred", "thousand"} and _is_number(tree, i + 1)
    return (lower[i - 1] in MULTIPLIERS or lower[i - 1] == "and") and _is_number(tree, i)


def _is_number(tree: Tree, i: int) -> bool:
    return i < len(tree) and tree.pos[i] == "NUM" and number_of(tree.lower[i]) is not None


def _vague(tree: Tree, i: int) -> Number:
    """*hundreds*, *hundreds of thousands*: at least two of the greatest magnitude named."""
    vague = quantity_words().vague
    value = vague[tree.lower[i]]
    if tree.lower[i + 1 : i + 2] == ["of"] and tree.lower[i + 2 : i + 3]:
        inner = vague.get(tree.lower[i + 2])
        if inner is not None:
            return Number(i, i + 3, value * inner / 2, Bound.AT_LEAST)
    return Number(i, i + 1, value, Bound.AT_LEAST)
