"""GraphML, Cytoscape JSON, and the tables that Gephi and Neo4j import."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import ResolvedCorpus
from kg.views.days import span
from kg.views.files import write_csv, write_text
from kg.views.plain_graph import attribute_types, clean, edge_id, edges, nodes, placed

if TYPE_CHECKING:
    import networkx as nx


def write_graphml(corpus: ResolvedCorpus, path: Path) -> None:
    """Write GraphML with typed attributes; lists become text joined by `; `.

    Every edge has an id of its own, so that parallel edges survive (Gephi, yEd, Cytoscape).
    """
    import networkx as nx

    from kg.graph import network

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph = network(corpus)
    spots = placed(graph)
    for node in sorted(graph):
        extra = {"x": float(spots[node].x), "y": float(spots[node].y), "size": spots[node].size}
        flat.add_node(clean(node), **_flat(graph.nodes[node]), **extra)
    for source, target, key, data in edges(graph):
        identity = clean(edge_id(source, key, target))
        flat.add_edge(clean(source), clean(target), key=identity, **_flat(data))
    text = "\n".join(nx.generate_graphml(flat, named_key_ids=True))
    write_text(path, '<?xml version="1.0" encoding="UTF-8"?>\n' + text + "\n")


def write_cytoscape(corpus: ResolvedCorpus, path: Path) -> None:
    """Write Cytoscape JSON (cytoscape.js and Cytoscape Desktop), edges with ids."""
    from kg.graph import network

    graph = network(corpus)
    spots = placed(graph)
    points = [
        {"data": {"id": node, **data}, "position": {"x": spots[node].x, "y": spots[node].y}}
        for node, data in nodes(graph)
    ]
    lines = [
        {"data": {"id": edge_id(a, key, b), "source": a, "target": b, "interaction": key, **data}}
        for a, b, key, data in edges(graph)
    ]
    content = {"data": {"name": "kg"}, "elements": {"nodes": points, "edges": lines}}
    write_text(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def write_gephi_tables(corpus: ResolvedCorpus, folder: Path) -> None:
    """Write `nodes.csv` and `edges.csv` for Gephi's spreadsheet import, with time sets."""
    from kg.graph import network

    graph = network(corpus)
    node_columns = ["type", "country", "sectors", "mentions", "first_date", "last_date"]
    write_csv(
        folder / "nodes.csv",
        ["Id", "Label", "Timeset", *node_columns],
        (
            [
                n,
                d["label"],
                _timeset([d["first_date"], d["last_date"]]),
                *(d[c] for c in node_columns),
            ]
            for n, d in nodes(graph)
        ),
    )
    columns = ["n_events", "n_factual", "n_negated", "n_claimed", "quad", "score"]
    write_csv(
        folder / "edges.csv",
        [
            "Source",
            "Target",
            "Type",
            "Id",
            "Label",
            "Kind",
            "Weight",
            "Timeset",
            *columns,
            "evidence",
        ],
        (
            [
                *(a, b, "Directed", edge_id(a, key, b), key, key, d["weight"]),
                _timeset(d["dates"]),
                *(d[c] for c in columns),
                " | ".join(d["evidence"]),
            ]
            for a, b, key, d in edges(graph)
        ),
    )


def write_neo4j_tables(corpus: ResolvedCorpus, folder: Path) -> None:
    """Write `nodes.csv` and `relationships.csv` for `neo4j-admin database import`."""
    from kg.graph import network

    graph = network(corpus)
    write_csv(
        folder / "nodes.csv",
        ["id:ID", "label", "country", "sectors", "mentions:int", "aliases:string[]", ":LABEL"],
        (
            [
                n,
                d["label"],
                d["country"],
                d["sectors"],
                d["mentions"],
                _array(d["aliases"]),
                f"Entity;{d['type']}",
            ]
            for n, d in nodes(graph)
        ),
        safe=False,
    )
    write_csv(
        folder / "relationships.csv",
        [
            *(":START_ID", ":END_ID", ":TYPE", "weight:double", "n_events:int", "n_factual:int"),
            *("first_date", "last_date", "evidence:string[]"),
        ],
        (
            [
                *(a, b, key, d["weight"], d["n_events"], d["n_factual"]),
                *(d["first_date"], d["last_date"], _array(d["evidence"])),
            ]
            for a, b, key, d in edges(graph)
        ),
        safe=False,
    )


def write_cypher(corpus: ResolvedCorpus, path: Path) -> None:
    """Write a Cypher script that makes the graph; running it again changes nothing."""
    from kg.graph import network

    graph = network(corpus)
    lines = ["CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;"]
    for node, data in nodes(graph):
        kind = _name(data["type"])
        lines.append(f"MERGE (n:Entity {{id: {_cypher(node)}}}) SET n:{kind}, n += {_map(data)};")
    for a, b, key, data in edges(graph):
        lines.append(
            f"MATCH (a:Entity {{id: {_cypher(a)}}}), (b:Entity {{id: {_cypher(b)}}}) "
            f"MERGE (a)-[r:{_name(key)}]->(b) SET r += {_map(data)};"
        )
    write_text(path, "\n".join(lines) + "\n")


def _flat(data: dict[str, Any]) -> dict[str, Any]:
    types = attribute_types([data])
    return {
        name: "; ".join(clean(str(v)) for v in value)
        if isinstance(value, list | tuple)
        else clean(value)
        if isinstance(value, str)
        else value
        for name, value in sorted(data.items())
        if name in types
    }


def _timeset(values: list[str]) -> str:
    spans = (span(v) for v in values if v)
    days = sorted({str(s[0]) for s in spans if s is not None})
    return f"<[{', '.join(days)}]>" if days else ""


def _array(values: list[str]) -> str:
    return ";".join(v.replace(";", ",") for v in values)


def _map(data: dict[str, Any]) -> str:
    pairs = (f"{_name(n)}: {_cypher(v)}" for n, v in sorted(data.items()) if v is not None)
    return "{" + ", ".join(pairs) + "}"


def _cypher(value: Any) -> str:
    """Write a value as a Cypher literal; every character that could end a string is escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_cypher(v) for v in value) + "]"
    text = clean(str(value)).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + text.replace("\n", "\\n").replace("\r", "\\r") + "'"


def _name(name: str) -> str:
    """Write a name so that it can be nothing but a name."""
    return "`" + clean(str(name)).replace("`", "``") + "`"
