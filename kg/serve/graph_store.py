"""SPARQL 1.1 Graph Store HTTP Protocol: graphs as documents one can get, put, post and delete."""

from __future__ import annotations

from email import message_from_bytes
from uuid import uuid4

from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from kg.graph.execute import RDFLIB_DEFAULT, Answer
from kg.graph.writing import GraphRequest
from kg.serve.negotiation import TRIPLES, choose
from kg.serve.problems import ServiceError
from kg.serve.protocol import read_body, with_charset

_LONGEST = 256 << 20
_READABLE = {media: form for media, form in TRIPLES.items() if form not in {"nquads", "trig"}}


def graph_name(request: HttpRequest) -> tuple[bool, str | None]:
    """Say whether the request names a graph, and which: None for the default graph.

    Raises:
        ServiceError: it names two, or one in an unknown way (status 400).
    """
    names = request.query_params.getlist("graph")
    is_default = "default" in request.query_params
    path = request.path_params.get("graph", "")
    if len(names) + is_default + bool(path) > 1:
        raise ServiceError(400, "Name one graph: ?graph=IRI or ?default.")
    if is_default or names == [RDFLIB_DEFAULT]:
        return True, None
    if names:
        # The IRI is relative to the request where it is not absolute.
        name = names[0]
        return True, name if ":" in name else str(request.url.replace(query="")) + name
    if path:
        return True, str(request.url.replace(query=""))
    return False, None


async def read_task(request: HttpRequest) -> tuple[GraphRequest, str | None]:
    """Make the task of a request, and the address of the graph if the request makes one.

    Raises:
        ServiceError: the request breaks the protocol (status 400, 406, 413 or 415).
    """
    named, graph = graph_name(request)
    location = None
    if not named:
        if request.method != "POST":
            raise ServiceError(400, "Name a graph: ?graph=IRI or ?default.")
        location = graph = f"{str(request.url.replace(query='')).rstrip('/')}/{uuid4()}"
    if request.method in {"GET", "HEAD"}:
        chosen = choose(request.headers.get("accept"), _READABLE)
        if chosen is None:
            raise ServiceError(406, f"Accept one of {', '.join(_READABLE)}.")
        return GraphRequest("GET", graph, _READABLE[chosen]), None
    if request.method == "DELETE":
        return GraphRequest("DELETE", graph), None
    media, data = await _content(request)
    if media not in _READABLE:
        raise ServiceError(415, f"Send one of {', '.join(_READABLE)}.")
    return GraphRequest(request.method, graph, _READABLE[media], data), location


async def _content(request: HttpRequest) -> tuple[str, bytes]:
    """Give media type and bytes of the data; the first file of a form counts as the data."""
    header = request.headers.get("content-type", "")
    media = header.split(";")[0].strip().lower()
    data = await read_body(request, _LONGEST)
    if media != "multipart/form-data":
        return media or "text/turtle", data
    message = message_from_bytes(b"Content-Type: " + header.encode("latin-1") + b"\r\n\r\n" + data)
    for part in message.walk():
        payload = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(payload, bytes):
            return part.get_content_type(), payload
    raise ServiceError(400, "The form holds no data. Attach one file.")


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
