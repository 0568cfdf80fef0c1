"""`kg view`: the page."""

from __future__ import annotations

import webbrowser
from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say, tell
from kg.errors import OutputError


@command("kg view")
def view(
    output: Output = DEFAULT_OUTPUT,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = True,
) -> None:
    """Open the page of the graph: a single file that works offline."""
    import kg

    with kg.open(output) as graph:
        page = (graph.path / "graph.html").resolve()
    if not page.is_file():
        raise OutputError(f"{page} is gone. Make it again: kg export html -o {output}")
    say(str(page))
    if show and not webbrowser.open(page.as_uri()):
        tell("No browser could be opened here. Open the file in one.")
