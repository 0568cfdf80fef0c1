"""GEXF 1.3 for Gephi: parallel edges by kind, days for the timeline, evidence as lists.

networkx can write GEXF, but loses what matters here (edge kinds, timestamps, lists; see
`docs/decisions`).  Specification: https://gexf.net, version 1.3, checked against its RELAX NG
grammar (the published XSD cannot validate files with `viz` elements).
"""

from __future__ import annotations

import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import ResolvedCorpus
from kg.views.days import span
from kg.views.plain_graph import (
    QUAD_COLOURS,
    Placed,
    attribute_types,
    clean,
    edge_id,
    edges,
    placed,
)

if TYPE_CHECKING:
    import networkx as nx

_GEXF = "http://gexf.net/1.3"
_VIZ = "http://gexf.net/1.3/viz"
_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean", list: "liststring"}
_RESERVED = {
    "id": "entity_id",
    "label": "name",
    "kind": "node_kind",
    "weight": "strength",
    "type": "entity_type",
    "source": "outlet",
    "target": "goal",
}
"""Attribute names that readers take for their own (Gephi Lite fails on a column `type`)."""


def write_gexf(
    corpus: ResolvedCorpus, path: Path, *, events: bool = False, bipartite: bool = False
) -> None:
    """Write the graph as GEXF 1.3.

    Args:
        corpus: what to write.
        path: the file.
        events: one edge an event instead of one edge for each actor, act and target.
        bipartite: events as nodes between their actors and targets.
    """
    from kg.graph import bipartite_network, events_network, network

    make = bipartite_network if bipartite else events_network if events else network
    days = [d.published for d in corpus.documents if d.published is not None]
    write_network(make(corpus), path, modified=str(max(days)) if days else None)


def write_network(graph: nx.MultiDiGraph[str], path: Path, *, modified: str | None = None) -> None:
    """Write any graph of plain attributes as GEXF 1.3; `modified` is an ISO date."""
    ET.register_namespace("", _GEXF)
    ET.register_namespace("viz", _VIZ)
    root = ET.Element(f"{{{_GEXF}}}gexf", version="1.3")
    meta = ET.SubElement(
        root, f"{{{_GEXF}}}meta", {} if modified is None else {"lastmodifieddate": modified}
    )
    ET.SubElement(meta, f"{{{_GEXF}}}creator").text = "kg"
    ET.SubElement(meta, f"{{{_GEXF}}}description").text = "Who did what to whom, with evidence"
    body = ET.SubElement(
        root,
        f"{{{_GEXF}}}graph",
        defaultedgetype="directed",
        mode="dynamic",
        timeformat="date",
        timerepresentation="timestamp",
        idtype="string",
    )
    rows = edges(graph)
    node_types = _declare(body, "node", [graph.nodes[n] for n in sorted(graph)])
    edge_types = _declare(body, "edge", [row[3] for row in rows])
    _write_nodes(body, graph, node_types)
    _write_edges(body, rows, edge_types)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode())


def _declare(body: ET.Element, owner: str, rows: list[dict[str, Any]]) -> dict[str, type]:
    types = attribute_types(rows)
    types = {n: t for n, t in types.items() if n != "weight" and (n, owner) != ("label", "node")}
    holder = ET.SubElement(body, f"{{{_GEXF}}}attributes", {"class": owner})
    for name in sorted(types):
        title = _title(name)
        ET.SubElement(
            holder,
            f"{{{_GEXF}}}attribute",
            id=title,
            title=title,
            type=_TYPES.get(types[name], "string"),
        )
    return types


def _title(name: str) -> str:
    return clean(_RESERVED.get(name, name))


def _write_nodes(body: ET.Element, graph: nx.MultiDiGraph[str], types: Mapping[str, type]) -> None:
    places = placed(graph)
    days = _days_of_nodes(graph)
    holder = ET.SubElement(body, f"{{{_GEXF}}}nodes")
    for node in sorted(graph):
        data = graph.nodes[node]
        attributes = {"id": clean(node), "label": clean(str(data.get("label", node)))}
        attributes.update(_timestamps(days.get(node, ())))
        element = ET.SubElement(holder, f"{{{_GEXF}}}node", attributes)
        _write_values(element, data, types)
        _draw(element, places[node])


def _write_edges(
    body: ET.Element, rows: list[tuple[str, str, str, dict[str, Any]]], types: Mapping[str, type]
) -> None:
    holder = ET.SubElement(body, f"{{{_GEXF}}}edges")
    for source, target, key, data in rows:
        count = data.get("n_events", 1)
        label = str(data.get("label", data.get("code", key)))
        attributes = {
            "id": clean(edge_id(source, key, target)),
            "source": clean(source),
            "target": clean(target),
            "label": clean(f"{label} ({count})" if count > 1 else label),
            "kind": clean(key),
            "weight": str(float(data.get("weight", 1.0))),
        }
        attributes.update(_timestamps(_days(data)))
        element = ET.SubElement(holder, f"{{{_GEXF}}}edge", attributes)
        _write_values(element, data, types)
        _colour(element, QUAD_COLOURS.get(int(data.get("quad", 0)), QUAD_COLOURS[0]))


def _write_values(element: ET.Element, data: Mapping[str, Any], types: Mapping[str, type]) -> None:
    holder = ET.SubElement(element, f"{{{_GEXF}}}attvalues")
    for name in sorted(types):
        value = data.get(name)
        if value is None or value in ("", []):
            continue
        text = _text(value, types[name])
        if text is not None:
            ET.SubElement(holder, f"{{{_GEXF}}}attvalue", {"for": _title(name), "value": text})
    if len(holder) == 0:
        element.remove(holder)


def _text(value: Any, kind: type) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind is float:
        return str(float(value)) if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return clean(json.dumps([clean(str(v)) for v in value], ensure_ascii=False))
    return clean(str(value))


def _days(data: Mapping[str, Any]) -> list[str]:
    """Give the days of an edge or node as ISO dates: the first day of each date it holds."""
    values = data.get("dates") or [data.get("first_date") or ""]
    spans = (span(value) for value in values if value)
    return sorted({str(s[0]) for s in spans if s is not None})


def _days_of_nodes(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for source, target, _, data in edges(graph):
        for node in (source, target):
            found.setdefault(node, set()).update(_days(data))
    for node in graph:
        found.setdefault(node, set()).update(_days(graph.nodes[node]))
    return {node: sorted(days) for node, days in found.items()}


def _timestamps(days: Iterable[str]) -> dict[str, str]:
    listed = list(days)
    return {"timestamps": f"[{', '.join(listed)}]"} if listed else {}


def _draw(element: ET.Element, place: Placed) -> None:
    _colour(element, place.colour)
    ET.SubElement(
        element, f"{{{_VIZ}}}position", x=str(float(place.x)), y=str(float(-place.y)), z="0.0"
    )
    ET.SubElement(element, f"{{{_VIZ}}}size", value=str(place.size))


def _colour(element: ET.Element, colour: str) -> None:
    red, green, blue = (str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    ET.SubElement(element, f"{{{_VIZ}}}color", r=red, g=green, b=blue)
