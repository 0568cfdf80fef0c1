"""What travels inside this room: an article as its format gave it, and a document not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from kg.model import BlockKind

Piece = tuple[BlockKind, str]
"""One block of text with its kind, before offsets exist."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was not read, and why.

    `path` names it as `Document.path` would.  `duplicate` marks an article that was already read
    from another place: nothing is lost by skipping it.
    """

    path: str
    reason: str
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its format gave it: decoded, but neither cleaned nor divided for good."""

    path: str
    pieces: tuple[Piece, ...]
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of an open file came from: its path in documents, and its URL if it has one.

    `charset` is the encoding that the server declared, if any.
    """

    path: str
    url: str | None = None
    charset: str | None = None


Reader = Callable[[BinaryIO, Origin], Iterator[Article | Skipped]]
"""Reads one open binary file of one format."""
