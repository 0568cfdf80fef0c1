"""The Python face of kg: small, exactly what it says, and the same graph as the commands show."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx
import pytest
import rdflib

import kg
from kg.errors import ExportError, OutputError, QueryError
from kg.model import Entity, Event


@pytest.fixture
def graph(whole: Path) -> kg.Graph:
    """The small graph, open."""
    return kg.open(whole)


def test_the_package_offers_exactly_what_it_says() -> None:
    """Every public name of `kg` is in `__all__` and exists; submodules are no part of it."""
    names = {
        name
        for name, value in vars(kg).items()
        if not name.startswith("_") and type(value).__name__ != "module"
    }
    assert names | {"__version__"} == set(kg.__all__)
    assert kg.__all__ == sorted(kg.__all__)
    assert all(hasattr(kg, name) for name in kg.__all__)


def test_everything_public_is_documented() -> None:
    """Each public class, function, method and property has a docstring."""
    for name in kg.__all__:
        if name != "__version__":
            assert getattr(kg, name).__doc__
    members = [value for name, value in vars(kg.Graph).items() if not name.startswith("_")]
    assert all(member.__doc__ for member in members)


def test_importing_kg_is_light() -> None:
    """Neither the language pipeline nor the database is loaded before it is needed."""
    program = (
        "import sys, kg; print([n for n in ('spacy', 'numpy', 'pyoxigraph', 'rdflib', 'networkx')"
        " if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_build_gives_the_open_graph_and_a_report(whole: Path, tmp_path: Path) -> None:
    """`kg.build` takes one source or several and tells what it did."""
    news = whole.parent / "news"
    graph = kg.build(news, tmp_path / "out", jobs=1)
    assert graph.report is not None
    assert (graph.report.read, graph.report.known) == (3, 0)
    again = kg.build([news / "aid.txt", news / "leaving.txt"], tmp_path / "out", jobs=1)
    assert again.report is not None
    assert (again.report.read, again.report.known, again.report.unseen) == (0, 2, 1)
    assert again.manifest == kg.open(whole).manifest


def test_build_tells_of_its_progress(whole: Path, tmp_path: Path) -> None:
    """The watcher sees documents counted up, then resolving, then writing."""
    seen: list[tuple[str, int]] = []
    kg.build(
        whole.parent / "news",
        tmp_path / "out",
        jobs=1,
        watch=lambda step: seen.append((step.stage, step.done)),
    )
    assert seen[0] == ("reading", 0)
    assert ("reading", 3) in seen
    assert [stage for stage, _ in seen[-2:]] == ["resolving", "writing"]


def test_a_script_without_a_main_guard_may_use_several_processes(
    whole: Path, tmp_path: Path
) -> None:
    """Workers do not run the caller's script again."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys, kg\n"
        "print('once')\n"
        "g = kg.build(sys.argv[1], sys.argv[2], jobs=2)\n"
        "print(len(g.documents))\n"
    )
    words = [sys.executable, str(script), str(whole.parent / "news"), str(tmp_path / "out")]
    environment = {"PYTHONPATH": str(Path(kg.__file__).parents[1])}
    done = subprocess.run(words, capture_output=True, text=True, env=environment)
    assert done.stdout.split() == ["once", "3"], done.stderr


def test_the_records_are_those_the_manifest_counts(graph: kg.Graph) -> None:
    """Documents, entities and events as plain records."""
    counts = graph.manifest["counts"]
    assert len(graph.documents) == counts["documents"]
    assert len(graph.entities) == counts["entities"]
    assert len(graph.events) == counts["events"]
    assert all(isinstance(one, Entity) for one in graph.entities)
    assert all(isinstance(one, Event) for one in graph.events)
    assert repr(graph).endswith(
        f"3 documents, {counts['events']} events, {counts['entities']} entities>"
    )


def test_query_takes_a_name_or_sparql_and_binds_variables(graph: kg.Graph) -> None:
    """Rows are dictionaries of plain texts; keyword arguments bind variables."""
    query = (
        "SELECT ?name WHERE { ?event a kg:Event ; kg:actor ?actor ; kg:target ?target ."
        " ?actor skos:prefLabel ?name } ORDER BY ?name"
    )
    everybody = {row["name"] for row in graph.query(query)}
    assert {"ECOWAS", "France"} <= everybody
    bound = {row["name"] for row in graph.query(query, actor="France")}
    assert bound == {"France"}
    assert graph.query("who-threatens-whom").variables


def test_a_query_that_is_none_says_so(graph: kg.Graph) -> None:
    """An unknown name is a QueryError, which is a KgError."""
    with pytest.raises(QueryError, match="no query called 'who-threatens'"):
        graph.query("who-threatens")


def test_network_and_rdf_are_the_usual_objects(graph: kg.Graph) -> None:
    """A NetworkX multigraph of the entities, and an rdflib dataset that SPARQL can ask."""
    network = graph.network()
    assert isinstance(network, networkx.MultiDiGraph)
    assert set(network) == {entity.id for entity in graph.entities}
    dataset = graph.rdf()
    assert isinstance(dataset, rdflib.Dataset)
    ask = "ASK { ?event a <https://kg.example/ns#Event> }"
    assert bool(dataset.query(ask))


def test_export_writes_the_usual_file_or_the_one_named(graph: kg.Graph, tmp_path: Path) -> None:
    """The same bytes as the build left, wherever they are asked for."""
    place = graph.export("csv", tmp_path / "table.csv")
    assert place.read_bytes() == (graph.path / "events.csv").read_bytes()
    with pytest.raises(ExportError, match="no export called 'xls'"):
        graph.export("xls")


def test_search_and_explain_find_what_the_commands_find(graph: kg.Graph) -> None:
    """Sentences by words; lines that say why."""
    (hit,) = graph.search("embassy Niamey")
    assert hit.text == "France closed its embassy in Niamey."
    assert str(graph.explain("France")[0]).startswith("entity ")


def test_opening_what_was_never_built_is_an_output_error(tmp_path: Path) -> None:
    """The message names the command that builds."""
    with pytest.raises(OutputError, match="kg build SOURCE"):
        kg.open(tmp_path)


def test_a_graph_is_a_context_manager(whole: Path) -> None:
    """Leaving the block closes its files."""
    with kg.open(whole) as graph:
        assert len(graph.readings()) == 3


def test_a_network_can_have_an_edge_or_a_node_an_event(graph: kg.Graph) -> None:
    """The three kinds of network agree on the events that tie two entities."""
    tied = [event.id for event in graph.events if event.actor and event.target]
    by_event = graph.network("events")
    assert sorted(key for _, _, key in by_event.edges(keys=True)) == sorted(tied)
    assert {f"event:{name}" for name in tied} <= set(graph.network("bipartite"))
    assert sum(data["n_events"] for _, _, data in graph.network().edges(data=True)) == len(tied)


def test_a_graph_draws_itself_in_a_notebook(graph: kg.Graph) -> None:
    """The picture is SVG, with text of documents escaped."""
    assert graph._repr_html_().startswith("<svg")
