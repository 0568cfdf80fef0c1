"""What every network file format shares: order, colours, sizes, positions, clean text.

The formats read the graphs of `kg.graph` (networkx, plain typed attributes) and differ only in
how they write them down.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.views.layout import positions

if TYPE_CHECKING:
    import networkx as nx

Value = str | int | float | bool | list[str]

# Colour-blind safe (Okabe & Ito 2008).
TYPE_COLOURS: Mapping[str, str] = {
    "Country": "#0072B2",
    "Organization": "#009E73",
    "Person": "#E69F00",
    "Group": "#56B4E9",
    "Place": "#999999",
    "Facility": "#CC79A7",
    "Event": "#D55E00",
    "Thing": "#BBBBBB",
}
QUAD_COLOURS: Mapping[int, str] = {
    0: "#8A8F98",
    1: "#56B4E9",
    2: "#0072B2",
    3: "#E69F00",
    4: "#D55E00",
}
"""Edge colours by quad class: cooperation blue, conflict orange to vermilion."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where and how large a node is drawn."""

    x: float
    y: float
    size: float
    colour: str


def clean(text: str) -> str:
    """Drop what XML 1.0 cannot hold (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text)


def nodes(graph: nx.MultiDiGraph[str]) -> list[tuple[str, dict[str, Any]]]:
    """Give the nodes as (id, attributes), sorted."""
    return [(node, dict(graph.nodes[node])) for node in sorted(graph)]


def edges(graph: nx.MultiDiGraph[str]) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Give the edges as (source, target, key, attributes), sorted."""
    return sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3])


def edge_id(source: str, key: str, target: str) -> str:
    """Give an id for an edge that is unique in its graph."""
    return f"{source}|{key}|{target}"


def placed(graph: nx.MultiDiGraph[str]) -> dict[str, Placed]:
    """Give every node a place, a size by its degree and a colour by its type."""
    nodes = by_importance(graph)
    number = {node: i for i, node in enumerate(nodes)}
    links = [(number[a], number[b], float(d.get("weight", 1.0))) for a, b, _, d in edges(graph)]
    spots = _positions(len(nodes), tuple(links))
    return {
        node: Placed(x, y, _size(graph.degree(node)), _colour(graph.nodes[node]))
        for node, (x, y) in zip(nodes, spots, strict=True)
    }


@lru_cache(maxsize=4)
def _positions(count: int, links: tuple[tuple[int, int, float], ...]) -> list[tuple[int, int]]:
    """Lay a graph out once, however many files it is written to."""
    return positions(count, links)


def by_importance(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Give the nodes, best connected first, ties by id."""
    return sorted(graph, key=lambda n: (-graph.degree(n), n))


def attribute_types(rows: Sequence[Mapping[str, Any]]) -> dict[str, type]:
    """Give each attribute's type over all rows; where rows disagree the widest wins.

    Whole and broken numbers give float, anything else mixed gives str; lists stay lists.
    """
    found: dict[str, type] = {}
    for row in rows:
        for name, value in row.items():
            if value is None:
                continue
            kind = type(value)
            known = found.setdefault(name, kind)
            if known is not kind:
                found[name] = float if {known, kind} == {int, float} else str
    return found


def _size(degree: int) -> float:
    return round(8 + 4 * math.sqrt(degree), 2)


def _colour(attributes: Mapping[str, Any]) -> str:
    return TYPE_COLOURS.get(str(attributes.get("type", "")), TYPE_COLOURS["Thing"])
