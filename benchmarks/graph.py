"""Load, memory, queries and reopening of the store beside raw pyoxigraph and rdflib.

    python -m benchmarks.graph [--quads 1000000] [--rdflib] [--kills 200]

Every step runs in a process of its own on the same made-up corpus.  Ratios are to raw
pyoxigraph, in processor seconds of all threads and in wall time.  Queries are asked raw and
through kg by turns in one process, at least so often that a short one is measured well, and the
best of each side counts; rdflib is asked once, and given up on after a while.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benchmarks.graph_corpus import make
from kg.graph import RunInfo, quads, store
from kg.graph.execute import Request, execute
from kg.graph.vocabulary import PREFIXES

RUN = RunInfo("0", "made up")

_ROUNDS = 5
"""How often a query is asked at the least."""

_SECONDS_A_QUERY = 0.3
"""Processor seconds for which a short query is asked again and again."""

_PATIENCE = 60.0
"""Processor seconds that a query of rdflib's may take."""

QUERIES = {
    "count events": "SELECT (COUNT(*) AS ?n) { ?e a kg:Event }",
    "threats": "SELECT ?a ?b { ?e sem:eventType plover:THREATEN ; kg:actor ?a ; kg:target ?b }",
    "acts of one": "SELECT ?l { ?e kg:actor <entity/e3> ; kg:factual true ; rdfs:label ?l }",
    "by month": "SELECT ?m (COUNT(*) AS ?n) { ?e sem:hasBeginTimeStamp ?d "
    "BIND(SUBSTR(STR(?d), 1, 7) AS ?m) } GROUP BY ?m ORDER BY ?m",
    "pairs": "SELECT ?a ?b (COUNT(*) AS ?n) { ?e kg:actor ?a ; kg:target ?b } "
    "GROUP BY ?a ?b ORDER BY DESC(?n) ?a ?b LIMIT 20",
    "two steps": "SELECT DISTINCT ?c { <entity/e3> plover:AID ?b . ?b plover:SANCTION ?c }",
    "path": "SELECT DISTINCT ?b { <entity/e9> (plover:AID|plover:CONSULT)+ ?b }",
    "claimed only": "SELECT (COUNT(*) AS ?n) { ?e kg:factual false ; kg:speaker ?s }",
    "text": 'SELECT ?s { ?s a nif:Sentence ; nif:anchorOf ?t FILTER(CONTAINS(?t, "treaty vote")) }',
    "between days": "SELECT ?e { ?e sem:hasBeginTimeStamp ?d "
    'FILTER(?d >= "2021-01-01"^^xsd:date && ?d < "2021-01-15"^^xsd:date) }',
    "denied and affirmed": "SELECT (COUNT(*) AS ?n) { ?x kg:polarity kg:Negated ; kg:actor ?a ; "
    "kg:target ?b . ?y kg:polarity kg:Affirmed ; kg:actor ?a ; kg:target ?b }",
    "evidence": "SELECT ?t { ?e kg:actor <entity/e3> ; kg:target <entity/e1> ; "
    "kg:evidence/kg:sentence/nif:anchorOf ?t }",
}


def main(arguments: list[str] | None = None) -> None:
    """Make the corpus, run each step, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--rdflib", action="store_true", help="also rdflib in memory (slow)")
    parser.add_argument("--kills", type=int, default=0, help="also kill a writer so often")
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.step:
        print(json.dumps(_measured(STEPS[options.step], options.folder)))
        return
    with tempfile.TemporaryDirectory(prefix="kg-graph-") as name:
        folder = Path(name)
        found = quads(make(options.quads), run=RUN)
        store.write(found, folder / "graph.nq", "nquads")
        steps = ["raw load", "load", "build", "reopen", "queries"]
        if options.rdflib:
            steps.append("rdflib")
        results = {step: _apart(step, folder) for step in steps}
        _report(results)
        if options.kills:
            _kills(folder / "killed", options.kills)


def _apart(step: str, folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.graph", "--step", step, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _measured(step: Callable[[Path], Any], folder: Path) -> dict[str, Any]:
    wall, processor = time.perf_counter(), time.process_time()
    value = step(folder)
    return {
        "value": value,
        "wall": time.perf_counter() - wall,
        "cpu": time.process_time() - processor,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


# ── steps ────────────────────────────────────────────────────────────────────────────────


def _raw_load(folder: Path) -> None:
    opened = ox.Store(str(folder / "raw"))
    opened.bulk_load(path=str(folder / "graph.nq"))
    opened.flush()


def _load(folder: Path) -> None:
    store.build_from_file(folder / "graph.nq", folder / "loaded")


def _build(folder: Path) -> int:
    return store.build(ox.parse(path=str(folder / "graph.nq")), folder / "built")


def _reopen(folder: Path) -> None:
    opened = store.open_store(folder / "loaded")
    execute(opened, Request("ASK { ?e a kg:Event }"))


def _queries(folder: Path) -> dict[str, dict[str, Any]]:
    """Ask each query raw and through kg by turns, so that both meet the same machine."""
    raw = ox.Store.read_only(str(folder / "loaded"))
    opened = store.open_store(folder / "loaded")
    base = store.base_iri(opened)

    def ask_raw(query: str) -> bytes:
        answer = raw.query(query, base_iri=base, prefixes=dict(PREFIXES))
        return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""  # type: ignore[union-attr]

    def ask(query: str) -> bytes:
        return execute(opened, Request(query), base).data

    found = {}
    for name, query in QUERIES.items():
        same = sorted(ask_raw(query)) == sorted(ask(query))  # rows may come in another order
        times: dict[str, list[tuple[float, float]]] = {"raw": [], "kg": []}
        until = time.process_time() + _SECONDS_A_QUERY
        while len(times["kg"]) < _ROUNDS or time.process_time() < until:
            times["raw"].append(_time(ask_raw, query))
            times["kg"].append(_time(ask, query))
        best = {
            side: {"cpu": min(c for c, _ in taken), "wall": min(w for _, w in taken)}
            for side, taken in times.items()
        }
        found[name] = {"same": same, **best}
    return found


def _time(ask: Callable[[str], object], query: str) -> tuple[float, float]:
    processor, wall = time.process_time(), time.perf_counter()
    ask(query)
    return time.process_time() - processor, time.perf_counter() - wall


class _TooSlowError(Exception):
    """A query of rdflib's has had its time."""


