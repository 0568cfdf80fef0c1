"""`kg remove`: take documents out of a graph."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say


@command("kg remove 2023-08-10-standby-force.txt")
def remove(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Paths, globs, URLs or ids of documents."),
    ],
    output: Output = DEFAULT_OUTPUT,
) -> None:
    """Take documents out of the graph.

    What only they told goes with them."""
    from kg import removing

    gone, counts = removing.remove(output, sources)
    say(f"{len(gone)} {'document' if len(gone) == 1 else 'documents'} removed")
    say(
        f"{counts.documents} documents, {counts.events} events and "
        f"{counts.entities} entities are left"
    )
