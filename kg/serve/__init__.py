"""A graph over HTTP: SPARQL 1.1 Protocol, Graph Store Protocol, a query page, the graph page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.serve.application import app
    from kg.serve.running import run
    from kg.serve.settings import Settings

__all__ = ["Settings", "app", "run"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.serve import application, running, settings

    homes = {"Settings": settings, "app": application, "run": running}
    return getattr(homes[name], name)
