"""One record of a table or a JSON file → one article, whatever its columns are called."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from kg.documents._articles import Article, Origin, Piece, Skipped
from kg.documents._dates import parse_date
from kg.documents._decoding import clean
from kg.documents._names import rank_of, role_of
from kg.documents._paragraphs import pieces_of
from kg.documents._web import looks_like_html, pieces_of_html

_ENTITY = re.compile(r"&#?\w{2,8};")
_FEWEST_WORDS = 12  # a column whose name says nothing is the text only if it reads like one


def article_of(record: object, origin: Origin) -> Article | Skipped:
    """Read one record: an object with an article's parts, or simply its text."""
    if isinstance(record, str):
        return Article(origin.path, tuple(_pieces(record, titled=False)))
    if not isinstance(record, Mapping):
        return Skipped(origin.path, "is no record; an article is an object with a field text")
    parts = _parts(record)
    text = _text_of(record, parts)
    if text is None and "title" not in parts:
        return Skipped(origin.path, "has no field that could hold its text; call it text")
    title, stamp = _string(parts.get("title")), parts.get("date")
    published = parse_date(stamp)
    notes = (f"the date {stamp!r} could not be understood",) if stamp and not published else ()
    return Article(
        path=origin.path,
        pieces=tuple(_pieces(text or "", titled=title is not None)),
        title=title,
        published=published,
        source=_string(parts.get("source")),
        url=_string(parts.get("url")) or origin.url,
        notes=notes,
    )


def _parts(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record's fields by the part each stands for; the clearest name that is filled wins."""
    named = [(rank_of(name), name) for name in record if isinstance(name, str) and role_of(name)]
    parts: dict[str, Any] = {}
    for _, name in sorted(named):
        value = record[name]
        if value not in (None, "", [], {}):
            parts.setdefault(str(role_of(name)), value)
    return parts


def _text_of(record: Mapping[str, Any], parts: Mapping[str, Any]) -> str | None:
    text = _string(parts.get("text")) or _string(parts.get("summary"))
    if text is not None:
        return text
    unnamed = [
        value for name, value in record.items() if isinstance(value, str) and role_of(name) is None
    ]
    longest = max(unnamed, key=len, default="")
    return longest if len(longest.split()) >= _FEWEST_WORDS else None


def _pieces(text: str, *, titled: bool) -> list[Piece]:
    if looks_like_html(text):
        return pieces_of_html(text)
    return pieces_of(clean(text), headline=not titled)


def _unescaped(text: str) -> str:
    """Interfaces often leave entities (`&#8217;`) in fields that are not HTML otherwise."""
    return (
        text
        if looks_like_html(text)
        else _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    )


def _string(value: object) -> str | None:
    """A field as text: lists are paragraphs, objects are asked for their name or text."""
    if isinstance(value, str):
        return _unescaped(value) if value.strip() else None
    if isinstance(value, list | tuple):
        parts = [part for item in value if (part := _string(item)) is not None]
        return "\n\n".join(parts) or None
    if isinstance(value, Mapping):
        return next(
            (
                found
                for key in ("name", "title", "text", "content", "rendered")
                if (found := _string(value.get(key)))
            ),
            None,
        )
    return None
