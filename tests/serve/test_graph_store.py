"""SPARQL 1.1 Graph Store HTTP Protocol: the cases of W3C's test suite, in kg's own words."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
ONE = "<urn:s> <urn:p> 1 ."
TWO = "<urn:s> <urn:p> 2 ."


def triples(response: httpx.Response) -> set[str]:
    """Read the triples of an answer."""
    media = response.headers["content-type"].split(";")[0]
    syntax = ox.RdfFormat.from_media_type(media)
    return {str(quad.triple) for quad in ox.parse(response.content, format=syntax)}


@pytest.fixture(params=["named", "odd name", "direct", "default"])
def place(request: pytest.FixtureRequest, writer: httpx.Client) -> tuple[str, dict[str, str]]:
    """Name a graph in each of the ways that the protocol knows; it is empty or missing."""
    path, parameters = {
        "named": ("/store", {"graph": "urn:g:named"}),
        "odd name": ("/store", {"graph": "http://x.example/a%20b?c=d&e=%C3%A9#f"}),
        "direct": ("/store/person/1.ttl", {}),
        "default": ("/store", {"default": ""}),
    }[request.param]
    writer.delete(path, params=parameters)
    return path, parameters


def test_put_get_replace_post_delete(
    writer: httpx.Client, place: tuple[str, dict[str, str]]
) -> None:
    """A graph is made, read, replaced, added to and deleted."""
    path, parameters = place
    is_default = "default" in parameters

    def send(method: str, data: str | None = None) -> httpx.Response:
        return writer.request(method, path, params=parameters, content=data, headers=TURTLE)

    assert send("GET").status_code == (200 if is_default else 404)
    assert send("PUT", ONE).status_code == (204 if is_default else 201)
    assert triples(send("GET")) == {
        str(t.triple) for t in ox.parse(ONE, format=ox.RdfFormat.TURTLE)
    }
    assert send("PUT", TWO).status_code == 204
    assert len(triples(send("GET"))) == 1
    assert send("POST", ONE).status_code == 204
    assert len(triples(send("GET"))) == 2
    assert send("HEAD").status_code == 200
    assert send("DELETE").status_code == 204
    assert send("GET").status_code == (200 if is_default else 404)
    assert send("DELETE").status_code == (204 if is_default else 404)


def test_post_to_the_store_makes_a_graph(writer: httpx.Client) -> None:
    """A graph without a name gets one, told as its location."""
    response = writer.post("/store", content=ONE, headers=TURTLE)
    assert response.status_code == 201
    assert len(triples(writer.get(response.headers["location"]))) == 1


def test_an_empty_graph_is_there(writer: httpx.Client) -> None:
    """An empty graph that was put is found, and is empty."""
    name = {"graph": "urn:g:empty"}
    assert writer.put("/store", params=name, content="", headers=TURTLE).status_code == 201
    response = writer.get("/store", params=name)
    assert response.status_code == 200
    assert triples(response) == set()


def test_files_of_a_form_are_data(writer: httpx.Client) -> None:
    """multipart/form-data adds the file that it holds."""
    files = {"file": ("data.ttl", ONE.encode(), "text/turtle")}
    response = writer.post("/store", params={"graph": "urn:g:form"}, files=files)
    assert response.status_code == 201
    assert len(triples(writer.get("/store", params={"graph": "urn:g:form"}))) == 1


def test_names_are_decoded_once(writer: httpx.Client) -> None:
    """A percent sign in the name of a graph stays one."""
    name = "http://x.example/a%2520b"
    writer.put("/store", params={"graph": name}, content=ONE, headers=TURTLE)
    text = "SELECT ?g { GRAPH ?g { <urn:s> ?p ?o } }"
    rows = writer.get("/sparql", params={"query": text}).json()["results"]["bindings"]
    assert name in {row["g"]["value"] for row in rows}


def test_relative_iris_are_resolved_against_the_graph(writer: httpx.Client) -> None:
    """Data that speaks of <#it> speaks of the graph's own name."""
    name = {"graph": "http://x.example/base"}
    writer.put("/store", params=name, content="<#it> <urn:p> 1 .", headers=TURTLE)
    assert "<http://x.example/base#it>" in next(iter(triples(writer.get("/store", params=name))))


@pytest.mark.parametrize(
    ("media", "data"),
    [
        ("application/n-triples", "<urn:s> <urn:p> <urn:o> ."),
        ("application/rdf+xml",
         '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:">'
         '<rdf:Description rdf:about="urn:s"><u:p rdf:resource="urn:o"/></rdf:Description>'
         "</rdf:RDF>"),
        ("application/ld+json", '{"@id": "urn:s", "urn:p": {"@id": "urn:o"}}'),
        ("text/turtle", "<urn:s> <urn:p> <urn:o> ."),
    ],
)  # fmt: skip
def test_formats(writer: httpx.Client, media: str, data: str) -> None:
    """Every RDF syntax is taken, and given to those who ask for it."""
    name = {"graph": "urn:g:formats"}
    headers = {"Content-Type": media}
    assert writer.put("/store", params=name, content=data, headers=headers).is_success
    response = writer.get("/store", params=name, headers={"Accept": media})
    assert response.headers["content-type"].startswith(media)
    assert triples(response) == {"<urn:s> <urn:p> <urn:o>"}


@pytest.mark.parametrize(
    ("method", "options", "status"),
    [
        ("PUT", {"params": {"graph": "urn:g"}, "content": "no turtle", "headers": TURTLE}, 400),
        ("PUT", {"params": {"graph": "urn:g"}, "content": "x", "headers":
                 {"Content-Type": "image/png"}}, 415),
        ("PUT", {"params": {"graph": "urn:g", "default": ""}, "content": ONE,
                 "headers": TURTLE}, 400),
        ("PUT", {"content": ONE, "headers": TURTLE}, 400),
        ("DELETE", {}, 400),
        ("GET", {"params": {"graph": "urn:missing"}}, 404),
        ("GET", {"params": {"default": ""}, "headers": {"Accept": "image/png"}}, 406),
        ("PATCH", {"params": {"graph": "urn:g"}}, 405),
        ("PUT", {"params": {"graph": "urn:g"}, "headers": {"Content-Type": "application/ld+json"},
                 "content": '{"@context": "http://127.0.0.1:9/c", "@id": "urn:s", "p": 1}'}, 400),
    ],
)  # fmt: skip
def test_requests_that_break_the_protocol(
    writer: httpx.Client, method: str, options: dict[str, object], status: int
) -> None:
    """Each gets its own status; remote contexts are not fetched."""
    response = writer.request(method, "/store", **options)  # type: ignore[arg-type]
    assert response.status_code == status


def test_a_read_only_server_gives_but_does_not_take(client: httpx.Client) -> None:
    """Graphs can be read; changes are refused with the option that allows them."""
    name = {"graph": "https://kg.example/id/graph/entities"}
    assert len(triples(client.get("/store", params=name))) > 20
    for method in ("PUT", "POST", "DELETE"):
        response = client.request(method, "/store", params=name, content=ONE, headers=TURTLE)
        assert response.status_code == 403
        assert "--writable" in response.text
