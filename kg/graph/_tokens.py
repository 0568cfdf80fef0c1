"""SPARQL text as tokens: enough to see keywords, names and groups, never fooled by strings.

Oxigraph's parser needs no blank between keywords (`trueSERVICE<x>{}` is a service call), so
keywords are looked for at the start of words, not only as whole words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*+)
    | (?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
    | (?P<string>'''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
        | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\"
        | '(?:[^'\\\n\r]|\\.)*+'
        | "(?:[^"\\\n\r]|\\.)*+")
    | (?P<open>'''.*+ | \"\"\".*+ | '(?:[^'\\\n\r]|\\.)*+ | "(?:[^"\\\n\r]|\\.)*+)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d_][\w.·-]{0,63}+)?+:
        (?:[\w:.·‿⁀-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*+)
    | (?P<blank>_:[\w.·-]+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)
    | (?P<space>\s+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Tokens, in time that grows with the text and no faster: a string that is never closed is one
token to its end (`open`), or each quotation mark in it would be tried anew; and the prefix of a
name has at most 64 characters."""


class Token(NamedTuple):
    """A token: its kind (a group of the expression above), its text and where it starts."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Say whether the token is one of these keywords, in any case of letters."""
        return self.kind == "word" and self.text.upper() in words

    def is_mark(self, mark: str) -> bool:
        """Say whether the token is this punctuation mark."""
        return self.kind == "mark" and self.text == mark


def scan(text: str) -> Iterator[Token]:
    """Give the tokens of a query or update one by one, without comments and blanks."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in {"comment", "space"}:
            yield Token(match.lastgroup or "mark", match.group(), match.start())


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """Give the tokens of a query or update, without comments and blanks."""
    return tuple(scan(text))


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
