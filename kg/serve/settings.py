"""How a graph is served: limits and permissions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How a graph is served.

    Args:
        token: makes the graph writable for those who send it, as `Authorization: Bearer TOKEN`
            or as the password of HTTP Basic; without one the graph is read-only.
        timeout: seconds that a query may take.
        patience: seconds that a query waits for its turn, and a client may be silent while it
            sends a request or takes an answer.
        workers: queries that are answered at a time; long ones do not count for long.
        limit: bytes that one answer may have.
        memory: megabytes that one worker may take.
        cors: origins whose pages may read the graph (`https://example.org`), or `*` for all;
            pages of this machine (`http://localhost:3000`) always may.
        names: names of public DNS under which the server may be called; addresses and names
            that no public DNS knows are always allowed.
    """

    token: str | None = None
    timeout: float = 30.0
    patience: float = 60.0
    workers: int = 4
    limit: int = 64 << 20
    memory: int = 2048
    cors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
