"""What a text is about: its main country, and which of its countries soldiers rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import EntityType, MentionKind
from kg.resolve import gazetteer
from kg.resolve.clusters import Clusters

_JUNTA_TITLE = "junta leader"
_LANDS = {EntityType.COUNTRY, EntityType.PLACE}
_DOMINANT = 1.5
"""A text is about a country when it is spoken of so many times as often as any other."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text is about: its main country, and which of its countries is under a junta.

    `leading` is the country most often named with its places, adjectives apart;
    `main` the one spoken of most when no other comes near it; `countries` all of them, the one
    spoken of most first.
    """

    main: str | None
    junta: str | None
    title_end: int
    day: str | None = None
    leading: str | None = None
    countries: tuple[str, ...] = ()


def setting(clusters: Clusters, published: date | None, title_end: int) -> Setting:
    """Return the setting of a document, from the countries its mentions tell of."""
    counts: Counter[str] = Counter()
    ruled: Counter[str] = Counter()
    scenes: Counter[str] = Counter()
    for markable in clusters.markables:
        if markable.kind is MentionKind.PRONOUN:
            continue
        country = markable.entry.country if markable.entry else markable.code.country
        if country:
            scenes[country] += markable.type in _LANDS and markable.role != "modifier"
            counts[country] += 3 if markable.start < title_end else 1
            ruled[country] += "JUNTA" in markable.code.sectors and bool(markable.code.country)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    clear = len(ranked) == 1 or (bool(ranked) and ranked[0][1] >= _DOMINANT * ranked[1][1])
    main = ranked[0][0] if ranked and clear else None
    under = [c for c, _ in ranked if ruled[c] or _under_junta(c, published)]
    day = published.isoformat() if published else None
    leading = min(scenes, key=lambda c: (-scenes[c], c)) if scenes else None
    junta = under[0] if under else main
    return Setting(main, junta, title_end, day, leading, tuple(c for c, _ in ranked))


def _under_junta(country: str, published: date | None) -> bool:
    """Whether soldiers had seized power: the gazetteer knows a junta's leader around the day."""
    if published is None:
        return False
    days = (published.isoformat(), (published + timedelta(days=3)).isoformat())
    return any(gazetteer.office_holder(_JUNTA_TITLE, country, day) for day in days)
