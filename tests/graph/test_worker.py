from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import OutputError, QueryError, QuerySyntaxError, QueryTimeoutError
from kg.graph import store
from kg.graph.execute import Request
from kg.graph.worker import Worker
from kg.graph.writing import GraphRequest, Update

ASK = Request("ASK { ?e a kg:Event }")
HUNGRY = Request("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?i")


@pytest.fixture
def worker(niger_store: Path) -> Iterator[Worker]:
    """Start a worker on the store of the hand-made corpus."""
    worker = Worker(niger_store)
    yield worker
    worker.close()


def test_one_process_carries_out_many_tasks(worker: Worker) -> None:
    """Answers and errors come back in turn from the same process."""
    assert b"true" in worker.run(ASK).data
    with pytest.raises(QuerySyntaxError, match="Line 1"):
        worker.run(Request("ASK {"))
    assert b"true" in worker.run(ASK).data


def test_after_a_task_was_stopped_another_process_goes_on(worker: Worker) -> None:
    """The limit costs the task, not the worker."""
    with pytest.raises(QueryTimeoutError):
        worker.run(HUNGRY, timeout=0.3)
    assert b"true" in worker.run(ASK).data


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited on Linux only")
def test_a_hungry_task_ends_at_the_limit_of_memory(niger_store: Path) -> None:
    """A query that would take all memory ends with an error that says so."""
    worker = Worker(niger_store, memory=400)
    try:
        with pytest.raises(QueryError, match="want of memory"):
            worker.run(HUNGRY, timeout=120)
        assert b"true" in worker.run(ASK).data
    finally:
        worker.close()


def test_a_store_that_is_missing_is_told(tmp_path: Path) -> None:
    """The error of the process is the error here."""
    worker = Worker(tmp_path / "store")
    with pytest.raises(OutputError, match="kg build"):
        worker.run(ASK)
    worker.close()


def test_a_writer_writes_and_locks(tmp_path: Path) -> None:
    """What one worker writes another reads; a second writer is told to wait."""
    folder = tmp_path / "store"
    store.build([], folder)
    writer, reader, other = (
        Worker(folder, writable=True),
        Worker(folder),
        Worker(folder, writable=True),
    )
    try:
        writer.run(Update("INSERT DATA { <urn:a> <urn:b> 1 }"))
        assert b"true" in reader.run(Request("ASK { <urn:a> <urn:b> 1 }")).data
        writer.run(GraphRequest("PUT", "urn:g", "turtle", b"<urn:a> <urn:b> 2 ."))
        asked = Request("ASK { GRAPH <urn:g> { <urn:a> <urn:b> 2 } }")
        assert b"true" in reader.run(asked).data
        with pytest.raises(OutputError, match="in use by another process"):
            other.run(Update("CLEAR ALL"))
    finally:
        for one in (writer, reader, other):
            one.close()
