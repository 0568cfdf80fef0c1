from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import RunInfo, quads, write_annotated_edges, write_rdf
from kg.graph.store import FORMATS
from kg.model import Entity, EntityType, Relation, ResolvedCorpus
from tests.graph.corpora import document, event, niger, telling

RUN = RunInfo("0.1.0", "test pipeline 1")
ODD = (
    "quote \" apostrophe ' <b>&amp;</b> \\ back\nnew\ttab \x00\x0b\x1b\ud800 \u202eright \U0001f600"
)


def odd() -> ResolvedCorpus:
    """Make a corpus whose names try every syntax."""
    entities = (
        Entity("a/../b c?d#e", ODD, EntityType.THING, (ODD * 2, "")),
        Entity("long", "x" * 1_000_000, EntityType.THING),
        Entity("\ud800\x00", "]]> --> ''' \"\"\"", EntityType.THING),
    )
    return ResolvedCorpus((), entities, ())


def odd_news() -> ResolvedCorpus:
    """Make a corpus in which every field that holds text from outside tries every syntax."""
    actor, target, long = f"{ODD} <urn:a>", f"{ODD}\\u0041", "y" * 1_000_000
    sentence = f"{actor} warned {target} if {long}"
    news = replace(
        document(
            "\ud800 k",
            sentence,
            title=ODD,
            source=ODD,
            url=f"https://x.example/{ODD}",
            language=ODD,
        ),
        path=f"{ODD}.txt",
    )
    told = telling(
        news, sentence, "THREATEN", ODD, "warned", actor=actor, target=target, condition=long,
        speaker=(actor, "warned"), speakers=("a",),
    )  # fmt: skip
    entities = tuple(
        Entity(key, name, EntityType.PERSON, roles=(ODD,), sectors=(ODD,), country=ODD,
               links=(f"https://x.example/{ODD}", ODD), documents=(news.id,))
        for key, name in (("a", actor), ("b \x00", target))
    )  # fmt: skip
    relation = Relation("role", "a", "b \x00", ODD, ((news.id, 0, len(actor)),))
    happened = replace(event("warns", [told], actor="a", target="b \x00"), label=ODD)
    return ResolvedCorpus((news,), entities, (happened,), (relation,))


CORPORA = [niger, odd, odd_news]


@pytest.mark.parametrize("make", CORPORA)
@pytest.mark.parametrize("format", sorted(FORMATS))
def test_each_format_reads_back(tmp_path: Path, format: str, make: object) -> None:
    """What a file says is what the graph says."""
    corpus = make()  # type: ignore[operator]
    file = tmp_path / "graph"
    write_rdf(corpus, file, format, run=RUN)
    back = set(ox.parse(path=str(file), format=FORMATS[format]))
    whole = set(quads(corpus, run=RUN))
    if not FORMATS[format].supports_datasets:
        whole = {ox.Quad(*quad.triple) for quad in whole}
    assert back == whole


READERS = {
    "ntriples": ["rapper", "-q", "-c", "-i", "ntriples"],
    "turtle": ["rapper", "-q", "-c", "-i", "turtle"],
    "rdfxml": ["rapper", "-q", "-c", "-i", "rdfxml"],
    "nquads": ["serdi", "-q", "-i", "nquads"],
    "trig": ["serdi", "-q", "-i", "trig"],
}


@pytest.mark.parametrize("make", CORPORA)
@pytest.mark.parametrize("format", sorted(READERS))
def test_independent_parsers_read_the_files(tmp_path: Path, format: str, make: object) -> None:
    """Raptor and Serd, written in C by others, find nothing wrong."""
    file = tmp_path / "graph"
    write_rdf(make(), file, format, run=RUN)  # type: ignore[operator]
    assert complaints(file, format) == (0, b"")


def complaints(file: Path, format: str) -> tuple[int, bytes]:
    """Give the exit code and the complaints of the independent parser of a format."""
    command = READERS[format]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*command, str(file)], capture_output=True)
    return done.returncode, done.stderr


@pytest.mark.parametrize("format", sorted(READERS))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=st.lists(st.text(st.characters(codec=None), max_size=12), min_size=1, max_size=40))
def test_two_parsers_read_any_text(
    tmp_path_factory: pytest.TempPathFactory, format: str, values: list[str]
) -> None:
    """Whatever characters stand in names, ids and links, Oxigraph and another parser agree."""
    entities = tuple(
        Entity(f"{number}{value}", value, EntityType.THING, (value * 2,), links=(f"urn:x:{value}",))
        for number, value in enumerate(values)
    )
    file = tmp_path_factory.mktemp("any") / "graph"
    write_rdf(ResolvedCorpus((), entities, ()), file, format, run=RUN)
    assert len(list(ox.parse(path=str(file), format=FORMATS[format]))) > len(values)
    assert complaints(file, format) == (0, b"")


def test_rdf_1_2_edges_carry_any_text(tmp_path: Path) -> None:
    """The annotated edges of hostile news are still RDF 1.2."""
    file = tmp_path / "edges.ttl"
    write_annotated_edges(odd_news(), file)
    assert list(ox.parse(path=str(file)))


def test_json_ld_brings_its_context(tmp_path: Path) -> None:
    """No context is fetched, and rdflib reads the same quads from it."""
    file = tmp_path / "graph.jsonld"
    write_rdf(niger(), file, "jsonld", run=RUN)
    data = json.loads(file.read_text(encoding="utf-8"))
    assert isinstance(data["@context"], dict)
    dataset = rdflib.Dataset()
    dataset.parse(file, format="json-ld")
    assert len(list(dataset.quads())) == len(list(quads(niger(), run=RUN)))
    events = [
        node
        for graph in data["@graph"]
        for node in graph["@graph"]
        if "kg:Event" in node.get("@type", ())
    ]
    assert events[0]["actor"].startswith("https://kg.example/id/entity/")
    assert isinstance(events[0]["kg:factual"], bool)


def test_same_corpus_same_bytes(tmp_path: Path) -> None:
    """Writing twice gives identical files in every format."""
    for format in FORMATS:
        write_rdf(niger(), tmp_path / "a", format, run=RUN)
        write_rdf(niger(), tmp_path / "b", format, run=RUN)
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_rdf_1_2_edges_carry_their_events(tmp_path: Path) -> None:
    """Every event with two parties reifies its edge; only facts assert it."""
    file = tmp_path / "edges.ttl"
    write_annotated_edges(niger(), file)
    triples = {quad.triple for quad in ox.parse(path=str(file))}
    told = {triple.object for triple in triples if isinstance(triple.object, ox.Triple)}
    assert len(told) == 4
    assert sum(edge in triples for edge in told) == 2
