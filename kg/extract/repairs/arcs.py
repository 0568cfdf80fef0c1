"""The columns of an analysis that repairs read and change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import chain, compress
from typing import TypeVar

T = TypeVar("T")
_NOWHERE: list[int] = []

_STRETCH = 64
"""Tokens compared at a time when heads may have changed."""


class Index(dict[str, list[int]]):
    """The tokens of every word of a column that stands still, from left to right."""

    __slots__ = ()

    def __init__(self, column: Sequence[str]) -> None:
        """Read the column once."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(column):
            found[word].append(i)
        super().__init__(found)

    def __missing__(self, word: str) -> list[int]:
        """Give no token for a word that the column has not."""
        return _NOWHERE

    def where(self, wanted: Set[str]) -> list[int]:
        """Give the tokens with one of `wanted`, from left to right."""
        found = self.keys() & wanted
        return sorted(chain.from_iterable(map(self.__getitem__, found))) if found else []


@dataclass(frozen=True, slots=True)
class Arcs:
    """The analysis of a document by token; repairs change the lists in place.

    `head` holds the position of every token's head (its own for a root), `dep` the labels of
    Universal Dependencies, `tag` the Penn tags, `pos` the UPOS tags, `lemma` and `lower` lemmas
    and words in small letters, `ent` the kind of name a token is in, or "". `words` and `lemmas`
    tell where each word and lemma stands: no repair changes them.
    """

    head: list[int]
    dep: list[str]
    tag: list[str]
    pos: list[str]
    lemma: Sequence[str]
    lower: Sequence[str]
    ent: Sequence[str]
    words: Index = field(init=False, repr=False)
    lemmas: Index = field(init=False, repr=False)
    _below: list[list[int]] = field(default_factory=list, repr=False)
    _seen: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Find the words and lemmas."""
        object.__setattr__(self, "words", Index(self.lower))
        object.__setattr__(self, "lemmas", Index(self.lemma))

    def kids(self) -> list[list[int]]:
        """Give the children of every token, in order of text, as the heads stand now.

        Heads that change afterwards show at the next call: in the same list of lists.
        """
        below, seen = self._below, self._seen
        if not below:
            below.extend(_children(self.head))
        elif seen == self.head:
            return below
        else:
            for k in changed(seen, self.head):
                old, new = seen[k], self.head[k]
                if old != k:
                    below[old].remove(k)
                if new != k:
                    below[new] = sorted([*below[new], k])
        seen[:] = self.head
        return below


def _children(head: Sequence[int]) -> list[list[int]]:
    """Give the children of every token; those that have none share one empty list."""
    none: list[int] = []
    below = [none] * len(head)
    for k, above in enumerate(head):
        if above != k:  # roots are nobody's children
            if below[above]:
                below[above].append(k)
            else:
                below[above] = [k]
    return below


def changed(before: Sequence[int], now: Sequence[int]) -> Iterator[int]:
    """Give where two columns differ; few places do, so stretches are compared first."""
    for start in range(0, len(now), _STRETCH):
        end = start + _STRETCH
        if before[start:end] != now[start:end]:
            yield from (k for k in range(start, min(end, len(now))) if before[k] != now[k])


def where(column: Sequence[T], wanted: Collection[T]) -> list[int]:
    """Give the tokens with one of `wanted` in a column, from left to right.

    Most columns are asked so for words that few tokens have: no Python runs for the others.
    """
    return list(compress(range(len(column)), map(wanted.__contains__, column)))


def places(column: Sequence[T], word: T) -> Iterator[int]:
    """Give the tokens with `word` in a column from left to right; it may change on the way."""
    i = -1
    while True:
        try:
            i = column.index(word, i + 1)
        except ValueError:
            return
        yield i
