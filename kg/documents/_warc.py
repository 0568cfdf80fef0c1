"""Web archives: the HTML pages and plain texts of a WARC file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.documents import _plain, _web
from kg.documents._articles import Article, Origin, Skipped
from kg.documents._decoding import decode
from kg.documents._extras import needed
from kg.documents._paragraphs import pieces_of
from kg.errors import DocumentError

_HTML = ("text/html", "application/xhtml+xml")


def read_warc(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read the archived pages in their order; images, scripts and redirects are passed over."""
    iterator = needed("warcio.archiveiterator", "web archives").ArchiveIterator
    number = 0
    for record in iterator(file):
        media_type = _media_type(record)
        if media_type is None:
            continue
        number += 1
        url = record.rec_headers.get_header("WARC-Target-URI")
        place = Origin(f"{origin.path}#{number}", url=url)
        try:
            yield _article(record, media_type, place)
        except DocumentError as error:
            yield Skipped(place.path, str(error))
    if not number:
        raise DocumentError("is an archive without a page or a text")


def _media_type(record: Any) -> str | None:
    """The media type of a record that holds a page or a text; None for every other record."""
    if record.rec_type == "response":
        headers = record.http_headers
        if headers is None or headers.get_statuscode() != "200":
            return None
    elif record.rec_type in ("conversion", "resource"):
        headers = record.rec_headers
    else:
        return None
    media_type = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return media_type if media_type in (*_HTML, "text/plain") else None


def _article(record: Any, media_type: str, place: Origin) -> Article:
    data = record.content_stream().read(_plain.LARGEST)
    if media_type in _HTML:
        return _web.page(data, place)
    text, notes = decode(data)
    pieces = pieces_of(text, headline=True)
    return Article(place.path, tuple(pieces), url=place.url, notes=notes)
