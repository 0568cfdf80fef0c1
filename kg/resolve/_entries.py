"""Records of the gazetteer: things with their names, people with their terms of office."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import EntityType


@dataclass(frozen=True, slots=True)
class Office:
    """A term of office; `since` and `until` are ISO 8601 dates as precise as certain, or empty."""

    title: str
    country: str | None
    sector: str
    since: str
    until: str

    def held_on(self, day: str) -> bool:
        """Tell whether the office was held on a day (ISO 8601); an unknown end counts as held."""
        begun = not self.since or self.since <= day
        ended = bool(self.until) and self.until.ljust(10, "~") < day
        return begun and not ended

    @property
    def known_by_surname(self) -> bool:
        """Whether news calls the holder by surname alone from the start: leaders of states."""
        return self.sector not in {"LEG", "BUS", "JUD", "COP", "PTY"} and not (
            self.title.startswith(("governor", "ambassador", "mayor", "first lady"))
        )


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One thing the gazetteer knows.

    `key` is `country/NER`, `org/ecowas`, `place/geonames/2440485`, `region/sahel`,
    `person/mohamed-bazoum` or `actor/USA/MIL`.  `links` and `coordinates` come from library data.
    """

    key: str
    label: str
    type: EntityType
    names: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    gender: str | None = None
    offices: tuple[Office, ...] = ()
