"""The ledger: what reading each document gave, kept in one SQLite file.

Reading is the expensive step, so its result is stored once, one document one transaction:
a process that dies loses at most the document in hand.  Everything after it (resolving, the
store, the exports) is a function of this file and the decisions.

Tables: `meta` (schema version, settings of the folder), `readings` (one row a document: id,
version of pipeline and rules, the `Reading` as JSON), `paths` (where each document was found),
`skipped` (what could not be read, and why), `sentences` and `words` (an FTS5 full-text index
over them).
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from kg.errors import OutputError, QueryError
from kg.model import Document, Reading

SCHEMA_VERSION = 1
"""Raised whenever the tables change; a ledger of another version is refused, not guessed at."""

_APPLICATION_ID = 0x6B675244  # "kgRD": tells our file from any other SQLite database

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE readings (
    document TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    reading TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE paths (
    path TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (path, document)
) WITHOUT ROWID;

CREATE INDEX paths_of ON paths (document, path);

CREATE TABLE skipped (path TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
);

CREATE INDEX sentences_of ON sentences (document);

CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER sentence_added AFTER INSERT ON sentences BEGIN
    INSERT INTO words (rowid, text) VALUES (new.id, new.text); END;

CREATE TRIGGER sentence_removed AFTER DELETE ON sentences BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.id, old.text); END
"""

_encoder = msgspec.json.Encoder()
_reading_decoder = msgspec.json.Decoder(Reading)


def encode(record: Document | Reading) -> bytes:
    """A document or reading as one line of JSON (UTF-8, keys in the order of the fields).

    Raises:
        ValueError: the record holds text that is not Unicode (a lone surrogate).
    """
    return _encoder.encode(record)


