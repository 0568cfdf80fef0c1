"""Content negotiation: which of the formats on offer a client likes best (RFC 9110)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media types of rows and truth values, the preferred first."""

TRIPLES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    "application/n-quads": "nquads",
    "application/trig": "trig",
    "application/x-turtle": "turtle",
    "text/plain": "ntriples",
    "application/xml": "rdfxml",
    "application/json": "jsonld",
}
"""Media types of triples, the preferred first."""


@dataclass(frozen=True, slots=True)
class _Range:
    """One media range of an Accept header."""

    kind: str
    subtype: str
    quality: float

    def covers(self, media: str) -> int | None:
        """Say how closely the range names the media type; None where it does not cover it."""
        kind, _, subtype = media.partition("/")
        if self.kind == "*" and self.subtype == "*":
            return 0
        if self.kind != kind:
            return None
        if self.subtype == "*":
            return 1
        return 2 if self.subtype == subtype else None


def choose(accept: str | None, offers: Mapping[str, str]) -> str | None:
    """Choose the media type on offer that the header likes best; None where it likes none.

    Of equally liked ones the first on offer wins; no header likes everything.
    """
    ranges = _parse(accept or "*/*")
    best: tuple[float, str] | None = None
    for media in offers:
        quality = _quality(media, ranges)
        if quality > 0 and (best is None or quality > best[0]):
            best = quality, media
    return None if best is None else best[1]


def _quality(media: str, ranges: list[_Range]) -> float:
    """Give the quality of the range that names the media type most closely."""
    found = [
        (closeness, one.quality) for one in ranges if (closeness := one.covers(media)) is not None
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else 0.0


def _parse(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        kind, slash, subtype = media.partition("/")
        if slash:
            ranges.append(_Range(kind, subtype, _weight(parameters)))
        elif media == "*":
            ranges.append(_Range("*", "*", _weight(parameters)))
    return ranges


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
