"""From entity scores to well-formed names: Viterbi over tags that may follow one another."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_BUILDINGS = frozenset(
    {
        "airbase",
        "airfield",
        "airport",
        "barracks",
        "base",
        "bridge",
        "cathedral",
        "checkpoint",
        "dam",
        "garrison",
        "highway",
        "hospital",
        "hotel",
        "motorway",
        "mosque",
        "palace",
        "penitentiary",
        "prison",
        "reactor",
        "refinery",
        "stadium",
        "tower",
    }
)
"""Last words of names of sites. The corpora hold too few facilities for the network to be sure."""
_ROADS = frozenset({"avenue", "boulevard", "road", "square", "street"})
"""The same, but known to speak (*Downing Street said*): left alone where they act as bodies."""


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
        self._opens = np.array([tag.startswith("B-") for tag in self.tags])
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

    def name_sites(self, tags: NDArray[np.int64], words: Sequence[str]) -> None:
        """Make names that end in a word for a site FAC, a number after it included; in place."""
        if "B-FAC" not in self.tags:
            return
        begin, inside = self.tags.index("B-FAC"), self.tags.index("I-FAC")
        for start in np.flatnonzero(self._opens[tags]).tolist():
            end = start + 1
            while end < len(tags) and self.tags[tags[end]].startswith("I-"):
                end += 1
            label = self.tags[tags[start]][2:]
            number = end - start > 2 and words[end - 1].isdigit()
            head = words[end - 2 if number else end - 1].lower()
            is_site = head in _BUILDINGS and label in ("ORG", "GPE", "LOC")
            is_road = head in _ROADS and label in ("GPE", "LOC")
            if end - start < 2 or not (is_site or is_road or label == "FAC"):
                continue
            if end < len(tags) and head in _BUILDINGS and words[end].isdigit() and not tags[end]:
                end += 1
            tags[start], tags[start + 1 : end] = begin, inside

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
