"""Who may talk to the server: pages of other origins, foreign names, holders of the token."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from kg.serve import Settings
from kg.serve.access import is_right_token, is_trusted_name
from tests.serve.conftest import TOKEN, make_output, serving

ASK = {"query": "ASK { ?event a kg:Event }"}
ELSEWHERE = "https://elsewhere.example.org"


def basic(text: str) -> str:
    """Make the header of HTTP Basic."""
    return "Basic " + base64.b64encode(text.encode()).decode()


# ── pages ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cors", "origin", "allowed"),
    [
        ((), "http://localhost:3000", "http://localhost:3000"),
        ((), "http://127.0.0.1:5173", "http://127.0.0.1:5173"),
        ((), ELSEWHERE, None),
        ((), "http://localhost.elsewhere.example.org", None),
        ((), "null", None),
        ((ELSEWHERE,), ELSEWHERE, ELSEWHERE),
        ((ELSEWHERE,), "https://another.example.org", None),
        (("*",), ELSEWHERE, "*"),
    ],
)
def test_which_pages_may_read(
    output: Path, cors: tuple[str, ...], origin: str, allowed: str | None
) -> None:
    """Pages of this machine and of the origins given may read; a preflight says so, too."""
    asked = {"Access-Control-Request-Method": "POST",
             "Access-Control-Request-Headers": "content-type"}  # fmt: skip
    with serving(output, Settings(workers=1, cors=cors)) as address:
        response = httpx.get(f"{address}/sparql", params=ASK, headers={"Origin": origin})
        before = httpx.options(f"{address}/sparql", headers={"Origin": origin, **asked})
    assert response.headers.get("access-control-allow-origin") == allowed
    assert before.headers.get("access-control-allow-origin") == allowed
    assert before.status_code == (200 if allowed else 400)
    assert "POST" in before.headers["access-control-allow-methods"]


def test_options_without_an_origin_tells_the_methods(client: httpx.Client) -> None:
    """A client that is no page gets the methods of an address."""
    assert client.options("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"


def test_pages_of_other_servers_may_not_write(writing: str) -> None:
    """Not even with the token: a browser may have it from elsewhere."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Origin": ELSEWHERE}
    response = httpx.post(f"{writing}/update", data={"update": "CLEAR ALL"}, headers=headers)
    assert response.status_code == 403
    response = httpx.delete(f"{writing}/store?default", headers=headers)
    assert response.status_code == 403


# ── names ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("host", "trusted"),
    [
        ("localhost:8000", True),
        ("127.0.0.1:8000", True),
        ("[::1]:8000", True),
        ("192.168.1.7", True),
        ("workstation", True),
        ("www.example", True),
        ("news.local.:80", True),
        ("box.home.arpa", True),
        ("", True),
        ("kg.newsroom.org", True),
        ("KG.Newsroom.org:8000", True),
        ("evil.org", False),
        ("127.0.0.1.evil.org", False),
        ("localhost.evil.org:8000", False),
        ("kg.newsroom.org.evil.org", False),
    ],
)
def test_which_names_are_trusted(host: str, trusted: bool) -> None:
    """Addresses, names that public DNS does not know, and the server's own names are."""
    assert is_trusted_name(host, ["kg.newsroom.org"]) is trusted


def test_a_foreign_name_is_turned_away(reading: str) -> None:
    """A page whose name was made to point at this machine learns nothing."""
    for path in ("/", "/sparql", "/store?default", "/static/query.js"):
        response = httpx.get(f"{reading}{path}", params=ASK, headers={"Host": "evil.org"})
        assert response.status_code == 421
        assert "kg serve --allow-host evil.org" in response.text


