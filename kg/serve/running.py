"""The server process: an ASGI server around the application."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import OutputError
from kg.serve.application import app
from kg.serve.settings import Settings

_CONNECTIONS = 500
"""Connections that are served at a time; a client beyond them is told to come again."""

_KEPT = 60
"""Seconds for which an idle connection is kept: shorter than clients do, and requests get lost."""

_HEADERS = 20.0
"""Seconds within which a new connection must have asked for something."""


def run(
    output: Path | str,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    settings: Settings | None = None,
    announce: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve a graph until interrupted; only this machine can reach it unless `host` says more.

    Args:
        output: the folder that `kg build` filled.
        host: address to listen on.
        port: port to listen on; 0 takes one that is free.
        settings: limits and permissions.
        announce: is told the address of the server once it listens.

    Raises:
        OutputError: the folder holds no graph, or the address cannot be listened on.
    """
    application = app(output, settings)
    with _listen(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        announce(f"http://{name}:{listener.getsockname()[1]}/")
        uvicorn.Server(configuration(application)).run(sockets=[listener])


def configuration(application: Starlette) -> uvicorn.Config:
    """Configure the ASGI server."""
    return uvicorn.Config(
        application,
        http=_Impatient,
        log_level="error",
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=_KEPT,
        timeout_graceful_shutdown=3,
    )


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_CONNECTIONS)
    except OSError as error:
        reason = str(error.strerror or error).partition(" (")[0]
        raise OutputError(
            f"{host}:{port} cannot be listened on: {reason}. "
            "Give another port by --port, or another address by --host."
        ) from error


class _Impatient(H11Protocol):
    """HTTP/1.1 that closes connections on which no request arrives."""

    def connection_made(self, transport: Any) -> None:
        """Take a connection, and look again later whether it has asked for something."""
        super().connection_made(transport)
        self.loop.call_later(_HEADERS, self._look)

    def _look(self) -> None:
        cycle: object = self.cycle  # None until a request arrives, whatever its type says
        if cycle is None and not self.transport.is_closing():
            self.transport.close()
