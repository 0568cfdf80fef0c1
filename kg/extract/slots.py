"""Noun phrases as records: the span of one as a `Slot` with character offsets."""

from __future__ import annotations

import re

from kg.extract.spans import content_noun, span_of
from kg.extract.tree import Tree, per_token
from kg.frozen import maker
from kg.model import Slot

_slot = maker(Slot)
_FOOTNOTE = re.compile(r"(?<=\w)[.,;:]?\[\d*$")
"""The mark of a note that the tokens keep at a word (*the dam.[3*)."""


@per_token
def slot_of(tree: Tree, head: int) -> Slot:
    """Give the tight span of `head` as a `Slot` with character offsets.

    The head of *dozens of protesters* is the protesters.
    """
    start, end = span_of(tree, head)
    content = content_noun(tree, head)
    return slot_of_range(tree, start, end, content if start <= content < end else head)


def words_of(tree: Tree, start: int, end: int) -> str:
    """Give the text of tokens `start`:`end`."""
    return tree.text[tree.start[start] : tree.end[end - 1]]


def root_of(tree: Tree, start: int, end: int) -> int:
    """Give the token by which `start`:`end` hang in the sentence, as it was analysed."""
    return start if start + 1 == end else int(tree.doc[start:end].root.i)


def slot_of_range(tree: Tree, start: int, end: int, head: int) -> Slot:
    """Give tokens `start`:`end` as a `Slot` whose head is token `head`."""
    first, last = tree.start[start], tree.end[end - 1]
    text = tree.text[first:last]
    mark = _FOOTNOTE.search(text) if "[" in text else None
    if mark is not None and first + mark.start() > tree.start[head]:
        last = first + mark.start()
        text = tree.text[first:last]
    return _slot(text, first, last, tree.start[head], min(tree.end[head], last))
