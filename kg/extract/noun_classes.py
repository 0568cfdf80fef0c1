"""Classes of nouns declared in `kg/data/participants.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def nouns(name: str) -> frozenset[str]:
    """Give one of the noun classes of `participants.toml` (`person`, `group`, `moved`, …)."""
    return frozenset(_tables()[name].split())


@cache
def _tables() -> dict[str, str]:
    text = resources.files("kg.data").joinpath("participants.toml").read_text("utf-8")
    return tomllib.loads(text)
