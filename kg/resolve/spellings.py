"""Spellings of one name: other transliterations, doubled letters, words run together."""

from __future__ import annotations

import re
from functools import lru_cache

_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|ad|az|ul)[-'](?=\w{3})")
_SOUNDS = (
    ("tch", "ch"), ("tsch", "ch"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("dh", "d"),
    ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("w", "v"), ("j", "y"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ey", "i"), ("iy", "i"), ("yi", "i"),
)  # fmt: skip
_LONG = 6
"""Shorter words that differ are other names as often as other spellings."""


def without_article(word: str) -> str:
    """Return a folded word without the Arabic article joined to it (*al-Assad*, *el-Sisi*)."""
    return _ARTICLE.sub("", word)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Return the form that transliterations of one name share: letters for sounds, none twice.

    *e* and *i* are one letter, and so are *o* and *u*: *Vergil*, *Virgil*; *Osama*, *Usama*.
    """
    text = without_article(word).replace("-", "").replace("'", "")
    for letters, heard in _SOUNDS:
        text = text.replace(letters, heard)
    text = text.replace("y", "i").replace("e", "i").replace("o", "u")
    text = re.sub(r"(.)\1+", r"\1", text)
    return text.removesuffix("h") if len(text) > 4 else text


def sounds_alike(left: str, right: str) -> bool:
    """Tell whether two folded long words can be transliterations of one name."""
    return min(len(left), len(right)) >= _LONG and sound(left) == sound(right)


@lru_cache(maxsize=50_000)
def frame(word: str) -> str:
    """Return the consonants of a name and where vowels stand: *Ahmed*, *Ahmad*: `vhmvd`."""
    return re.sub(r"[aeiou]+", "v", re.sub(r"[aeiouy]+", "i", sound(word)))


def framed_alike(left: str, right: str) -> bool:
    """Tell whether two folded words agree in all but the vowels, three consonants at least."""
    first, second = frame(left), frame(right)
    return first == second and len(first.replace("v", "")) > 2 and min(len(left), len(right)) > 4
