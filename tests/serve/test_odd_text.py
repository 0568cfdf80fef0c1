"""Odd texts and names through HTTP: they come back as they went in, or are refused clearly."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SUBJECT, PREDICATE = ox.NamedNode("urn:odd:s"), ox.NamedNode("urn:odd:p")
GRAPH = {"graph": "urn:odd:graph"}
ASKED = f"SELECT ?o {{ GRAPH <{GRAPH['graph']}> {{ ?s ?p ?o }} }}"
XML_CANNOT = set(map(chr, range(32))) - set("\t\n\r") | {"\ufffe", "\uffff"}

TEXTS = [
    "",
    "'quoted' \"double\" '''three''' \"\"\"three\"\"\" \\ back\\slash \\",
    "<b>&amp; </script> ]]> <!-- -->",
    "{ } | ^ ` ? $ # @ ; .",
    "\\u0041 \\U0001F600 %41 %2541 &#65; +",
    "tab\t line\n feed\x0c return\r both\r\n",
    "right to left: \u202eabc\u202c \u200f \u0645\u0631\u062d\u0628\u0627",
    "\U0001f600 \U0010ffff e\u0301 \u00e9 \ufeff \u2028 \x85 \xa0",
    "null \x00 bell \x07 escape \x1b[31m delete \x7f",
    "not a character: \ufffe \uffff",
]
FORMATS = {
    "turtle": "text/turtle",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}


def as_triples(text: str) -> bytes:
    """Write one triple that holds the text, as N-Triples."""
    triple = ox.Triple(SUBJECT, PREDICATE, ox.Literal(text))
    return ox.serialize([triple], format=ox.RdfFormat.N_TRIPLES) or b""


def put(writer: httpx.Client, text: str) -> None:
    """Put the text into a graph of its own."""
    headers = {"Content-Type": "application/n-triples"}
    response = writer.put("/store", params=GRAPH, content=as_triples(text), headers=headers)
    assert response.is_success, response.text


def texts_of(writer: httpx.Client) -> list[str]:
    """Ask for the texts in the graph, as JSON."""
    rows = writer.post("/sparql", data={"query": ASKED}).json()["results"]["bindings"]
    return [row["o"]["value"] for row in rows]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_put_as_a_graph(writer: httpx.Client, text: str) -> None:
    """A literal that was put is the literal that queries find."""
    put(writer, text)
    assert texts_of(writer) == [text]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_in_an_update(writer: httpx.Client, text: str) -> None:
    """So is one that an update inserts, by form and by body."""
    data = f"GRAPH <{GRAPH['graph']}> {{ {as_triples(text).decode()} }}"
    for media in ("application/sparql-update", "application/x-www-form-urlencoded"):
        writer.post("/update", data={"update": f"DROP SILENT GRAPH <{GRAPH['graph']}>"})
        update = f"INSERT DATA {{ {data} }}"
        content = update if media.endswith("update") else f"update={quote(update)}"
        response = writer.post("/update", content=content, headers={"Content-Type": media})
        assert response.status_code == 204, response.text
        assert texts_of(writer) == [text]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", FORMATS)
def test_texts_in_every_syntax(writer: httpx.Client, name: str, text: str) -> None:
    """What is got in a syntax and put again is the same; XML refuses what it cannot hold."""
    put(writer, text)
    got = writer.get("/store", params=GRAPH, headers={"Accept": FORMATS[name]})
    if name == "rdfxml" and XML_CANNOT & set(text):
        assert got.status_code == 400
        assert "control character" in got.text
        return
    assert got.status_code == 200
    headers = {"Content-Type": FORMATS[name]}
    assert writer.put("/store", params=GRAPH, content=got.content, headers=headers).is_success
    assert texts_of(writer) == [text]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_in_rows(writer: httpx.Client, text: str) -> None:
    """XML and TSV say the same as JSON to parsers of other makers; XML may refuse."""
    put(writer, text)
    accept = {"Accept": "application/sparql-results+xml"}
    answer = writer.get("/sparql", params={"query": ASKED}, headers=accept)
    if XML_CANNOT & set(text):
        assert answer.status_code == 400
        assert "control character" in answer.text
    else:
        found = ET.fromstring(answer.content).find(".//{*}literal")
        assert found is not None
        assert (found.text or "") == text
    accept = {"Accept": "text/tab-separated-values"}
    data = writer.get("/sparql", params={"query": ASKED}, headers=accept).content
    [row] = ox.parse_query_results(data, format=ox.QueryResultsFormat.TSV)
    assert row[0].value == text


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text())
def test_any_text(writer: httpx.Client, text: str) -> None:
    """Whatever Unicode text goes in comes out."""
    put(writer, text)
    assert texts_of(writer) == [text]


def test_a_literal_of_a_megabyte(writer: httpx.Client) -> None:
    """It passes as a graph, in an update, in a query and in the answer."""
    text = "vast \u00e9\U0001f600 " * 120_000
    put(writer, text)
    assert texts_of(writer) == [text]
    update = f"INSERT DATA {{ GRAPH <{GRAPH['graph']}> {{ {as_triples(text).decode()} }} }}"
    headers = {"Content-Type": "application/sparql-update"}
    assert writer.post("/update", content=update.encode(), headers=headers).status_code == 204
    query = f"ASK {{ GRAPH <{GRAPH['graph']}> {{ ?s ?p {ox.Literal(text)} }} }}"
    assert writer.post("/sparql", data={"query": query}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("application/n-triples", b'<urn:s> <urn:p> "\\uD800" .'),
        ("application/n-triples", b'<urn:s> <urn:p> "\xed\xa0\x80" .'),
        ("text/turtle", b'<urn:s> <urn:p> "\\uDFFF" .'),
        ("text/turtle", b"<urn:s> <urn:p> <urn:\\uD800> ."),
        ("application/ld+json", b'{"@id": "urn:s", "urn:p": "\\ud800"}'),
        ("application/rdf+xml",
         b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
         b'<rdf:Description rdf:about="urn:s"><u:p>&#xD800;</u:p></rdf:Description></rdf:RDF>'),
        ("application/sparql-update", b'INSERT DATA { <urn:s> <urn:p> "\\uD800" }'),
        ("application/sparql-update", b'INSERT DATA { <urn:s> <urn:p> "\xed\xa0\x80" }'),
        ("application/sparql-query", b'ASK { ?s ?p "\\uDC00" }'),
        ("application/sparql-query", b'ASK { ?s ?p "\xed\xb0\x80" }'),
    ],
)  # fmt: skip
def test_lone_surrogates_are_refused(writer: httpx.Client, media: str, data: bytes) -> None:
    """Half a character is no text, whether escaped or not: a bad request, and no change."""
    path = {"update": "/update", "query": "/sparql"}.get(media.rpartition("-")[2])
    headers = {"Content-Type": media}
    if path is None:
        response = writer.put("/store?graph=urn:odd:half", content=data, headers=headers)
    else:
        response = writer.post(path, content=data, headers=headers)
    assert response.status_code == 400
    assert response.text.strip()
    assert writer.get("/store?graph=urn:odd:half").status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("http://x.example/\u00e9\u0645/\U0001f600", 201),
        ("http://x.example/%20%41%2541", 201),
        ("urn:with:\u202eright-to-left", 201),
        ("urn:a'b(c)*;,", 201),
        ("urn:with space", 400),
        ("urn:with<angle>", 400),
        ('urn:with"quote', 400),
        ("urn:with{brace}", 400),
        ("urn:with\x00null", 400),
        ("urn:with\nline", 400),
        ("urn:with\\back", 400),
        ("relative/name", 400),
        ("", 400),
    ],
)
def test_names_of_graphs(writer: httpx.Client, name: str, status: int) -> None:
    """A name that is an IRI is kept to the letter; one that is not is a bad request."""
    headers = {"Content-Type": "text/turtle"}
    writer.delete("/store", params={"graph": name})
    response = writer.put("/store", params={"graph": name}, content="<urn:a> <urn:b> 1 .",
                          headers=headers)  # fmt: skip
    assert response.status_code == status, response.text
    graphs = writer.get("/sparql", params={"query": "SELECT ?g { GRAPH ?g {} }"}).json()
    found = {row["g"]["value"] for row in graphs["results"]["bindings"]}
    assert (name in found) == (status == 201)
    if status == 201:
        assert writer.get("/store", params={"graph": name}).status_code == 200
        assert writer.delete("/store", params={"graph": name}).status_code == 204


def test_direct_names_are_as_written(writer: httpx.Client) -> None:
    """A graph named by the path of its address keeps the escapes of that address."""
    headers = {"Content-Type": "text/turtle"}
    path = "/store/caf%C3%A9/a%20b%2Fc.ttl"
    writer.delete(path)
    assert writer.put(path, content="<urn:a> <urn:b> 1 .", headers=headers).status_code == 201
    name = f"{str(writer.base_url).rstrip('/')}{path}"
    assert writer.get("/store", params={"graph": name}).status_code == 200


def test_odd_json_for_the_editor(client: httpx.Client) -> None:
    """The page's own service refuses what is not its JSON, half characters included."""
    for body in (b"{", b"[]", b'{"query": 1}', json.dumps({"query": "ASK { ?s ?p '\ud800' }"})):
        response = client.post("/bind", content=body)
        assert response.status_code == 400, response.text
