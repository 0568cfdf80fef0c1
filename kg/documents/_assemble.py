"""Articles → documents: blocks with exact offsets, an identity, or the reason why not."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date

from kg.documents._articles import Article, Piece, Skipped
from kg.documents._boilerplate import tidy
from kg.documents._dates import dateline_day, parse_date
from kg.documents._decoding import clean
from kg.documents._languages import foreign_language
from kg.documents._paragraphs import divided, pieces_of
from kg.errors import DocumentError, InputError
from kg.model import Block, BlockKind, Document

_ID_LENGTH = 16
_TOP = 4  # blocks, among which headline, byline and date stand
_LONGEST_WORD = 50  # characters on average, which no prose comes near
_LETTER = re.compile(r"[^\W\d_]")


def document_from_text(
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    source: str | None = None,
    url: str | None = None,
    path: str = "<text>",
) -> Document:
    """Make a document of a text at hand.

    The text is cleaned and divided as that of a plain text file is; its language is not judged.

    Args:
        text: the article; blank lines divide paragraphs.  Without `title`, a first line that
            looks like a headline becomes the title.
        title: the headline, put at the beginning of `Document.text`.
        published: the day of publication, which dates such as *on Friday* are counted from.
        source: the outlet.
        url: where it was published.
        path: a name for it in messages and tables.

    Raises:
        DocumentError: the text holds no letters.
        InputError: `published` is no date that can be read.
    """
    day = parse_date(published) if published is not None else None
    if published is not None and day is None:
        raise InputError(f"{published!r} is no date; write it as YYYY-MM-DD")
    pieces = pieces_of(clean(text), headline=title is None)
    article = Article(path, tuple(pieces), title, day, source, url)
    document = _document(article)
    if document is None:
        raise DocumentError(f"{path} holds no text; give it at least one sentence")
    return document


def assemble(article: Article) -> Document | Skipped:
    """Make an article a document, unless it holds no text or none in English."""
    document = _document(article)
    if document is None:
        return Skipped(article.path, "holds no text")
    body = _body(document)
    if (language := foreign_language(body)) is not None:
        return Skipped(article.path, f"is in {language}; kg reads English only")
    if len(body) > _LONGEST_WORD * (1 + len(body.split())):
        return Skipped(article.path, "holds hardly any words; it looks like data, not like text")
    return document


def _document(article: Article) -> Document | None:
    title, pieces = _titled(article)
    published, pieces = _dated(article.published, pieces)
    pieces = divided(tidy(pieces))
    if not any(_LETTER.search(text) for _, text in pieces):
        return None
    text, blocks = _laid_out(pieces)
    source, url = _line(article.source), _line(article.url)
    return Document(
        id=_identity(text, title, published, source, url),
        text=text,
        blocks=blocks,
        path=article.path,
        title=title,
        published=published,
        source=source,
        url=url,
        notes=article.notes,
    )


def _titled(article: Article) -> tuple[str | None, list[Piece]]:
    """Put the title first, and only once: many formats repeat it in the body."""
    pieces = [(kind, line) for kind, text in article.pieces if (line := _line(text))]
    title = _line(article.title)
    if title is None:
        title = next((text for kind, text in pieces if kind is BlockKind.TITLE), None)
    if title is None:
        return None, pieces
    key = _letters(title)
    rest = [
        (BlockKind.PARAGRAPH if kind is BlockKind.TITLE else kind, text)
        for position, (kind, text) in enumerate(pieces)
        if not (position < _TOP and _letters(text) == key)
    ]
    return title, [(BlockKind.TITLE, title), *rest]


def _dated(published: date | None, pieces: list[Piece]) -> tuple[date | None, list[Piece]]:
    """Take a line near the top that is only a date for the day of publication, if none is known."""
    for position, (_, text) in enumerate(pieces[:_TOP]):
        if (day := dateline_day(text)) is not None:
            return published or day, pieces[:position] + pieces[position + 1 :]
    return published, pieces


def _laid_out(pieces: list[Piece]) -> tuple[str, tuple[Block, ...]]:
    blocks, start = [], 0
    for kind, text in pieces:
        blocks.append(Block(kind, start, start + len(text)))
        start += len(text) + 2
    return "\n\n".join(text for _, text in pieces), tuple(blocks)


def _identity(
    text: str, title: str | None, published: date | None, source: str | None, url: str | None
) -> str:
    day = published.isoformat() if published is not None else None
    key = json.dumps([text, title, day, source, url], ensure_ascii=False)
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:_ID_LENGTH]


def _body(document: Document) -> str:
    """The text without its title, which is too short and too full of names to judge by."""
    return "\n".join(
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is not BlockKind.TITLE
    )


def _line(text: str | None) -> str | None:
    """One clean line without leading or trailing space, or None when nothing is left."""
    return " ".join(clean(text).split()) or None if text is not None else None


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
