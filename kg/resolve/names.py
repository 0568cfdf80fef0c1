"""Names as strings: folding, slugs, and whether two names can stand for one thing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from kg.resolve._data import rows, several, table
from kg.resolve.spellings import framed_alike, sounds_alike, without_article

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]{1,5}")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
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
_TITLES = frozenset(table("names.toml")["titles"])
_SUFFIXES = frozenset(table("names.toml")["suffixes"])
_PARTICLES = frozenset(table("names.toml")["particles"])


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return the form under which a name is compared.

    Accents, dots of abbreviations, a leading article and a final possessive go; case goes too,
    except in short abbreviations (*US* is not *us*, *WHO* not *who*).
    """
    text = name if name.isascii() else _plain_quotes(name)
    text = text.strip(" \t\n\"“”'.,;:")
    if not text.isalpha():
        text = _SPACE.sub(" ", text)
    if not text.isascii():
        text = _without_accents(text)
    if text[:4].lower() == "the " and len(text) > 4:
        text = text[4:]
    if text.endswith(("'s", "s'")):
        text = text[:-2] if text.endswith("'s") else text[:-1]
    if "." in text and _DOTTED.fullmatch(text):
        text = text.replace(".", "")
    short = 1 < len(text) < 7 and _ACRONYM.fullmatch(text)
    return text if short else text.casefold()


def _plain_quotes(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return "".join(c for c in plain if not unicodedata.combining(c))


def ascii_slug(text: str) -> str:
    """Return an ASCII slug: lower-case words joined by hyphens, `unnamed` when nothing is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    plain = re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b|\s|$)", "", plain)
    plain = plain.replace("'", "").replace("’", "").encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-") or "unnamed"


@lru_cache(maxsize=100_000)
def person_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded, without titles, initials' dots or suffixes.

    Whose someone is, is no part of the name: *Karim Diallo of the Farmers' Union*, *the union's
    Karim Diallo*; nor are an Arabic article and a party's letter (*Bashar al-Assad*).
    """
    own = _bare(name)
    words = [
        fold(w).casefold() for w in re.split(r"[\s\u00a0]+", own.replace(",", " ")) if w.strip(".")
    ]
    words = [without_article(w.removesuffix("'s").strip(".'\"")) for w in words]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(w for w in words if w)


def _bare(name: str) -> str:
    """A person's name without the body before it and the body or place after it."""
    after = re.split(r"(?<=\w)['’]s\s+(?=[A-Z])", name)
    own = after[-1] if len(after[-1].split()) > 1 else name
    before = re.split(r"\s+(?:of|from)\s+", own, maxsplit=1)[0]
    given = [w for w in before.split() if fold(w).casefold().strip(".") not in _TITLES]
    return before if len(given) > 1 else own


def strip_title(name: str) -> str:
    """Return a person's name as written, without the titles in front of it."""
    words = name.split()
    while len(words) > 1 and fold(words[0]).casefold().strip(".") in _TITLES:
        words = words[1:]
    return " ".join(words)


def _same_word(left: str, right: str) -> bool:
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left.replace("-", "") == right.replace("-", "")


def similar_word(left: str, right: str) -> bool:
    """Tell whether two folded words may be spellings of one name: at most one letter apart."""
    if left[:1] != right[:1] or min(len(left), len(right)) < 5 or abs(len(left) - len(right)) > 1:
        return left == right
    short, long = sorted((left, right), key=len)
    for index, letter in enumerate(short):
        if letter != long[index]:
            rest = index + (len(short) == len(long))
            return short[rest:] == long[index + 1 :]
    return True


def similar_people(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two full names are spellings of one: some word equal, the others similar."""
    if len(left) != len(right) or len(left) < 2 or not set(left) & set(right):
        return False
    given, *rest = zip(left, right, strict=True)
    alike = similar_word(*given) or framed_alike(*given)
    return alike and all(similar_word(a, b) or sounds_alike(a, b) for a, b in rest)


def person_extends(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether `short` is a usual short form of the person's name `full`.

    The words of the short form must appear in the full one in the same order, initials standing
    for words but for its last; a single word may be any of the names but no particle or initial.
    """
    if not short or len(short) > len(full) or short == full:
        return short == full and bool(short)
    position = -1
    for place, word in enumerate(short):
        surname = 0 < place == len(short) - 1 and len(word) > 1
        for index in range(position + 1, len(full)):
            if _same_word(word, full[index]) and not (surname and len(full[index]) == 1):
                position = index
                break
        else:
            return False
    return len(short) > 1 or (len(short[0]) > 1 and short[0] not in _PARTICLES)


@cache
def _called() -> dict[str, frozenset[str]]:
    """Given name → the names it is said for (*Bill* → *William*), folded."""
    found: dict[str, set[str]] = {}
    for row in rows("nicknames.csv"):
        for short in several(row["short"]):
            found.setdefault(short, set()).add(row["name"])
    return {short: frozenset(names) for short, names in found.items()}


def same_given_name(left: str, right: str) -> bool:
    """Tell whether two folded given names are one, or one a usual short form of the other."""
    called = _called()
    return (
        left == right
        or right in called.get(left, ())
        or left in called.get(right, ())
        or bool(called.get(left, frozenset()) & called.get(right, frozenset()))
    )


def nicknamed(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether two full names differ in no more than a short given name and middle names."""
    if min(len(left), len(right)) < 2 or left[-1] != right[-1] or left[0] == right[0]:
        return False
    middle = set(left[1:-1]) & set(right[1:-1]) or min(len(left), len(right)) == 2
    return bool(middle) and same_given_name(left[0], right[0])


def initials(name: str) -> str:
    """Return the capital initials of a name's main words, as abbreviations are formed."""
    words = re.split(r"[\s-]+", name)
    return "".join(w[0] for w in words if w and w[0].isupper()).upper()


def abbreviates(short: str, full: str) -> bool:
    """Tell whether `short` is an abbreviation made of the initials of `full`, in order."""
    letters = _letters(short)
    return letters != "" and letters in _initials(full)


@lru_cache(maxsize=1 << 16)
def _letters(short: str) -> str:
    """The letters of what may be an abbreviation, as capitals; none where it cannot be one."""
    letters = re.sub(r"[^A-Za-z]", "", short).upper()
    return letters if 2 <= len(letters) <= 10 and short[:1].isupper() else ""


@lru_cache(maxsize=1 << 16)
def _initials(full: str) -> frozenset[str]:
    """What a name of several words may be abbreviated to."""
    if " " not in full.strip():
        return frozenset()
    capitals = initials(full)
    every = "".join(w[0] for w in re.split(r"[\s-]+", full) if w).upper()
    without_minor = "".join(
        w[0]
        for w in re.split(r"[\s-]+", full)
        if w and w.lower() not in {"of", "the", "and", "for", "in", "on", "de", "la", "du", "des"}
    ).upper()
    return frozenset({capitals, every, without_minor})
