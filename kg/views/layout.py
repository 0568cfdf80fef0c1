"""Positions for a graph of any size, the same every time, made so that the main things are seen.

The best connected nodes are laid out first, by a force model that lets groups fall apart
(LinLog energy, as in ForceAtlas2), and then stay where they are; the others settle between and
around them level by level, each level three times larger, with repulsion from near nodes only.
So the opening view of a graph of ten thousand nodes is as tidy as that of a hundred and fifty,
and nodes added later appear beside the nodes they belong to.

Nothing is random: nodes start on a sunflower spiral.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CORE = 150
"""How many of the best connected nodes are laid out together before all others."""

SPACING = 95.0
"""Mean distance of neighbouring core nodes, in the units of the drawing."""

_GOLDEN = math.pi * (3 - math.sqrt(5))
_ASPECT = 1.45


def positions(count: int, links: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Give whole-number coordinates for nodes 0…count-1, the most important first.

    `links` are (node, node, weight); direction and repeated pairs do not matter, and links
    from a node to itself are ignored.
    """
    if count == 0:
        return []
    ends, weights = _merged(count, links)
    core = min(CORE, count)
    place = np.zeros((count, 2))
    place[:core] = _core(core, *_within(ends, weights, core))
    placed = core
    while placed < count:
        level = min(count, placed * 3)
        _settle(place, placed, level, *_within(ends, weights, level))
        placed = level
    return [(int(x), int(y)) for x, y in np.rint(place)]


def _merged(count: int, links: Sequence[tuple[int, int, float]]) -> tuple[Ints, Floats]:
    """Sum the weights of parallel links; ends come with the smaller node first, sorted."""
    total: dict[tuple[int, int], float] = {}
    for one, other, weight in links:
        if one != other:
            pair = (one, other) if one < other else (other, one)
            total[pair] = total.get(pair, 0.0) + weight
    pairs = sorted(total)
    ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
    return ends, np.array([math.log2(1 + total[pair]) for pair in pairs])


def _within(ends: Ints, weights: Floats, count: int) -> tuple[Ints, Floats]:
    chosen = (ends < count).all(axis=1)
    return ends[chosen], weights[chosen]


def _spiral(count: int, radius: float) -> Floats:
    steps = np.arange(count)
    distance = radius * np.sqrt((steps + 0.5) / max(count, 1))
    return np.stack([distance * np.cos(steps * _GOLDEN), distance * np.sin(steps * _GOLDEN)], 1)


# ── the core ─────────────────────────────────────────────────────────────────────────────


def _core(count: int, ends: Ints, weights: Floats) -> Floats:
    if count == 1:
        return np.zeros((1, 2))
    place = _spiral(count, SPACING * math.sqrt(count))
    degree = np.bincount(ends.ravel(), minlength=count).astype(float)
    mass = 1 + np.sqrt(degree)
    steps = 500
    for step in range(steps):
        heat = SPACING * 0.6 * (1 - step / steps) ** 1.5 + 0.5
        push = _repulsion(place, mass) + _attraction(place, ends, weights, count)
        push -= 0.9 * mass[:, None] * place / (np.linalg.norm(place, axis=1)[:, None] + SPACING)
        place += _limited(push, heat)
    place = _upright(place)
    return _apart(_scaled(place), SPACING * 0.62)


def _repulsion(place: Floats, mass: Floats) -> Floats:
    gap = place[:, None, :] - place[None, :, :]
    square = (gap**2).sum(axis=2) + 1.0
    strength = SPACING * mass[:, None] * mass[None, :] / square
    result: Floats = (gap * strength[:, :, None]).sum(axis=1)
    return result


def _attraction(place: Floats, ends: Ints, weights: Floats, count: int) -> Floats:
    """Pull linked nodes together by the logarithm of their distance (LinLog)."""
    gap = place[ends[:, 1]] - place[ends[:, 0]]
    distance = np.linalg.norm(gap, axis=1) + 1e-9
    pull = gap * (1.6 * weights * np.log1p(distance / SPACING) / distance)[:, None]
    return _scattered(ends[:, 0], pull, count) - _scattered(ends[:, 1], pull, count)


def _scattered(rows: Ints, values: Floats, count: int) -> Floats:
    """Sum two-dimensional values by row, in a fixed order."""
    return np.stack(
        [np.bincount(rows, weights=values[:, axis], minlength=count) for axis in (0, 1)], 1
    )


def _limited(push: Floats, most: float) -> Floats:
    length = np.linalg.norm(push, axis=1)[:, None] + 1e-12
    limited: Floats = push / length * np.minimum(length, most)
    return limited


