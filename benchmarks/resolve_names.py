"""Names: are variants of one thing's name told from similar names of different things?"""

from __future__ import annotations

import csv
from pathlib import Path

from kg.model import EntityType
from kg.resolve.variants import same_name

PAIRS = Path(__file__).parent / "name_pairs.csv"
"""Drawn by `benchmarks.resolve_articles`, judged by reading, and never measured before."""
SEEN = (
    Path(__file__).parent / "name_pairs_gum.csv",
    Path(__file__).parent / "name_pairs_seen.csv",
)
"""Pairs drawn by `benchmarks.resolve_draw` whose mistakes rules were mended by."""


def measure_names() -> tuple[dict[str, float], list[str]]:
    """Return precision and recall on the fresh pairs and on those seen, and every mistake."""
    shares, mistakes = _measure(PAIRS, "fresh")
    for path in SEEN:
        seen, others = _measure(path, "seen")
        shares |= seen
        mistakes += others
    return shares, mistakes


def _measure(path: Path, title: str) -> tuple[dict[str, float], list[str]]:
    """Return precision and recall of merging by name, in per cent, and a line for every mistake."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    right = wrong = missed = 0
    mistakes = []
    for row in csv.DictReader(lines):
        merged = same_name(row["left"], row["right"], EntityType(row["type"])) is not None
        same = row["same"] == "yes"
        right += merged and same
        wrong += merged and not same
        missed += same and not merged
        if merged != same:
            mistakes.append(f"{'merged' if merged else 'missed'}: {row['left']} / {row['right']}")
    return {
        f"{title} pairs ({len(lines) - 1}), precision": 100 * right / max(right + wrong, 1),
        f"{title} pairs ({len(lines) - 1}), recall": 100 * right / max(right + missed, 1),
    }, mistakes
