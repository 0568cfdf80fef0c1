"""The columns of an analysis that repairs read and change."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from operator import ne


@dataclass(frozen=True, slots=True)
class Arcs:
    """The analysis of a document by token; repairs change the lists in place.

    `head` holds the position of every token's head (its own for a root), `dep` the labels of
    Universal Dependencies, `tag` the Penn tags, `pos` the UPOS tags, `lemma` and `lower` lemmas
    and words in small letters, `ent` the kind of name a token is in, or "".
    """

    head: list[int]
    dep: list[str]
    tag: list[str]
    pos: list[str]
    lemma: Sequence[str]
    lower: Sequence[str]
    ent: Sequence[str]
    _below: list[list[int]] = field(default_factory=list, repr=False)
    _seen: list[int] = field(default_factory=list, repr=False)

    def kids(self) -> list[list[int]]:
        """Give the children of every token, in order of text, as the heads stand now.

        Heads that change afterwards show at the next call: in the same lists.
        """
        below, seen = self._below, self._seen
        if not below:
            below.extend([[] for _ in self.head])
            for k, above in enumerate(self.head):
                if above != k:
                    below[above].append(k)
        elif seen != self.head:
            for k in compress(count(), map(ne, seen, self.head)):
                old, new = seen[k], self.head[k]
                if old != k:
                    below[old].remove(k)
                if new != k:
                    insort(below[new], k)
        seen[:] = self.head
        return below


def places(column: Sequence[str], word: str) -> Iterator[int]:
    """Give the tokens with `word` in a column from left to right; it may change on the way."""
    i = -1
    while True:
        try:
            i = column.index(word, i + 1)
        except ValueError:
            return
        yield i
