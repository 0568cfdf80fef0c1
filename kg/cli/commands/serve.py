"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say
from kg.errors import KgError

_LOCAL = {"127.0.0.1", "localhost", "::1"}


@command("kg serve --port 8000 --timeout 10")
def serve(
    output: Output = DEFAULT_OUTPUT,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds after which a query is stopped.")
    ] = 30.0,
    patience: Annotated[
        float,
        typer.Option(min=0.1, help="Seconds a query waits for its turn, and a silent client."),
    ] = 60.0,
    limit: Annotated[
        float, typer.Option(min=0.001, metavar="MB", help="Megabytes an answer may have.")
    ] = 64.0,
    workers: Annotated[
        int, typer.Option(min=1, help="Queries answered at a time, each in a process.")
    ] = 4,
    memory: Annotated[
        int, typer.Option(min=256, metavar="MB", help="Megabytes a worker may take.")
    ] = 2048,
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Origin whose pages may read, or '*'; again for more."),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Public name the server goes by; again for more."),
    ] = None,
    writable: Annotated[
        bool, typer.Option("--writable", help="Let those who send the token change the graph.")
    ] = False,
    token: Annotated[
        str | None, typer.Option(envvar="KG_TOKEN", help="The token for --writable.")
    ] = None,
) -> None:
    """Serve the graph on localhost until interrupted.

    SPARQL 1.1 query service at /sparql, graph store at /store, a query page at /, the graph
    page at /graph. Read-only unless --writable: then updates go to /update, and what they
    change lasts until the next kg build. SERVICE and LOAD are refused.
    """
    from kg.folder import OutputFolder
    from kg.serve import Settings, run

    if writable and not token:
        raise KgError("--writable needs a token. Give one by --token, or KG_TOKEN.")
    folder = OutputFolder(output)
    if not _is_bare(output, folder.store, writable):
        folder.opened()
    settings = Settings(
        token=token if writable else None,
        timeout=timeout,
        patience=patience,
        workers=workers,
        limit=int(limit * (1 << 20)),
        memory=memory,
        cors=tuple(cors or ()),
        names=(host, *(allow_host or ())),
    )

    def announce(address: str) -> None:
        say(f"{address} serves {output}/. Ctrl-C stops it.")
        if writable:
            say("What clients change lasts until the next kg build, which makes the graph anew.")
        if host not in _LOCAL:
            say("Other machines can reach it; what they send is not encrypted.")

    with folder.writing() if writable else nullcontext():
        run(output, host=host, port=port, settings=settings, announce=announce)


def _is_bare(output: Path, store: Path, writable: bool) -> bool:
    """Say whether a folder holds a database that no build made; make an empty one in none."""
    found = {entry.name for entry in output.iterdir()} if output.is_dir() else set()
    visible = {name for name in found if not name.startswith(".")}
    if not visible and writable:
        from kg.graph.store import build

        build([], store)
        say(f"{output}/ held nothing: the graph is empty.")
        return True
    return visible == {store.name}
