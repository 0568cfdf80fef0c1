"""A graph over HTTP: SPARQL 1.1 Protocol, Graph Store Protocol, a query page, the graph page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.serve.application import Settings, app, run

__all__ = ["Settings", "app", "run"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kg.serve import application

    return getattr(application, name)
