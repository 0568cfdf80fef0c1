"""Writing to the terminal: plain text of documents made harmless, colours only where they show."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.console import Console

_HARMLESS = "\n\t"


def harmless(text: str) -> str:
    """Text with control characters, direction overrides and lone surrogates spelt out.

    A document must not move the cursor, colour the screen or turn the line around.

    >>> harmless("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return "".join(one if _is_harmless(one) else _spelt(one) for one in text)


def say(text: str = "") -> None:
    """Write a line to stdout."""
    typer.echo(harmless(text))


def tell(text: str = "") -> None:
    """Write a line to stderr: what is for the person, not for the next program."""
    typer.echo(harmless(text), err=True)


def console() -> Console:
    """A console on stdout that takes no text of ours for markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def on_terminal() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def _is_harmless(character: str) -> bool:
    return character in _HARMLESS or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}


def _spelt(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
