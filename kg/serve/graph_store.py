"""SPARQL 1.1 Graph Store HTTP Protocol: graphs as documents one can get, put, post and delete."""

from __future__ import annotations

import re
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from uuid import uuid4

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from kg.graph.execute import RDFLIB_DEFAULT, Answer
from kg.graph.writing import GraphRequest
from kg.serve.negotiation import TRIPLES, choose
from kg.serve.problems import ServiceError
from kg.serve.protocol import media_type, read_body, url_parameters, with_charset

_LONGEST = 256 << 20
_READABLE = {media: form for media, form in TRIPLES.items() if form not in {"nquads", "trig"}}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def names_a_graph(request: HttpRequest) -> bool:
    """Say whether a request names a graph at all."""
    return graph_name(request)[0]


def graph_name(request: HttpRequest) -> tuple[bool, str | None]:
    """Say whether the request names a graph, and which: None for the default graph.

    Raises:
        ServiceError: it names two, or one by an IRI that is not absolute (status 400).
    """
    parameters = url_parameters(request)
    names = parameters.get("graph", ())
    is_default = "default" in parameters
    path = request.path_params.get("graph", "")
    if len(names) + is_default + bool(path) > 1:
        raise ServiceError(400, "Name one graph: ?graph=IRI or ?default.")
    if is_default or names == (RDFLIB_DEFAULT,):
        return True, None
    if names:
        if not _ABSOLUTE.match(names[0]):
            raise ServiceError(400, f"{names[0]!r} is no absolute IRI. Name the graph by one.")
        return True, names[0]
    return (True, _address(request)) if path else (False, None)


def _address(request: HttpRequest) -> str:
    """Give the address of a request as the client wrote it, without its query."""
    path = request.scope.get("raw_path") or request.url.path.encode()
    return f"{request.url.scheme}://{request.url.netloc}{path.decode('latin-1')}"


async def read_task(request: HttpRequest, patience: float) -> tuple[GraphRequest, str | None]:
    """Make the task of a request, and the address of the graph if the request makes one.

    Args:
        request: the request.
        patience: seconds that the client may be silent while it sends data.

    Raises:
        ServiceError: the request breaks the protocol (status 400, 406, 408, 413 or 415).
    """
    named, graph = graph_name(request)
    location = None
    if not named:
        if request.method != "POST":
            raise ServiceError(400, "Name a graph: ?graph=IRI or ?default.")
        location = graph = f"{_address(request).rstrip('/')}/{uuid4()}"
    if request.method in {"GET", "HEAD"}:
        chosen = choose(request.headers.get("accept"), _READABLE)
        if chosen is None:
            raise ServiceError(406, f"Accept one of {', '.join(_READABLE)}.")
        return GraphRequest("GET", graph, _READABLE[chosen]), None
    if request.method == "DELETE":
        return GraphRequest("DELETE", graph), None
    parts = await _content(request, patience)
    formats = tuple((_format(media), len(data)) for media, data in parts)
    data = b"".join(data for _, data in parts)
    return GraphRequest(request.method, graph, data=data, parts=formats), location


async def _content(request: HttpRequest, patience: float) -> list[tuple[str, bytes]]:
    """Give media types and bytes of the data: one body, or the files of a form."""
    media = media_type(request) or "text/turtle"
    _refuse_unless_readable("text/turtle" if media == "multipart/form-data" else media)
    data = await read_body(request, _LONGEST, patience)
    if media != "multipart/form-data":
        return [(media, data)]
    header = request.headers["content-type"].encode("latin-1")
    form = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + header + b"\r\n\r\n" + data)
    files = [_file(part) for part in form.walk() if not part.is_multipart()]
    if not form.is_multipart() or not files:
        raise ServiceError(400, "The form holds no data. Attach files.")
    return files


def _file(part: Message) -> tuple[str, bytes]:
    """Give media type and bytes of a file in a form."""
    payload = part.get_payload(decode=True)
    # A field without a type of its own is Turtle here, not plain text.
    media = part.get_content_type() if "content-type" in part else "text/turtle"
    return media, payload if isinstance(payload, bytes) else b""


def _format(media: str) -> str:
    _refuse_unless_readable(media)
    return _READABLE[media]


def _refuse_unless_readable(media: str) -> None:
    if media not in _READABLE:
        raise ServiceError(415, f"Send one of {', '.join(_READABLE)}.")


def response(task: GraphRequest, answer: Answer, location: str | None) -> Response:
    """Make the HTTP answer.

    Raises:
        ServiceError: there is no such graph (status 404).
    """
    if answer.kind == "missing":
        raise ServiceError(404, f"There is no graph {task.graph}.")
    if answer.kind == "graph":
        media = next(media for media, form in _READABLE.items() if form == answer.format)
        return Response(answer.data, media_type=with_charset(media), headers={"Vary": "Accept"})
    headers = {"Location": location} if location else None
    return Response(status_code=201 if answer.kind == "created" else 204, headers=headers)
