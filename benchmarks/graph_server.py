"""Many clients at once: are answers right, does anything hang, is memory bounded?

    python -m benchmarks.graph_server [--clients 100] [--seconds 60] [--quads 20000]

Clients ask good, slow and malformed queries at random (seeded) of a real server.  A good answer
must be the known one; a slow query must end with 503; a malformed one with 400.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import httpx

from benchmarks.graph import RUN
from benchmarks.graph_corpus import make
from kg.graph.building import build_store

GOOD = "SELECT (COUNT(*) AS ?n) { ?e a kg:Event }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BROKEN = "SELECT * { ?s ?p "
EXPECTED = {GOOD: {200, 503}, SLOW: {503}, BROKEN: {400}}

_SERVER = """
import sys
import uvicorn
from kg.serve import Settings, app
settings = Settings(timeout=float(sys.argv[3]), workers=int(sys.argv[4]))
uvicorn.run(app(sys.argv[1], settings), port=int(sys.argv[2]), log_level="error")
"""


def main(arguments: list[str] | None = None) -> None:
    """Start a server, let the clients loose, print what came back."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--quads", type=int, default=20_000)
    parser.add_argument("--timeout", type=float, default=5)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--port", type=int, default=8799)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="kg-server-") as name:
        corpus = make(options.quads)
        build_store(corpus, Path(name) / "store", run=RUN)
        numbers = [str(one) for one in (options.port, options.timeout, options.workers)]
        command = [sys.executable, "-c", _SERVER, name, *numbers]
        with subprocess.Popen(command, env=dict(os.environ)) as server:
            try:
                _wait(options.port)
                right = str(len(corpus.events))
                found = asyncio.run(_crowd(options, right))
                memory = _memory(server.pid)
            finally:
                server.terminate()
    for (kind, status), number in sorted(found.items()):
        print(f"  {kind:<8} {status:<14} {number}")
    print(f"  memory of server and workers: {memory} MB at the end")


def _wait(port: int) -> None:
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/queries", timeout=5)
            return
        except httpx.TransportError:
            time.sleep(0.2)


async def _crowd(options: argparse.Namespace, right: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    end = time.monotonic() + options.seconds
    limits = httpx.Limits(max_connections=options.clients)
    address = f"http://127.0.0.1:{options.port}"
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        people = (_person(client, seed, end, right, found) for seed in range(options.clients))
        await asyncio.gather(*people)
    return found


async def _person(
    client: httpx.AsyncClient, seed: int, end: float, right: str, found: Counter[tuple[str, str]]
) -> None:
    chance = random.Random(seed)
    while time.monotonic() < end:
        query = chance.choices([GOOD, SLOW, BROKEN], weights=[90, 2, 8])[0]
        kind = {GOOD: "good", SLOW: "slow", BROKEN: "broken"}[query]
        try:
            response = await client.get("/sparql", params={"query": query})
        except httpx.TransportError as error:
            found[kind, type(error).__name__] += 1
            continue
        outcome = str(response.status_code)
        if response.status_code not in EXPECTED[query]:
            outcome += " UNEXPECTED"
        elif query == GOOD and response.status_code == 200:
            value = response.json()["results"]["bindings"][0]["n"]["value"]
            outcome += "" if value == right else " WRONG"
        found[kind, outcome] += 1
        await asyncio.sleep(chance.uniform(0, 0.5))


def _memory(process: int) -> int:
    """Add up the resident memory of a process and its children, in MB (Linux)."""
    pages = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if process in {int(folder.name), parent}:
                pages += int((folder / "statm").read_text().split()[1])
        except (OSError, ValueError):
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


if __name__ == "__main__":
    main()
