"""The words and labels of an analysis as plain lists of strings, read without a `Token` each.

spaCy keeps every string as a number; what a number stands for is looked up once and remembered,
because the words of one document are mostly those of the next.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import lru_cache

from spacy.strings import StringStore

from kg.extract.repairs.arcs import places

_BEGINS, _GOES_ON = 3, 1
_MOST = 1 << 16
"""Words remembered at a time."""


class Strings(dict[int, str]):
    """What the numbers of a `StringStore` stand for, as far as somebody asked."""

    def __init__(self, store: StringStore, change: Callable[[str], str] = str) -> None:
        """Take the store, and what is done to each of its strings."""
        super().__init__()
        self._store, self._change = store, change

    def __missing__(self, number: int) -> str:
        """Look a number up in the store."""
        if len(self) >= _MOST:
            self.clear()
        found = self[number] = sys.intern(self._change(str(self._store[number])))
        return found

    def read(self, numbers: list[int]) -> list[str]:
        """Give the strings of a column of numbers."""
        return list(map(self.__getitem__, numbers))


@lru_cache(maxsize=4)
def strings_of(store: StringStore) -> tuple[Strings, Strings]:
    """Give the strings of a vocabulary as they stand, and the same in small letters."""
    return Strings(store), Strings(store, str.lower)


def sentences_in(opening: list[int]) -> list[tuple[int, int]]:
    """Give the sentences of a column SENT_START (1: one begins) as ranges of tokens."""
    if not opening:
        return []
    starts = [0, *[i for i in places(opening, 1) if i]]
    return list(zip(starts, [*starts[1:], len(opening)], strict=True))


def names_in(marks: list[int], kinds: list[str]) -> list[tuple[int, int]]:
    """Give the names of the columns ENT_IOB (3: one begins, 1: it goes on) and ENT_TYPE."""
    found: list[tuple[int, int]] = []
    for i in places(marks, _BEGINS):
        if kinds[i]:
            end = i + 1
            while end < len(marks) and marks[end] == _GOES_ON:
                end += 1
            found.append((i, end))
    return found
