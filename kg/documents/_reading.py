"""Files → documents, one at a time: opening, choosing the reader, and what to do when it fails."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from kg.documents import _feeds, _pdf, _plain, _tables, _warc, _web
from kg.documents._articles import Article, Origin, Reader, Skipped
from kg.documents._assemble import assemble
from kg.documents._decoding import RawBytes, clean
from kg.documents._fetching import fetch
from kg.documents._finding import SourceFile, find, is_url
from kg.documents._sniffing import sniff
from kg.errors import DocumentError
from kg.model import Document

_READERS: dict[str, Reader] = {
    "plain": _plain.read_plain,
    "markdown": _plain.read_markdown,
    "html": _web.read_html,
    "json": _tables.read_json,
    "jsonl": _tables.read_jsonl,
    "csv": _tables.read_csv,
    "parquet": _tables.read_parquet,
    "pdf": _pdf.read_pdf,
    "warc": _warc.read_warc,
    "feed": _feeds.read_feed,
}

Peekable: TypeAlias = "io.BufferedReader[Any]"
_GZIP = b"\x1f\x8b"


def read(
    sources: Sequence[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[Document | Skipped]:
    """Read every document behind some sources, sorted by path, one at a time.

    An article that occurs twice is read once, from the first path.  What cannot be read is
    yielded as `Skipped`, and the rest goes on.

    Args:
        sources: files, folders, globs, http(s) URLs, or `-` for standard input.
        stdin: what `-` stands for; the process's own standard input by default.

    Raises:
        InputError: a source does not exist, or a folder holds nothing that kg reads (raised by
            the call itself, before the first document).
    """
    return _once(item for file in find(sources) for item in read_file(file, stdin=stdin))


def read_file(file: SourceFile, *, stdin: BinaryIO | None = None) -> Iterator[Document | Skipped]:
    """Read the documents of one file; a file with several gives them in its own order."""
    if file.problem is not None:
        yield Skipped(file.path, file.problem)
        return
    try:
        for item in _articles(file, stdin):
            yield assemble(item) if isinstance(item, Article) else item
    except DocumentError as error:
        yield Skipped(file.path, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Skipped(file.path, f"cannot be read ({getattr(error, 'strerror', None) or error})")
    except Exception as error:
        # Broken files make parsers fail in ways that no list of exceptions covers, and one broken
        # file must not end a run over thousands.
        format_ = file.format or "document"
        message = " ".join(clean(str(error)).split())[:200]
        yield Skipped(file.path, f"is a broken {format_} file ({type(error).__name__}: {message})")


def _once(items: Iterator[Document | Skipped]) -> Iterator[Document | Skipped]:
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, Document):
            first = seen.setdefault(item.id, item.path)
            if first is not item.path:
                yield Skipped(item.path, f"is the same article as {first}", duplicate=True)
                continue
        yield item


def _articles(file: SourceFile, stdin: BinaryIO | None) -> Iterator[Article | Skipped]:
    with _opened(file, stdin) as (data, origin, format_):
        if not _has_bytes(data):
            raise DocumentError("is empty")
        yield from _READERS[format_ or sniff(data)](data, origin)


@contextmanager
def _opened(
    file: SourceFile, stdin: BinaryIO | None
) -> Iterator[tuple[Peekable, Origin, str | None]]:
    """Open a source, unpacking gzip; yields its bytes, where they are from, and their format."""
    if is_url(file.location):
        fetched = fetch(file.location, file.path)
        yield _unpacked(_buffered(fetched.data)), fetched.origin, fetched.format
    elif file.location == "-":
        data = _buffered(stdin if stdin is not None else sys.stdin.buffer)
        yield _unpacked(data), Origin(file.path), None
    else:
        with Path(file.location).open("rb") as data:
            yield _unpacked(data), Origin(file.path), file.format


def _unpacked(data: Peekable) -> Peekable:
    if data.peek(2)[:2] != _GZIP:
        return data
    return _buffered(cast(BinaryIO, gzip.GzipFile(fileobj=data, mode="rb")))


def _buffered(file: BinaryIO) -> Peekable:
    return file if isinstance(file, io.BufferedReader) else io.BufferedReader(RawBytes(file))


def _has_bytes(data: Peekable) -> bool:
    return bool(data.peek(1))
