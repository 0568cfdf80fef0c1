"""The lexicons hold no entry that another one keeps from ever being read."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib import resources


def test_a_governing_word_stands_in_one_class() -> None:
    """The first class of a word is the one that speaks; a second entry would say nothing."""
    text = resources.files("kg.data").joinpath("factuality.toml").read_text("utf-8")
    entries = Counter(
        (word, part)
        for table in tomllib.loads(text).values()
        for part in ("verbs", "adjectives", "nouns")
        for word in table.get(part, "").split()
    )
    assert [entry for entry, count in entries.items() if count > 1] == []