def _upright(place: Floats) -> Floats:
    """Turn the drawing so that its longest axis lies flat, and stretch it to a screen's shape."""
    centred = place - place.mean(axis=0)
    xx, xy, yy = (
        float((centred[:, 0] ** 2).sum()),
        float((centred[:, 0] * centred[:, 1]).sum()),
        float((centred[:, 1] ** 2).sum()),
    )
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cosine, sine = math.cos(angle), math.sin(angle)
    turned = np.stack(
        [
            centred[:, 0] * cosine + centred[:, 1] * sine,
            centred[:, 1] * cosine - centred[:, 0] * sine,
        ],
        1,
    )
    spread = np.sqrt((turned**2).mean(axis=0)) + 1e-9
    stretch = math.sqrt(max(1.0, _ASPECT * spread[1] / spread[0]))
    result: Floats = turned * np.array([stretch, 1 / stretch])
    return result


def _scaled(place: Floats) -> Floats:
    """Scale the drawing so that its nodes lie about `SPACING` apart on the whole."""
    low, high = np.percentile(place, 4, axis=0), np.percentile(place, 96, axis=0)
    area = float(np.prod(np.maximum(high - low, 1e-6)))
    if len(place) < 4 or area < 1e-3:
        return place
    wanted = len(place) * SPACING**2
    return place * math.sqrt(wanted / area)


def _apart(place: Floats, least: float) -> Floats:
    """Move nodes that lie nearer than `least` apart, a little at a time."""
    from scipy.spatial import cKDTree

    for _ in range(80):
        pairs = cKDTree(place).query_pairs(least, output_type="ndarray")
        if len(pairs) == 0:
            break
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        gap = place[pairs[:, 0]] - place[pairs[:, 1]]
        distance = np.linalg.norm(gap, axis=1) + 1e-9
        move = gap * (0.5 * (least - distance) / distance)[:, None]
        place = place + 0.7 * (
            _scattered(pairs[:, 0], move, len(place)) - _scattered(pairs[:, 1], move, len(place))
        )
    return place


# ── the other levels ─────────────────────────────────────────────────────────────────────


def _settle(place: Floats, fixed: int, count: int, ends: Ints, weights: Floats) -> None:
    """Place nodes fixed…count-1 among those already placed; changes `place`."""
    from scipy.spatial import cKDTree

    extent = float(np.abs(place[:fixed]).max()) + SPACING
    gap = 2 * extent / math.sqrt(count) * 0.8
    place[fixed:count] = _beside_neighbours(place, fixed, count, ends, weights, gap, extent)
    steps = 70
    for step in range(steps):
        heat = gap * 0.5 * (1 - step / steps) + 0.2
        now = place[:count]
        pairs = cKDTree(now).query_pairs(gap * 1.6, output_type="ndarray")
        pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
        push = _near_repulsion(now, pairs, gap, count)
        push += 0.25 * gap * _attraction(now, ends, weights, count) / (1 + weights.mean())
        push[:fixed] = 0
        place[:count] += _limited(push, heat)


def _near_repulsion(place: Floats, pairs: Ints, gap: float, count: int) -> Floats:
    between = place[pairs[:, 0]] - place[pairs[:, 1]]
    distance = np.linalg.norm(between, axis=1) + 1e-6
    strength = gap * np.maximum(0, 1.6 * gap / distance - 1) * 0.6
    push = between / distance[:, None] * strength[:, None]
    return _scattered(pairs[:, 0], push, count) - _scattered(pairs[:, 1], push, count)


def _beside_neighbours(
    place: Floats, fixed: int, count: int, ends: Ints, weights: Floats, gap: float, extent: float
) -> Floats:
    """Start every new node beside the middle of its placed neighbours, or else on the rim."""
    cross = (ends[:, 0] < fixed) & (ends[:, 1] >= fixed)
    inner, outer, weight = ends[cross, 0], ends[cross, 1], weights[cross]
    total = np.bincount(outer, weights=weight, minlength=count)
    start = _scattered(outer, place[inner] * weight[:, None], count)
    known = total[fixed:count] > 0
    result = np.zeros((count - fixed, 2))
    result[known] = start[fixed:count][known] / total[fixed:count][known][:, None]
    steps = np.arange(fixed, count)
    around = np.stack([np.cos(steps * _GOLDEN), np.sin(steps * _GOLDEN)], 1)
    result[known] += around[known] * gap * 1.5
    rim = extent * (1.05 + 0.25 * np.sqrt((steps - fixed + 1) / (count - fixed)))
    result[~known] = around[~known] * rim[~known][:, None] * np.array([1.1, 0.8])
    return result
