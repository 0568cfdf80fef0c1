from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import OutputError
from kg.graph import store
from kg.graph.rdf import RunInfo, quads
from kg.graph.store import store_digest
from tests.graph.corpora import niger

NODE = ox.NamedNode("urn:a")


def numbered(count: int, graph: str = "urn:g") -> list[ox.Quad]:
    """Make quads that differ in a number."""
    name = ox.NamedNode(graph)
    return [ox.Quad(NODE, NODE, ox.Literal(number), name) for number in range(count)]


def test_a_store_holds_its_quads_and_their_union(tmp_path: Path) -> None:
    """Named graphs hold what was given; the default graph holds each triple once."""
    folder = tmp_path / "store"
    assert store.build([*numbered(3), *numbered(2, "urn:h")], folder) == 5
    opened = store.open_store(folder)
    assert len(list(store.named_quads(opened))) == 5
    assert len(list(opened.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == 3


def test_a_store_from_a_file_is_the_same(tmp_path: Path) -> None:
    """Quads that go through a file make the same store."""
    found = list(quads(niger(), run=RunInfo("1", "p")))
    file = tmp_path / "graph.nq"
    store.write(found, file, "nquads")
    store.build(found, tmp_path / "a")
    store.build_from_file(file, tmp_path / "b")
    assert store_digest(tmp_path / "a") == store_digest(tmp_path / "b")


def test_a_new_build_replaces_the_old_one(tmp_path: Path) -> None:
    """Building again leaves the new quads alone, and no other folders."""
    folder = tmp_path / "store"
    store.build(numbered(5), folder)
    store.build(numbered(2), folder)
    assert len(list(store.sorted_quads(folder))) == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["store"]


def test_readers_keep_what_they_opened(tmp_path: Path) -> None:
    """A reader of the old store goes on reading it while the new one takes its place."""
    folder = tmp_path / "store"
    store.build(numbered(5), folder)
    reader = store.open_store(folder)
    store.build(numbered(2), folder)
    assert len(list(store.named_quads(reader))) == 5


def test_a_build_that_fails_leaves_the_old_store(tmp_path: Path) -> None:
    """An error in the midst of the quads changes nothing."""
    folder = tmp_path / "store"
    store.build(numbered(5), folder)

    def broken() -> object:
        yield from numbered(2)
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        store.build(broken(), folder)  # type: ignore[arg-type]
    assert len(list(store.sorted_quads(folder))) == 5
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["store"]


HOLD = """
import sys, time
from pathlib import Path
from kg.graph import store
from tests.graph.test_store import numbered
def slow():
    yield from numbered(1)
    print("held", flush=True)
    time.sleep(60)
if sys.argv[1] == "build":
    store.build(slow(), Path(sys.argv[2]))
else:
    opened = store.open_writable(Path(sys.argv[2]))
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("how", ["build", "writable"])
def test_a_second_writer_is_told(tmp_path: Path, how: str) -> None:
    """While one process writes, another gets a message that says what to do."""
    folder = tmp_path / "store"
    store.build(numbered(1), folder)
    command = [sys.executable, "-c", HOLD, how, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(OutputError, match=r"Wait until"):
            store.build(numbered(2), folder)
        other.kill()
    store.build(numbered(2), folder)
    assert len(list(store.sorted_quads(folder))) == 2


BUILD = """
import sys
from pathlib import Path
from kg.graph import store
from tests.graph.test_store import numbered
folder = Path(sys.argv[1])
print("ready", flush=True)
for count in range(1, 1000):
    store.build(numbered(count), folder)
"""


@pytest.mark.parametrize("seed", range(3))
def test_a_kill_at_any_moment_leaves_a_whole_store(tmp_path: Path, seed: int) -> None:
    """Whenever the writer is killed, the store opens, is one of the whole ones, and grows on."""
    folder = tmp_path / "store"
    store.build(numbered(1), folder)
    command = [sys.executable, "-c", BUILD, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(random.Random(seed).uniform(0.05, 1.5))
        writer.send_signal(signal.SIGKILL)
    found = list(store.sorted_quads(folder))
    assert sorted(map(str, found)) == sorted(map(str, numbered(len(found))))
    assert len(found) >= 1
    store.build(numbered(7), folder)
    assert len(list(store.sorted_quads(folder))) == 7


@pytest.mark.parametrize("stage", ["new", "ready", "ready and old", "old"])
def test_each_stage_of_a_swap_can_be_picked_up(tmp_path: Path, stage: str) -> None:
    """Wherever a swap stopped, reading finds a whole store and the next build tidies up."""
    folder = tmp_path / "store"
    store.build(numbered(1), folder)
    other = tmp_path / "other"
    store.build(numbered(2), other)
    if stage == "ready and old":
        folder.rename(tmp_path / ".store.old")
        other.rename(tmp_path / ".store.ready")
    elif stage == "old":
        folder.rename(tmp_path / ".store.old")
    else:
        other.rename(tmp_path / f".store.{stage}")
    expected = 2 if stage == "ready and old" else 1
    assert len(list(store.sorted_quads(folder))) == expected
    store.build(numbered(3), folder)
    assert len(list(store.sorted_quads(folder))) == 3
    left = {path.name for path in tmp_path.iterdir()} - {"store", "other", ".store.lock"}
    assert left - {".other.lock"} == set()


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    """A file where the folder should be is an error with the next step."""
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        store.build(numbered(1), tmp_path / "file" / "store")


def test_a_broken_store_is_told(tmp_path: Path) -> None:
    """What is no database is an error with the next step."""
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(OutputError, match="kg build"):
        store.open_store(tmp_path / "store")


def test_a_backup_is_a_store(tmp_path: Path) -> None:
    """A backup holds the same, and does not overwrite anything."""
    store.build(numbered(4), tmp_path / "store")
    store.backup(tmp_path / "store", tmp_path / "copy")
    assert store_digest(tmp_path / "copy") == store_digest(tmp_path / "store")
    with pytest.raises(OutputError, match="exists already"):
        store.backup(tmp_path / "store", tmp_path / "copy")


def test_a_dump_is_sorted_and_whole(tmp_path: Path) -> None:
    """Two stores of the same quads in other orders dump the same bytes."""
    found = list(quads(niger(), run=RunInfo("1", "p")))
    store.build(found, tmp_path / "a")
    store.build(reversed(found), tmp_path / "b")
    store.dump(tmp_path / "a", tmp_path / "a.nq", "nquads")
    store.dump(tmp_path / "b", tmp_path / "b.nq", "nquads")
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()
    assert set(ox.parse(path=str(tmp_path / "a.nq"))) == set(found)


# ── the rdflib view ──────────────────────────────────────────────────────────────────────

EVENTS = "SELECT ?e WHERE { ?e a <https://kg.example/ns#Event> }"


def test_rdflib_sees_all_triples_once(niger_store: Path) -> None:
    """The default graph of the view is the union of all graphs, as a set."""
    dataset = store.as_rdflib(niger_store)
    assert len(list(dataset.query(EVENTS))) == 6
    assert len(list(dataset.query("SELECT ?e { ?e a kg:Event }"))) == 6


def test_rdflib_reads_terms_and_graphs(niger_store: Path) -> None:
    """Values, named graphs and languages come through as rdflib's own terms."""
    dataset = store.as_rdflib(niger_store)
    node = rdflib.URIRef("https://kg.example/id/entity/ecowas")
    assert str(dataset.value(node, rdflib.SKOS.prefLabel)) == "ECOWAS"
    edges = dataset.graph(rdflib.URIRef("https://kg.example/id/graph/edges"))
    assert len(edges) == 2


def test_prepared_queries_of_rdflib_give_the_same(niger_store: Path) -> None:
    """A prepared query runs on rdflib's own evaluator: slower, but no other answer."""
    from rdflib.plugins.sparql import prepareQuery

    dataset = store.as_rdflib(niger_store)
    prepared = {str(row[0]) for row in dataset.query(prepareQuery(EVENTS))}
    assert prepared == {str(row[0]) for row in dataset.query(EVENTS)}


def test_bound_variables_of_rdflib(niger_store: Path) -> None:
    """initBindings binds variables that the query projects."""
    dataset = store.as_rdflib(niger_store)
    node = rdflib.URIRef("https://kg.example/id/entity/ecowas")
    query = "SELECT ?who ?event { ?event kg:actor ?who }"
    assert len(list(dataset.query(query, initBindings={"who": node}))) == 2


def test_the_view_is_read_only(niger_store: Path) -> None:
    """Writing through the view is refused."""
    dataset = store.as_rdflib(niger_store)
    triple = (rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.URIRef("urn:c"))
    with pytest.raises(TypeError, match="read-only"):
        dataset.add(triple)
