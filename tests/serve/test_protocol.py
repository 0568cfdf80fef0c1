"""SPARQL 1.1 Protocol: the cases of W3C's protocol test suite, in kg's own words and data."""

from __future__ import annotations

import httpx
import pytest

ASK = "ASK { ?event a kg:Event }"
SELECT = "SELECT ?label { ?event a kg:Event ; rdfs:label ?label } ORDER BY ?label"
CONSTRUCT = "CONSTRUCT { ?e a kg:Event } WHERE { ?e a kg:Event }"
ENTITIES = "https://kg.example/id/graph/entities"
EDGES = "https://kg.example/id/graph/edges"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"


def test_query_by_get(client: httpx.Client) -> None:
    """A query as a parameter of GET is answered."""
    assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_query_by_post_form(client: httpx.Client) -> None:
    """A query in a form is answered."""
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


def test_query_by_post(client: httpx.Client) -> None:
    """A query as the body is answered, with the character set said or not."""
    for media in (QUERY, f"{QUERY}; charset=UTF-8"):
        response = client.post("/sparql", content=ASK, headers={"Content-Type": media})
        assert response.json()["boolean"] is True


@pytest.mark.parametrize(
    ("accept", "query", "media"),
    [
        (None, SELECT, "application/sparql-results+json"),
        ("*/*", SELECT, "application/sparql-results+json"),
        ("application/sparql-results+xml", SELECT, "application/sparql-results+xml"),
        ("text/csv", SELECT, "text/csv; charset=utf-8"),
        ("text/tab-separated-values", SELECT, "text/tab-separated-values; charset=utf-8"),
        ("application/json", SELECT, "application/json"),
        ("text/turtle, text/csv;q=0.5", SELECT, "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", ASK,
         "application/sparql-results+xml"),
        ("application/*", SELECT, "application/sparql-results+json"),
        ("text/csv;q=0, */*", SELECT, "application/sparql-results+json"),
        (None, CONSTRUCT, "text/turtle; charset=utf-8"),
        ("*/*", CONSTRUCT, "text/turtle; charset=utf-8"),
        ("application/n-triples", CONSTRUCT, "application/n-triples"),
        ("application/rdf+xml", CONSTRUCT, "application/rdf+xml"),
        ("application/ld+json", CONSTRUCT, "application/ld+json"),
        ("application/sparql-results+json, text/turtle;q=0.2", CONSTRUCT,
         "text/turtle; charset=utf-8"),
    ],
)  # fmt: skip
def test_content_negotiation(
    client: httpx.Client, accept: str | None, query: str, media: str
) -> None:
    """The answer comes in the format that the client likes best among those that fit."""
    headers = {"Accept": accept} if accept else {}
    client.headers.pop("Accept", None)
    response = client.get("/sparql", params={"query": query}, headers=headers)
    assert response.status_code == 200
    assert response.headers["content-type"] == media


