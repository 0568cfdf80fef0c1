"""What a graph holds, in numbers: actors, pairs, communities, bridges, days, acts, claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.model import EntityType, ResolvedCorpus
from kg.plover import EVENTS
from kg.views.corpus_index import CorpusIndex
from kg.views.days import span
from kg.views.status import status

if TYPE_CHECKING:
    import networkx as nx

_SEED = 2023
_EXACT_BETWEENNESS = 1_500
"""Above so many nodes betweenness is estimated from a seeded sample."""


def statistics(corpus: ResolvedCorpus, *, top: int = 10) -> dict[str, Any]:
    """Count and rank what the graph holds.

    Returns:
        `counts`, `status` (events asserted, claimed, planned, denied), `actions`, `actors`,
        `pairs`, `communities`, `bridges`, `days`, `sources`: numbers, or lists of records with a
        `label` and a `count` (or `score`), best first, at most `top` long.
    """
    from kg.graph import network

    index = CorpusIndex(corpus)
    graph = network(corpus)
    return {
        "counts": _counts(corpus),
        "status": _ranked(Counter(str(status(e)) for e in corpus.events), 4),
        "actions": _ranked(
            Counter(EVENTS[e.code].label for e in corpus.events if e.code in EVENTS), top
        ),
        "actors": _actors(corpus, index, top),
        "pairs": _pairs(corpus, index, top),
        "communities": _communities(graph, index, top),
        "bridges": _bridges(graph, index, top),
        "days": _ranked(_days(corpus), top),
        "sources": _ranked(Counter(d.source or "unknown" for d in corpus.documents), top),
    }


def _counts(corpus: ResolvedCorpus) -> dict[str, int]:
    return {
        "documents": len(corpus.documents),
        "copies": len(corpus.copies),
        "entities": len(corpus.entities),
        "events": len(corpus.events),
        "factual events": sum(e.factual for e in corpus.events),
        "told more than once": sum(len(e.evidence) > 1 for e in corpus.events),
        "doubtful pairs": len(corpus.doubtful),
    }


def _ranked(counter: Counter[str], top: int) -> list[dict[str, Any]]:
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return [{"label": label, "count": count} for label, count in ordered[:top]]


def _actors(corpus: ResolvedCorpus, index: CorpusIndex, top: int) -> list[dict[str, Any]]:
    acted = Counter(e.actor for e in corpus.events if e.actor is not None)
    things = {e.id for e in corpus.entities if e.type in {EntityType.THING, EntityType.EVENT}}
    ordered = sorted(
        ((who, n) for who, n in acted.items() if who not in things),
        key=lambda item: (-item[1], item[0]),
    )
    return [{"id": who, "label": index.label(who), "count": n} for who, n in ordered[:top]]


def _pairs(corpus: ResolvedCorpus, index: CorpusIndex, top: int) -> list[dict[str, Any]]:
    count: Counter[tuple[str, str]] = Counter()
    score: Counter[tuple[str, str]] = Counter()
    for event in corpus.events:
        if event.actor is None or event.target is None or event.actor == event.target:
            continue
        pair = (event.actor, event.target)
        count[pair] += 1
        score[pair] += int(EVENTS[event.code].score * 10) if event.code in EVENTS else 0
    ordered = sorted(count.items(), key=lambda item: (-item[1], item[0]))[:top]
    return [
        {
            "actor": index.label(a),
            "target": index.label(b),
            "label": f"{index.label(a)} → {index.label(b)}",
            "count": n,
            "score": round(score[a, b] / 10 / n, 2),
        }
        for (a, b), n in ordered
    ]


def _communities(graph: nx.MultiDiGraph[str], index: CorpusIndex, top: int) -> list[dict[str, Any]]:
    import networkx as nx

    plain = _simple(graph)
    if plain.number_of_edges() == 0:
        return []
    found = nx.community.louvain_communities(plain, weight="weight", seed=_SEED)
    ordered = sorted(
        (sorted(c, key=lambda n: (-plain.degree(n), n)) for c in found if len(c) > 1),
        key=lambda c: (-len(c), c[0]),
    )
    return [
        {"label": ", ".join(index.label(n) for n in c[:5]), "count": len(c)} for c in ordered[:top]
    ]


def _bridges(graph: nx.MultiDiGraph[str], index: CorpusIndex, top: int) -> list[dict[str, Any]]:
    """Rank the entities that most shortest ways between others lead over."""
    import networkx as nx

    plain = _simple(graph)
    sample = min(300, len(plain)) if len(plain) > _EXACT_BETWEENNESS else None
    scores = nx.betweenness_centrality(plain, k=sample, seed=_SEED)
    ordered = sorted(
        ((n, s) for n, s in scores.items() if s > 0), key=lambda item: (-item[1], item[0])
    )
    return [
        {"id": n, "label": index.label(n), "score": round(float(s), 4)} for n, s in ordered[:top]
    ]


def _simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Give the undirected graph with summed weights, nodes without edges left out."""
    import networkx as nx

    plain: nx.Graph[str] = nx.Graph()
    for a, b, _, data in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        if a != b:
            weight = plain.get_edge_data(a, b, {"weight": 0.0})["weight"]
            plain.add_edge(a, b, weight=weight + float(data["weight"]))
    return plain


def _days(corpus: ResolvedCorpus) -> Counter[str]:
    found: Counter[str] = Counter()
    for event in corpus.events:
        days = span(event.date.value) if event.date is not None else None
        if days is not None and days[0] == days[1]:
            found[str(days[0])] += 1
    return found
