"""The pages of the server and the data that they load."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse, JSONResponse, Response

from kg.graph.execute import Answer, Request
from kg.graph.named import named_queries, parse_query
from kg.serve.description import terms as known_terms
from kg.serve.problems import ServiceError

NOTHING = "default-src 'none'; frame-ancestors 'none'"
"""Policy of answers that are data: a browser that shows them loads and runs nothing."""

_QUERY_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def query_page() -> Response:
    """Give the page on which people ask queries."""
    text = (files("kg.serve") / "static" / "query.html").read_text(encoding="utf-8")
    return HTMLResponse(text, headers={"Content-Security-Policy": _QUERY_PAGE})


def graph_page(output: Path) -> Response:
    """Give the graph page of the build; only its own scripts, known by their hashes, may run.

    Raises:
        ServiceError: the folder has none (status 404).
    """
    try:
        page = (output / "graph.html").read_bytes()
    except OSError as error:
        raise ServiceError(404, "There is no graph page. Make it with `kg build`.") from error
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in _SCRIPT.findall(page))
    policy = (
        f"default-src 'none'; script-src {hashes or chr(39) + 'none' + chr(39)}; "
        "style-src 'unsafe-inline'; img-src data: blob:; worker-src blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": policy})


def queries() -> Response:
    """Give the named queries with titles, texts and parameters."""
    return JSONResponse(
        [
            {
                "name": query.name,
                "title": query.title,
                "text": query.text,
                "parameters": [
                    {"name": one.name, "default": one.default, "meaning": one.meaning}
                    for one in query.parameters
                ],
            }
            for query in named_queries()
        ]
    )


def terms() -> Response:
    """Give the prefixes and terms that the editor completes."""
    return JSONResponse(known_terms())


def bind(body: bytes, store: Path, ask: Callable[[Request], Answer]) -> Response:
    """Bind variables of a query: JSON `{query, parameters}` to JSON `{query, hints}`.

    Raises:
        ServiceError: the body is not such JSON (status 400).
        QueryError: the query has no such variable.
    """
    from kg.graph.query import bind_parameters
    from kg.graph.store import base_iri, open_store

    text, parameters = _bindings(body)
    bound, hints = bind_parameters(parse_query(text), parameters, ask, base_iri(open_store(store)))
    return JSONResponse({"query": bound, "hints": hints})


def _bindings(body: bytes) -> tuple[str, dict[str, str]]:
    try:
        data: Any = json.loads(body)
        text, parameters = data["query"], data.get("parameters", {})
        if not isinstance(text, str) or not isinstance(parameters, dict):
            raise TypeError
        json.dumps(data, ensure_ascii=False).encode()  # Half a character is no text.
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ServiceError(400, 'Send JSON: {"query": …, "parameters": {…}}.') from error
    return text, {str(name): str(value) for name, value in parameters.items()}


def _hash(script: bytes) -> str:
    return base64.b64encode(hashlib.sha256(script).digest()).decode()
