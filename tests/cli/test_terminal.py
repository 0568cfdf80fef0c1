"""What documents say cannot command the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.terminal import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, é, 中文, 🙂", "plain text, é, 中文, 🙂"),
        ("line\nline\ttab", "line\nline\ttab"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("\x9b31mred", "\\x9b31mred"),
        ("abc\u202ecba", "abc\\u202ecba"),
        ("bell\x07 back\x08 return\r", "bell\\x07 back\\x08 return\\x0d"),
        ("half \ud800", "half \\ud800"),
    ],
)
def test_control_characters_are_spelt_out(text: str, shown: str) -> None:
    """Escapes, direction overrides and lone surrogates become visible; text stays as it is."""
    assert harmless(text) == shown


@given(st.text(st.characters()))
def test_whatever_is_shown_can_be_written_and_moves_nothing(text: str) -> None:
    """The result is valid Unicode without control characters other than new lines and tabs."""
    shown = harmless(text)
    shown.encode("utf-8")
    assert all(char in "\n\t" or ord(char) >= 0x20 for char in shown)
    assert not {"\x1b", "\x7f", "\x9b", "\u202e"} & set(shown)
