"""Reading of the declarative files beside this package."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_FOLDER = "data/gazetteer"


def _text(name: str) -> str:
    return files("kg").joinpath(_FOLDER, name).read_text(encoding="utf-8")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a CSV file as dictionaries; lines that start with `#` are comments."""
    lines = [line for line in _text(name).splitlines() if line and not line.startswith("#")]
    return tuple(
        {key: (value or "").strip() for key, value in row.items() if key}
        for row in csv.DictReader(lines)
    )


@cache
def table(name: str) -> dict[str, Any]:
    """Return a TOML file as a dictionary."""
    return tomllib.loads(_text(name))


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that separates them by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