# ── the token ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("header", "right"),
    [
        (f"Bearer {TOKEN}", True),
        (f"bearer  {TOKEN} ", True),
        (basic(f"anybody:{TOKEN}"), True),
        (basic(f":{TOKEN}"), True),
        ("", False),
        (TOKEN, False),
        ("Bearer", False),
        (f"Bearer {TOKEN}x", False),
        (f"Bearer {TOKEN[:-1]}", False),
        ("Bearer \xe9", False),
        (basic(TOKEN), False),
        (basic(f"{TOKEN}:"), False),
        ("Basic !!!", False),
    ],
)
def test_the_token(header: str, right: bool) -> None:
    """It comes as a bearer token or as a password; anything else is wrong."""
    assert is_right_token(header, TOKEN) is right


def test_a_token_of_other_letters() -> None:
    """Clients send UTF-8, which arrives as Latin-1."""
    header = "Bearer ключ".encode().decode("latin-1")
    assert is_right_token(header, "ключ")


# ── beyond the store ─────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def trap() -> Iterator[tuple[str, list[str]]]:
    """Listen for requests that should never come; give the address and what came."""
    came: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            came.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", came
        server.shutdown()


QUERIES = [
    "ASK {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
    "ASK {{ service<{}>{{?s ?p ?o}} }}",
    "ASK {{ SERVICESILENT<{}>{{?s ?p ?o}} }}",
    "ASK {{ SERVICE # <urn:x>\n <{}> {{?s ?p ?o}} }}",
    "ASK {{ # end\r SERVICE <{}> {{?s ?p ?o}} }}",
    "PREFIX x: <{}> ASK {{ SERVICE x: {{?s ?p ?o}} }}",
    "BASE <{}> ASK {{ SERVICE <> {{?s ?p ?o}} }}",
    "ASK {{ {{ SELECT * {{ SERVICE <{}> {{?s ?p ?o}} }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{}> {{?s ?p ?o}} }} }}",
    "ASK {{ FILTER(?a < 'SERVICE' && '>' > ?b)SERVICE<{}>{{?s ?p ?o}} }}",
    "ASK {{ ?s ?p trueSERVICE<{}>{{?a ?b ?c}} }}",
    "ASK {{ ?s ?p 'a\\\\'SERVICE<{}>{{?a ?b ?c}} }}",
    "ASK {{ OPTIONAL {{ SERVI\\u0043E <{}> {{?s ?p ?o}} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE <{}> {{?s ?p ?o}} }}",
    "ASK FROM <{}> {{ ?s ?p ?o }}",
    "ASK FROM NAMED <{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "ASK FROM#\n<{}>{{ ?s ?p ?o }}",
]
UPDATES = [
    "LOAD <{}>",
    "load<{}>",
    "LOADSILENT<{}>",
    "LOAD#\n<{}> INTO GRAPH <urn:g>",
    "L\\u004FAD <{}>",
    "PREFIX x: <{}> LOAD x:",
    "BASE <{}> LOAD <x>",
    "INSERT DATA {{ <urn:s> <urn:p> '# LOAD' }} ;LOAD <{}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{}> {{ ?s ?p ?o }} }}",
    "DELETE {{ ?s ?p ?o }} WHERE {{ {{ SELECT * {{ SERVICE SILENT <{}> {{ ?s ?p ?o }} }} }} }}",
]


@pytest.mark.parametrize("query", QUERIES)
def test_no_query_reaches_out(
    client: httpx.Client, trap: tuple[str, list[str]], query: str
) -> None:
    """SERVICE and foreign FROM are bad requests in every spelling, and nothing is fetched."""
    response = client.get("/sparql", params={"query": query.format(trap[0])})
    assert response.status_code == 400
    assert trap[1] == []


@pytest.mark.parametrize("update", UPDATES)
def test_no_update_reaches_out(
    writer: httpx.Client, trap: tuple[str, list[str]], update: str
) -> None:
    """The same holds for LOAD, and for SERVICE in an update."""
    response = writer.post("/update", data={"update": update.format(trap[0])})
    assert response.status_code == 400
    assert trap[1] == []


