"""PDF files that carry text: pages joined, running heads and page numbers left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from kg.documents._articles import Article, Origin, Skipped
from kg.documents._decoding import clean
from kg.documents._extras import needed
from kg.documents._paragraphs import pieces_of
from kg.documents._plain import whole
from kg.errors import DocumentError

_HYPHEN = re.compile(r"(\w+)-\n(?=[a-z])")
# A hyphen after these belongs to the word: *anti-\ngovernment* is not *antigovernment*.
_PREFIXES = "anti pro non ex co self pre post semi quasi vice counter cross"
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)


def read_pdf(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a PDF file as one article."""
    pages = [clean(page) for page in _pages(whole(file))]
    if not any(page.strip() for page in pages):
        raise DocumentError("holds no text but images; make it searchable first (ocrmypdf)")
    text = _HYPHEN.sub(_joined, "\n".join(_without_running_heads(pages)))
    yield Article(origin.path, tuple(pieces_of(text, headline=True)), url=origin.url)


def _pages(data: bytes) -> list[str]:
    pypdf = needed("pypdf", "PDF files")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise DocumentError("is locked with a password; save it without one")
    return [page.extract_text() for page in reader.pages]


def _without_running_heads(pages: list[str]) -> list[str]:
    """Drop page numbers, and first and last lines that most pages share."""
    lines = [[line for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(_key(line) for page in lines for line in {*page[:1], *page[-1:]})
    common = {key for key, count in edges.items() if count >= 3 and count * 2 > len(pages)}
    kept = []
    for page in lines:
        while page and _is_running(page[0], common):
            page = page[1:]
        while page and _is_running(page[-1], common):
            page = page[:-1]
        kept.append("\n".join(page))
    return kept


def _is_running(line: str, common: set[str]) -> bool:
    return _PAGE_NUMBER.match(line) is not None or _key(line) in common


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _joined(match: re.Match[str]) -> str:
    return f"{match[1]}-" if match[1].lower() in _PREFIXES.split() else match[1]
