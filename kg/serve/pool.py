"""Workers that carry out tasks beside each other, each within its time."""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from kg.graph.execute import Answer
from kg.graph.worker import Task, Worker
from kg.serve.problems import ServiceError

_LONG = 1.0
"""Seconds after which a task counts as long."""


class Pool:
    """Worker processes, started when they are first needed.

    A task waits for a free worker for `patience` seconds; then the client is told to come again.
    Long tasks do not block short ones: a worker that is held longer than a second gets a lower
    priority and another stands in for it, up to three for each; when the long task ends, its
    worker goes.
    """

    def __init__(
        self,
        store: Path,
        size: int,
        timeout: float,
        *,
        patience: float = 60.0,
        writable: bool = False,
        memory: int | None = None,
    ) -> None:
        self._make = partial(Worker, store, writable=writable, memory=memory)
        self._workers = {self._make() for _ in range(size)}
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._free.put_nowait(worker)
        # Two processes that write would lock each other out: writers are never stood in for.
        self._most = size if writable else 4 * size
        self._threads = ThreadPoolExecutor(self._most, thread_name_prefix="kg-worker")
        self._timeout = timeout
        self._patience = patience
        self._away: set[Worker] = set()

    async def run(self, task: Task) -> Answer:
        """Carry out a task in a free worker.

        Raises:
            ServiceError: no worker became free in time.
            KgError: as the task itself raises.
        """
        try:
            worker = await asyncio.wait_for(self._free.get(), self._patience)
        except TimeoutError as error:
            message = "The server is busy with other queries. Try again in a few seconds."
            raise ServiceError(503, message, Retry_After="5") from error
        loop = asyncio.get_running_loop()
        watch: asyncio.TimerHandle | None = None
        work: asyncio.Future[Any] = loop.run_in_executor(self._threads, worker.start)
        try:
            # On a busy machine starting takes its time, which does not make the task long.
            await asyncio.shield(work)
            watch = loop.call_later(_LONG, self._stand_in, worker)
            work = loop.run_in_executor(self._threads, worker.run, task, self._timeout)
            answer: Answer = await asyncio.shield(work)
            return answer
        except asyncio.CancelledError:
            # The client went away: nobody waits for this answer.
            worker.stop()
            await asyncio.wait({work})
            work.exception()
            raise
        finally:
            if watch is not None:
                watch.cancel()
            if worker in self._workers:
                self._free.put_nowait(worker)
            else:
                self._away.discard(worker)
                # Even a killed process may take a while to end: others shall not wait for it.
                with contextlib.suppress(RuntimeError):  # The pool itself was closed.
                    self._threads.submit(worker.close)

    def _stand_in(self, worker: Worker) -> None:
        """Let another worker take the place of one that a long task holds."""
        if len(self._workers) + len(self._away) < self._most:
            worker.make_way()
            self._workers.remove(worker)
            self._away.add(worker)
            fresh = self._make()
            self._workers.add(fresh)
            self._free.put_nowait(fresh)

    def close(self) -> None:
        """End all processes."""
        for worker in (*self._workers, *self._away):
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
