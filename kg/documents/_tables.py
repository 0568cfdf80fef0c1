"""JSON, JSON lines, CSV, TSV and Parquet: one article a record, read one at a time."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

from kg.documents._articles import Article, Origin, Skipped
from kg.documents._decoding import open_text
from kg.documents._extras import needed
from kg.documents._names import role_of
from kg.documents._records import article_of
from kg.errors import DocumentError

_CHUNK = 1 << 20  # characters read at a time
_LARGEST_FIELD = 1 << 28  # characters in one field of a CSV file
_LISTS = ("articles", "items", "documents", "docs", "data", "results", "stories", "entries", "news")
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_DELIMITERS = ",;\t|"


def read_json(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a JSON file: a list of articles, an object that holds such a list, or one article."""
    try:
        yield from _of_json(_values(open_text(file, origin.charset)), origin)
    except json.JSONDecodeError as error:
        raise DocumentError(f"is not valid JSON ({error})") from error


def read_jsonl(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read JSON lines: one article a line; a line that is wrong is skipped alone."""
    for number, line in enumerate(open_text(file, origin.charset), 1):
        if not line.strip():
            continue
        place = Origin(f"{origin.path}#{number}")
        try:
            record = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Skipped(place.path, f"is not valid JSON ({error})")
            continue
        yield article_of(record, place)


def read_csv(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a table whose first row names its columns; the delimiter is found out."""
    csv.field_size_limit(_LARGEST_FIELD)
    text = open_text(file, origin.charset)
    head = text.readline()
    delimiter = max(_DELIMITERS, key=head.count)
    rows = csv.reader(_from(head, text), delimiter=delimiter)
    try:
        names = [name.strip().lstrip("\ufeff") for name in next(rows)]
        for number, row in enumerate(rows, 1):
            if any(row):
                record = dict(zip(names, row, strict=False))
                yield article_of(record, Origin(f"{origin.path}#{number}"))
    except csv.Error as error:
        raise DocumentError(f"is not a valid table ({error})") from error


def read_parquet(file: BinaryIO, origin: Origin) -> Iterator[Article | Skipped]:
    """Read a Parquet file in batches of rows; columns that hold no part of an article stay shut."""
    parquet = needed("pyarrow.parquet", "Parquet files")
    source = file if file.seekable() else io.BytesIO(file.read())
    table = parquet.ParquetFile(source)
    names = [name for name in table.schema_arrow.names if role_of(name)]
    if not any(role_of(name) in ("text", "summary") for name in names):
        names = table.schema_arrow.names
    number = 0
    for batch in table.iter_batches(batch_size=256, columns=names):
        for record in batch.to_pylist():
            number += 1
            yield article_of(record, Origin(f"{origin.path}#{number}"))


def _of_json(values: Iterator[Any], origin: Origin) -> Iterator[Article | Skipped]:
    """Number the records of a file, unless it holds only one."""
    records = chain.from_iterable(_inner_list(value) or [value] for value in values)
    first = list(islice(records, 2))
    if len(first) == 1:
        yield article_of(first[0], origin)
        return
    for number, record in enumerate(chain(first, records), 1):
        yield article_of(record, Origin(f"{origin.path}#{number}"))


def _inner_list(value: object) -> list[Any] | None:
    if isinstance(value, dict) and not any(role_of(name) == "text" for name in value):
        return next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
    return None


def _values(text: io.TextIOWrapper) -> Iterator[Any]:
    """The elements of a JSON list, or values one after another, decoded as they are read.

    So a list of any length takes the memory of its longest element.
    """
    decoder, buffer = json.JSONDecoder(), text.read(_CHUNK)
    place = _BETWEEN.match(buffer).end()  # type: ignore[union-attr]  # it matches anything
    in_list = buffer.startswith("[", place)
    place += in_list
    chunk = _CHUNK
    while True:
        place = _BETWEEN.match(buffer, place).end()  # type: ignore[union-attr]
        if in_list and buffer.startswith("]", place):
            return
        try:
            value, end = decoder.raw_decode(buffer, place)
        except json.JSONDecodeError:
            more = text.read(chunk)
            if not more and (in_list or place < len(buffer)):
                raise
            if not more:
                return
            buffer, place, chunk = buffer[place:] + more, 0, chunk * 2
        else:
            yield value
            place, chunk = end, _CHUNK


def _from(head: str, rest: io.TextIOWrapper) -> Iterator[str]:
    yield head
    yield from rest
