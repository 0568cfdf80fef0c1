"""RSS and Atom feeds: every entry with text is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from kg.documents._articles import Article, Origin, Skipped
from kg.documents._dates import parse_date
from kg.documents._decoding import clean
from kg.documents._extras import needed
from kg.documents._plain import whole
from kg.documents._web import pieces_of_html
from kg.errors import DocumentError

_TAG = re.compile(r"<[^<>]*>")


def read_feed(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read the entries of a feed in their order."""
    feedparser = needed("feedparser", "feeds")
    feed = feedparser.parse(whole(file))
    if not feed.version:
        raise DocumentError("is XML but neither an RSS nor an Atom feed")
    if not feed.entries:
        raise DocumentError("is a feed without entries")
    outlet = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield Article(
            path=f"{origin.path}#{number}",
            pieces=tuple(pieces_of_html(_longest(entry))),
            title=_plain(entry.get("title")),
            published=_published(entry),
            source=_plain(entry.get("source", {}).get("title")) or outlet,
            url=entry.get("link"),
        )


def _longest(entry: Any) -> str:
    """The fullest text that an entry carries: whole articles stand beside summaries."""
    texts = [str(content.get("value", "")) for content in entry.get("content", ())]
    return max(*texts, str(entry.get("summary", "")), "", key=len)


def _published(entry: Any) -> date | None:
    return parse_date(entry.get("published") or entry.get("updated"))


def _plain(text: str | None) -> str | None:
    return clean(_TAG.sub("", text)) if text else None
