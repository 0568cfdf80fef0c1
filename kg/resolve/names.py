"""Names as strings: folding, slugs, and whether two names can stand for one thing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]{1,5}")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
_SPACE = re.compile(r"\s+")
_SPECIAL = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
    }
)
_HONORIFICS = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "president", "vice", "prime", "minister", "premier", "chancellor", "senator", "sen", "rep", "representative", "gen", "general", "col", "colonel", "maj", "major", "capt", "captain", "lt", "lieutenant", "sgt", "sergeant", "adm", "admiral", "brig", "brigadier", "king", "queen", "prince", "princess", "emperor", "sheikh", "shaikh", "ayatollah", "imam", "pope", "archbishop", "bishop", "cardinal", "father", "rev", "reverend", "pastor", "sister", "judge", "justice", "gov", "governor", "mayor", "ambassador", "secretary", "commissioner", "commander", "chairman", "deputy", "foreign", "defence", "defense", "interior", "finance", "former", "ex-president", "ex", "congressman", "congresswoman", "speaker", "alhaji", "hon", "comrade", "don", "mullah", "marshal", "crown", "officer", "spokesman", "spokeswoman", "spokesperson", "analyst", "coach", "director"]
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "mp", "obe"})
_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "ben", "abu", "abd", "de", "da", "di", "del", "della", "der", "den", "van", "von", "la", "le", "du", "dos", "das", "ten", "ter", "y", "e"]
)


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return the form under which a name is compared.

    Accents, dots of abbreviations, a leading article and a final possessive go; case goes too,
    except in short abbreviations (*US* is not *us*, *WHO* not *who*).
    """
    text = name.replace("’", "'").replace("‘", "'").replace("ʼ", "'").strip(" \t\n\"“”'.,;:")
    text = _SPACE.sub(" ", text).translate(_SPECIAL)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if text[:4].lower() == "the " and len(text) > 4:
        text = text[4:]
    if text.endswith(("'s", "s'")):
        text = text[:-2] if text.endswith("'s") else text[:-1]
    if _DOTTED.fullmatch(text):
        text = text.replace(".", "")
    return text if _ACRONYM.fullmatch(text) else text.casefold()


def ascii_slug(text: str) -> str:
    """Return an ASCII slug: lower-case words joined by hyphens, `unnamed` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    plain = re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)", "", plain)
    plain = plain.replace("'", "").replace("’", "").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-") or "unnamed"


def person_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded, without titles, initials' dots or suffixes."""
    words = [
        fold(w).casefold() for w in re.split(r"[\s ]+", name.replace(",", " ")) if w.strip(".")
    ]
    words = [w.removesuffix("'s").strip(".'\"") for w in words]
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(w for w in words if w)


def strip_title(name: str) -> str:
    """Return a person's name as written, without the titles in front of it."""
    words = name.split()
    while len(words) > 1 and fold(words[0]).casefold().strip(".") in _HONORIFICS:
        words = words[1:]
    return " ".join(words)


def _same_word(left: str, right: str) -> bool:
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left.replace("-", "") == right.replace("-", "")


def person_extends(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether `short` is a usual short form of the person's name `full`.

    The last word (with its particles) must agree, or the short form must be a leading part of
    the longer one with at least two words (*Abdel Fattah Burhan*); the words of the short form
    must appear in the full one in the same order, initials standing for words.
    """
    if not short or len(short) > len(full) or short == full:
        return short == full and bool(short)
    position = -1
    for word in short:
        for index in range(position + 1, len(full)):
            if _same_word(word, full[index]):
                position = index
                break
        else:
            return False
    if len(short) == 1:
        return len(short[0]) > 1 and _is_surname(short[0], full)
    return True


def _is_surname(word: str, full: tuple[str, ...]) -> bool:
    """Tell whether one word can name the person: not a first name, particle or initial."""
    return word not in _PARTICLES and any(_same_word(word, w) for w in full[1:])


def initials(name: str) -> str:
    """Return the capital initials of a name's main words, as abbreviations are formed."""
    words = re.split(r"[\s-]+", name)
    return "".join(w[0] for w in words if w and w[0].isupper()).upper()


def abbreviates(short: str, full: str) -> bool:
    """Tell whether `short` is an abbreviation made of the initials of `full`, in order."""
    letters = re.sub(r"[^A-Za-z]", "", short).upper()
    if not 2 <= len(letters) <= 10 or " " not in full.strip() or not short[:1].isupper():
        return False
    capitals = initials(full)
    every = "".join(w[0] for w in re.split(r"[\s-]+", full) if w).upper()
    without_minor = "".join(
        w[0]
        for w in re.split(r"[\s-]+", full)
        if w and w.lower() not in {"of", "the", "and", "for", "in", "on", "de", "la", "du", "des"}
    ).upper()
    return letters in {capitals, every, without_minor}
