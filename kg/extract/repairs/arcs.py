"""The columns of an analysis that repairs read and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
