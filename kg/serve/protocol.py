"""SPARQL 1.1 Protocol: from HTTP requests to queries and updates, and back to answers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from kg.graph import sparql
from kg.graph.execute import Answer, Request
from kg.graph.writing import Update
from kg.serve.negotiation import ROWS, TRIPLES, choose
from kg.serve.problems import ServiceError

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
_LONGEST = 4 << 20


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for: a query, an update, or (both None) a description of the service."""

    query: str | None
    update: str | None
    parameters: dict[str, tuple[str, ...]]

    def values(self, name: str) -> tuple[str, ...]:
        """Give the values of a parameter, none where it is absent."""
        return self.parameters.get(name, ())


async def read_operation(request: HttpRequest, patience: float) -> Operation:
    """Read the operation of a request to a query or update service.

    Args:
        request: the request.
        patience: seconds that the client may be silent while it sends the body.

    Raises:
        ServiceError: the request breaks the protocol (status 400, 408, 413 or 415).
    """
    parameters = url_parameters(request)
    if request.method != "POST":
        if "update" in parameters:
            raise ServiceError(400, "An update is sent by POST.")
        return Operation(_only(parameters, "query"), None, parameters)
    media = media_type(request)
    if media not in {_FORM, _QUERY, _UPDATE}:
        raise ServiceError(415, f"Send {_FORM}, {_QUERY} or {_UPDATE}.")
    text = await _text(request, patience)
    if media == _FORM:
        parameters = _merge(parameters, _pairs(text))
        query, update = _only(parameters, "query"), _only(parameters, "update")
        if (query is None) == (update is None):
            raise ServiceError(400, "Send one query or one update.")
        return Operation(query, update, parameters)
    if "query" in parameters or "update" in parameters:
        raise ServiceError(400, "Send the query or update either in the body or as a parameter.")
    if media == _QUERY:
        return Operation(text, None, parameters)
    return Operation(None, text, parameters)


def query_task(operation: Operation, accept: str | None, limit: int | None) -> Request:
    """Make the task of a query, with the formats that the client likes best.

    Raises:
        ServiceError: there is no format that both sides know (status 406).
    """
    rows, triples = choose(accept, ROWS), choose(accept, TRIPLES)
    form = sparql.query_form(operation.query or "")
    if form is not None and (triples if form in {"CONSTRUCT", "DESCRIBE"} else rows) is None:
        offers = TRIPLES if form in {"CONSTRUCT", "DESCRIBE"} else ROWS
        raise ServiceError(406, f"Accept one of {', '.join(offers)}.")
    return Request(
        operation.query or "",
        default_graphs=operation.values("default-graph-uri"),
        named_graphs=operation.values("named-graph-uri"),
        solutions=ROWS[rows or "application/json"],
        graph=TRIPLES[triples or "text/turtle"],
        limit=limit,
    )


def update_task(operation: Operation) -> Update:
    """Make the task of an update."""
    return Update(
        operation.update or "",
        using=operation.values("using-graph-uri"),
        using_named=operation.values("using-named-graph-uri"),
    )


def query_response(answer: Answer, accept: str | None) -> Response:
    """Make the HTTP answer to a query."""
    offers = TRIPLES if answer.kind == "triples" else ROWS
    chosen = choose(accept, offers)
    if chosen is None or offers[chosen] != answer.format:
        chosen = next(media for media, format in offers.items() if format == answer.format)
    return Response(answer.data, media_type=with_charset(chosen), headers={"Vary": "Accept"})


def with_charset(media: str) -> str:
    """Say the character set with text types, whose default is not UTF-8 for all clients."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media


def url_parameters(request: HttpRequest) -> dict[str, tuple[str, ...]]:
    """Give the parameters in the address of a request.

    Raises:
        ServiceError: they are not UTF-8 (status 400).
    """
    return _pairs(request.scope["query_string"].decode("latin-1"))


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except (UnicodeDecodeError, ValueError) as error:
        raise ServiceError(
            400, "The parameters are not valid UTF-8, or there are too many."
        ) from error
    return _merge({}, {name: tuple(v for n, v in pairs if n == name) for name, _ in pairs})


def _merge(
    first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {name: first.get(name, ()) + second.get(name, ()) for name in {**first, **second}}


def _only(parameters: dict[str, tuple[str, ...]], name: str) -> str | None:
    values = parameters.get(name, ())
    if len(values) > 1:
        raise ServiceError(400, f"There is more than one {name}. Send one at a time.")
    return values[0] if values else None


def media_type(request: HttpRequest) -> str:
    """Give the media type of the body, in small letters; empty where none is said.

    Raises:
        ServiceError: the character set is not UTF-8 (status 415).
    """
    media, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset" and value.strip(' "') not in {"utf-8", "utf8", "us-ascii"}:
            raise ServiceError(415, "Send UTF-8.")
    return media.strip()


async def _text(request: HttpRequest, patience: float) -> str:
    try:
        return (await read_body(request, _LONGEST, patience)).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ServiceError(400, "The body is not valid UTF-8.") from error


async def read_body(request: HttpRequest, longest: int, patience: float) -> bytes:
    """Read the body of a request.

    Raises:
        ServiceError: it is longer than `longest` bytes (status 413), the client says nothing
            for `patience` seconds (408), or it is compressed (415).
    """
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise ServiceError(415, "Send the body uncompressed.")
    too_long = ServiceError(413, f"The body is longer than {longest} bytes. Send it in parts.")
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said) > longest:
        raise too_long
    pieces: list[bytes] = []
    size = 0
    stream = aiter(request.stream())
    try:
        while piece := await asyncio.wait_for(anext(stream), patience):
            size += len(piece)
            if size > longest:
                raise too_long
            pieces.append(piece)
    except TimeoutError as error:
        raise ServiceError(408, "The body did not arrive in time. Send it again.") from error
    except ClientDisconnect as error:
        raise ServiceError(499, "The client went away.") from error
    return b"".join(pieces)
