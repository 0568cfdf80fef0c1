"""`kg diff`: what changed between two graphs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import SKIPPED, command
from kg.cli.terminal import say


@command("kg diff old-output output")
def diff(
    first: Annotated[Path, typer.Argument(metavar="A", help="Folder of the older graph.")],
    second: Annotated[Path, typer.Argument(metavar="B", help="Folder of the newer graph.")],
    json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Show what changed between two graphs.

    Events and entities added and gone, events told by more or fewer sources, and what is now
    contradicted. The exit code is 1 when anything differs.
    """
    from kg.folder import OutputFolder
    from kg.graph.comparing import diff as compare

    folders = OutputFolder(first), OutputFolder(second)
    for folder in folders:
        folder.opened()
    found = compare(folders[0].store, folders[1].store)
    if json:
        typer.echo(found.json(), nl=False)
    else:
        say(found.text() or "No difference.")
    if found:
        raise typer.Exit(SKIPPED)
