"""Quotations: where the quotation marks open and close, over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.extract.memo import kept
from kg.extract.tree import Tree
from kg.model import Document

_OPEN = frozenset({"“", "``", "«", "„"})
_CLOSE = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})
_SINGLE_OPEN = frozenset({"‘", "`"})
_SINGLE_CLOSE = frozenset({"’", "'"})
_SINGLE = _SINGLE_OPEN | _SINGLE_CLOSE
_MARKS = _OPEN | _CLOSE | _EITHER | _SINGLE

_BEFORE_SPEECH = frozenset({":", ",", ".", "!", "?", "'", "’"})
_SPEECH_ENDS = frozenset({".", ",", "!", "?", "…", "..."})
_MAX_SPEECH = 150
"""Tokens that single marks may hold over the end of a sentence; more is an error of print."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation as token ranges (start, end-exclusive), marks included.

    A quotation that is taken up again in the next paragraph has one range a paragraph.
    """

    parts: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """The first token."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The token after the last one."""
        return self.parts[-1][1]

    def __contains__(self, i: int) -> bool:
        for start, end in self.parts:  # noqa: SIM110 - asked for every event in a quotation
            if start <= i < end:
                return True
        return False


def find_quotes(tree: Tree, document: Document) -> list[Quote]:
    """Give the quotations of the document in order of text.

    A quotation that is not closed ends with its paragraph; where the next paragraph opens with a
    quotation mark, as is the custom of print, it goes on there.
    """
    return kept(tree.doc, "quotes", lambda: _quotes(tree, document))


def _quotes(tree: Tree, document: Document) -> list[Quote]:
    found: list[Quote] = []
    running: list[tuple[int, int]] = []
    for start, end in paragraphs(tree, document):
        marked = not _MARKS.isdisjoint(tree.lower[start:end])
        pairs, unclosed = _pairs(tree, start, end) if marked else ([], False)
        if running and not (pairs and pairs[0][0] <= start + 1):
            found.append(Quote(tuple(running)))
            running = []
        for number, pair in enumerate(pairs):
            open_ended = unclosed and number == len(pairs) - 1
            running.append(pair)
            if not open_ended:
                found.append(Quote(tuple(running)))
                running = []
    if running:
        found.append(Quote(tuple(running)))
    return found


def paragraphs(tree: Tree, document: Document) -> list[tuple[int, int]]:
    """Give the token range of each block of the document that has tokens."""
    return kept(tree.doc, "paragraphs", lambda: _paragraphs(tree, document))


def _paragraphs(tree: Tree, document: Document) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    end = 0
    for block in document.blocks:
        start = bisect_left(tree.start, block.start, end)  # behind the white space between two
        end = bisect_left(tree.start, block.end, start)
        if end > start:
            found.append((start, end))
    return found or [(0, len(tree))]


def _pairs(tree: Tree, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """Match the marks of one paragraph: pairs, and whether the last one is left open."""
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    single: int | None = None
    for i in range(start, end):
        mark = tree.lower[i]
        if mark not in _MARKS:
            continue
        if mark in _EITHER:
            mark = _direction(tree, i, start, "“" if opened is None else "”")
            if mark == "“" and opened is not None:  # taken up again, never closed before
                pairs.append((opened, i))
                opened = None
        if mark in _OPEN:
            opened = i if opened is None else opened
        elif mark in _CLOSE:
            if opened is not None:
                pairs.append((opened, i + 1))
                opened = None
        elif opened is None and mark in _SINGLE:
            single = _single(tree, i, single, pairs)
    if opened is not None:
        pairs.append((opened, end))
        return pairs, True
    return pairs, False


def _direction(tree: Tree, i: int, start: int, expected: str) -> str:
    """Whether a straight mark opens or closes, by the white space around it."""
    doc = tree.doc
    before = i == start or bool(doc[i - 1].whitespace_) or tree.pos[i - 1] == "SPACE"
    behind = i + 1 == len(tree) or bool(doc[i].whitespace_) or tree.pos[i + 1] == "SPACE"
    if before == behind:
        return expected
    return "“" if before else "”"


def _single(tree: Tree, i: int, single: int | None, pairs: list[tuple[int, int]]) -> int | None:
    """Single marks quote only where they stand free (headlines), never as an apostrophe."""
    mark, token = tree.lower[i], tree.doc[i]
    if tree.pos[i] != "PUNCT":
        return single
    if single is None:
        opens = mark in _SINGLE_OPEN or (mark == "'" and not token.whitespace_)
        return i if opens else None
    if mark in _SINGLE_CLOSE:
        if tree.sent[single] == tree.sent[i] or _ends_speech(tree, single, i):
            pairs.append((single, i + 1))
            return None
        opens = not token.whitespace_ and bool(tree.doc[i - 1].whitespace_)
        return i if opens else None
    return single


def _ends_speech(tree: Tree, opened: int, i: int) -> bool:
    """Whether a single mark closes a speech of several sentences, begun after a colon or a stop."""
    begun = opened == 0 or tree.lower[opened - 1] in _BEFORE_SPEECH
    ended = tree.lower[i - 1] in _SPEECH_ENDS and not tree.doc[i - 1].whitespace_
    return begun and ended and i - opened <= _MAX_SPEECH
