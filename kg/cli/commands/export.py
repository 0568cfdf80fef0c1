"""`kg export`: the graph in another form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say
from kg.errors import ExportError


@command("kg export nquads")
def export(
    form: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="A form; without it, list them.")
    ] = None,
    output: Output = DEFAULT_OUTPUT,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="PATH", help="Where to write it.")
    ] = None,
    events: Annotated[bool, typer.Option("--events", help="GEXF: one edge an event.")] = False,
    bipartite: Annotated[bool, typer.Option("--bipartite", help="GEXF: events as nodes.")] = False,
) -> None:
    """Write the graph in another form; without FORMAT, list the forms."""
    if form is None:
        _list()
        return
    if events or bipartite:
        if form != "gexf" or events == bipartite:
            raise ExportError("Give either --events or --bipartite, and only with gexf.")
        form = "gexf-events" if events else "gexf-bipartite"
    import kg

    with kg.open(output) as graph:
        say(str(graph.export(form, to)))


def _list() -> None:
    from kg.exporting import formats

    for name, one in formats().items():
        say(f"{name:<16} {one.file:<20} {one.purpose}")
