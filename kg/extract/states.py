"""Which names are those of countries: *U.S. strikes* tells who, *the Boston bombing* where."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from kg.extract.tree import Tree


def is_country(tree: Tree, i: int) -> bool:
    """Whether token `i` belongs to the name of a country, in full or short."""
    start, end = tree.names[tree.name[i]] if tree.name[i] >= 0 else (i, i + 1)
    words = [w for w in tree.lower[start:end] if w not in {"the", "'s", "’s"}]
    return " ".join(words) in _names()


@cache
def _names() -> frozenset[str]:
    text = resources.files("kg.data").joinpath("gazetteer/countries.csv").read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    names = {name for row in rows if len(row) > 2 for name in (row[1], *row[2].split("|"))}
    return frozenset(name.lower() for name in names if name)
