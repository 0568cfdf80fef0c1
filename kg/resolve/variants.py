"""Whether two names can stand for one thing, by the names alone."""

from __future__ import annotations

from kg.model import EntityType
from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import table
from kg.resolve.names import (
    abbreviates,
    fold,
    person_extends,
    person_tokens,
    similar_people,
)


def same_name(left: str, right: str, kind: EntityType) -> str | None:
    """Return the reason why two names of the given kind may be one thing's, or None.

    Reasons: `same name`, `gazetteer`, `short form of the name`, `abbreviation of the name`,
    `similar spelling`.
    People must agree in their last word, or one name must be contained in order in the other.
    """
    if fold(left) == fold(right):
        return "same name"
    if kind is EntityType.PERSON:
        return _same_person(left, right)
    known = (gazetteer.lookup(left), gazetteer.lookup(right))
    if known[0] is not None and known[1] is not None:
        return "gazetteer" if known[0].key == known[1].key else None
    short, full = sorted((left, right), key=len)
    if abbreviates(short, full):
        return "abbreviation of the name"
    return "short form of the name" if shortens(short, full, kind) else None


def _same_person(left: str, right: str) -> str | None:
    tokens = (person_tokens(left), person_tokens(right))
    if _titles_differ(left, right):
        return None
    if tokens[0] == tokens[1]:
        return "same name"
    short, full = sorted(tokens, key=len)
    if similar_people(short, full):
        return "similar spelling"
    plain = not {"from", "of", "and"} & set(full[: -len(short)])
    return "short form of the name" if plain and person_extends(short, full) else None


def _titles_differ(left: str, right: str) -> bool:
    """*Mr Roberts* is not *Mrs Roberts*."""
    male, female = {"mr", "sir", "lord"}, {"mrs", "ms", "miss", "lady", "dame"}
    words = (left.split()[0], right.split()[0])
    first = {fold(word).casefold().strip(".") for word in words}
    return bool(first & male) and bool(first & female)


def shortens(short: str, full: str, kind: EntityType) -> bool:
    """Tell whether a body's or place's name is a usual short form of a longer one.

    *Boeing* of *Boeing Company*, *Senate* of *U.S. Senate*, *Taipei* of *Taipei City*,
    *Scientology* of *Church of Scientology*, *Boeing* of *aircraft manufacturer Boeing*.
    """
    left, right = fold(short).casefold().split(), fold(full).casefold().split()
    if not 0 < len(left) < len(right):
        return False
    body = kind is EntityType.ORGANIZATION
    before, after = right[: -len(left)], right[len(left) :]
    if right[: len(left)] == left:
        words = table("names.toml")["bodies" if body else "places"]
        generic = _lexicon.match([left[-1]], 1) is not None or gazetteer.lookup(short) is not None
        return not generic and all(word.strip(".,") in words for word in after)
    if right[-len(left) :] == left:
        return _introduces(before, full, body=body)
    return False


def _introduces(before: list[str], full: str, *, body: bool) -> bool:
    """Tell whether words before a name only say whose or what kind of thing it is."""
    if before[-1] == "of":
        return before[0] in table("names.toml")["of"] and len(before) < 4
    first = next(word for word in full.split() if word.lower() != "the")
    country = gazetteer.lookup(first)
    nation = gazetteer.demonym(first) or (country is not None and country.key[:8] == "country/")
    if not body:
        return False
    described = _lexicon.match(before, len(before)) is not None
    return described or (bool(nation) and len(before) == 1)
