"""Many readers at work: documents in, readings out, in this process or in several.

Workers are plain child processes that speak JSON lines over pipes (see `kg.reader`): unlike
`multiprocessing` they never import the caller's script again, and they end by themselves when
this process is killed, because their input ends.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Protocol

import msgspec

from kg.errors import PipelineError
from kg.model import Document, Reading
from kg.reader import Answer, Failed, Hello, Reader

_encode = msgspec.json.Encoder().encode
_decode_hello = msgspec.json.Decoder(Hello).decode
_decode_answer = msgspec.json.Decoder(Answer).decode


class Readers(Protocol):
    """Whatever turns documents into readings."""

    @property
    def version(self) -> str:
        """Version of pipeline and rules: two readings of one document under it are equal."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | Failed]:
        """Readings of the documents, in any order; documents are taken as they are needed."""

    def close(self) -> None:
        """End all work at once."""


def readers(pipeline: str | None, jobs: int | None) -> Readers:
    """Readers for `jobs` processes (None: one for each core this process may use)."""
    count = jobs or available_cores()
    return InProcess(pipeline) if count == 1 else Workers(pipeline, count)


def available_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class InProcess:
    """A single reader in this process."""

    def __init__(self, pipeline: str | None) -> None:
        self._reader = Reader(pipeline)
        self.version = self._reader.version

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | Failed]:
        """Readings in the order of the documents."""
        return map(self._reader.read, documents)

    def close(self) -> None:
        """Nothing to end."""


class Workers:
    """Up to `jobs` worker processes, started as there is work for them.

    At most two documents a worker are under way at any time, which bounds memory.
    """

    def __init__(self, pipeline: str | None, jobs: int) -> None:
        self._pipeline = pipeline
        self._jobs = jobs
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._all: list[_Worker] = []
        first = self._start()
        self.version = first.version
        self._idle.put(first)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | Failed]:
        """Readings as they become ready."""
        source = iter(documents)
        pool = ThreadPoolExecutor(self._jobs, thread_name_prefix="kg-worker")
        under_way: set[Future[Reading | Failed]] = set()
        try:
            while True:
                while len(under_way) < 2 * self._jobs:
                    document = next(source, None)
                    if document is None:
                        break
                    under_way.add(pool.submit(self._ask, document))
                if not under_way:
                    return
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            for future in under_way:
                future.cancel()
            if under_way:
                self.close()  # a thread may be waiting for a worker's answer
            pool.shutdown()

    def close(self) -> None:
        """End all worker processes."""
        for worker in list(self._all):
            worker.end()

    def _start(self) -> _Worker:
        worker = _Worker(self._pipeline)
        self._all.append(worker)
        return worker

    def _ask(self, document: Document) -> Reading | Failed:
        try:
            worker = self._idle.get_nowait()
        except queue.Empty:
            worker = self._start()
        result = worker.ask(document)
        if worker.alive:
            self._idle.put(worker)
        else:
            self._all.remove(worker)
        return result


class _Worker:
    """One child process."""

    def __init__(self, pipeline: str | None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kg.reader", pipeline or ""],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("KG_DEBUG") else subprocess.DEVNULL,
            env=os.environ | {"OMP_NUM_THREADS": "1", "KG_THREADS": "1"},
            start_new_session=True,  # Ctrl-C reaches us, and we end it
        )
        line = self._process.stdout.readline() if self._process.stdout else b""
        hello = _decode_hello(line) if line else Hello(None, "a reading process did not start.")
        if hello.version is None:
            self.end()
            raise PipelineError(hello.error or "the pipeline cannot be loaded.")
        self.version = hello.version

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    def ask(self, document: Document) -> Reading | Failed:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(_encode(document) + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except (BrokenPipeError, ValueError):
            line = b""
        if not line.endswith(b"\n"):
            return Failed(document, f"reading failed (the process ended: {self._process.wait()})")
        answer = _decode_answer(line)
        if answer.reading is None:
            return Failed(document, answer.error or "reading failed")
        return answer.reading

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()
