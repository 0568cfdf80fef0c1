"""The trained network under ONNX Runtime, and the cutting of text into windows it can read."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kg.language.boundaries import Boundaries
from kg.language.pieces import WordPieces, shape_of

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
_SLOWER = ["SkipLayerNormFusion"]
"""Rewritings of the graph that ONNX Runtime runs slower on CPUs than what they replace."""
_WINDOW, _LONGEST = 192, 480
"""Pieces of a usual window, and of one that holds a very long sentence (the encoder reads 512)."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a window of n words.

    arcs [n, n + 1] (column 0: root); dependents [n, d], heads [n + 1, d]; starts [n] (> 0: a
    sentence starts); upos, xpos, morph, lemma [n] class numbers; ner [n, tags] log-probabilities.
    """

    arcs: Floats
    dependents: Floats
    heads: Floats
    starts: Floats
    upos: Ints
    xpos: Ints
    morph: Ints
    lemma: Ints
    ner: Floats


class Network:
    """Runs one window at a time, on one thread.

    The eight-bit kernels scale activations by the range found in the tensor at hand. A window
    alone in its run is therefore scaled by itself only: its neighbours, the batch size and the
    number of threads cannot change a single bit of its analysis.
    """

    def __init__(
        self, analyse: bytes, label: bytes, pieces: WordPieces, boundaries: Boundaries
    ) -> None:
        self.weights = {"analyse": analyse, "label": label}
        self.pieces, self.boundaries = pieces, boundaries
        self._sessions: tuple[int, dict[str, Any]] = (0, {})

    def _session(self, name: str) -> Any:
        """Return this process's session: one made before a fork must not be used after it."""
        if self._sessions[0] != os.getpid():
            made = {key: _open(weights) for key, weights in self.weights.items()}
            self._sessions = (os.getpid(), made)
        return self._sessions[1][name]

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | {"_sessions": (0, {})}

    def scores(self, words: Sequence[str]) -> Scores:
        """Return the scores of a window of words."""
        numbers, shapes = [self.pieces.cls], [0]
        first, last = [0], [0]
        for word in words:
            parts = self.pieces.of(word)
            first.append(len(numbers))
            numbers.extend(parts)
            last.append(len(numbers) - 1)
            shapes.extend([shape_of(word)] * len(parts))
        numbers.append(self.pieces.sep)
        shapes.append(0)
        columns = {"pieces": numbers, "shapes": shapes, "first": first, "last": last}
        feed = {name: np.array(values, dtype=np.int64) for name, values in columns.items()}
        return Scores(*self._session("analyse").run(None, feed))

    def labels(self, dependents: Floats, heads: Floats) -> Floats:
        """Return relation scores [n, relations] of n (dependent, head) vector pairs."""
        feed = {"dependents": dependents, "heads": heads}
        (scores,) = self._session("label").run(None, feed)
        return scores  # type: ignore[no-any-return]

    def windows(
        self, words: Sequence[str], fixed: NDArray[np.int8], spaced: Sequence[bool]
    ) -> Iterator[tuple[int, int, list[int], Scores]]:
        """Read a block of text of any length.

        Args:
            words: the words of the block.
            fixed: [words] 1 where a sentence must start, -1 where none may, 0 elsewhere.
            spaced: [words] whether whitespace (or nothing) comes before.

        Yields:
            (first word, end, sentence starts, scores) of consecutive windows; starts and scores
            are relative to the first word. A window ends where a sentence ends; the unfinished
            last sentence, scored already, opens the next one and is scored again.
        """
        at = 0
        sizes = [len(self.pieces.of(word)) for word in words]
        while at < len(words):
            limit = _WINDOW
            while True:
                end = _reach(sizes, at, limit)
                own = slice(at, end)
                scores = self.scores(words[own])
                starts = self.boundaries.starts(words[own], spaced[own], scores.starts, fixed[own])
                if end == len(words) or len(starts) > 1 or limit == _LONGEST:
                    break
                limit = _LONGEST
            if end < len(words):
                starts, end = _close(starts, scores.starts, at)
            yield at, end, starts, scores
            at = end


def _reach(sizes: Sequence[int], at: int, limit: int) -> int:
    total, end = 2, at
    while end < len(sizes) and (end == at or total + sizes[end] <= limit):
        total += sizes[end]
        end += 1
    return end


def _close(starts: list[int], scores: Floats, at: int) -> tuple[list[int], int]:
    """End a window before its unfinished sentence; an endless one is cut where likeliest."""
    if len(starts) > 1:
        return starts[:-1], at + starts[-1]
    half = len(scores) // 2
    cut = half + int(scores[half:].argmax()) if half else len(scores)
    return starts, at + max(1, cut)


def _open(weights: bytes) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )
