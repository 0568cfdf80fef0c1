"""Reading processes: they answer what one process answers, and their death is survived."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from kg.documents import document_from_text
from kg.errors import PipelineError
from kg.model import Document
from kg.reader import Failed, Reader
from kg.workers import Command, Workers, local, readers

TEXTS = [
    f"France suspended aid to Niger in {month}. Officials said that it would resume."
    for month in ("January", "February", "March", "April", "May", "June")
]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Six short articles."""
    return [document_from_text(text, path=f"{n}.txt") for n, text in enumerate(TEXTS)]


def test_several_processes_read_what_one_reads(documents: list[Document]) -> None:
    """The readings of two workers, put in order, are those of a reader in this process."""
    reader = Reader()
    workers = readers(None, 2)
    try:
        assert workers.version == reader.version
        found = {one.document.id: one for one in workers.read(documents)}
    finally:
        workers.close()
    assert found == {document.id: reader.read(document) for document in documents}


_DEADLY = """
import os, signal, sys
from kg import reader
read = reader.Reader.read
def fatal(self, document):
    if document.path == "2.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return read(self, document)
reader.Reader.read = fatal
reader.main()
"""


def test_a_document_that_kills_its_process_is_skipped_and_the_others_are_read(
    documents: list[Document],
) -> None:
    """A document that ends two workers is given up, by name; another worker goes on."""
    workers = Workers([Command("", (sys.executable, "-c", _DEADLY))])
    try:
        results = list(workers.read(documents))
    finally:
        workers.close()
    failed = [one for one in results if isinstance(one, Failed)]
    assert [one.document for one in failed] == [documents[2]]
    assert failed[0].reason == "reading failed (the process ended: -9)"
    assert len(results) == len(documents)


def test_a_process_killed_from_outside_costs_no_document(documents: list[Document]) -> None:
    """What a worker had in hand is read by the next one."""
    workers = Workers([local(None)])
    results = []
    try:
        for number, document in enumerate(documents):
            if number == 2:
                os.kill(workers._all[0]._process.pid, signal.SIGKILL)
            results += list(workers.read([document]))
    finally:
        workers.close()
    assert not [one for one in results if isinstance(one, Failed)]
    assert len(results) == len(documents)


def test_leaving_early_ends_every_process(documents: list[Document]) -> None:
    """Closing in the middle of the work leaves no process behind."""
    workers = Workers([local(None)] * 2)
    stream = workers.read(documents)
    next(stream)
    processes = [worker._process for worker in workers._all]
    stream.close()  # type: ignore[attr-defined]
    workers.close()
    assert all(process.poll() is not None for process in processes)


def test_documents_are_taken_as_they_are_needed(documents: list[Document]) -> None:
    """At most two documents a worker are under way, however many there are."""
    taken: list[Document] = []

    def source() -> object:
        for document in documents * 50:
            taken.append(document)
            yield document

    workers = Workers([local(None)])
    stream = workers.read(source())  # type: ignore[arg-type]
    next(stream)
    assert len(taken) <= 3
    stream.close()  # type: ignore[attr-defined]
    workers.close()


def test_a_worker_ends_when_its_input_ends() -> None:
    """Nothing is left running when the process that started it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg.reader"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline().startswith(b'{"version":')
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()


def test_a_missing_pipeline_is_an_error_of_ours() -> None:
    """The worker's message arrives as a PipelineError, and no process stays."""
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        Workers([local("no_such_pipeline")] * 2)


def test_a_document_that_breaks_a_rule_fails_alone(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error in our own code costs one document, and is named."""
    reader = Reader()

    def broken(*_: object) -> None:
        raise ZeroDivisionError("for example")

    monkeypatch.setattr("kg.extract.extract", broken)
    failed = reader.read(documents[0])
    assert isinstance(failed, Failed)
    assert failed.reason == "reading failed (ZeroDivisionError: for example)"
    monkeypatch.undo()
    assert not isinstance(reader.read(documents[0]), Failed)
