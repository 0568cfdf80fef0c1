"""`kg push`: to another SPARQL server."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say
from kg.errors import QueryError


@command("kg push http://localhost:7878/store")
def push(
    url: Annotated[str, typer.Argument(metavar="URL", help="The server's graph store.")],
    output: Output = DEFAULT_OUTPUT,
    token: Annotated[
        str | None, typer.Option(envvar="KG_TOKEN", help="Bearer token the server asks for.")
    ] = None,
    user: Annotated[
        str | None, typer.Option(metavar="NAME:PASSWORD", envvar="KG_USER", help="A login.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds one graph may take.")] = 300,
    default: Annotated[
        bool, typer.Option("--default", help="Fill the server's default graph as well.")
    ] = False,
) -> None:
    """Put the graph on a SPARQL 1.1 server.

    Each named graph replaces the one of that name there; other graphs stay.
    """
    from kg.folder import OutputFolder
    from kg.graph.remote import push as put
    from kg.graph.store import sorted_quads

    folder = OutputFolder(output)
    folder.opened()
    login = None
    if user is not None:
        name, colon, password = user.partition(":")
        if not colon:
            raise QueryError("--user names no password. Write it as --user NAME:PASSWORD.")
        login = (name, password)
    quads = sorted_quads(folder.store)
    number = put(url, quads, default=default, token=token, user=login, timeout=timeout)
    say(f"{number} graphs put on {url}")
