"""Who may talk to the server: names it answers to, origins of pages, and the token for writing.

A server on localhost is out of reach for other machines, but not for the pages that a browser
on this machine shows.  Two things keep those out.  The browser asks which origins may read
(CORS).  And a page whose own name is made to point at 127.0.0.1 (DNS rebinding), and which is
then of the same origin, calls the server by that name: a name of public DNS that nobody gave
to the server is turned away.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import re
from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL_ORIGIN = r"https?://(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?"
"""Origins of pages that this machine serves, as a regular expression."""

_PRIVATE = {"localhost", "local", "internal", "lan", "home", "corp", "test", "example", "invalid"}
"""Top-level domains that public DNS does not know (RFC 6761, RFC 6762, ICANN's reservations)."""


def is_trusted_name(host: str, names: Collection[str] = ()) -> bool:
    """Say whether a Host header cannot be that of a foreign page.

    Args:
        host: the header, with or without a port.
        names: names of public DNS that belong to the server, in any case of letters.
    """
    name = _without_port(host).rstrip(".").lower()
    if not name or name in {one.lower() for one in names}:
        return True
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        labels = name.split(".")
        return len(labels) == 1 or labels[-1] in _PRIVATE or labels[-2:] == ["home", "arpa"]
    return True


def is_right_token(header: str, token: str) -> bool:
    """Say whether an Authorization header bears the token; the time taken tells nothing.

    Args:
        header: the header as Starlette gives it, decoded from Latin-1.
        token: the token wanted.
    """
    scheme, _, given = header.partition(" ")
    secret = given.strip().encode("latin-1")
    if scheme.lower() == "basic":
        try:
            _, colon, secret = base64.b64decode(secret, validate=True).partition(b":")
        except binascii.Error:
            return False
        if not colon:
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(secret, token.encode())


def is_foreign_page(headers: Headers, cors: Collection[str] = ()) -> bool:
    """Say whether a request comes from a page of another server that `cors` does not name."""
    origin = headers.get("origin")
    if origin is None or {"*", origin} & set(cors) or re.fullmatch(LOCAL_ORIGIN, origin):
        return False
    return origin.partition("://")[2].lower() != headers.get("host", "").lower()


class TrustedNames:
    """ASGI middleware: turn away requests to names that are not the server's."""

    def __init__(self, app: ASGIApp, names: Collection[str] = ()) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 421."""
        if scope["type"] == "http":
            host = Headers(scope=scope).get("host", "")
            if not is_trusted_name(host, self._names):
                name = _without_port(host)
                message = (
                    f"This server does not answer to the name {name!r}. "
                    f"If it is the server's own, start `kg serve --allow-host {name}`.\n"
                )
                await PlainTextResponse(message, 421)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]