def _rdflib(folder: Path) -> dict[str, float | None]:
    """Give the processor seconds of each query once, None where the patience for it ran out."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    started = time.process_time()
    dataset.parse(folder / "graph.nq", format="nquads")
    found: dict[str, float | None] = {"load": time.process_time() - started}
    prologue = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    prologue = f"BASE <https://kg.example/id/> {prologue}"

    def too_slow(*_: object) -> None:
        raise _TooSlowError

    signal.signal(signal.SIGPROF, too_slow)
    for name, query in QUERIES.items():
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
        try:
            found[name] = _time(lambda text: list(dataset.query(prologue + text)), query)[0]
        except _TooSlowError:
            found[name] = None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return found


STEPS: dict[str, Callable[[Path], Any]] = {
    "raw load": _raw_load,
    "load": _load,
    "build": _build,
    "reopen": _reopen,
    "queries": _queries,
    "rdflib": _rdflib,
}


# ── report ───────────────────────────────────────────────────────────────────────────────


def _report(results: dict[str, dict[str, Any]]) -> None:
    raw = results["raw load"]
    print(f"{results['build']['value']} quads; ratios to raw pyoxigraph's bulk load")
    for step in ("raw load", "load", "build", "reopen"):
        found = results[step]
        ratios = (f"{kind} {found[kind] / raw[kind]:6.3f}" for kind in ("cpu", "wall", "memory"))
        print(f"  {step:<10} {'  '.join(ratios)}")
    print("\nqueries; ratios to raw pyoxigraph on the same store, asked by turns")
    beside = results.get("rdflib", {}).get("value", {})
    total: Counter[str] = Counter()
    for name, found in results["queries"]["value"].items():
        raw, ours = found["raw"], found["kg"]
        total.update({f"{kind} raw": raw[kind] for kind in raw})
        total.update({f"{kind} kg": ours[kind] for kind in ours})
        ratios = (f"{kind} {ours[kind] / raw[kind]:5.2f}" for kind in ("cpu", "wall"))
        print(
            f"  {name:<22} {'  '.join(ratios)}"
            f"{_beside(beside, name, raw['cpu'])}{'' if found['same'] else '  DIFFERENT ANSWER'}"
        )
    ratios = (
        f"{kind} {total[f'{kind} kg'] / total[f'{kind} raw']:5.2f}" for kind in ("cpu", "wall")
    )
    print(f"  {'all together':<22} {'  '.join(ratios)}")
    if beside:
        print(f"  rdflib in memory: load {beside['load'] / results['raw load']['cpu']:.1f}")


def _beside(beside: dict[str, float | None], name: str, raw: float) -> str:
    if name not in beside:
        return ""
    seconds = beside[name]
    return f"  rdflib {'over ' if seconds is None else ''}{(seconds or _PATIENCE) / raw:10.1f}"


# ── kills ────────────────────────────────────────────────────────────────────────────────

_WRITER = """
import sys
from pathlib import Path
import pyoxigraph as ox
from kg.graph import store
node, graph = ox.NamedNode("urn:a"), ox.NamedNode("urn:g")
for count in range(1, 100000):
    found = (ox.Quad(node, node, ox.Literal(n), graph) for n in range(count))
    store.build(found, Path(sys.argv[1]))
    print(count, flush=True)
"""


def _kills(folder: Path, number: int) -> None:
    """Kill a process that builds stores over and over; count what is found afterwards."""
    chance = random.Random(1)
    whole = 0
    for _ in range(number):
        command = [sys.executable, "-c", _WRITER, str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.3))
            writer.send_signal(signal.SIGKILL)
        found = {int(quad.object.value) for quad in store.sorted_quads(folder)}  # type: ignore[union-attr]
        whole += found == set(range(len(found))) and len(found) > 0
        shutil.rmtree(folder)
    print(f"\n{number} kills: {whole} times the store opened and was whole")


if __name__ == "__main__":
    main()
