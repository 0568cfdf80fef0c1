"""Where sentences start: the network's scores weighed against spaces, marks and capitals.

The network reads words without the spaces between them: it cannot tell *Newsfeed.Com* from two
sentences, nor *"Stop!" he said* from *He said "Stop!"*. A logistic regression, fitted with the
weights of the pipeline on sentences that these did not learn from, sets that right.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
FEATURES = (
    "always", "score", "glued", "glued after a stop", "after a stop", "after a stop, capital",
    "after a closed stop", "after a closed stop, capital", "after an ellipsis",
    "after an ellipsis, small", "after a colon", "after a colon, capital", "after a dash",
    "after a comma", "small", "capital", "mark", "opening quote", "opening bracket", "digit",
    "after a digit", "before a colon", "all capitals", "after a closing mark",
)  # fmt: skip
"""Names of the columns of `features`."""
_LEAST, _MOST = -6.0, 8.0
"""Scores: no sentence starts below the first, whatever stands around; none counts for more."""
_CLOSING, _BRACKETS, _DASHES = frozenset(")]}\"'”’>"), frozenset("(["), frozenset("-–—")
_OPENING_QUOTES, _CLOSING_QUOTES, _STRAIGHT = frozenset("“‘„"), frozenset("”"), frozenset("\"'")
_QUOTES = _OPENING_QUOTES | _CLOSING_QUOTES | _STRAIGHT


def quote_sides(words: Sequence[str], spaced: Sequence[bool]) -> NDArray[np.int8]:
    """Return 1 for quotes that open, by the spaces around them, -1 for those that close, else 0.

    Args:
        words: words of a block of text.
        spaced: whether whitespace (or the start of the block) comes before each word.
    """
    sides = np.zeros(len(words), dtype=np.int8)
    if _QUOTES.isdisjoint(words):
        return sides
    for place, word in enumerate(words):
        if word in _OPENING_QUOTES:
            sides[place] = 1
        elif word in _CLOSING_QUOTES:
            sides[place] = -1
        elif word in _STRAIGHT:
            before = spaced[place]
            after = place + 1 == len(words) or spaced[place + 1]
            sides[place] = int(before and not after) - int(after and not before)
    return sides


def features(
    words: Sequence[str], spaced: Sequence[bool], sides: NDArray[np.int8], scores: Floats
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the places where a sentence might start, and their features [places, FEATURES].

    An opening quote goes with what follows, a closing one with what it closes: a score on the
    wrong side of a quote is taken over to the right one.
    """
    moved = scores.copy()
    for place in np.flatnonzero(scores > _LEAST).tolist():
        if sides[place] < 0 and place + 1 < len(words):
            moved[place + 1] = max(moved[place + 1], scores[place])
            moved[place] = _LEAST
        elif place and sides[place - 1] > 0:
            moved[place - 1] = max(moved[place - 1], scores[place])
            moved[place] = _LEAST
    places = np.flatnonzero(moved > _LEAST)
    rows = [_row(words, spaced, sides, place, float(moved[place])) for place in places.tolist()]
    return places, np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))


def _row(
    words: Sequence[str], spaced: Sequence[bool], sides: NDArray[np.int8], place: int, score: float
) -> tuple[float, ...]:
    word = words[place]
    before = words[place - 1] if place else ""
    capital, small, glued = word[0].isupper(), word[0].islower(), not spaced[place]
    dots = before[:2] in ("..", "…")
    stop = _is_stop(before) and not dots
    closed = before in _CLOSING and sides[place - 1] <= 0 if before else False
    closed_stop = closed and place > 1 and _is_stop(words[place - 2])
    colon = before == ":"
    return (
        1.0, min(score, _MOST), glued, glued and stop, stop, stop and capital,
        closed_stop, closed_stop and capital, dots, dots and small, colon, colon and capital,
        bool(before) and set(before) <= _DASHES, before == ",", small, capital,
        not any(c.isalnum() for c in word), sides[place] > 0, word in _BRACKETS, word[0].isdigit(),
        before[:1].isdigit(), place + 1 < len(words) and words[place + 1] == ":",
        len(word) > 1 and word.isupper(), closed and not closed_stop,
    )  # fmt: skip


def _is_stop(word: str) -> bool:
    return bool(word) and all(c in ".!?" for c in word)


class Boundaries:
    """Decides where sentences start.

    Args:
        weights: of every one of `FEATURES`, by name.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = np.array([weights[name] for name in FEATURES])

    def starts(
        self, words: Sequence[str], spaced: Sequence[bool], scores: Floats, fixed: NDArray[np.int8]
    ) -> list[int]:
        """Return the first words of the sentences of a window, its first word among them.

        Args:
            words: of the window.
            spaced: [words] whether whitespace (or nothing) comes before.
            scores: [words] the network's, above 0 where it sees a start.
            fixed: [words] 1 where a sentence must start, -1 where none may, 0 elsewhere.
        """
        places, rows = features(words, spaced, quote_sides(words, spaced), scores)
        likely = places[rows @ self._weights > 0]
        found = {0, *likely[fixed[likely] == 0].tolist(), *np.flatnonzero(fixed > 0).tolist()}
        return sorted(found)
