"""The version of the rules: a hash over the code and the data files that a reading depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

_PARTS = ("language", "extract", "resolve", "data", "model.py", "plover.py")
_NOT_READ_BY = frozenset({"ontology", "queries", "__pycache__"})
"""Folders of `data` that no reading depends on."""

_WEIGHTS = "en_kg_news"
"""The shipped pipeline: its own version is told beside that of the rules."""


@cache
def rules_version() -> str:
    """Twelve hexadecimal digits that change with any rule, lexicon or gazetteer."""
    digest = hashlib.sha256()
    package = resources.files("kg")
    for part in _PARTS:
        for name, file in _files(package / part, part):
            content = file.read_bytes().replace(b"\r\n", b"\n")
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:12]


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if not place.is_dir():
        yield name, place
        return
    for entry in sorted(place.iterdir(), key=lambda one: one.name):
        if entry.name not in _NOT_READ_BY and entry.name != _WEIGHTS:
            yield from _files(entry, f"{name}/{entry.name}")