def test_graphs_of_the_request_are_not_fetched(
    writer: httpx.Client, trap: tuple[str, list[str]]
) -> None:
    """default-graph-uri, using-graph-uri, USING and WITH name graphs of the store only."""
    address, came = trap
    for name in ("default-graph-uri", "named-graph-uri"):
        query = {"query": "ASK { ?s ?p ?o }", name: address}
        assert writer.get("/sparql", params=query).json()["boolean"] is False
    update = "INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { ?s ?p ?o }"
    for text, parameters in (
        (update, {"using-graph-uri": address}),
        (update.replace("WHERE", f"USING <{address}> WHERE"), {}),
        (f"WITH <{address}> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}", {}),
    ):
        response = writer.post("/update", data={"update": text, **parameters})
        assert response.status_code == 204
    assert came == []


# ── clients that take their time ─────────────────────────────────────────────────────────


def test_a_body_that_does_not_come(tmp_path: Path) -> None:
    """A client that stops in the midst of its request is told so and holds nothing."""
    with serving(make_output(tmp_path), Settings(workers=1, patience=0.5)) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            connection.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
                b"Content-Type: application/sparql-query\r\n\r\nASK {"
            )
            assert connection.recv(4096).startswith(b"HTTP/1.1 408")


@pytest.mark.parametrize(
    ("path", "media"), [("/sparql", "application/sparql-query"), ("/store?default", "text/turtle")]
)
def test_a_body_that_is_too_long(writing: str, path: str, media: str) -> None:
    """It is refused by the length announced, before it is sent, and by what comes."""
    host, port = writing.removeprefix("http://").split(":")
    announced = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {media}\r\n"
    announced += f"Authorization: Bearer {TOKEN}\r\nContent-Length: {1 << 40}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(announced.encode())
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")
    headers = {"Content-Type": media, "Authorization": f"Bearer {TOKEN}"}
    if path == "/sparql":
        pieces = iter([b"#" * (1 << 20)] * 5)
        with contextlib.suppress(httpx.WriteError):
            response = httpx.post(f"{writing}{path}", content=pieces, headers=headers, timeout=60)
            assert response.status_code == 413


def test_an_answer_that_is_not_taken(tmp_path: Path) -> None:
    """A client that asks for much and reads nothing is dropped; others are served."""
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 60000"
    settings = Settings(workers=1, patience=1, limit=64 << 20)
    with serving(make_output(tmp_path), settings) as address:
        host, port = address.removeprefix("http://").split(":")
        with socket.socket() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect((host, int(port)))
            path = httpx.URL(f"{address}/sparql", params={"query": query}).raw_path.decode()
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            received = len(connection.recv(1))
            assert httpx.get(f"{address}/sparql", params=ASK).json()["boolean"] is True
            time.sleep(4)
            with contextlib.suppress(ConnectionError):
                while piece := connection.recv(1 << 16):
                    received += len(piece)
        whole = _patiently(f"{address}/sparql", {"query": query})
        assert received < len(whole.content)


def _patiently(address: str, parameters: dict[str, str]) -> httpx.Response:
    """Ask again while the server says that it is busy."""
    for _ in range(60):
        answer = httpx.get(address, params=parameters, timeout=60)
        if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            return answer.raise_for_status()
        time.sleep(1)
    raise AssertionError("the server stays busy")


def test_long_answers_are_compressed(client: httpx.Client) -> None:
    """Clients that like gzip get it, and the same bytes; others get them plain."""
    query = {"query": "SELECT * { ?s ?p ?o }"}
    plain = client.get("/sparql", params=query, headers={"Accept-Encoding": "identity"})
    packed = client.get("/sparql", params=query, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert "Accept-Encoding" in plain.headers["vary"]
    refused = client.get("/sparql", params=query, headers={"Accept-Encoding": "gzip;q=0"})
    assert "content-encoding" not in refused.headers
