"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say
from kg.errors import KgError


@command("kg serve --port 8000")
def serve(
    output: Output = DEFAULT_OUTPUT,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds after which a query is stopped.")
    ] = 30.0,
    workers: Annotated[int, typer.Option(min=1, help="Queries answered at a time.")] = 4,
    writable: Annotated[
        bool, typer.Option("--writable", help="Let those who send the token change the graph.")
    ] = False,
    token: Annotated[
        str | None, typer.Option(envvar="KG_TOKEN", help="The token for --writable.")
    ] = None,
) -> None:
    """Serve the graph on localhost until interrupted.

    SPARQL 1.1 query service at /sparql, graph store at /store, a query page at /, the graph
    page at /graph. Read-only unless --writable.
    """
    from kg.folder import OutputFolder
    from kg.serve import Settings, run

    if writable and not token:
        raise KgError("--writable needs a token. Give one by --token, or KG_TOKEN.")
    folder = OutputFolder(output)
    folder.opened()
    settings = Settings(token=token if writable else None, timeout=timeout, workers=workers)
    with folder.writing() if writable else nullcontext():
        say(f"http://{host}:{port}/ serves {output}/. Ctrl-C stops it.")
        run(output, host=host, port=port, settings=settings)
