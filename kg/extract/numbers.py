"""Numbers as news writes them: *1,500*, *1.5 million*, *twenty-five*, *two dozen*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

ONES = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
MULTIPLIERS = {
    "dozen": 12.0, "score": 20.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6,
    "billion": 1e9, "trillion": 1e12, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12,
}  # fmt: skip
_FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn|tn)?$")


@lru_cache(maxsize=4096)
def number_of(word: str) -> float | None:
    """Give the value of one word (lower case): figures, a number word, or both hyphenated."""
    figures = _FIGURES.match(word)
    if figures is not None:
        value = float(figures[1].replace(",", "") + (figures[2] or ""))
        return value * MULTIPLIERS[figures[3]] if figures[3] else value
    if word in ONES:
        return float(ONES[word])
    if word in _TENS:
        return float(_TENS[word])
    if word in MULTIPLIERS and len(word) > 2:
        return MULTIPLIERS[word]
    tens, _, ones = word.partition("-")
    if tens in _TENS and 0 < ONES.get(ones, 0) < 10:
        return float(_TENS[tens] + ONES[ones])
    return None


def number_of_words(words: Sequence[str]) -> float | None:
    """Give the value of several words (*two hundred and fifty*, *1.5 million*), or None."""
    total, current = 0.0, None
    for word in words:
        if word in {"and", "-", "a", "an"}:
            continue
        value = number_of(word)
        if value is None:
            return None
        if word in MULTIPLIERS:
            current = (1.0 if current is None else current) * value
            if value >= 1e3:
                total, current = total + current, None
        else:
            current = value if current is None else current + value
    if current is None and total == 0.0:
        return None
    return total + (current or 0.0)
