"""Actor phrases against NGEC's tests: country and sector, and coordinated actors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.gold import records
from kg.resolve.actors import ActorCode, code_phrase

_INTERNATIONAL = {"IGO", "UNO", "EUR"}
_NO_SECTOR = {"", "UNK", "????"}
_TODAY = "2023-01-01"
"""The tests were written about then: what `today` and a missing date mean in them."""


def measure_actors(gold: Path) -> tuple[dict[str, float], list[str]]:
    """Return shares in per cent, and a line for every miss.

    `plain` leaves out the phrases whose expected answer names a Wikipedia article: they ask for
    an encyclopedia.  Where the tests expect no country or no sector, saying one is a miss.
    """
    counts: dict[str, list[int]] = {}
    misses = []
    for row in records(gold / "ngec-actors-dev.jsonl.gz"):
        phrase = row["args"][0]
        if not phrase:
            continue
        code = _code(row)
        plain = not row["expect"].get("wiki")
        for part, right in _verdicts(row["expect"], code):
            for name in (f"{part}, all", *((f"{part}, plain",) if plain else ())):
                tally = counts.setdefault(name, [0, 0])
                tally[0] += right
                tally[1] += 1
            if not right:
                misses.append(f"{part}: {phrase} → {code.country} {code.sectors}")
    table = {f"{name} ({n})": 100 * right / n for name, (right, n) in sorted(counts.items())}
    return table, misses


def _code(row: dict[str, Any]) -> ActorCode:
    arguments = row["args"]
    agent = row["method"] == "agent_to_code"
    context = row["kwargs"].get("known_country") or (
        arguments[1] if agent and len(arguments) > 1 else ""
    )
    day = row["kwargs"].get("query_date") or (arguments[2] if agent and len(arguments) > 2 else "")
    country = code_phrase(context).country if context else None
    return code_phrase(arguments[0], country=country, day=_iso(day) or _TODAY)


def _iso(text: str) -> str | None:
    if not text or text.lower() == "today":
        return None
    import dateparser

    parsed = dateparser.parse(text, languages=["en"])
    return parsed.date().isoformat() if parsed else None


def _verdicts(expect: dict[str, Any], code: ActorCode) -> Iterator[tuple[str, bool]]:
    country = expect.get("cc", expect.get("country"))
    if country is not None:
        international = country in _INTERNATIONAL and "IGO" in code.sectors
        yield "country", international or country == (code.country or "")
    sector = expect.get("code_1")
    if sector is not None and sector != "????":
        wanted = "" if sector in _NO_SECTOR else sector
        yield "sector", (wanted in code.sectors) if wanted else not code.sectors


def measure_coordination(gold: Path) -> dict[str, float]:
    """Return how many coordinations are told apart exactly as expected (predicted parses)."""
    from kg.documents import document_from_text
    from kg.language import annotate, load
    from kg.resolve.coordination import coordinated_phrases

    rows = list(records(gold / "ngec-coactors-dev.jsonl.gz"))
    documents = [document_from_text(row["text"], path=row["test"]) for row in rows]
    right = 0
    for row, (_, doc) in zip(rows, annotate(load(), documents), strict=True):
        start = doc.text.index(row["actor_phrase"])
        span = doc.char_span(start, start + len(row["actor_phrase"]), alignment_mode="expand")
        right += sorted(coordinated_phrases(span)) == sorted(row["expect"])
    return {f"coordinated actors right ({len(rows)})": float(right)}
