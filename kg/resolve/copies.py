"""Near-copies of one wire story, whole or cut short, found by MinHash over word shingles."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.model import Document
from kg.resolve._partitions import best_partitions

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSHEnsemble

_SHINGLE = 4
_PERMUTATIONS = 96
_SIMILARITY = 0.6
_CONTAINED = 0.7
"""So much of a shortened copy stands word for word in the story it was cut from."""
_GROWN = 0.4
"""A later, longer telling is a copy only when the earlier one makes up so much of it."""
_PARTS = 8
_SEED = 20230726
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 30


@dataclass(frozen=True, slots=True)
class _Sketch:
    document: str
    shingles: frozenset[int]
    hashes: MinHash


def find_copies(documents: Iterable[Document]) -> dict[str, str]:
    """Return document id → id of the document of which it is a near-copy.

    Two documents are alike when most of their word sequences are the same, or when most of those
    of the shorter stand in the longer one; a digest that holds several earlier stories is a copy
    of none.  The original is the earliest published (then the smallest id) of those that are
    alike; chains of likeness lead to one original.  Short notes are never taken for copies.
    """
    from datasketch import MinHashLSH

    sketches = [s for d in sorted(documents, key=_age) if (s := _sketch(d)) is not None]
    if len(sketches) < 2:
        return {}
    order = {sketch.document: place for place, sketch in enumerate(sketches)}
    whole = MinHashLSH(threshold=_SIMILARITY, num_perm=_PERMUTATIONS)
    for sketch in sketches:
        whole.insert(sketch.document, sketch.hashes)
    parts = _by_size(sketches)
    candidates: dict[str, set[str]] = {s.document: set() for s in sketches}
    for sketch in sketches:
        near = {*whole.query(sketch.hashes), *parts.query(sketch.hashes, len(sketch.shingles))}
        for other in near - {sketch.document}:
            first, second = sorted((sketch.document, other), key=order.__getitem__)
            candidates[second].add(first)
    originals: dict[str, str] = {}
    for sketch in sketches:
        known = [sketches[order[other]] for other in candidates[sketch.document]]
        alike = [(s, _likeness(s.shingles, sketch.shingles)) for s in known]
        found = sorted((-score, s.document) for s, score in alike if score > 0)
        if found:
            best = found[0][1]
            originals[sketch.document] = originals.get(best, best)
    return dict(sorted(originals.items()))


def _by_size(sketches: list[_Sketch]) -> MinHashLSHEnsemble:
    """An index of all sketches that finds those of which much stands in a given one."""
    from datasketch import MinHashLSHEnsemble

    index = MinHashLSHEnsemble(threshold=_CONTAINED, num_perm=_PERMUTATIONS, num_part=_PARTS)
    bounds = best_partitions((len(s.shingles) for s in sketches), _PARTS)
    for place, (least, most) in enumerate(bounds):
        index.lowers[place], index.uppers[place] = least, most
    for sketch in sketches:
        place = bisect_left(bounds, len(sketch.shingles), key=itemgetter(1))
        for part in index.indexes[place].values():
            part.insert(sketch.document, sketch.hashes)
    return index


def _sketch(document: Document) -> _Sketch | None:
    from datasketch import MinHash

    words = _WORD.findall(document.text.casefold())
    if len(words) < _LEAST_WORDS:
        return None
    parts = {" ".join(words[i : i + _SHINGLE]).encode() for i in range(len(words) - _SHINGLE + 1)}
    hashes = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hashes.update_batch(parts)
    return _Sketch(document.id, frozenset(map(zlib.crc32, parts)), hashes)


def _likeness(earlier: frozenset[int], later: frozenset[int]) -> float:
    """Return how much of the later telling is the earlier one's, 0 where it is no copy."""
    shared = len(earlier & later)
    if shared / len(earlier | later) >= _SIMILARITY:
        return 1 + shared / len(earlier | later)
    contained = shared / min(len(earlier), len(later))
    grown = len(later) <= len(earlier) or shared >= _GROWN * len(later)
    return contained if contained >= _CONTAINED and grown else 0.0


def _age(document: Document) -> tuple[date, str]:
    return (document.published or date.max, document.id)
