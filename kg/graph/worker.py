"""A process that runs queries and can be stopped at any moment.

Oxigraph cannot be interrupted from Python, so a query that must end in time runs in a process of
its own, which is killed at the limit.  `python -m kg.graph.worker STORE` is that process: it
reads requests from standard input and writes answers to standard output, each a line of JSON
followed by the bytes it announces.  With `--writable` it holds the store open for writing.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from kg import errors
from kg.errors import QueryError, QueryTimeoutError
from kg.graph.execute import Answer, Request, execute
from kg.graph.store import base_iri, open_store, open_writable
from kg.graph.writing import GraphRequest, Update, graph_request, update

if TYPE_CHECKING:
    import pyoxigraph as ox


Task = Request | Update | GraphRequest


class Worker:
    """A process with a store open, for reading or for writing; one task at a time.

    Args:
        store: the store folder.
        writable: whether it is opened for writing, which only one process can do.
        memory: megabytes that the process may take (where the system can limit it).
    """

    def __init__(self, store: Path, *, writable: bool = False, memory: int | None = None) -> None:
        self._arguments = [str(store)]
        if writable:
            self._arguments.append("--writable")
        if memory is not None:
            self._arguments.append(f"--memory={memory}")
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, request: Task, timeout: float | None = None) -> Answer:
        """Carry out a task; the process is started when needed and killed at the limit.

        Raises:
            QueryTimeoutError: no answer within `timeout` seconds.
            QueryError: as `execute` does, or the process died (out of memory).
            OutputError: the store cannot be opened.
        """
        process = self._running()  # Starting takes its time, which is not the task's.
        expired = threading.Event()

        def stop() -> None:
            expired.set()
            process.kill()

        timer = threading.Timer(timeout, stop) if timeout is not None else None
        if timer is not None:
            timer.start()
        try:
            return self._exchange(process, request)
        except (EOFError, BrokenPipeError, ValueError) as error:
            self.close()
            if expired.is_set():
                raise QueryTimeoutError(
                    f"The query took longer than {timeout:g} seconds and was stopped. "
                    "Narrow it, add LIMIT, or raise the limit."
                ) from error
            raise QueryError(
                "The process that ran the query ended without an answer, most likely for want "
                "of memory. Narrow the query or add LIMIT."
            ) from error
        finally:
            if timer is not None:
                timer.cancel()

    def start(self) -> None:
        """Have the process ready for a task; nothing to do when it is.

        Raises:
            QueryError: it could not be started.
            OutputError: the store cannot be opened.
        """
        self._running()

    def stop(self) -> None:
        """Kill the process in the midst of a task, from another thread; `run` then raises."""
        process = self._process
        if process is not None:
            process.kill()

    def make_way(self) -> None:
        """Lower the priority of the process for good (where the system knows priorities)."""
        process = self._process
        if process is not None and hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, 10)

    def close(self) -> None:
        """End the process; the next query starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.graph.worker", *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # A process out of memory leaves a trace there.
                env=_environment(),
            )
            assert self._process.stdout is not None
            try:
                _refuse_error(*_read(self._process.stdout))
            except (EOFError, ValueError) as error:
                raise QueryError("The process that runs queries could not be started.") from error
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: Task) -> Answer:
        assert process.stdin is not None
        assert process.stdout is not None
        fields = asdict(request)
        data = fields.pop("data", b"")
        _write(process.stdin, {"task": type(request).__name__, "fields": fields}, data)
        head, data = _read(process.stdout)
        _refuse_error(head, data)
        return Answer(head["kind"], head["format"], data)


def _refuse_error(head: dict[str, Any], data: bytes) -> None:
    """Raise here what the process raised there."""
    if "error" in head:
        kind = getattr(errors, head["error"], QueryError)
        raise kind(data.decode())


def _environment() -> dict[str, str]:
    """Let the process import the same `kg` as this one, however this one found it."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


def _write(stream: IO[bytes], head: dict[str, Any], data: bytes) -> None:
    stream.write(json.dumps({**head, "size": len(data)}).encode() + b"\n")
    stream.write(data)
    stream.flush()


def _read(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    line = stream.readline()
    if not line.endswith(b"\n"):
        raise EOFError
    head: dict[str, Any] = json.loads(line)
    data = stream.read(head["size"])
    if len(data) != head["size"]:
        raise EOFError
    return head, data


# ── the process itself ───────────────────────────────────────────────────────────────────


def _serve(folder: Path, writable: bool) -> None:
    """Carry out tasks until standard input ends, even in the middle of one."""
    tasks: queue.Queue[tuple[dict[str, Any], bytes]] = queue.Queue()

    def listen() -> None:
        while True:
            try:
                tasks.put(_read(sys.stdin.buffer))
            except (EOFError, ValueError):
                os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    opened = _Opened(folder, writable)
    _write(sys.stdout.buffer, {"kind": "ready"}, b"")
    while True:
        head, data = tasks.get()
        try:
            answer = _carry_out(*opened.store(), _task(head, data))
            _write(sys.stdout.buffer, {"kind": answer.kind, "format": answer.format}, answer.data)
        except errors.KgError as error:
            message = str(error).encode("utf-8", "replace")
            _write(sys.stdout.buffer, {"error": type(error).__name__}, message)


def _task(head: dict[str, Any], data: bytes) -> Task:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in head["fields"].items()
    }
    if head["task"] == "GraphRequest":
        return GraphRequest(**fields, data=data)
    return Update(**fields) if head["task"] == "Update" else Request(**fields)


def _carry_out(store: ox.Store, base: str, task: Task) -> Answer:
    if isinstance(task, Request):
        return execute(store, task, base)
    if isinstance(task, Update):
        return update(store, task)
    return graph_request(store, task)


class _Opened:
    """The open store; one that is only read is opened anew when another process changed it."""

    def __init__(self, folder: Path, writable: bool) -> None:
        self._folder = folder
        self._writable = writable
        self._store = open_writable(folder) if writable else None
        self._base = base_iri(self._store) if self._store is not None else ""
        self._state: object = None

    def store(self) -> tuple[ox.Store, str]:
        """Give the store in its present state, and the base IRI of its data."""
        if self._store is None or not (self._writable or self._state == _state(self._folder)):
            self._state, self._store = _state(self._folder), open_store(self._folder)
            self._base = base_iri(self._store)
        return self._store, self._base


def _state(folder: Path) -> object:
    """Tell one state of a store from another: a swap or a write in place changes it."""
    try:
        files = sorted(
            (entry.name, entry.stat().st_ino, entry.stat().st_size, entry.stat().st_mtime_ns)
            for entry in os.scandir(folder)
            if entry.name == "CURRENT" or entry.name.endswith(".log")
        )
    except OSError:
        return None
    return tuple(files)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _main(arguments: list[str]) -> None:
    for argument in arguments[1:]:
        if argument.startswith("--memory="):
            _limit_memory(int(argument.partition("=")[2]))
    try:
        _serve(Path(arguments[0]), "--writable" in arguments)
    except errors.KgError as error:
        # The parent waits for a word that the process is ready.
        _write(sys.stdout.buffer, {"error": type(error).__name__}, str(error).encode())


if __name__ == "__main__":
    _main(sys.argv[1:])
