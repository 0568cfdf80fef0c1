"""Which language a text is in: kg reads English only, and says what the rest is."""

from __future__ import annotations

import re

_SAMPLE = 8_000  # characters are plenty
_FEWEST_WORDS = 8  # fewer give no ground for a judgement

# Words that English cannot do without and that are rare or unknown elsewhere.
_ENGLISH = """
    the of and to that was for with by from has have had said it its were will which would their
    been is are be as at he his they this not but after who
"""
_UNMISTAKABLE = frozenset({"the", "and", "from", "with", "said"})  # one is enough in a short text
_SHORT = 30  # words
_FUNCTION_WORDS = frozenset(_ENGLISH.split())
_BEYOND_LATIN = "\u0250"  # the first letter after the Latin alphabets
_WORD = re.compile(r"[^\W\d_]+")


def foreign_language(text: str) -> str | None:
    """Name the language of a text that is not English; None when it is, or is too short to tell.

    The identifier alone takes short dispatches full of foreign names for another language, so
    text in which enough words are English function words is English whatever it says.
    """
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS and all(
        letter < _BEYOND_LATIN for word in words for letter in word
    ):
        return None
    if len(words) < _SHORT and not _UNMISTAKABLE.isdisjoint(words):
        return None
    if words and sum(word in _FUNCTION_WORDS for word in words) >= 0.15 * len(words):
        return None
    import py3langid

    code, _ = py3langid.classify(sample)
    return None if code == "en" else _name(code)


def _name(code: str) -> str:
    import pycountry

    key = "alpha_2" if len(code) == 2 else "alpha_3"
    language = pycountry.languages.get(**{key: code})
    return re.sub(r"\s*\(.*", "", language.name) if language is not None else f"language “{code}”"
