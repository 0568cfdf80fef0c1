"""Workers that carry out tasks beside each other, each within its time."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kg.graph.execute import Answer
from kg.graph.worker import Task, Worker
from kg.serve.problems import ServiceError


class Pool:
    """A fixed number of worker processes, started when they are first needed.

    A task waits for a free worker as long as it may run; then the client is told to come again.
    """

    def __init__(
        self,
        store: Path,
        size: int,
        timeout: float,
        *,
        writable: bool = False,
        memory: int | None = None,
    ) -> None:
        self._workers = [Worker(store, writable=writable, memory=memory) for _ in range(size)]
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._free.put_nowait(worker)
        self._threads = ThreadPoolExecutor(size, thread_name_prefix="kg-worker")
        self._timeout = timeout

    async def run(self, task: Task) -> Answer:
        """Carry out a task in a free worker.

        Raises:
            ServiceError: no worker became free in time.
            KgError: as the task itself raises.
        """
        try:
            worker = await asyncio.wait_for(self._free.get(), self._timeout)
        except TimeoutError as error:
            message = "The server is busy with other queries. Try again in a few seconds."
            raise ServiceError(503, message, Retry_After="5") from error
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._threads, worker.run, task, self._timeout)
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            # The client went away: nobody waits for this answer.
            worker.stop()
            await asyncio.wait({work})
            work.exception()
            raise
        finally:
            self._free.put_nowait(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
