"""What goes wrong, as HTTP answers: plain text that says what to do."""

from __future__ import annotations

from starlette.responses import PlainTextResponse, Response

from kg.errors import (
    KgError,
    OutputError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
)


class ServiceError(Exception):
    """A request that cannot be served: status, message and headers of the answer."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def answer(error: Exception) -> Response:
    """Make the HTTP answer for a failure."""
    if isinstance(error, ServiceError):
        return _text(str(error), error.status, error.headers)
    if isinstance(error, QuerySyntaxError | QueryRefusedError):
        return _text(str(error), 400)
    if isinstance(error, QueryTimeoutError | OutputError):
        return _text(str(error), 503, {"Retry-After": "5"})
    if isinstance(error, KgError):
        return _text(str(error), 500)
    raise error


def _text(message: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{message}\n", status, headers)
