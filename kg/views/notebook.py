"""How a graph shows itself in a notebook: an SVG picture of its best connected nodes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.views.plain_graph import QUAD_COLOURS, by_importance, edges, placed

if TYPE_CHECKING:
    import networkx as nx

_WIDTH, _HEIGHT, _MARGIN = 760, 460, 60
_SHOWN = 40


def graph_svg(graph: nx.MultiDiGraph[str]) -> str:
    """Give the best connected nodes of a graph as an SVG picture."""
    shown = by_importance(graph)[:_SHOWN]
    if not shown:
        return "<p>The graph is empty.</p>"
    spots = placed(graph)
    xs, ys = [spots[n].x for n in shown], [spots[n].y for n in shown]
    wide, high = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)

    def at(node: str) -> tuple[float, float]:
        x = _MARGIN + (spots[node].x - min(xs)) / wide * (_WIDTH - 2 * _MARGIN)
        y = _MARGIN + (spots[node].y - min(ys)) / high * (_HEIGHT - 2 * _MARGIN)
        return round(x, 1), round(y, 1)

    kept = set(shown)
    lines = [
        _line(at(a), at(b), QUAD_COLOURS[int(d["quad"])])
        for a, b, _, d in edges(graph)
        if a in kept and b in kept and a != b
    ]
    dots = [
        _dot(at(n), spots[n].size, spots[n].colour, str(graph.nodes[n]["label"])) for n in shown
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}"><title>Graph of {len(graph)} entities</title>'
        + "".join(lines)
        + "".join(dots)
        + "</svg>"
    )


def _line(a: tuple[float, float], b: tuple[float, float], colour: str) -> str:
    return (
        f'<line x1="{a[0]}" y1="{a[1]}" x2="{b[0]}" y2="{b[1]}" '
        f'stroke="{colour}" stroke-opacity=".6" stroke-width="1.5"/>'
    )


def _dot(at: tuple[float, float], size: float, colour: str, label: str) -> str:
    x, y = at
    return (
        f'<circle cx="{x}" cy="{y}" r="{round(size / 3, 1)}" fill="{colour}"/>'
        f'<text x="{x}" y="{round(y + size / 3 + 11, 1)}" text-anchor="middle" '
        f'font-family="sans-serif" font-size="10">{escape(label[:28])}</text>'
    )