@pytest.mark.parametrize("query", [SELECT, CONSTRUCT])
def test_a_format_that_is_not_on_offer(client: httpx.Client, query: str) -> None:
    """Without a common format the answer is 406 and says what there is."""
    response = client.get("/sparql", params={"query": query}, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "Accept one of" in response.text


@pytest.mark.parametrize(
    ("parameters", "rows"),
    [
        ({}, 7),
        ({"default-graph-uri": ENTITIES}, 7),
        ({"default-graph-uri": EDGES}, 0),
        ({"default-graph-uri": [EDGES, ENTITIES]}, 7),
        ({"named-graph-uri": ENTITIES}, 0),
        ({"default-graph-uri": "urn:x-rdflib:default"}, 7),
        ({"default-graph-uri": "https://nothing.example/"}, 0),
    ],
)
def test_the_dataset_of_the_request(
    client: httpx.Client, parameters: dict[str, str], rows: int
) -> None:
    """default-graph-uri and named-graph-uri say of which graphs the query is asked."""
    text = "SELECT DISTINCT ?e { ?e skos:prefLabel ?l ; kg:mentions ?n }"
    for send in ("get", "post"):
        if send == "get":
            response = client.get("/sparql", params={"query": text, **parameters})
        else:
            response = client.post("/sparql", data={"query": text, **parameters})
        assert len(response.json()["results"]["bindings"]) == rows


def test_the_dataset_of_the_request_wins_over_from(client: httpx.Client) -> None:
    """FROM in the query counts only where the request names no graphs."""
    text = f"SELECT ?s FROM <{EDGES}> {{ ?s skos:prefLabel ?o }}"
    both = client.get("/sparql", params={"query": text, "default-graph-uri": ENTITIES})
    alone = client.get("/sparql", params={"query": text})
    assert len(both.json()["results"]["bindings"]) == 7
    assert len(alone.json()["results"]["bindings"]) == 0


def test_named_graphs_of_the_request(client: httpx.Client) -> None:
    """GRAPH sees the graphs that named-graph-uri names, and no others."""
    text = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    parameters = {"query": text, "named-graph-uri": [EDGES, ENTITIES]}
    rows = client.post("/sparql", data=parameters).json()["results"]["bindings"]
    assert sorted(row["g"]["value"] for row in rows) == [EDGES, ENTITIES]


@pytest.mark.parametrize(
    ("method", "path", "options", "status"),
    [
        ("PUT", "/sparql", {"params": {"query": ASK}}, 405),
        ("DELETE", "/sparql", {"params": {"query": ASK}}, 405),
        ("GET", "/sparql", {"params": [("query", ASK), ("query", SELECT)]}, 400),
        ("POST", "/sparql", {"data": {"query": [ASK, SELECT]}}, 400),
        ("GET", "/sparql", {"params": {"query": "ASK {"}}, 400),
        ("GET", "/sparql?query=%FF%FE", {}, 400),
        ("POST", "/sparql", {"content": ASK}, 415),
        ("POST", "/sparql", {"content": ASK, "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST", "/sparql", {"content": ASK.encode("utf-16"),
                             "headers": {"Content-Type": f"{QUERY}; charset=UTF-16"}}, 415),
        ("POST", "/sparql", {"content": b"ASK { ?s ?p '\xff' }",
                             "headers": {"Content-Type": QUERY}}, 400),
        ("POST", "/sparql", {"content": b"query=%FF", "headers": {"Content-Type": FORM}}, 400),
        ("POST", "/sparql", {"data": {}, "headers": {"Content-Type": FORM}}, 400),
        ("POST", "/sparql", {"data": {"query": ASK, "update": "CLEAR ALL"}}, 400),
        ("GET", "/sparql", {"params": {"update": "CLEAR ALL"}}, 400),
        ("GET", "/update", {"params": {"update": "CLEAR ALL"}}, 405),
        ("POST", "/update", {"data": {"query": ASK}}, 400),
        ("POST", "/update", {"data": {"update": "CLEAR ALL"}}, 403),
        ("GET", "/sparql", {"params": {"query": "CLEAR ALL"}}, 400),
        ("GET", "/sparql", {"params": {"query": "ASK { SERVICE <http://127.0.0.1:9/> {} }"}}, 400),
        ("GET", "/sparql", {"params": {"query": "ASK FROM <http://127.0.0.1:9/> {}"}}, 400),
        ("GET", "/sparql", {"params": {"query": ASK, "default-graph-uri": "no iri"}}, 400),
    ],
)  # fmt: skip
def test_requests_that_break_the_protocol(
    client: httpx.Client, method: str, path: str, options: dict[str, object], status: int
) -> None:
    """Each gets its own status and a sentence that says what to do."""
    response = client.request(method, path, **options)  # type: ignore[arg-type]
    assert response.status_code == status
    assert response.text.strip()


def test_a_syntax_error_comes_with_its_place(client: httpx.Client) -> None:
    """The answer to a malformed query says line and column."""
    response = client.get("/sparql", params={"query": "SELECT *\n{ ?s nope:p ?o }"})
    assert response.status_code == 400
    assert "Line 2, column 6: the prefix `nope:` is unknown." in response.text


def test_the_service_describes_itself(client: httpx.Client) -> None:
    """GET without a query gives a SPARQL service description, in the format asked for."""
    response = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert response.headers["content-type"].startswith("text/turtle")
    assert "sd:Service" in response.text
    assert "SPARQL11Update" not in response.text
    response = client.get("/sparql", headers={"Accept": "application/n-triples"})
    assert response.headers["content-type"] == "application/n-triples"


def test_the_dataset_is_described(client: httpx.Client) -> None:
    """/.well-known/void tells what the dataset holds."""
    text = client.get("/.well-known/void").text
    assert "void:Dataset" in text
    assert "void:propertyPartition" in text


def test_head_gives_the_headers_only(client: httpx.Client) -> None:
    """HEAD answers as GET does, without the body."""
    response = client.head("/sparql", params={"query": ASK})
    assert response.status_code == 200
    assert response.content == b""


# ── updates ──────────────────────────────────────────────────────────────────────────────


def count(writer: httpx.Client, graph: str) -> int:
    """Count the triples of a graph."""
    text = f"SELECT ?s {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
    return len(writer.get("/sparql", params={"query": text}).json()["results"]["bindings"])


def test_update_by_form_and_body(writer: httpx.Client) -> None:
    """Both ways of the protocol change the graph, and later queries see it."""
    text = "INSERT DATA {{ GRAPH <urn:g:update> {{ <urn:a> <urn:b> {} }} }}"
    assert writer.post("/update", data={"update": text.format(1)}).status_code == 204
    assert count(writer, "urn:g:update") == 1
    headers = {"Content-Type": UPDATE}
    response = writer.post("/update", content=text.format(2), headers=headers)
    assert response.status_code == 204
    assert count(writer, "urn:g:update") == 2


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT { GRAPH <urn:g:t> { ?s ?p ?o } } WHERE { ?s ?p ?o }", 1),
        ("DELETE { GRAPH <urn:g:t> { ?s ?p 0 } } INSERT { GRAPH <urn:g:t> { ?s ?p ?o } } "
         "WHERE { ?s ?p ?o }", 1),
        ("DELETE WHERE { ?s ?p ?o }", 0),
    ],
)  # fmt: skip
def test_update_with_graphs_of_the_request(
    writer: httpx.Client, update: str, expected: int
) -> None:
    """using-graph-uri says against which graph the pattern is matched."""
    writer.post("/update", data={"update": "DROP SILENT GRAPH <urn:g:t>"})
    for graph, value in (("urn:g:u1", 1), ("urn:g:u2", 2)):
        data = f"<urn:s> <urn:p> {value} ."
        headers = {"Content-Type": "text/turtle"}
        writer.put("/store", params={"graph": graph}, content=data, headers=headers)
    parameters = {"update": update, "using-graph-uri": "urn:g:u1"}
    assert writer.post("/update", data=parameters).status_code == 204
    assert count(writer, "urn:g:t") == expected


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("WITH <urn:g:u1> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "using-graph-uri"),
        ("INSERT { ?s ?p ?o } USING <urn:g:u1> WHERE { ?s ?p ?o }", "using-named-graph-uri"),
    ],
)
def test_graphs_named_twice_are_an_error(writer: httpx.Client, text: str, parameters: str) -> None:
    """An update with USING or WITH and a request with graphs contradict each other."""
    response = writer.post("/update", data={"update": text, parameters: "urn:g:u2"})
    assert response.status_code == 400


@pytest.mark.parametrize(
    "text", ["INSERT DATA {", "LOAD <http://127.0.0.1:9/>", "LOAD <file:///etc/passwd>"]
)
def test_updates_that_are_refused(writer: httpx.Client, text: str) -> None:
    """Malformed updates and those that fetch are bad requests."""
    assert writer.post("/update", data={"update": text}).status_code == 400


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Basic Y29ycmVjdCBob3JzZQ=="])
def test_writing_takes_the_token(writing: str, header: str | None) -> None:
    """Without the token, or with another, nothing is changed."""
    headers = {"Authorization": header} if header else {}
    data = {"update": "CLEAR ALL"}
    response = httpx.post(f"{writing}/update", data=data, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    response = httpx.delete(f"{writing}/store", params={"graph": ENTITIES}, headers=headers)
    assert response.status_code == 401
