from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import (
    OutputError,
    QueryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
)
from kg.graph.query import run

EVENTS = "SELECT ?label WHERE { ?event a kg:Event ; rdfs:label ?label } ORDER BY ?label"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?p }"


def first_column(store: Path, text: str, **parameters: str) -> list[str]:
    """Give the first column of an answer as plain texts."""
    result = run(store, text, parameters=parameters)
    return [next(iter(row.values())) for row in result]


def test_prefixes_need_no_declaration(niger_store: Path) -> None:
    """A query may use every prefix of the vocabulary at once."""
    assert len(run(niger_store, EVENTS)) == 6


def test_an_event_told_twice_is_one_row(niger_store: Path) -> None:
    """The default graph is a set: an event in two document graphs joins once."""
    text = """SELECT ?event { ?event a kg:Event, sem:Event ; rdfs:label "officers seize power" ;
              kg:polarity ?p ; kg:certainty ?c ; kg:tense ?t ; kg:verb ?v }"""
    assert len(run(niger_store, text)) == 1


def test_graphs_of_documents_can_be_asked(niger_store: Path) -> None:
    """GRAPH tells which documents tell an event."""
    text = """SELECT ?g { GRAPH ?g { ?e a kg:Event ; rdfs:label "officers seize power" } }"""
    assert len(run(niger_store, text)) == 2


@pytest.mark.parametrize(
    "value",
    [
        "ECOWAS",
        "ecowas",
        "Economic Community of West African States",
        "<https://kg.example/id/entity/ecowas>",
        "https://kg.example/id/entity/ecowas",
        "entity/ecowas",
    ],
)
def test_a_variable_is_bound_by_name_alias_or_iri(niger_store: Path, value: str) -> None:
    """However the actor is named, its events are found."""
    text = "SELECT ?label { ?event kg:actor ?actor ; rdfs:label ?label } ORDER BY ?label"
    assert first_column(niger_store, text, actor=value) == [
        "ECOWAS imposes sanctions on Niger",
        "ECOWAS threatens to intervene in Niger",
    ]


@pytest.mark.parametrize(
    ("text", "name", "value", "rows"),
    [
        ("SELECT ?e { ?e sem:eventType ?action }", "action", "RETREAT", 2),
        ("SELECT ?e { ?e a kg:Event ; sem:eventType ?action }", "action", "plover:RETREAT", 2),
        ("SELECT ?e { ?e a kg:Event ; kg:verb ?verb }", "verb", "intervene", 1),
        ("SELECT ?e { ?e a kg:Event ; kg:verb ?verb }", "verb", '"intervene"', 1),
        ("SELECT ?e { ?e sem:hasTimeStamp ?day }", "day", "2023-07-30", 1),
        ("SELECT ?e { ?e kg:factual ?fact . ?e a kg:Event }", "fact", "true", 3),
        ("SELECT ?e { ?e kg:sources ?n }", "n", "2", 1),
        ("SELECT ?e { ?e sem:hasBeginTimeStamp ?d FILTER(?d < ?until) }", "until", "2023-07-20", 1),
        ("ASK { ?e kg:verb ?verb }", "verb", "intervene", 0),
        ("CONSTRUCT { ?e a kg:Event } { ?e kg:verb ?verb }", "verb", "intervene", 1),
        ("CONSTRUCT WHERE { ?e kg:verb ?verb }", "verb", "intervene", 1),
        ("DESCRIBE ?e WHERE { ?e kg:verb ?verb }", "verb", "no such verb", 0),
        ("SELECT (EXISTS { ?e a kg:Event } AS ?x) ?e { ?e kg:verb ?verb }", "verb", "aid", 1),
        ("# a { comment }\nSELECT ?e { ?e kg:verb ?verb }", "verb", "aid", 1),
    ],
)
def test_values_are_read_as_what_they_look_like(
    niger_store: Path, text: str, name: str, value: str, rows: int
) -> None:
    """Codes, prefixed names, days, numbers, truth values and texts bind as such terms."""
    assert len(run(niger_store, text, parameters={name: value})) == rows


