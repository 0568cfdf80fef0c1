"""Other SPARQL servers: ask them, and push a graph to them (SPARQL 1.1 over HTTP)."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import QueryError, QuerySyntaxError, QueryTimeoutError
from kg.graph.result import QueryResult
from kg.graph.sparql import missing_prefixes

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


def ask_endpoint(url: str, text: str, *, timeout: float | None = None) -> QueryResult:
    """Run a query on a SPARQL 1.1 endpoint; the prefixes kg predeclares are sent along.

    Raises:
        QuerySyntaxError: the server calls the query malformed.
        QueryTimeoutError: no answer in time.
        QueryError: the server cannot be reached or refuses.
    """
    declared = missing_prefixes(text)
    prologue = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in declared.items())
    body = urllib.parse.urlencode({"query": prologue + text}).encode()
    headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
    media, data = send("POST", url, body, headers, timeout)
    if media in _GRAPHS:
        triples = ox.parse(data, format=_GRAPHS[media])
        written = ox.serialize((quad.triple for quad in triples), format=ox.RdfFormat.N_TRIPLES)
        return QueryResult("triples", written or b"")
    try:
        answer = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise QueryError(
            f"{url} gave an answer of type {media!r} that is no SPARQL result. "
            "Check that it is the address of a SPARQL query service."
        ) from error
    return QueryResult("boolean" if isinstance(answer, ox.QueryBoolean) else "rows", data)


def push(
    url: str,
    quads: Iterable[ox.Quad],
    *,
    default: bool = False,
    token: str | None = None,
    user: tuple[str, str] | None = None,
    timeout: float | None = None,
) -> int:
    """Put a graph on a server by the Graph Store Protocol, one request a named graph.

    Each named graph replaces the graph of that name there; other graphs stay.  The named
    queries ask the default graph for the triples of all graphs together: have the server take it
    as their union (`oxigraph serve --union-default-graph`; Virtuoso does so anyway), or fill it
    with `default`.

    Args:
        url: the server's graph store (`http://localhost:7878/store`).
        quads: what to push, graph by graph.
        default: also replace the server's default graph by all triples together.
        token: a bearer token, where the server asks for one.
        user: name and password for HTTP Basic or Digest authentication.
        timeout: seconds that one graph may take.

    Returns:
        The number of graphs put.

    Raises:
        QueryError: the server cannot be reached or refuses; graphs put before that stay.
    """
    headers = {"Content-Type": "application/n-triples"}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"

    def put(method: str, graph: str | None, triples: Iterable[ox.Triple]) -> None:
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        name = "default" if graph is None else f"graph={urllib.parse.quote(graph, safe='')}"
        address = f"{url}{'&' if '?' in url else '?'}{name}"
        send(method, address, data, headers, timeout, user)

    number = 0
    whole: dict[ox.Triple, None] = {}
    for graph, triples in _by_graph(quads):
        put("PUT", graph, triples)
        number += 1
        if default:
            whole.update(dict.fromkeys(triples))
    if default:
        for index, part in enumerate(_parts(list(whole))):
            put("POST" if index else "PUT", None, part)
        number += 1
    return number


def _parts(triples: list[ox.Triple], size: int = 100_000) -> Iterator[list[ox.Triple]]:
    for start in range(0, max(len(triples), 1), size):
        yield triples[start : start + size]


def _by_graph(quads: Iterable[ox.Quad]) -> Iterator[tuple[str | None, list[ox.Triple]]]:
    """Gather quads by graph; graphs that come in one piece are passed on as they end."""
    current: str | None = None
    triples: list[ox.Triple] = []
    done: set[str | None] = set()
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else None
        if name != current and triples:
            done.add(current)
            yield current, triples
            triples = []
            if name in done:
                raise ValueError("quads must come graph by graph")
        current = name
        triples.append(quad.triple)
    if triples:
        yield current, triples


def send(
    method: str,
    url: str,
    body: bytes | None,
    headers: dict[str, str],
    timeout: float | None = None,
    user: tuple[str, str] | None = None,
) -> tuple[str, bytes]:
    """Send a request; give the media type and the bytes of the answer.

    Raises:
        QuerySyntaxError, QueryTimeoutError, QueryError: by the kind of failure.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise QueryError(
            f"{url!r} is not an address of a server. It starts with http:// or https://."
        )
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with _opener(url, user).open(request, timeout=timeout) as response:
            return response.headers.get_content_type(), response.read()
    except urllib.error.HTTPError as error:
        detail = error.read(2000).decode("utf-8", "replace").strip()
        kind = QuerySyntaxError if error.code == 400 and method == "POST" else QueryError
        raise kind(f"{url} answered {error.code} {error.reason}: {detail}") from error
    except TimeoutError as error:
        raise QueryTimeoutError(
            f"{url} gave no answer within {timeout:g} seconds. Narrow the query or raise the limit."
        ) from error
    except (urllib.error.URLError, OSError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise QueryTimeoutError(f"{url} gave no answer within {timeout:g} seconds.") from error
        raise QueryError(
            f"{url} cannot be reached: {getattr(error, 'reason', error)}. "
            "Check the address and that the server runs."
        ) from error


def _opener(url: str, user: tuple[str, str] | None) -> urllib.request.OpenerDirector:
    if user is None:
        return urllib.request.build_opener()
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, url, *user)
    return urllib.request.build_opener(
        urllib.request.HTTPBasicAuthHandler(passwords),
        urllib.request.HTTPDigestAuthHandler(passwords),
    )
