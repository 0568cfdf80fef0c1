"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from kg.documents._articles import Article, Origin, Piece, Skipped
from kg.documents._dates import parse_date
from kg.documents._decoding import decode
from kg.documents._names import role_of
from kg.documents._paragraphs import pieces_of
from kg.documents._web import pieces_of_html
from kg.errors import DocumentError
from kg.model import BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST = 64 * 1024 * 1024
"""Bytes; a larger file is no article, and all of it would have to be held in memory."""

_FENCE = re.compile(r"---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|$)", re.S)
_ROLES = ("title", "date", "source", "url")
_FIELD = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:(?:[ ]+(.*))?$")


def read_plain(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a plain text file as one article."""
    text, notes = decode(whole(file), origin.charset)
    matter, body = front_matter(text)
    pieces = pieces_of(body, headline=matter.title is None)
    yield matter.article(origin, pieces, notes)


def read_markdown(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a Markdown file as one article; its first heading is the title."""
    text, notes = decode(whole(file), origin.charset)
    matter, body = front_matter(text)
    yield matter.article(origin, _markdown_pieces(body), notes)


def whole(file: BinaryIO) -> bytes:
    """All bytes of a file that holds one article.

    Raises:
        DocumentError: there are more than `LARGEST`.
    """
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DocumentError(
            f"is larger than {LARGEST >> 20} MB; divide it, or make it .jsonl, an article a line"
        )
    return data


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above an article: title, date, source and address."""

    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None

    def article(self, origin: Origin, pieces: list[Piece], notes: tuple[str, ...]) -> Article:
        """Put front matter and body together."""
        published = parse_date(self.date)
        if self.date and published is None:
            notes = (*notes, f"the date {self.date!r} could not be understood")
        url = self.url or origin.url
        return Article(origin.path, tuple(pieces), self.title, published, self.source, url, notes)


def front_matter(text: str) -> tuple[FrontMatter, str]:
    """Part the fields above an article from the article.

    They stand between two lines of `---`, one `name: value` a line, as in YAML (of which no more
    is understood: no nesting, no types), or without fences as a first paragraph of several lines,
    each of them a field that kg knows.
    """
    text = text.lstrip("\n ")
    if (fenced := _FENCE.match(text)) is not None and _is_matter(fenced[1]):
        return _front_matter(_fields(fenced[1])), text[fenced.end() :]
    head, _, rest = text.partition("\n\n")
    roles = [
        role_of(match[1]) if (match := _FIELD.match(line)) else None for line in head.split("\n")
    ]
    if rest and len(roles) > 1 and all(role in _ROLES for role in roles):
        return _front_matter(_fields(head)), rest
    return FrontMatter(), text


def _is_matter(text: str) -> bool:
    """Whether lines between fences are fields, not paragraphs between two rules."""
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_FIELD.match(line) or line[0] in " -#" for line in lines)


def _fields(text: str) -> list[tuple[str, str]]:
    fields: list[tuple[str, str]] = []
    for line in text.split("\n"):
        if (match := _FIELD.match(line)) is not None:
            fields.append((match[1], match[2] or ""))
        elif line[:1] == " " and fields:  # a long value goes on, indented, as YAML has it
            name, value = fields[-1]
            fields[-1] = (
                name,
                f"{'' if value in ('>', '>-', '|', '|-') else value} {line.strip()}",
            )
    return [(name, _unquoted(value.strip())) for name, value in fields]


def _front_matter(fields: list[tuple[str, str]]) -> FrontMatter:
    known: dict[str, str] = {}
    for name, value in fields:
        role = role_of(name)
        if role in _ROLES and value:
            known.setdefault(role, value)
    return FrontMatter(**known)


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value


def _markdown_pieces(text: str) -> list[Piece]:
    from markdown_it import MarkdownIt

    pieces: list[Piece] = []
    in_heading = False
    for token in MarkdownIt("commonmark").parse(text):
        if token.type in ("heading_open", "heading_close"):
            in_heading = token.type == "heading_open"
        elif token.type == "inline":
            first = in_heading and not any(kind is BlockKind.TITLE for kind, _ in pieces)
            kind = BlockKind.TITLE if first else BlockKind.PARAGRAPH
            pieces.append((kind, _inline_text(token)))
        elif token.type in ("code_block", "fence"):
            pieces.extend(pieces_of(token.content, headline=False))
        elif token.type == "html_block":
            pieces.extend(pieces_of_html(token.content))
    return pieces


def _inline_text(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)
