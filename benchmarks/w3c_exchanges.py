"""HTTP exchanges with what must come back: the form of W3C's tests of SPARQL's two protocols."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

import httpx
import pyoxigraph as ox

QUERY = "application/sparql-query"
_ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come back.

    Args:
        statuses: any of these, such as `201` or `4xx`.
        boolean: the truth value of an answer to ASK.
        kind: `boolean`, `tabular` or `RDF`, the kind of answer.
        media: the Content-Type.
        graph: Turtle of a graph that is isomorphic to the answer.
        one_iri: the answer is one row that binds a variable to an absolute IRI.
        location: the name under which later exchanges use the Location that comes back.
    """

    statuses: tuple[str, ...]
    boolean: bool | None = None
    kind: str | None = None
    media: str | None = None
    graph: str | None = None
    one_iri: bool = False
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what must come back; the path starts with `/sparql` or `/gsp`."""

    method: str
    path: str
    expected: Expected
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str:
        """Give a header of the request, empty where it has none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Test:
    """A test: graphs that are there before it (name, N-Triples), and exchanges in order."""

    name: str
    exchanges: tuple[Exchange, ...]
    data: tuple[tuple[str, bytes], ...] = ()

    __test__ = False  # pytest shall not take it for one of its own.


@dataclass(frozen=True, slots=True)
class Server:
    """A server under test: the addresses of its services, and what writing takes."""

    query: str
    update: str
    store: str
    token: str = ""

    def perform(self, test: Test) -> str | None:
        """Empty the server, run a test on it, and say what went wrong; None if nothing did."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        with httpx.Client(headers=headers, timeout=60) as client:
            client.post(self.update, data={"update": "DROP ALL"}).raise_for_status()
            for graph, data in test.data:
                media = {"Content-Type": "application/n-triples"}
                client.put(
                    self.store, params={"graph": graph}, content=data, headers=media
                ).raise_for_status()
            known: dict[str, str] = {}
            for number, exchange in enumerate(test.exchanges, 1):
                problem = self._exchange(client, test, exchange, known)
                if problem is not None:
                    return f"request {number}, {exchange.method} {exchange.path[:60]}: {problem}"
        return None

    def _exchange(
        self, client: httpx.Client, test: Test, exchange: Exchange, known: dict[str, str]
    ) -> str | None:
        url = self._address(test, exchange)
        for name, value in known.items():
            url = url.replace(name, value)
        request = httpx.Request(
            exchange.method,
            url,
            headers={**client.headers, **dict(exchange.headers)},
            content=exchange.body,
        )
        response = client.send(request)
        if exchange.expected.location is not None:
            if "location" not in response.headers:
                return "no Location"
            known[exchange.expected.location] = response.headers["location"]
        return check(response, exchange.expected)

    def _address(self, test: Test, exchange: Exchange) -> str:
        prefix, _, rest = exchange.path.lstrip("/").partition("/")
        if prefix.startswith("gsp"):
            return self.store + exchange.path.removeprefix("/gsp")
        is_update = "update" in test.name and exchange.header("content-type") != QUERY
        return (self.update if is_update else self.query) + rest


def check(response: httpx.Response, expected: Expected) -> str | None:
    """Say what is wrong with a response; None if nothing is."""
    status = str(response.status_code)
    if status not in expected.statuses and f"{status[0]}xx" not in expected.statuses:
        return f"status {status}, not {' or '.join(expected.statuses)}: {response.text[:100]}"
    header = response.headers.get("content-type", "")
    if expected.media is not None and not _is_media(header, expected.media):
        return f"Content-Type {header!r}, not {expected.media!r}"
    media = header.partition(";")[0].strip()
    try:
        return _check_content(response.content, media, expected)
    except (SyntaxError, ValueError) as error:
        return f"the answer of type {media} cannot be read: {error}"


def _check_content(content: bytes, media: str, expected: Expected) -> str | None:
    if expected.kind == "RDF" and ox.RdfFormat.from_media_type(media) is None:
        return f"{media!r} is no RDF"
    if expected.kind == "boolean" and not isinstance(_results(content, media), ox.QueryBoolean):
        return "not a truth value"
    if expected.kind == "tabular" and not _is_table(content, media):
        return "not a table"
    if expected.boolean is not None:
        found = _results(content, media)
        if not isinstance(found, ox.QueryBoolean) or bool(found) != expected.boolean:
            return f"not {expected.boolean}"
    if expected.one_iri:
        rows = list(_results(content, media))  # type: ignore[arg-type]
        if len(rows) != 1 or not isinstance(rows[0][0], ox.NamedNode):
            return "not one row with an IRI"
        if ":" not in rows[0][0].value:
            return f"the IRI {rows[0][0].value!r} is not absolute"
    if expected.graph is not None and _canonical(content, media) != _canonical(
        expected.graph.encode(), "text/turtle"
    ):
        return "another graph"
    return None


def _is_table(content: bytes, media: str) -> bool:
    return media == "text/csv" or isinstance(_results(content, media), ox.QuerySolutions)


def _results(content: bytes, media: str) -> ox.QuerySolutions | ox.QueryBoolean:
    if media not in _ROWS:
        raise ValueError("no SPARQL results")
    return ox.parse_query_results(content, format=_ROWS[media])


def _canonical(content: bytes, media: str) -> ox.Dataset:
    syntax = ox.RdfFormat.from_media_type(media)
    if syntax is None:
        raise ValueError("no RDF")
    dataset = ox.Dataset(ox.parse(content, format=syntax, base_iri="http://base.example/"))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _is_media(header: str, wanted: str) -> bool:
    """Say whether a Content-Type is the one wanted; the character set may go without saying."""
    found = header.lower().replace(" ", "")
    return found in {wanted.lower().replace(" ", ""), wanted.lower().partition(";")[0]}


def encoded(iri: str) -> str:
    """Write an IRI as the value of a parameter."""
    return quote(iri, safe="")
