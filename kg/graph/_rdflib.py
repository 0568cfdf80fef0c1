"""The door to rdflib: an Oxigraph store that rdflib reads and does not change."""

from __future__ import annotations

from typing import Any, NoReturn

from oxrdflib import OxigraphStore


class ReadOnlyStore(OxigraphStore):
    """An rdflib store that refuses changes; naming a graph that is there is none."""

    def add_graph(self, graph: Any) -> None:
        """Take note of a graph: `Dataset.graph(name)` calls this even to read."""

    def add(self, *arguments: Any, **options: Any) -> NoReturn:
        """Refuse.

        Raises:
            TypeError: always.
        """
        raise TypeError("This view of the graph is read-only. Copy it into a Dataset to change it.")

    addN = remove = remove_graph = update = add  # noqa: N815
