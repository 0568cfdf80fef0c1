"""Whether two names can stand for one thing, by the names alone."""

from __future__ import annotations

from kg.model import EntityType
from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import table
from kg.resolve.bodies import same_form
from kg.resolve.names import (
    abbreviates,
    fold,
    nicknamed,
    person_extends,
    person_tokens,
    similar_people,
    similar_word,
)
from kg.resolve.spellings import sounds_alike


def same_name(left: str, right: str, kind: EntityType) -> str | None:
    """Return the reason why two names of the given kind may be one thing's, or None.

    Reasons: `same name`, `gazetteer`, `short form of the name`, `abbreviation of the name`,
    `similar spelling`.  Names alone are looked at: within one text this is enough, across texts
    it is not.
    """
    if fold(left) == fold(right):
        return "same name"
    short, full = sorted((left, right), key=len)
    if kind is EntityType.PERSON:
        if _holds_capitals(short) and abbreviates(short, full):
            return "abbreviation of the name"
        return _same_person(left, right)
    if _words(left) == _words(right):
        return "same name"
    known = (gazetteer.lookup(left), gazetteer.lookup(right))
    if known[0] is not None and known[1] is not None and known[0].key == known[1].key:
        return "gazetteer"
    form = None if all(known) else same_form(left, right, kind)
    if form is not None:
        return form
    if shortens(short, full, kind):
        return "short form of the name"
    if all(entry is not None and entry.key[:5] != "place" for entry in known):
        return None
    if abbreviates(short, full) or abbreviates_part(short, full):
        return "abbreviation of the name"
    return "similar spelling" if similar_names(left, right) else None


def _words(name: str) -> tuple[str, ...]:
    """The words that tell names apart: no small ones, plurals and possessives as singulars."""
    words = (fold(w).casefold() for w in name.replace("-", " ").split())
    return tuple(w if len(w) < 5 else w.removesuffix("s") for w in words if w not in _SMALL)


_SMALL = frozenset({"the", "of", "and", "for", "&", "in", "at", "de", "la"})


def _holds_capitals(short: str) -> bool:
    """Capitals alone, but those of a title (*MP*)."""
    letters = short.replace(".", "").replace(" ", "")
    words = table("names.toml")
    title = letters.casefold() in words["titles"] or letters.casefold() in words["suffixes"]
    return len(letters) > 1 and letters.isupper() and not title


def _same_person(left: str, right: str) -> str | None:
    if _titles_differ(left, right):
        return None
    tokens = (person_tokens(left), person_tokens(right))
    if tokens[0] == tokens[1]:
        return "same name"
    short, full = sorted(tokens, key=len)
    alone = len(short) == len(full) == 1 and sounds_alike(short[0], full[0])
    if alone or similar_people(short, full) or sorted(short) == sorted(full):
        return "similar spelling"
    if not person_extends(short, full):
        return "short form of the name" if nicknamed(short, full) else None
    described = full[len(short)] in _SMALL if full[: len(short)] == short else False
    plain = not {"from", "of", "and"} & set(full[: -len(short)])
    return "short form of the name" if plain or described else None


def _titles_differ(left: str, right: str) -> bool:
    """*Mr Roberts* is not *Mrs Roberts*."""
    male, female = {"mr", "sir", "lord"}, {"mrs", "ms", "miss", "lady", "dame"}
    words = (left.split()[0], right.split()[0])
    first = {fold(word).casefold().strip(".") for word in words}
    return bool(first & male) and bool(first & female)


def shortens(short: str, full: str, kind: EntityType) -> bool:
    """Tell whether a body's or place's name is a usual short form of a longer one.

    *Boeing* of *Boeing Company*, *Senate* of *U.S. Senate*, *Taipei* of *Taipei City*,
    *Scientology* of *Church of Scientology*, *House* of *House of Representatives*.
    """
    left, right = fold(short).casefold().split(), fold(full).casefold().split()
    if not 0 < len(left) < len(right) or kind is EntityType.PERSON:
        return False
    before, after = right[: -len(left)], right[len(left) :]
    if len(left) == 1 and left[0] in {"north", "south"} and left == right[:1]:
        state = gazetteer.lookup(full)  # the North of North Korea, the South of South Sudan
        return state is not None and state.type is EntityType.COUNTRY
    if right[: len(left)] == left and _rest_is_generic(after, short):
        town = kind is EntityType.PLACE and gazetteer.is_city(short)
        return not town or all(w in table("names.toml")["extents"] for w in after)
    if right[-len(left) :] == left:
        return _introduces(before, short, full, body=kind is EntityType.ORGANIZATION)
    return False


