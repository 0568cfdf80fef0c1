"""The resolved corpus as the last build left it, for all who look at a graph.

Resolving names over a whole corpus takes seconds and the libraries for it; looking at one event
should not.  The build therefore leaves its records beside the store, swapped in together with
it, so that both tell of the same graph.  The file is a help and no result: where it is missing
or of another version of kg, the records are made anew from the readings.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from kg.model import ResolvedCorpus

CORPUS = ".corpus"
"""The file in the output folder."""


def keep(corpus: ResolvedCorpus, folder: Path) -> None:
    """Write the records of a corpus into a folder."""
    (folder / CORPUS).write_bytes(_shape() + msgspec.msgpack.encode(corpus))


def kept(folder: Path) -> ResolvedCorpus | None:
    """The records that a build left in a folder; None where there are none that can be read."""
    try:
        data = (folder / CORPUS).read_bytes()
        if not data.startswith(_shape()):
            return None
        return msgspec.msgpack.decode(memoryview(data)[len(_shape()) :], type=ResolvedCorpus)
    except (OSError, ValueError):
        return None


@cache
def _shape() -> bytes:
    """A hash of the classes that the records are of, which another version may have changed."""
    return hashlib.sha256((files("kg") / "model.py").read_bytes()).digest()
