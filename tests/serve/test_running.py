"""Queries that take too long, go wrong or are many; clients that go away."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from pathlib import Path

import httpx

from kg.graph import store
from kg.serve import Settings
from tests.serve.conftest import make_output, serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }"
GOOD = "SELECT ?e { ?e a kg:Event }"


def test_a_runaway_query_is_cut_with_a_whole_answer(output: Path) -> None:
    """At the limit the client gets 503 and a sentence, not a truncated result."""
    with serving(output, Settings(timeout=1, workers=1)) as address:
        response = httpx.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=60)
        assert response.status_code == 503
        assert response.headers["retry-after"] == "5"
        assert "longer than 1 seconds" in response.text
        response = httpx.get(f"{address}/sparql", params={"query": GOOD}, timeout=60)
        assert response.status_code == 200


def test_an_answer_that_is_too_long_is_refused(output: Path) -> None:
    """Beyond the limit the client is told, before anything is sent."""
    with serving(output, Settings(limit=10_000, workers=1)) as address:
        query = "SELECT * { ?s ?p ?o }"
        response = httpx.get(f"{address}/sparql", params={"query": query}, timeout=60)
        assert response.status_code == 400
        assert "longer than 10000 bytes" in response.text


def test_many_clients_at_once(output: Path) -> None:
    """Good, slow and broken queries beside each other get the answers that they should."""

    async def ask(client: httpx.AsyncClient, query: str) -> tuple[str, int]:
        response = await client.get("/sparql", params={"query": query})
        if query == GOOD and response.status_code == 200:
            assert len(response.json()["results"]["bindings"]) == 6
        return query, response.status_code

    async def crowd(address: str) -> Counter[tuple[str, int]]:
        queries = [GOOD] * 20 + [ENDLESS] * 2 + ["SELECT"] * 8
        limits = httpx.Limits(max_connections=30)
        async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
            return Counter(await asyncio.gather(*(ask(client, query) for query in queries)))

    with serving(output, Settings(timeout=4, workers=3)) as address:
        found = asyncio.run(crowd(address))
    assert found == {(GOOD, 200): 20, (ENDLESS, 503): 2, ("SELECT", 400): 8}


def test_long_queries_do_not_keep_others_waiting(output: Path) -> None:
    """While the only worker is held by an endless query, a short one is answered."""

    async def both(address: str) -> list[str]:
        ended: list[str] = []
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:

            async def ask(name: str, query: str) -> int:
                response = await client.get("/sparql", params={"query": query})
                ended.append(name)
                return response.status_code

            long = asyncio.create_task(ask("long", ENDLESS))
            await asyncio.sleep(0.3)
            assert await ask("short", GOOD) == 200
            assert await long == 503
        return ended

    with serving(output, Settings(timeout=20, workers=1)) as address:
        assert asyncio.run(both(address)) == ["short", "long"]


def test_a_client_that_goes_away_frees_its_worker(output: Path) -> None:
    """A query that nobody waits for any more is stopped."""
    with serving(output, Settings(timeout=300, workers=1)) as address:
        with contextlib.suppress(httpx.ReadTimeout):
            httpx.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=1)
        response = httpx.get(f"{address}/sparql", params={"query": GOOD}, timeout=60)
        assert response.status_code == 200


def test_a_new_build_is_seen_at_once(tmp_path: Path) -> None:
    """When the store is swapped while it is served, the next query sees the new one."""
    folder = make_output(tmp_path)
    with serving(folder, Settings(workers=1)) as address:

        def count() -> int:
            response = httpx.get(f"{address}/sparql", params={"query": GOOD}, timeout=60)
            return len(response.json()["results"]["bindings"])

        assert count() == 6
        store.build([], folder / "store")
        assert count() == 0
