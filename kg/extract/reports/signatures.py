"""Posts quoted with the name and the handle of who wrote them: *… -- Janet Jones (@jjones)*."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from kg.extract.drafts import SAY, Draft
from kg.extract.reports.quotes import paragraphs
from kg.extract.tree import Tree
from kg.model import Document

_DASHES = frozenset({"-", "--", "---", "–", "—"})
_LONGEST = 9
"""Tokens from the dash to the handle."""
_LONGEST_POST = 280
"""Characters of the longest post that the commonest network takes."""


def signature_cues(tree: Tree, document: Document) -> Iterator[Draft]:
    """Give a draft for each post that a handle in brackets signs."""
    if "@" not in tree.text:
        return
    last = 0
    for i, word in enumerate(tree.lower):
        if len(word) < 3 or word[0] != "@" or tree.lower[i - 1] != "(":
            continue
        dash = next((k for k in range(i - 2, max(i - _LONGEST, 0), -1) if _is_dash(tree, k)), None)
        name = _name_after(tree, dash, i) if dash is not None else None
        if dash is None or name is None:
            continue
        start = _start_of_post(tree, document, dash, last)
        last = i
        if start < dash:
            yield Draft("signed post", [dash], set(range(start, dash)), name, SAY, direct=True)


def _start_of_post(tree: Tree, document: Document, dash: int, last: int) -> int:
    """Give where the post that is signed at `dash` starts; the one before is signed at `last`.

    It fills its paragraph, or what is left of it behind another post, if that is short enough for
    a post; else only the sentence is sure to be of it.
    """
    sentence = tree.sent[dash]
    if tree.sentences[sentence][0] == dash:  # the signature came out as a sentence of its own
        sentence = max(sentence - 1, 0)
    sure = tree.sentences[sentence][0]
    whole = paragraphs(tree, document)
    number = bisect_right(whole, dash, key=lambda ends: ends[0]) - 1
    if whole[number][0] == dash:  # … or a paragraph
        number = max(number - 1, 0)
    behind = tree.sentences[tree.sent[last] + 1][0] if last and tree.sent[last] < sentence else 0
    start = max(whole[number][0], behind)
    length = tree.end[dash - 1] - tree.start[start] if start < dash else 0
    return start if start < sure and length <= _LONGEST_POST else sure


def _is_dash(tree: Tree, k: int) -> bool:
    return tree.lower[k] in _DASHES


def _name_after(tree: Tree, dash: int, end: int) -> int | None:
    """The head of the name between dash and bracket."""
    named = [k for k in range(dash + 1, end - 1) if tree.pos[k] in {"PROPN", "NOUN"}]
    return next((k for k in named if tree.head[k] not in named), named[0] if named else None)
