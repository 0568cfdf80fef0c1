"""Many readers at work: documents in, readings out, in this process or in several.

Workers are plain child processes that speak JSON lines over pipes (see `kg.reader`), some of
them at the far end of another machine's connection (see `kg.cluster`).  Unlike those of
`multiprocessing` they never import the caller's script again, and they end by themselves when
this process is killed, because their input ends.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Protocol

import msgspec

from kg.errors import ClusterError, PipelineError
from kg.model import Document, Reading
from kg.reader import Answer, Failed, Hello, Reader

_encode = msgspec.json.Encoder().encode
_decode_hello = msgspec.json.Decoder(Hello).decode
_decode_answer = msgspec.json.Decoder(Answer).decode

_PATIENCE = 5.0
"""Seconds that a process gets to end by itself."""


class Readers(Protocol):
    """Whatever turns documents into readings."""

    @property
    def version(self) -> str:
        """Version of pipeline and rules: two readings of one document under it are equal."""

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | Failed]:
        """Readings of the documents, in any order; documents are taken as they are needed."""

    def close(self) -> None:
        """End all work at once."""


def readers(
    pipeline: str | None, jobs: int | None, cluster: Sequence[Command] | None = None
) -> Readers:
    """Readers for `jobs` processes (None: one for each core this process may use).

    With `cluster`, the workers that its commands start instead.
    """
    if cluster is not None:
        return Workers(cluster)
    count = jobs or available_cores()
    return InProcess(pipeline) if count == 1 else Workers([local(pipeline)] * count)


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


@dataclass(frozen=True, slots=True)
class Command:
    """How one worker is started; `name` is what messages call it ("" for this machine)."""

    name: str
    arguments: tuple[str, ...]


def local(pipeline: str | None) -> Command:
    """A worker on this machine."""
    return Command("", (sys.executable, "-m", "kg.reader", pipeline or ""))


class Workers:
    """Worker processes, at most one for each of `commands`, started as there is work for them.

    At most two documents a worker are under way at any time, which bounds memory.  A document
    whose worker dies is tried once more by another, then given up: it may be what kills them.

    Raises:
        PipelineError: this machine's worker cannot load the pipeline.
        ClusterError: another machine's worker does not start, or reads by another version.
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        self._free: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._all: list[_Worker] = []
        self._count = len(commands)
        self._closed = False
        first = self._start(commands[0])
        self.version = first.version
        self._idle.put(first)
        for command in commands[1:]:
            self._free.put(command)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading | Failed]:
        """Readings as they become ready."""
        source = iter(documents)
        pool = ThreadPoolExecutor(self._count, thread_name_prefix="kg-worker")
        under_way: set[Future[Reading | Failed]] = set()
        try:
            while True:
                while len(under_way) < 2 * self._count:
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
        self._closed = True
        for worker in list(self._all):
            worker.end()

    def _start(self, command: Command) -> _Worker:
        worker = _Worker(command)
        self._all.append(worker)
        if self._closed:  # in the meantime, by the thread that wants the work to end
            worker.end()
        return worker

    def _ask(self, document: Document) -> Reading | Failed:
        for _ in range(2):
            worker = self._take()
            result = worker.ask(document)
            if result is not None:
                self._idle.put(worker)
                return result
            self._all.remove(worker)
            self._free.put(worker.command)
            if self._closed:
                break
        return Failed(document, f"reading failed (the process ended: {worker.code})")

    def _take(self) -> _Worker:
        """A worker with nothing to do; there are never more threads than workers."""
        try:
            return self._idle.get_nowait()
        except queue.Empty:
            worker = self._start(self._free.get())
        if worker.version != self.version:
            worker.end()
            raise ClusterError(
                f"{worker.command.name or 'A worker'} reads by version {worker.version}, the "
                f"others by {self.version}. Install the same kg and pipeline on every machine."
            )
        return worker


class _Worker:
    """One child process."""

    def __init__(self, command: Command) -> None:
        self.command = command
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  closed by `end`
        try:
            self._process = subprocess.Popen(
                command.arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("KG_DEBUG") else self._errors,
                start_new_session=True,  # Ctrl-C reaches us, and we end it
            )
        except OSError as error:
            self._errors.close()
            raise ClusterError(
                f"The command {command.arguments[0]} of {command.name} cannot be run: "
                f"{error.strerror}."
            ) from error
        line = self._process.stdout.readline() if self._process.stdout else b""
        try:
            hello = _decode_hello(line) if line else Hello(None)
        except msgspec.MsgspecError:
            hello = Hello(None)
        if hello.version is None:
            said = self._last_words()
            self.end()
            raise self._refusal(hello.error, said)
        self.version = hello.version

    @property
    def code(self) -> int:
        """What a process that ended, ended with."""
        return self._process.wait()

    def ask(self, document: Document) -> Reading | Failed | None:
        """The answer to one document; None when the process is gone instead."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(_encode(document) + b"\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except (BrokenPipeError, ValueError):
            line = b""
        if not line.endswith(b"\n"):
            self._await_end()
            self.end()
            return None
        answer = _decode_answer(line)
        if answer.reading is None:
            return Failed(document, answer.error or "reading failed")
        return answer.reading

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout, self._errors):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()

    def _await_end(self) -> None:
        """A process whose output ended is about to end: let it, for its code and last words."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)

    def _last_words(self) -> str:
        self._await_end()
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else "nothing was said"

    def _refusal(self, error: str | None, said: str) -> PipelineError | ClusterError:
        if not self.command.name:
            return PipelineError(error or f"A reading process did not start ({said}).")
        return ClusterError(
            f"{self.command.name} does not read: {error or said}. "
            "Run its command by hand; it has to print a line with a version."
        )
