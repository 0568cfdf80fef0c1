"""Plain text → blocks: what is one paragraph, what is the headline, what must be divided."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.documents._articles import Piece
from kg.documents._dates import dateline_day
from kg.model import BlockKind

LONGEST_BLOCK = 10_000
"""Characters; a longer stretch is divided where a sentence seems to end."""

_WIDEST_WRAP = 130  # nobody wraps lines by hand or by program wider than this
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_TERMINAL = re.compile(r"[.!?…:;][\"”’')\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.'’-]{2,}[\w\s.,'’-]{0,50}?|[A-Z][\w\s.,'’-]{1,50}?\([^)]{2,40}\))\s*[—–-]{1,2}\s"
)
_LONGEST_HEADLINE = 160


def paragraphs(text: str) -> list[str]:
    """Divide clean plain text into paragraphs, each on one line.

    A blank line always divides.  A single line end divides where lines are whole paragraphs, and
    becomes a space where lines were merely wrapped: that shows in the next line's first word,
    which would not have fitted.
    """
    chunks = [chunk.split("\n") for chunk in _BLANK_LINES.split(text.strip("\n"))]
    width = _width(chunks)
    joined = (paragraph for lines in chunks for paragraph in _unwrap(lines, width))
    return [one for one in (" ".join(paragraph.split()) for paragraph in joined) if one]


def pieces_of(text: str, *, headline: bool) -> list[Piece]:
    """Divide clean plain text into blocks; with `headline`, look for one at the top."""
    found = paragraphs(text)
    first = (
        BlockKind.TITLE
        if headline and len(found) > 1 and _is_headline(found[0])
        else BlockKind.PARAGRAPH
    )
    kinds = [first] + [BlockKind.PARAGRAPH] * (len(found) - 1)
    return list(zip(kinds, found, strict=False))


def divided(pieces: list[Piece]) -> list[Piece]:
    """Divide blocks longer than `LONGEST_BLOCK`, losing nothing but the space at the cut."""
    return [(kind, part) for kind, text in pieces for part in _parts(text)]


def _width(chunks: list[list[str]]) -> int:
    """The width that lines were wrapped at, if they were."""
    lengths = (len(line.rstrip()) for lines in chunks if len(lines) > 1 for line in lines)
    return max((length for length in lengths if length <= _WIDEST_WRAP), default=0)


def _unwrap(lines: list[str], width: int) -> list[str]:
    """Join the lines of one chunk that wrapping had torn apart."""
    if not lines:
        return []
    joined = [lines[0]]
    marked = {_is_indented(line) for line in lines} == {True, False}
    for before, after in pairwise(lines):
        if not (marked and _is_indented(after)) and _continues(before, after, width):
            joined[-1] = f"{joined[-1]} {after}"
        else:
            joined.append(after)
    return joined


def _is_indented(line: str) -> bool:
    return line[:2].isspace()


def _continues(before: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    if not words or not before.strip():
        return False
    ended = _TERMINAL.search(before.rstrip()) is not None
    if not ended and words[0][0].islower():
        return True
    if max(len(before), len(after)) > _WIDEST_WRAP:
        return False
    filled = len(before.rstrip()) + 1 + len(words[0])
    return filled > width * (0.85 if ended else 0.7)


def _is_headline(line: str) -> bool:
    return (
        len(line) <= _LONGEST_HEADLINE
        and " " in line
        and not re.search(r"[.:;,][\"”’')\]]*$", line)
        and not _DATELINE.match(line)
        and dateline_day(line) is None
    )


def _parts(text: str) -> list[str]:
    parts, start = [], 0
    while len(text) - start > LONGEST_BLOCK:
        end = start + LONGEST_BLOCK
        cut = _last_cut(text, start, end)
        parts.append(text[start:cut].strip())
        start = cut
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def _last_cut(text: str, start: int, end: int) -> int:
    """The last end of a sentence before `end`, else the last space, else `end` itself."""
    cut = None
    for match in _SENTENCE_END.finditer(text, start, end):
        cut = match.end()
    if cut is not None and cut > start:
        return cut
    space = text.rfind(" ", start + 1, end)
    return space + 1 if space > start else end
