"""A process that runs queries and can be stopped at any moment.

Oxigraph cannot be interrupted from Python, so a query that must end in time runs in a process of
its own, which is killed at the limit.  `python -m kg.graph.worker STORE` is that process: it
reads requests from standard input and writes answers to standard output, each a line of JSON
followed by the bytes it announces.
"""

from __future__ import annotations

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
from kg.graph.store import open_store

if TYPE_CHECKING:
    import pyoxigraph as ox


class Worker:
    """A process with a store open for reading; one query at a time."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, request: Request, timeout: float | None = None) -> Answer:
        """Run a query; the process is started when needed and killed at the limit.

        Raises:
            QueryTimeoutError: no answer within `timeout` seconds.
            QueryError: as `execute` does, or the process died (out of memory).
            OutputError: the store cannot be opened.
        """
        process = self._running()
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

    def close(self) -> None:
        """End the process; the next query starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except BrokenPipeError:
                        continue

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg.graph.worker", str(self._store)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        return self._process

    def _exchange(self, process: subprocess.Popen[bytes], request: Request) -> Answer:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(asdict(request)).encode() + b"\n")
        process.stdin.flush()
        head, data = _read(process.stdout)
        if "error" in head:
            kind = getattr(errors, head["error"], QueryError)
            raise kind(data.decode())
        return Answer(head["kind"], head["format"], data)


def _environment() -> dict[str, str]:
    """Let the process import the same `kg` as this one, however this one found it."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


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


def _serve(folder: Path) -> None:
    """Answer requests until standard input ends, even in the middle of a query."""
    requests: queue.Queue[bytes] = queue.Queue()

    def listen() -> None:
        for line in sys.stdin.buffer:
            requests.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    store: ox.Store | None = None
    state: object = None
    while True:
        raw = json.loads(requests.get())
        for name in ("default_graphs", "named_graphs"):
            raw[name] = tuple(raw[name])
        try:
            if store is None or state != _state(folder):
                state, store = _state(folder), open_store(folder)
            answer = execute(store, Request(**raw))
            head: dict[str, object] = {"kind": answer.kind, "format": answer.format}
            data = answer.data
        except errors.KgError as error:
            head, data = {"error": type(error).__name__}, str(error).encode("utf-8", "replace")
        sys.stdout.buffer.write(json.dumps({**head, "size": len(data)}).encode() + b"\n" + data)
        sys.stdout.buffer.flush()


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


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
