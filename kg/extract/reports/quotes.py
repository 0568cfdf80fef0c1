"""Quotations: where the quotation marks open and close, over sentences and paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kg.extract.memo import kept
from kg.extract.repairs.arcs import where
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
_MAX_OPEN = 6
"""Paragraphs that a quotation may run through until its closing mark."""


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


@dataclass(slots=True)
class _Marks:
    """What the marks of one paragraph say: pairs, and whether the last one is left open.

    `straight` tells whether the last opening mark was a straight one, `stray` is the first closing
    mark that nothing in the paragraph opens.
    """

    start: int
    end: int
    pairs: list[tuple[int, int]] = field(default_factory=list)
    unclosed: bool = False
    straight: bool = False
    stray: int | None = None
    stray_straight: bool = False


def find_quotes(tree: Tree, document: Document) -> list[Quote]:
    """Give the quotations of the document in order of text.

    A quotation that is not closed ends with its paragraph; where the next paragraph opens with a
    quotation mark, as is the custom of print, it goes on there.
    """
    return kept(tree.doc, "quotes", lambda: _quotes(tree, document))


def _quotes(tree: Tree, document: Document) -> list[Quote]:
    read = _over_paragraphs(tree, [_pairs(tree, *block) for block in paragraphs(tree, document)])
    found: list[Quote] = []
    running: list[tuple[int, int]] = []
    for marks in read:
        if running and not (marks.pairs and marks.pairs[0][0] <= marks.start + 1):
            found.append(Quote(tuple(running)))
            running = []
        for number, pair in enumerate(marks.pairs):
            open_ended = marks.unclosed and number == len(marks.pairs) - 1
            running.append(pair)
            if not open_ended:
                found.append(Quote(tuple(running)))
                running = []
    if running:
        found.append(Quote(tuple(running)))
    return found


def _over_paragraphs(tree: Tree, read: list[_Marks]) -> list[_Marks]:
    """Give whole paragraphs to a quotation that is opened before them and closed behind them.

    Print repeats the mark at each paragraph; where one opens with a quotation inside the
    quotation, or the mark is forgotten, only the close shows that it still runs.
    """
    for number, marks in enumerate(read):
        last = _last(tree, read, number) if marks.unclosed else number
        for inner in range(number + 1, last + 1):
            start, end, stray = read[inner].start, read[inner].end, read[inner].stray
            if inner < last or stray is None:
                read[inner] = _Marks(start, end, [(start, end)], True, marks.straight)
            else:
                behind = [pair for pair in read[inner].pairs if pair[0] > stray]
                read[inner].pairs = [(start, stray + 1), *behind]
    return read


def _last(tree: Tree, read: list[_Marks], number: int) -> int:
    """The last paragraph of the quotation that paragraph `number` leaves open, itself included.

    It is the one that closes it; else, behind a straight mark, all that open with a curly one: they
    quote inside the quotation.
    """
    straight = read[number].straight
    own, last = (_EITHER if straight else _OPEN), number
    for n in range(number + 1, min(number + 1 + _MAX_OPEN, len(read))):
        marks = read[n]
        if tree.lower[marks.start] in own:  # taken up again by its mark
            break
        stray = marks.stray if marks.stray_straight == straight else None
        if not own.isdisjoint(tree.lower[marks.start : marks.end if stray is None else stray]):
            break
        if stray is not None:
            return n if tree.lower[stray - 1] in _SPEECH_ENDS else last
        if straight and last == n - 1 and tree.lower[marks.start] in _OPEN:
            last = n
    return last


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


def _pairs(tree: Tree, start: int, end: int) -> _Marks:
    """Match the marks of one paragraph.

    Between straight marks, curly ones quote inside the quotation and do not close it.
    """
    read = _Marks(start, end)
    if _MARKS.isdisjoint(tree.lower[start:end]):
        return read
    pairs = read.pairs
    opened: int | None = None
    nested = False
    single: int | None = None
    for i in [start + k for k in where(tree.lower[start:end], _MARKS)]:
        mark = tree.lower[i]
        straight = mark in _EITHER
        if straight:
            mark = _direction(tree, i, start, "“" if opened is None else "”")
            if mark == "“" and opened is not None:  # taken up again, never closed before
                pairs.append((opened, i))
                opened = None
        if mark in _OPEN:
            nested = opened is not None and read.straight
            if opened is None:
                opened, read.straight = i, straight
        elif mark in _CLOSE:
            if nested and not straight:
                nested = False
            elif opened is not None:
                pairs.append((opened, i + 1))
                opened = None
            elif read.stray is None:
                read.stray, read.stray_straight = i, straight
        elif opened is None and mark in _SINGLE:
            single = _single(tree, i, single, pairs)
    if opened is not None:
        pairs.append((opened, end))
        read.unclosed = True
    return read


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
        if opens and _goes_on(tree, single, i):
            pairs.append((single, i))
        return i if opens else None
    return single


def _goes_on(tree: Tree, opened: int, i: int) -> bool:
    """Whether a single mark takes up a speech whose paragraphs a copy has run together."""
    before = tree.lower[i - 1] in _SPEECH_ENDS and tree.text[tree.start[i] + 1].isupper()
    return before and _begins_speech(tree, opened) and i - opened <= _MAX_SPEECH


def _begins_speech(tree: Tree, opened: int) -> bool:
    """Whether a single mark stands behind a colon or a stop, or before *I*."""
    if opened == 0 or tree.lower[opened - 1] in _BEFORE_SPEECH:
        return True
    return tree.lower[opened + 1] == "i"


def _ends_speech(tree: Tree, opened: int, i: int) -> bool:
    """Whether a single mark closes a speech of several sentences, begun after a colon or a stop."""
    begun = _begins_speech(tree, opened)
    ended = tree.lower[i - 1] in _SPEECH_ENDS and not tree.doc[i - 1].whitespace_
    return begun and ended and i - opened <= _MAX_SPEECH
