from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import load_query, named_queries, store
from kg.graph.query import run
from kg.graph.rdf import RunInfo, quads
from kg.graph.sparql import variables
from tests.graph.corpora import niger

QUERIES = {query.name: query for query in named_queries()}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the store of the hand-made corpus."""
    folder = tmp_path_factory.mktemp("queries") / "store"
    store.build(quads(niger(), run=RunInfo("0.1.0", "test pipeline 1")), folder)
    return folder


EXPECTED = {
    "who-threatens-whom": ("ECOWAS", "Niger", "hypothetical", "unless Bazoum was freed"),
    "what-did": ("2023-07-30", "ECOWAS imposes sanctions on Niger"),
    "claimed-only": ("ECOWAS", "said", "threatens to intervene"),
    "denied": ("France", "denied", "does not withdraw"),
    "planned-not-done": ("Mali", "intended", "Mali plans to aid Niger."),
    "events-at-place": ("2023-07", "Officers seized power in Niamey."),
    "events-between": ("2023-07-30", "ECOWAS imposes sanctions on Niger"),
    "counts-by-action-and-month": ("2023-07", "2023-08"),
    "most-active-pairs": ("ECOWAS", "Niger", "2"),
    "two-steps-from": ("Niger", "ECOWAS"),
    "contradictions": ("France withdraws troops", "France does not withdraw troops"),
    "events-by-source": ("Gulf Wire", "Sahel Post", "officers seize power"),
    "evidence-of-edge": ("Gulf Wire", "ECOWAS said it would intervene in Niger"),
    "casualties-and-troops": ("1500", "exact", "troops"),
    "told-most-often": ("officers seize power", "2"),
    "who-is-who": ("Mohamed Bazoum", "president", "Niger"),
}
GIVEN = {"two-steps-from": {"start": "France"}}


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_each_query_answers_its_question(graph: Path, name: str) -> None:
    """On the hand-made corpus each query gives the rows that its first line promises."""
    result = run(graph, name, parameters=GIVEN.get(name))
    assert result.hints == ()
    text = result.csv()
    for piece in EXPECTED[name]:
        assert piece in text


def test_the_table_of_expectations_is_whole() -> None:
    """Every query has an expectation, and there are at least twelve."""
    assert set(EXPECTED) == set(QUERIES)
    assert len(QUERIES) >= 12


@pytest.mark.parametrize("query", QUERIES.values(), ids=lambda query: query.name)
def test_each_query_says_in_words_what_it_asks(query: object) -> None:
    """The first comment line is a question; each parameter is explained and in use."""
    from kg.graph.named import NamedQuery

    assert isinstance(query, NamedQuery)
    assert query.text.startswith("# ")
    assert query.title.endswith("?")
    for parameter in query.parameters:
        assert parameter.meaning
        assert parameter.name in variables(query.text)


def test_claims_are_not_facts(graph: Path) -> None:
    """What an actor only threatens is not among what it did."""
    assert "intervene" not in run(graph, "what-did").csv()


def test_what_was_done_is_not_planned(graph: Path) -> None:
    """Facts are not listed as plans."""
    assert "sanctions" not in run(graph, "planned-not-done").csv()


def test_a_query_is_found_by_name_file_and_text(tmp_path: Path) -> None:
    """Names, paths and SPARQL texts all lead to a query."""
    file = tmp_path / "mine.rq"
    file.write_text("# Is there anything?\n# ?s = x: what\nASK { ?s ?p ?o }", encoding="utf-8")
    assert load_query("what-did").title == "What did an actor do, in order of date?"
    assert load_query(str(file)).title == "Is there anything?"
    assert load_query(str(file)).parameters[0].default == "x"
    assert load_query("ASK { ?s ?p ?o }").text == "ASK { ?s ?p ?o }"


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """A missing file and one in another encoding are told as such."""
    with pytest.raises(QueryError, match="no file"):
        load_query(str(tmp_path / "none.rq"))
    (tmp_path / "latin.rq").write_bytes(b"# caf\xe9\nASK {}")
    with pytest.raises(QueryError, match="UTF-8"):
        load_query(str(tmp_path / "latin.rq"))
