"""Many clients at once: are answers right, does anything hang, is memory bounded?

    python -m benchmarks.graph_server [--clients 100] [--seconds 60] [--quads 20000]

Clients ask a real server good, slow, greedy, malformed and refused things at random (seeded);
some leave before the answer, some take it slowly.  A good answer must be the known one, or
"come again" (503), which every request may hear; a slow query must end with 503, a greedy one
with 500, 503 or a refusal, a malformed or refused one with 400.  Prints what came back, the
longest wait for an answer, and the peak of the resident memory of the server with all its
workers.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.graph import RUN
from benchmarks.graph_corpus import make
from kg.graph.building import build_store

COUNT = "SELECT (COUNT(*) AS ?n) { ?e a kg:Event }"
WEIGHTS = {"count": 45, "list": 20, "graph": 15, "slow": 2, "greedy": 1, "broken": 6,
           "refused": 4, "leaves": 4, "takes slowly": 3}  # fmt: skip
QUERIES = {
    "count": COUNT,
    "takes slowly": "SELECT * { ?s ?p ?o } LIMIT 20000",
    "list": "SELECT ?e { ?e a kg:Event }",
    "slow": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "leaves": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "greedy": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "broken": "SELECT * { ?s ?p ",
    "refused": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
}
_BUSY = 503
RIGHT = {
    **{kind: {200, _BUSY} for kind in ("count", "list", "graph", "takes slowly")},
    **{kind: {400, _BUSY} for kind in ("broken", "refused")},
    "slow": {_BUSY},
    "greedy": {400, 500, _BUSY},
}


@dataclass
class Found:
    """What came back: outcomes by kind of request, and the longest wait in seconds."""

    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    longest: float = 0.0


def main(arguments: list[str] | None = None) -> int:
    """Start a server, let the clients loose, print what came back; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--quads", type=int, default=20_000)
    parser.add_argument("--timeout", type=float, default=5)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--memory", type=int, default=512)
    options = parser.parse_args(arguments)
    found = Found()
    with tempfile.TemporaryDirectory(prefix="kg-server-") as name:
        corpus = make(options.quads)
        build_store(corpus, Path(name) / "store", run=RUN)
        with _server(name, options) as (process, address):
            events = len(corpus.events)
            peak, alive = asyncio.run(_everything(options, process, address, events, found))
    for (kind, outcome), number in sorted(found.outcomes.items()):
        print(f"  {kind:<13} {outcome:<32} {number}")
    wrong = sum(n for (_, outcome), n in found.outcomes.items() if outcome.isupper())
    print(f"  longest wait for an answer: {found.longest:.1f} s")
    print(f"  peak memory of the server and its workers: {peak >> 20} MB")
    print(f"  wrong, hung or broken off: {wrong}; the server {'answers' if alive else 'IS GONE'}")
    return 1 if wrong or not alive else 0


@contextlib.contextmanager
def _server(folder: str, options: argparse.Namespace) -> Iterator[tuple[int, str]]:
    """Run `kg serve` on a free port; give its process and address."""
    command = [sys.executable, "-m", "kg", "serve", "-o", folder, "--port", "0"]
    for name in ("timeout", "workers", "memory"):
        command += [f"--{name}", str(getattr(options, name))]
    command += ["--patience", "20", "--limit", "8"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.pid, process.stdout.readline().split()[0].rstrip("/")
        finally:
            process.terminate()


async def _everything(
    options: argparse.Namespace, process: int, address: str, events: int, found: Found
) -> tuple[int, bool]:
    """Let the clients loose while the memory is watched; then ask whether the server lives."""
    end = time.monotonic() + options.seconds
    limits = httpx.Limits(max_connections=options.clients)
    async with httpx.AsyncClient(base_url=address, timeout=90, limits=limits) as client:
        entities = f"{(await _graphs(client))[0]}"
        watch = asyncio.create_task(_watch(process))
        await asyncio.gather(
            *(
                _person(client, seed, end, (events, entities), found)
                for seed in range(options.clients)
            )
        )
        watch.cancel()
        peak = await watch
        response = await client.get("/sparql", params={"query": COUNT})
        return peak, response.json()["results"]["bindings"][0]["n"]["value"] == str(events)


async def _graphs(client: httpx.AsyncClient) -> list[str]:
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s a sem:Actor } } ORDER BY ?g"
    rows = (await client.get("/sparql", params={"query": query})).json()["results"]["bindings"]
    return [row["g"]["value"] for row in rows]


async def _person(
    client: httpx.AsyncClient, seed: int, end: float, right: tuple[int, str], found: Found
) -> None:
    """Ask one thing after another, with pauses, until the time is over."""
    chance = random.Random(seed)
    while time.monotonic() < end:
        kind = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        started = time.monotonic()
        try:
            outcome = await _ask(client, kind, right, chance)
        except httpx.TransportError as error:
            outcome = type(error).__name__.upper()
        found.longest = max(found.longest, time.monotonic() - started)
        found.outcomes[kind, outcome] += 1
        await asyncio.sleep(chance.uniform(0, 0.5))


async def _ask(
    client: httpx.AsyncClient, kind: str, right: tuple[int, str], chance: random.Random
) -> str:
    if kind == "graph":
        response = await client.get(
            "/store", params={"graph": right[1]}, headers={"Accept": "application/n-triples"}
        )
    elif kind == "leaves":
        with contextlib.suppress(httpx.TimeoutException):
            await client.get("/sparql", params={"query": QUERIES[kind]}, timeout=1)
        return "left"
    elif kind == "takes slowly":
        return await _slowly(client)
    elif chance.random() < 0.5:
        response = await client.get("/sparql", params={"query": QUERIES[kind]})
    else:
        response = await client.post("/sparql", data={"query": QUERIES[kind]})
    if response.status_code not in RIGHT[kind]:
        return f"UNEXPECTED {response.status_code}"
    if response.status_code == 200 and not _is_right(kind, response, right[0]):
        return "WRONG ANSWER"
    return str(response.status_code)


async def _slowly(client: httpx.AsyncClient) -> str:
    """Take an answer piece by piece, with pauses; it must come whole nevertheless."""
    query = {"query": QUERIES["takes slowly"]}
    async with client.stream("GET", "/sparql", params=query) as response:
        if response.status_code != 200:
            return str(response.status_code) if response.status_code == 503 else "UNEXPECTED"
        pieces = []
        async for piece in response.aiter_bytes(1 << 18):
            pieces.append(piece)
            await asyncio.sleep(0.2)
    return "200" if b"".join(pieces).endswith(b"}]}}") else "TRUNCATED"


def _is_right(kind: str, response: httpx.Response, events: int) -> bool:
    if kind == "graph":
        return response.content.count(b"\n") > 100 and response.content.endswith(b" .\n")
    rows = response.json()["results"]["bindings"]
    return rows[0]["n"]["value"] == str(events) if kind == "count" else len(rows) == events


async def _watch(process: int) -> int:
    """Look at the memory twice a second until cancelled; give the peak in bytes."""
    peak = 0
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            peak = max(peak, _memory(process))
            await asyncio.sleep(0.5)
    return peak


def _memory(process: int) -> int:
    """Add up the resident memory of a process and all below it, in bytes (Linux)."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError):
            number = int(folder.name)
            parents[number] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            pages[number] = int((folder / "statm").read_text().split()[1])
    tree = {process}
    for _ in parents:
        more = {child for child, parent in parents.items() if parent in tree} - tree
        if not more:
            break
        tree |= more
    return sum(pages.get(one, 0) for one in tree) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main())
