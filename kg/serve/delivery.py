"""Handing answers out: compressed where the client likes it, and never waiting for ever.

An answer is complete before its first byte is sent.  A client that takes it slowly thus holds
memory, not a worker; how much memory all answers on their way may hold is bounded, and a client
that stops taking bytes is dropped.
"""

from __future__ import annotations

import asyncio
import gzip

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from kg.serve.problems import ServiceError

_PIECE = 256 << 10
_WORTHWHILE = 2 << 10
"""Bytes from which compressing pays."""


class Delivery:
    """Makes responses that are sent in pieces.

    Args:
        most: bytes of answers that may be on their way at a time.
        patience: seconds that a client may take for a piece.
    """

    def __init__(self, most: int, patience: float) -> None:
        self._most = most
        self._patience = patience
        self._under_way = 0

    async def prepare(self, request: Request, response: Response) -> Response:
        """Compress a response if that is welcome, and have it sent in pieces.

        Raises:
            ServiceError: too many answers are on their way (status 503).
        """
        body = bytes(response.body)
        if len(body) < _WORTHWHILE:
            return response
        response.headers.add_vary_header("Accept-Encoding")
        if _likes_gzip(request.headers.get("accept-encoding", "")):
            body = await asyncio.to_thread(gzip.compress, body, 5, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Length"] = str(len(body))
        if self._under_way and self._under_way + len(body) > self._most:
            message = "Too many answers are still being sent. Try again in a few seconds."
            raise ServiceError(503, message, Retry_After="5")
        return _InPieces(self, response, body)

    async def send(self, response: Response, body: bytes, send: Send) -> None:
        """Send a response; give up on a client that does not take it."""
        self._under_way += len(body)
        start = {
            "type": "http.response.start",
            "status": response.status_code,
            "headers": response.raw_headers,
        }
        try:
            await send(start)
            for place in range(0, len(body), _PIECE):
                piece = {
                    "type": "http.response.body",
                    "body": body[place : place + _PIECE],
                    "more_body": place + _PIECE < len(body),
                }
                await asyncio.wait_for(send(piece), self._patience)
        except TimeoutError:
            # The server closes the connection of an answer that was left unfinished.
            return
        finally:
            self._under_way -= len(body)


class _InPieces(Response):
    """A response whose body a delivery sends."""

    def __init__(self, delivery: Delivery, response: Response, body: bytes) -> None:
        super().__init__(status_code=response.status_code)
        self.raw_headers = response.raw_headers
        self._delivery = delivery
        self._whole = body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await self._delivery.send(self, self._whole, send)


def _likes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        name, *parameters = (piece.strip().replace(" ", "") for piece in part.split(";"))
        if name == "gzip":
            return not any(one in {"q=0", "q=0.0", "q=0.00", "q=0.000"} for one in parameters)
    return False