def _rest_is_generic(after: list[str], short: str) -> bool:
    """What follows the short form says what kind of thing it is, or whose."""
    if after[0] in {"of", "in", "at"}:
        return gazetteer.lookup(short) is None or _generic(short)
    words = table("names.toml")
    known = gazetteer.lookup(short)
    if known is None:
        kinds = all(w.strip(".,") in words["bodies"] or w in words["places"] for w in after)
        return kinds and not _generic(short)
    full = gazetteer.lookup(f"{short} {' '.join(after)}")
    settled = known.key.startswith(("place/", "region/")) and (full or known).key == known.key
    return settled and not _generic(short) and all(w in words["extents"] for w in after)


def _generic(name: str) -> bool:
    """A name that is but the word for a kind of thing (*Court*, *University*)."""
    last = fold(name).casefold().split()[-1]
    words = table("names.toml")
    kinds = last in words["bodies"] or last in words["places"]
    return kinds or _lexicon.match([last], 1) is not None


def _introduces(before: list[str], short: str, full: str, *, body: bool) -> bool:
    """Tell whether words before a name only say whose or what kind of thing it is."""
    if before[-1] == "of":
        return before[0] in table("names.toml")["of"] and len(before) < 4
    known = gazetteer.lookup(short)
    pointed = len(before) == 1 and before[0] in _POINTS
    if pointed or (known is not None and gazetteer.lookup(full) not in {None, known}):
        return False
    if _generic(short):
        return True
    if not body:
        return False
    first = next(word for word in full.split() if word.lower() != "the")
    country = gazetteer.lookup(first)
    nation = gazetteer.demonym(first) or (country is not None and country.key[:8] == "country/")
    described = _lexicon.match(before, len(before)) is not None
    plural = short.endswith("s") and " " not in short
    return described or plural or (bool(nation) and len(before) == 1)


_POINTS = frozenset({"north", "south", "east", "west", "northern", "southern", "new", "central"})


def abbreviates_part(short: str, full: str) -> bool:
    """Tell whether one word of a short form stands for the words or letters a name begins with.

    *GW Bridge* of *George Washington Bridge*, *Penn State* of *Pennsylvania State University*.
    """
    left, right = ([w for w in n.split() if w.lower() != "the"] for n in (short, full))
    if len(left) < 2 or len(right) < 2:
        return False
    rest = [fold(w).casefold() for w in left[1:]]
    words = [fold(w).casefold() for w in right]
    width = len(left[0].replace(".", ""))
    if left[0].isupper() and 2 <= width < len(words) and words[width:] == rest:
        return abbreviates(left[0], " ".join(right[:width]))
    begins = len(left[0]) > 3 and words[0].startswith(fold(left[0]).casefold())
    tail = words[1 + len(rest) :]
    generic = all(w in table("names.toml")["bodies"] for w in tail)
    return begins and words[1 : 1 + len(rest)] == rest and generic


def similar_names(left: str, right: str) -> bool:
    """Tell whether two names of bodies or places are spellings of one: one long word differs.

    No more than one letter may differ, and nothing of what the gazetteer tells apart.
    """
    words = (_words(left), _words(right))
    if len(words[0]) != len(words[1]) or all(gazetteer.lookup(n) for n in (left, right)):
        return False
    if fold(left)[-1:] != fold(right)[-1:] and "s" in (fold(left)[-1:], fold(right)[-1:]):
        return False  # one island is not several
    pairs = [(a, b) for a, b in zip(*words, strict=True) if a != b]
    return len(pairs) == 1 and min(map(len, pairs[0])) > 5 and similar_word(*pairs[0])
