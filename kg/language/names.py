"""From entity scores to well-formed names: Viterbi over tags that may follow one another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class NameDecoder:
    """Best sequence of BIO tags in which `I-X` only follows `B-X` or `I-X`.

    Args:
        tags: the tags in the order of their numbers, `O` among them.
    """

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        allowed = [[self._follows(a, b) for b in self.tags] for a in self.tags]
        self._allowed = np.array(allowed)
        self._first = np.array([not tag.startswith("I-") for tag in self.tags])
        self._step = np.where(self._allowed, 0.0, -np.inf)

    @staticmethod
    def _follows(before: str, tag: str) -> bool:
        return not tag.startswith("I-") or before[2:] == tag[2:]

    def decode(self, scores: NDArray[np.float32]) -> NDArray[np.int64]:
        """Return tag numbers [words] for log-probabilities [words, tags]."""
        best: NDArray[np.int64] = scores.argmax(1)
        if self._first[best[0]] and self._allowed[best[:-1], best[1:]].all():
            return best
        return self._viterbi(scores.astype(np.float64))

    def names(self, scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
        """Return (first word, end, label) of the names of a sentence."""
        found: list[tuple[int, int, str]] = []
        for place, number in enumerate(self.decode(scores).tolist()):
            tag = self.tags[number]
            if tag.startswith("B-"):
                found.append((place, place + 1, tag[2:]))
            elif tag.startswith("I-"):
                start, _, label = found.pop()
                found.append((start, place + 1, label))
        return found

    def _viterbi(self, scores: NDArray[np.float64]) -> NDArray[np.int64]:
        total = np.where(self._first, scores[0], -np.inf)
        back = np.zeros(scores.shape, dtype=np.int64)
        for place in range(1, len(scores)):
            ways = total[:, None] + self._step
            back[place] = ways.argmax(0)
            total = ways.max(0) + scores[place]
        path = np.zeros(len(scores), dtype=np.int64)
        path[-1] = total.argmax()
        for place in range(len(scores) - 1, 0, -1):
            path[place - 1] = back[place, path[place]]
        return path