@given(value=st.text(st.characters(codec="utf-8"), max_size=40))
def test_no_value_changes_the_query_around_it(niger_store: Path, value: str) -> None:
    """Whatever is bound, quotes and braces too, stays a value."""
    text = "SELECT ?e { ?e kg:verb ?verb FILTER(?verb != ?verb) }"
    assert len(run(niger_store, text, parameters={"verb": f'"{value}"'})) == 0


def test_a_parameter_that_the_query_does_not_have_is_an_error(niger_store: Path) -> None:
    """A slip in the name of a variable is told with the one meant."""
    with pytest.raises(QueryError, match=r"no variable \?actr\. Did you mean actor"):
        run(niger_store, "what-did", parameters={"actr": "ECOWAS"})


def test_an_unknown_name_is_hinted_at(niger_store: Path) -> None:
    """A name that nothing bears gives no rows and a hint with the nearest name."""
    result = run(niger_store, "what-did", parameters={"actor": "ECOWAZ"})
    assert len(result) == 0
    assert "Did you mean 'ECOWAS'?" in result.hints[0]


def test_a_syntax_error_tells_line_and_column(niger_store: Path) -> None:
    """The message points at the place."""
    with pytest.raises(QuerySyntaxError, match=r"Line 2, column 9: ") as caught:
        run(niger_store, "SELECT * {\n ?s ?o }")
    _, shown, pointer = str(caught.value).splitlines()
    assert shown.strip() == "?s ?o }"
    assert len(pointer) == len(shown) + 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s plovr:AID ?o }", r"Line 1, column 15: the prefix `plovr:` is unknown. "
                                         r"Did you mean `plover:`"),
        ("SELECT * {\n\n ?s gnats:p ?o }", r"Line 3, column 5: the prefix `gnats:` is unknown"),
    ],
)  # fmt: skip
def test_an_unknown_prefix_is_named(niger_store: Path, text: str, message: str) -> None:
    """The message names the prefix and the nearest known one."""
    with pytest.raises(QuerySyntaxError, match=message):
        run(niger_store, text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("SELECT * { ?e kg:actr ?a }", "`kg:actr` is not in use in this graph. "
                                       "Did you mean `kg:actor`?"),
        ("SELECT * { ?e a sem:Evnt }", "`sem:Evnt` is not in use in this graph. "
                                       "Did you mean `sem:Event`?"),
        ("SELECT * { ?e sem:eventType plover:THREAT }",
         "`plover:THREAT` is not in use in this graph. Did you mean `plover:THREATEN`?"),
        ("SELECT * { ?e kg:actor ?a FILTER(xsd:date(?a)) }", None),
        ("PREFIX x: <http://x.example/> SELECT * { ?e x:anything ?a }", None),
        ('SELECT * { ?e rdfs:label "kg:actr" }', None),
    ],
)  # fmt: skip
def test_unknown_properties_are_hinted_at(niger_store: Path, text: str, hint: str | None) -> None:
    """Names in the graph's namespaces that the graph cannot contain are likely slips."""
    assert list(run(niger_store, text).hints) == ([] if hint is None else [hint])


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p true SERVICE<http://127.0.0.1:9/>{} }",
        "SELECT * { SERVICE kg:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' SERVICE <http://127.0.0.1:9/> { } }",
        "SELECT * { ?s ?p '''a' #''' SERVICE <http://127.0.0.1:9/> { } }",
        "SELECT * { ?s kg:a\\#b ?o SERVICE <http://127.0.0.1:9/> { } }",
        "SELECT * { FILTER(1<2) SERVICE <http://127.0.0.1:9/> { } FILTER(3>2) }",
        "LOAD <http://127.0.0.1:9/data>",
        "LOAD<file:///etc/passwd>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * FROM <http://127.0.0.1:9/data> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * FROM x:data { ?s ?p ?o }",
    ],
)
def test_what_reaches_outside_the_store_is_refused(niger_store: Path, text: str) -> None:
    """SERVICE, LOAD, foreign FROM and updates do not run."""
    with pytest.raises(QueryRefusedError):
        run(niger_store, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s rdfs:label "SERVICE <http://x>" }',
        "SELECT * { ?s ?p ?service } # SERVICE <http://x.example/> {}",
        "SELECT * { ?s <http://x.example/SERVICE#LOAD> ?o }",
        "SELECT * { ?s schema:service ?load }",
        "SELECT * FROM <https://kg.example/id/graph/entities> { ?s a sem:Actor }",
        "SELECT * FROM <graph/entities> { ?s a sem:Actor }",
    ],
)
def test_what_only_looks_like_it_is_not(niger_store: Path, text: str) -> None:
    """The words in strings, comments, names and IRIs are no keywords; own graphs are no others."""
    run(niger_store, text)


