"""Gender, type, number and titles of names."""

from __future__ import annotations

from functools import cache

from kg.model import EntityType
from kg.resolve import _lexicon, gazetteer
from kg.resolve._data import rows, table
from kg.resolve._features import noun_types, number
from kg.resolve._words import Stretch, Word, Words
from kg.resolve.actors import ActorCode
from kg.resolve.gazetteer import GazetteerEntry
from kg.resolve.names import fold, person_tokens

_LABEL_TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.FACILITY,
    "NORP": EntityType.GROUP,
    "EVENT": EntityType.EVENT,
}


@cache
def _first_names() -> dict[str, str]:
    return {
        fold(name).casefold(): row["gender"]
        for row in rows("first_names.csv")
        for name in row["names"].split()
    }


def name_gender(
    kind: EntityType, text: str, titles: tuple[str, ...], entry: GazetteerEntry | None
) -> str | None:
    """Return the gender of a named thing: `m`, `f`, `n`, or None for a person unknown."""
    if kind is not EntityType.PERSON:
        return None if kind in {EntityType.GROUP, EntityType.THING} else "n"
    if entry is not None and entry.gender:
        return entry.gender
    words = [w.casefold().strip(".") for t in (*titles, text) for w in t.split()]
    genders = table("nouns.toml")["gender"]
    for word in words[:-1]:
        if word in genders["female_titles"]:
            return "f"
        if word in genders["male_titles"]:
            return "m"
    first = person_tokens(text)
    return _first_names().get(first[0]) if len(first) > 1 else None


def name_type(doc: Words, span: Stretch, label: str, entry: GazetteerEntry | None) -> EntityType:
    """Return the type of a named thing from its label, the gazetteer and its words."""
    if entry is not None and gazetteer.known_name(span.text) is entry:
        return entry.type
    if label == "PERSON":
        return EntityType.PERSON
    if _typed_by_entry(span, label, entry) and entry is not None:
        return entry.type
    if label and gazetteer.demonym(span.text):
        people = gazetteer.people_noun(span.text) and number(span.root) == "pl"
        return EntityType.GROUP if people else EntityType.COUNTRY
    if label == "NORP":
        return EntityType.GROUP
    if label == "ORG" and noun_types().get(_facility(doc, span)) is EntityType.FACILITY:
        return EntityType.FACILITY
    if label:
        return _LABEL_TYPES[label]
    return _guess_type(span)


def rather_a_place(span: Stretch) -> bool:
    """Tell whether a recogniser took a capital or country named in one word for a person."""
    if len(span.words) > 1 or any(t.dep in {"nmod:desc", "flat"} for t in span.root.children):
        return False
    entry = gazetteer.lookup(span.text)
    country = entry is not None and entry.type is EntityType.COUNTRY
    return country or gazetteer.capital_country(span.text) is not None


def _typed_by_entry(span: Stretch, label: str, entry: GazetteerEntry | None) -> bool:
    """Whether the gazetteer's type goes before the recogniser's label."""
    if entry is None:
        return False
    if label not in {"", "GPE", "LOC", "ORG"} and entry.type is not EntityType.GROUP:
        return False
    place = entry.type is EntityType.PLACE
    return bool(label) or not place or len(span.words) > 1 or span.root.pos == "PROPN"


def _facility(doc: Words, span: Stretch) -> str:
    """The noun that tells a building's or base's kind: the last word but numbers."""
    words = [t.text for t in span.words if not doc.is_number(t)]
    return _lexicon.singular(words[-1]) if 0 < len(words) < len(span.words) else ""


def _guess_type(span: Stretch) -> EntityType:
    """The type of a name that no recogniser labelled."""
    words = person_tokens(span.text)
    if len(words) > 1 and words[0] in _first_names():
        return EntityType.PERSON
    if any(t.dep == "nmod:desc" for t in span.root.children):
        return EntityType.PERSON
    fixed = noun_types().get(_lexicon.singular(span.words[-1].text))
    if fixed is not None:
        return fixed
    term = _lexicon.match([t.text for t in span.words], len(span.words))
    if term is not None and term.kind != "modifier":
        return EntityType.ORGANIZATION if term.kind == "group" else EntityType.PERSON
    return EntityType.THING


def entry_fits(entry: GazetteerEntry | None, kind: EntityType, label: str, text: str) -> bool:
    """Tell whether what the gazetteer found can be what the recogniser saw."""
    if entry is None:
        return False
    if gazetteer.known_name(text) is entry and not gazetteer.demonym(text):
        return True
    if label == "PERSON":
        return entry.type is EntityType.PERSON
    if gazetteer.demonym(text) and not entry.key.startswith("country/"):
        return False
    if label in {"GPE", "LOC"}:
        return entry.type in {EntityType.COUNTRY, EntityType.PLACE} or entry.key.startswith(
            "actor/"
        )
    if label == "ORG" and entry.key.startswith("place/"):
        return False
    if label == "EVENT":
        return False
    if entry.key.startswith("place/") and label == "":
        return False
    return kind is entry.type or label in {"", "NORP", "ORG", "FAC"}


def name_number(head: Word, kind: EntityType) -> str:
    """Return the number of a name; bodies of people may be taken up by *it* or *they*."""
    if kind in {EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.GROUP}:
        return "pl" if kind is EntityType.GROUP and number(head) == "pl" else "either"
    return number(head)


def titles(doc: Words, head: Word, first: int) -> tuple[str, ...]:
    """Return the titles in front of a person's name, as one text each (*French President*)."""
    found = []
    for child in head.lefts:
        if child.dep in {"nmod:desc", "compound", "amod"} and child.i < first:
            words = doc[child.left_edge.i : child.i + 1]
            found.append(" ".join(t.text for t in words if t.dep not in {"det", "punct"}))
    return (" ".join(found),) if found else ()


def demonym_code(name: str) -> ActorCode | None:
    """Return the country of a demonym, with no sector."""
    code = gazetteer.demonym(name)
    if code is not None:
        return ActorCode(country=code, kind="name")
    return None
