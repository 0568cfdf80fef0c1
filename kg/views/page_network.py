"""The drawing of the page: a pyvis network whose nodes and edges have their place already.

Nodes are numbered by importance (the best connected first), so that the page can show the
first few hundred and leave the rest for search.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import EntityType, ResolvedCorpus
from kg.views.layout import CORE, SPACING, Floats, positions

if TYPE_CHECKING:
    import networkx as nx
    from pyvis.network import Network

SHAPES = {
    EntityType.PERSON: "dot",
    EntityType.ORGANIZATION: "square",
    EntityType.COUNTRY: "diamond",
    EntityType.PLACE: "triangleDown",
    EntityType.FACILITY: "triangle",
    EntityType.GROUP: "hexagon",
    EntityType.EVENT: "star",
    EntityType.THING: "box",
}
"""The shape that tells the type of an entity on the canvas."""

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "tooltipDelay": 250,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 1.5, "hoverWidth": 0.8},
}

_GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A pyvis network with the number of each entity (by id) and of each edge's events."""

    network: Network
    numbers: dict[str, int]


def drawing(corpus: ResolvedCorpus) -> Drawing:
    """Make the drawing of who acts on whom, at its best connected first."""
    from kg.graph.networks import network

    graph = network(corpus)
    order = _by_importance(graph)
    numbers = {node: number for number, node in enumerate(order)}
    view = _empty()
    for node, (x, y) in zip(order, _places(graph, order, numbers), strict=True):
        _add_node(view, numbers[node], node, graph.nodes[node], x, y)
    event_numbers = {event.id: number for number, event in enumerate(corpus.events)}
    for actor, target, code, edge in graph.edges(keys=True, data=True):
        view.add_edge(
            numbers[actor],
            numbers[target],
            code=code,
            value=edge["weight"],
            events=sorted(event_numbers[one] for one in edge["events"]),
        )
    view.set_options(json.dumps(_OPTIONS))
    return Drawing(view, numbers)


class _Numbers(list[int]):
    """The ids 0…n-1 of a network, looked up without walking through all of them."""

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int) and 0 <= value < len(self)


def _empty() -> Network:
    from pyvis.network import Network

    view = Network(directed=True, cdn_resources="in_line")
    view.node_ids = _Numbers()
    return view


def _add_node(
    view: Network, number: int, identity: str, entity: dict[str, Any], x: int, y: int
) -> None:
    kind = EntityType(entity["type"])
    view.add_node(
        number,
        label=entity["label"],
        shape=SHAPES[kind],
        x=x,
        y=y,
        entity=identity,
        type=str(kind),
        country=entity["country"],
        sectors=entity["sectors"],
        aliases=entity["aliases"],
        roles=entity["roles"],
        links=entity["links"],
        mentions=entity["mentions"],
        documents=len(entity["documents"]),
    )


def _by_importance(graph: nx.MultiDiGraph[str]) -> list[str]:
    """Sort nodes: linked ones by the independent tellings of their edges, then the others."""
    weight = dict.fromkeys(graph, 0.0)
    for actor, target, edge in graph.edges(data=True):
        if actor != target:
            weight[actor] += edge["weight"]
            weight[target] += edge["weight"]
    return sorted(graph, key=lambda node: (-weight[node], -graph.nodes[node]["mentions"], node))


def _places(
    graph: nx.MultiDiGraph[str], order: list[str], numbers: dict[str, int]
) -> list[tuple[int, int]]:
    """Lay out what is linked; put the rest in a ring of its own around it."""
    links = [
        (numbers[actor], numbers[target], float(edge["weight"]))
        for actor, target, edge in graph.edges(data=True)
        if actor != target
    ]
    linked = max((max(one, other) + 1 for one, other, _ in links), default=0)
    placed = _evened(positions(linked, links))
    extent = max((math.hypot(x, y) for x, y in placed), default=0.0) + 2 * SPACING
    for step in range(len(order) - linked):
        distance = math.sqrt(extent**2 + (step + 1) * SPACING**2 / math.pi)
        angle = step * _GOLDEN
        placed.append((round(distance * math.cos(angle)), round(distance * math.sin(angle))))
    return placed


def _apart(place: Floats) -> Floats:
    """Push large nodes that lie near each other apart, so that a link between them is seen."""
    import numpy as np

    least = 1.35 * SPACING
    for _ in range(60):
        gap = place[:, None, :] - place[None, :, :]
        distance = np.linalg.norm(gap, axis=2) + 1e-6
        overlap = np.maximum(0.0, least - distance)
        np.fill_diagonal(overlap, 0.0)
        place = place + (gap * (0.25 * overlap / distance)[:, :, None]).sum(axis=1)
    return place


def _evened(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spread the crowded middle: distances from the centre are moved towards an even density.

    The best connected nodes set the scale; the others move with those around them.
    """
    import numpy as np

    if len(places) < 10:
        return places
    place = np.array(places, dtype=float)
    core = place[:CORE]
    centre = np.median(core, axis=0)
    radius = np.linalg.norm(place - centre, axis=1)
    known = np.sort(radius[: len(core)])
    even = known[-1] * np.sqrt((np.arange(len(known)) + 0.5) / len(known))
    wanted = np.interp(radius, known, 0.3 * known + 0.7 * even)
    beyond = radius > known[-1]
    wanted[beyond] = radius[beyond] - known[-1] + wanted[~beyond].max()
    moved = centre + (place - centre) * (wanted / np.maximum(radius, 1e-9))[:, None]
    moved[: len(core)] = _apart(moved[: len(core)])
    return [(int(x), int(y)) for x, y in np.rint(moved)]