def test_a_query_is_stopped_at_its_limit(niger_store: Path) -> None:
    """A query that would take for ever ends with an error."""
    with pytest.raises(QueryTimeoutError, match=r"longer than 0\.5 seconds"):
        run(niger_store, ENDLESS, timeout=0.5)


def test_a_limit_changes_no_answer(niger_store: Path) -> None:
    """The process that can be stopped gives what this process gives."""
    assert run(niger_store, EVENTS, timeout=60).rows == run(niger_store, EVENTS).rows


def test_errors_come_through_the_process(niger_store: Path) -> None:
    """A syntax error in the other process is a syntax error here."""
    with pytest.raises(QuerySyntaxError, match="Line 1"):
        run(niger_store, "SELECT", timeout=60)


def test_without_a_store_the_message_says_what_to_do(tmp_path: Path) -> None:
    """A folder without a graph is an error with the next step."""
    with pytest.raises(OutputError, match="kg build"):
        run(tmp_path / "store", EVENTS)


def test_an_unknown_query_is_told_with_the_nearest(niger_store: Path) -> None:
    """A slip in a query's name is told with the one meant."""
    with pytest.raises(QueryError, match="Did you mean who-threatens-whom"):
        run(niger_store, "who-threatens-who")


def test_rows_in_every_format(niger_store: Path) -> None:
    """CSV, TSV, JSON and XML carry the same rows."""
    result = run(niger_store, EVENTS + " LIMIT 1")
    label = "ECOWAS imposes sanctions on Niger"
    assert result.csv() == f"label\r\n{label}\r\n"
    assert result.tsv() == f'?label\n"{label}"\n'
    binding = json.loads(result.json())["results"]["bindings"][0]["label"]
    assert binding == {"type": "literal", "value": label}
    assert f"<literal>{label}</literal>" in result.xml()
    assert label in result.table()
    with pytest.raises(ValueError, match="CONSTRUCT"):
        result.turtle()


def test_triples_in_every_format(niger_store: Path) -> None:
    """A CONSTRUCT gives Turtle, N-Triples, JSON-LD and RDF/XML, and a table."""
    text = "CONSTRUCT { ?e a kg:Event } WHERE { ?e kg:verb 'intervene' }"
    result = run(niger_store, text)
    assert "a kg:Event" in result.turtle()
    assert result.tsv().count(" .\n") == 1
    assert json.loads(result.json())
    assert "rdf:RDF" in result.xml()
    assert result.headings() == ["subject", "predicate", "object"]
    assert "kg:Event" in result.table()


def test_a_truth_value_in_every_format(niger_store: Path) -> None:
    """An ASK says yes in words, and true to programs."""
    result = run(niger_store, "ASK { ?e a kg:Event }")
    assert result.boolean is True
    assert json.loads(result.json())["boolean"] is True
    assert result.csv() == "answer\r\ntrue\r\n"
    assert "yes" in result.table()


def test_a_table_is_safe_to_print(niger_store: Path) -> None:
    """Escape sequences and marks that turn the writing are shown, not obeyed."""
    text = 'SELECT ("a\\u001b[31mb\\u202Ec" AS ?x) {}'.replace("\\u001b", "\x1b").replace(
        "\\u202E", "\u202e"
    )
    table = run(niger_store, text).table()
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "\\u001b[31mb\\u202ec" in table


@pytest.mark.parametrize(
    ("expression", "cell"),
    [('"=1+1"', "'=1+1"), ('"@cmd"', "'@cmd"), ("-5", "-5"), ('"plain"', "plain")],
)
def test_csv_is_safe_to_open(niger_store: Path, expression: str, cell: str) -> None:
    """Texts that a spreadsheet would run get an apostrophe; numbers stay numbers."""
    result = run(niger_store, f"SELECT ({expression} AS ?x) {{}}")
    assert result.csv() == f"x\r\n{cell}\r\n"
    assert result.csv(guard=False).splitlines()[1] == cell.lstrip("'")
