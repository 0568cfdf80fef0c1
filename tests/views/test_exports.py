"""Files that strangers' tools read: GEXF, GraphML, Cytoscape, tables, Cypher, reports."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import networkx as nx
import pytest

from kg.graph import bipartite_network, events_network, network
from kg.graph.html_table import table_html
from kg.views.citations import write_citations
from kg.views.gexf import write_gexf, write_network
from kg.views.network_files import (
    write_cypher,
    write_cytoscape,
    write_gephi_tables,
    write_graphml,
    write_neo4j_tables,
)
from kg.views.notebook import graph_svg
from kg.views.report import write_report, write_report_markdown
from kg.views.stats import statistics
from tests.graph.corpora import niger

_NS = {"g": "http://gexf.net/1.3", "v": "http://gexf.net/1.3/viz"}
NASTY = [
    "</script><b>bold</b>",
    "quote \" and ' and \\ and `tick`",
    "control \x00\x0b\x1f here",
    "lone \ud800 surrogate",
    "العربية ‮ right to left",
    "emoji 🛰️ astral 𐍈",
    "=HYPERLINK(1)",
    "line\nbreak\tand tab",
    "]]> & <x>",
]


def _nasty_graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for i, text in enumerate(NASTY):
        graph.add_node(text, label=text, type="Person", kind="x", id=text, tags=NASTY, nothing=None)
        graph.add_edge(
            text,
            NASTY[0],
            key=f"K{i}",
            code="ACCUSE",
            type="accuse",
            label=text,
            weight=1 if i % 2 else 2.5,
            mixed=i if i % 2 else text,
            endless=float("inf"),
            evidence=NASTY,
            dates=["2023-08-01", "2023-08"],
            quad=3,
        )
    return graph


def test_gexf_keeps_every_node_edge_and_plain_attribute_for_networkx(tmp_path: Path) -> None:
    """What networkx reads back is the graph that was written, parallel edges included."""
    path = tmp_path / "graph.gexf"
    write_gexf(niger(), path)
    read, made = nx.read_gexf(path), network(niger())
    assert set(read) == set(made)
    assert read.number_of_edges() == made.number_of_edges()
    for node in made:
        assert read.nodes[node]["label"] == made.nodes[node]["label"]
        assert read.nodes[node]["entity_type"] == made.nodes[node]["type"]


def test_gexf_gives_each_edge_its_kind_days_weight_and_evidence(tmp_path: Path) -> None:
    """Gephi can tell parallel edges apart, play them day by day and show their sentences."""
    path = tmp_path / "graph.gexf"
    write_gexf(niger(), path)
    root = ET.parse(path).getroot()
    graph = root.find("g:graph", _NS)
    assert graph is not None
    assert graph.attrib["timerepresentation"] == "timestamp"
    for edge in root.iterfind(".//g:edge", _NS):
        assert edge.attrib["kind"]
        assert float(edge.attrib["weight"]) >= 1
        assert edge.attrib["timestamps"].startswith("[20")
        values = {v.attrib["for"]: v.attrib["value"] for v in edge.iterfind(".//g:attvalue", _NS)}
        assert json.loads(values["evidence"])
    assert root.find(".//v:position", _NS) is not None


@pytest.mark.parametrize(
    ("options", "make"),
    [({"events": True}, events_network), ({"bipartite": True}, bipartite_network)],
)
def test_gexf_can_give_every_event_an_edge_or_a_node(
    tmp_path: Path, options: dict[str, bool], make: object
) -> None:
    """The two finer graphs hold as many nodes and edges as the networks they come from."""
    path = tmp_path / "graph.gexf"
    write_gexf(niger(), path, **options)
    made = make(niger())  # type: ignore[operator]
    read = nx.read_gexf(path)
    assert (read.number_of_nodes(), read.number_of_edges()) == (
        made.number_of_nodes(),
        made.number_of_edges(),
    )


def test_gexf_survives_hostile_text_names_and_values(tmp_path: Path) -> None:
    """Control characters, lists, None, infinities and reserved names break no reader."""
    path = tmp_path / "graph.gexf"
    write_network(_nasty_graph(), path)
    root = ET.parse(path).getroot()
    assert len(root.findall(".//g:node", _NS)) == len(NASTY)
    assert len(root.findall(".//g:edge", _NS)) == len(NASTY)
    titles = [a.attrib["title"] for a in root.iterfind(".//g:attribute", _NS)]
    assert not {"type", "id", "label", "kind"} & set(titles)
    ids = [a.attrib["id"] for a in root.iterfind(".//g:attributes[@class='edge']/g:attribute", _NS)]
    assert len(ids) == len(set(ids))


def test_graphml_keeps_parallel_edges_apart(tmp_path: Path) -> None:
    """Two kinds of act between the same two entities stay two edges."""
    path = tmp_path / "graph.graphml"
    write_graphml(niger(), path)
    read, made = nx.read_graphml(path, force_multigraph=True), network(niger())
    assert read.number_of_edges() == made.number_of_edges()
    assert set(read) == set(made)


def test_cytoscape_json_gives_every_edge_an_id_of_its_own(tmp_path: Path) -> None:
    """Cytoscape refuses edges that share an id."""
    path = tmp_path / "graph.cyjs"
    write_cytoscape(niger(), path)
    edges = json.loads(path.read_text("utf-8"))["elements"]["edges"]
    ids = [edge["data"]["id"] for edge in edges]
    assert len(ids) == len(set(ids)) == network(niger()).number_of_edges()


def test_tables_for_gephi_and_neo4j_have_a_row_for_every_edge(tmp_path: Path) -> None:
    """The columns carry the names that the importers look for."""
    write_gephi_tables(niger(), tmp_path / "gephi")
    write_neo4j_tables(niger(), tmp_path / "neo4j")
    count = network(niger()).number_of_edges()
    with (tmp_path / "gephi" / "edges.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    assert {"Source", "Target", "Kind", "Weight", "Timeset"} <= set(rows[0])
    with (tmp_path / "neo4j" / "relationships.csv").open(encoding="utf-8", newline="") as file:
        relationships = list(csv.DictReader(file))
    assert len(relationships) == count
    assert {":START_ID", ":END_ID", ":TYPE"} <= set(relationships[0])


def test_cypher_has_a_statement_for_every_node_and_edge(tmp_path: Path) -> None:
    """Each statement stands on a line of its own and ends in a semicolon."""
    path = tmp_path / "graph.cypher"
    write_cypher(niger(), path)
    lines = path.read_text("utf-8").splitlines()
    made = network(niger())
    assert len(lines) == 1 + made.number_of_nodes() + made.number_of_edges()
    assert all(line.endswith(";") for line in lines)


def test_the_report_names_a_source_for_its_statements_and_runs_no_script(tmp_path: Path) -> None:
    """The page forbids scripts and network, and quotes the sentences."""
    write_report(niger(), tmp_path / "report.html")
    write_report_markdown(niger(), tmp_path / "report.md")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "<blockquote>" in page
    assert "## Timeline" in (tmp_path / "report.md").read_text("utf-8")


def test_citations_quote_every_telling(tmp_path: Path) -> None:
    """Every piece of evidence stands in the list once."""
    write_citations(niger(), tmp_path / "citations.txt")
    text = (tmp_path / "citations.txt").read_text("utf-8")
    assert text.count("“") >= sum(len(e.evidence) for e in niger().events)


def test_statistics_count_what_the_corpus_holds() -> None:
    """Counts agree with the corpus, rankings are sorted and the same every time."""
    found = statistics(niger())
    assert found["counts"]["events"] == len(niger().events)
    assert sum(row["count"] for row in found["status"]) == len(niger().events)
    counts = [row["count"] for row in found["pairs"]]
    assert counts == sorted(counts, reverse=True)
    assert found == statistics(niger())


def test_notebooks_show_text_as_text() -> None:
    """Markup in labels and cells is escaped."""
    assert "<b>" not in table_html(["<b>x</b>"], [["<b>y</b>"]])
    assert "<title>" in graph_svg(network(niger()))


def test_every_file_is_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Writing twice changes nothing."""
    for write, name in ((write_gexf, "a.gexf"), (write_graphml, "a.graphml"), (write_cypher, "a")):
        write(niger(), tmp_path / name)
        first = (tmp_path / name).read_bytes()
        write(niger(), tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