def decode_reading(data: bytes | str) -> Reading:
    """The reading that `encode` wrote; equal to the original in every field."""
    return _reading_decoder.decode(data)


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence found by full text; `text` marks the words found with the given signs."""

    document: str
    path: str
    title: str | None
    start: int
    end: int
    text: str


class Ledger:
    """The readings of one output folder.

    Opening creates the file unless `readonly`.  Several processes may read while one writes
    (write-ahead log); that only one writes is the output folder's concern.

    Raises:
        OutputError: the file is missing (when `readonly`), is not a ledger of this version,
            or cannot be written.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        if readonly and not path.is_file():
            raise self._nothing_built()
        with self._speaking():
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._open(readonly)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was written is safe without it."""
        self._db.close()

    # ── writing ──────────────────────────────────────────────────────────────────────

    def add(self, reading: Reading, version: str, path: str | None = None) -> None:
        """Keep a reading (replacing an older one of the same document), whole or not at all."""
        document = reading.document
        with self._transaction():
            self._db.execute(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?)",
                (document.id, version, encode(reading).decode()),
            )
            self._found(path or document.path, document.id)
            self._db.execute("DELETE FROM sentences WHERE document = ?", (document.id,))
            self._db.executemany(
                'INSERT INTO sentences (document, start, "end", text) VALUES (?, ?, ?, ?)',
                [
                    (document.id, s.start, s.end, document.text[s.start : s.end])
                    for s in reading.sentences
                ],
            )

    def found(self, path: str, document: str) -> None:
        """Note that a document already read lies (also) at `path`."""
        with self._transaction():
            self._found(path, document)

    def remember(self, key: str, value: str | None) -> None:
        """Keep a setting of this folder; None forgets it."""
        with self._transaction():
            if value is None:
                self._db.execute("DELETE FROM meta WHERE key = ?", (key,))
            else:
                self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def skip(self, path: str, reason: str) -> None:
        """Note that nothing could be read at `path`, and why."""
        with self._transaction():
            self._db.execute("INSERT OR REPLACE INTO skipped VALUES (?, ?)", (path, reason))

    def remove(self, documents: set[str]) -> int:
        """Forget documents and every place they were found at; how many were known."""
        before = len(self)
        with self._transaction():
            for document in sorted(documents):
                for table in ("readings", "paths", "sentences"):
                    self._db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        return before - len(self)

    def prune(self, paths: set[tuple[str, str]], skipped: set[str]) -> int:
        """Keep only what was seen at these (path, document) pairs; how many documents went."""
        with self._transaction():
            for pair in self._rows("SELECT path, document FROM paths"):
                if (pair[0], pair[1]) not in paths:
                    self._db.execute("DELETE FROM paths WHERE path = ? AND document = ?", pair)
            for (path,) in self._rows("SELECT path FROM skipped"):
                if path not in skipped:
                    self._db.execute("DELETE FROM skipped WHERE path = ?", (path,))
        gone = self._rows(
            "SELECT document FROM readings WHERE document NOT IN (SELECT document FROM paths)"
        )
        return self.remove({document for (document,) in gone})

    # ── reading ──────────────────────────────────────────────────────────────────────

    def __len__(self) -> int:
        """How many documents have been read."""
        return int(self._rows("SELECT count(*) FROM readings")[0][0])

    def count_sentences(self) -> int:
        """How many sentences all documents have."""
        return int(self._rows("SELECT count(*) FROM sentences")[0][0])

    def versions(self) -> dict[str, str]:
        """Document id → version of pipeline and rules by which it was read."""
        return dict(self._rows("SELECT document, version FROM readings ORDER BY document"))

    def readings(self) -> Iterator[Reading]:
        """Every reading, ordered by document id; `document.path` is the first of its paths."""
        rows = self._db.execute(
            "SELECT reading, (SELECT min(path) FROM paths p WHERE p.document = r.document)"
            " FROM readings r ORDER BY document"
        )
        for text, path in rows:
            reading = decode_reading(text)
            if path is not None and path != reading.document.path:
                reading = replace(reading, document=replace(reading.document, path=path))
            yield reading

    def reading(self, document: str) -> Reading | None:
        """The reading of one document, or None."""
        rows = self._rows("SELECT reading FROM readings WHERE document = ?", document)
        return decode_reading(rows[0][0]) if rows else None

    def recall(self, key: str) -> str | None:
        """A setting kept by `remember`, or None."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        return rows[0][0] if rows else None

    def paths(self) -> dict[str, tuple[str, ...]]:
        """Document id → the paths it was found at, sorted."""
        found: dict[str, tuple[str, ...]] = {}
        for document, path in self._rows("SELECT document, path FROM paths ORDER BY 1, 2"):
            found[document] = (*found.get(document, ()), path)
        return found

    def skipped(self) -> dict[str, str]:
        """Path → why nothing could be read there, sorted by path."""
        return dict(self._rows("SELECT path, reason FROM skipped ORDER BY path"))

    def search(self, words: str, limit: int = 20, marks: tuple[str, str] = ("", "")) -> list[Hit]:
        """Sentences that hold all the words (a "quoted phrase" as it stands), best first.

        Raises:
            QueryError: there is no word to look for.
        """
        rows = self._rows(
            'SELECT s.document, s.start, s."end", highlight(words, 0, ?, ?),'
            " json_extract(r.reading, '$.document.title'),"
            " (SELECT min(path) FROM paths p WHERE p.document = s.document)"
            " FROM words JOIN sentences s ON s.id = words.rowid"
            " JOIN readings r ON r.document = s.document"
            " WHERE words MATCH ? ORDER BY bm25(words), s.document, s.start LIMIT ?",
            *marks,
            _match_expression(words),
            limit,
        )
        return [
            Hit(document, path or "", title, start, end, text)
            for document, start, end, text, title, path in rows
        ]

    # ── within ───────────────────────────────────────────────────────────────────────

    def _open(self, readonly: bool) -> None:
        db = self._db
        application = db.execute("PRAGMA application_id").fetchone()[0]
        tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if readonly and not tables:  # a build was killed at its very beginning
            raise self._nothing_built()
        if application != _APPLICATION_ID and tables:
            raise OutputError(f"{self.path} is not a ledger of kg. Choose another output folder.")
        if readonly:
            db.execute("PRAGMA query_only = 1")
        else:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            if not tables:
                self._create()
        found = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if found is None or int(found[0]) != SCHEMA_VERSION:
            raise OutputError(
                f"{self.path} was written by another version of kg. "
                "Build into a new folder with -o, or delete this one."
            )

    def _nothing_built(self) -> OutputError:
        return OutputError(
            f"{self.path.parent} holds no readings. Build a graph there first: "
            f"kg build SOURCE -o {self.path.parent}"
        )

    def _create(self) -> None:
        with self._transaction():
            if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return  # another process was faster
            for statement in _SCHEMA.split(";\n\n"):
                self._db.execute(statement)
            self._db.execute("INSERT INTO meta VALUES ('schema', ?)", (str(SCHEMA_VERSION),))
            self._db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")

    def _found(self, path: str, document: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO paths VALUES (?, ?)", (path, document))
        self._db.execute("DELETE FROM skipped WHERE path = ?", (path,))

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._speaking():
            return self._db.execute(sql, values).fetchall()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._speaking():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[None]:
        """Turn SQLite's complaints into ours."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OutputError(f"{self.path}: {_advice(str(error))}") from error
        except sqlite3.DatabaseError as error:
            raise OutputError(
                f"{self.path} is damaged or not a ledger of kg ({error}). "
                "Choose another output folder, or delete this one and build again."
            ) from error


def _advice(message: str) -> str:
    if "full" in message:
        return "the disk is full. Make room and run the same command again: it goes on."
    if "disk I/O" in message:
        return (
            "the disk takes no more (a quota, a limit, or a fault). "
            "Make room and run the same command again: it goes on."
        )
    if "locked" in message:
        return "another process is writing to it. Wait until it is done and try again."
    if "readonly" in message or "unable to open" in message:
        return "cannot be written. Choose another folder with -o, or change its permissions."
    return f"{message}. Choose another output folder with -o."


def _match_expression(words: str) -> str:
    """Plain words as an FTS5 expression: all of them, quoted phrases kept together."""
    parts = words.split('"')
    terms = [w for outside in parts[::2] for w in outside.split()] + parts[1::2]
    quoted = [f'"{term}"' for term in terms if any(c.isalnum() for c in term)]
    if not quoted:
        raise QueryError('There is no word to look for. Give one: kg search "aid suspended"')
    return " AND ".join(quoted)
