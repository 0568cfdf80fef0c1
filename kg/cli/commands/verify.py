"""`kg verify`: is the graph what its readings give?"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, SKIPPED, Output, command
from kg.cli.terminal import say


@command("kg verify --read-again")
def verify(
    output: Output = DEFAULT_OUTPUT,
    read_again: Annotated[
        bool, typer.Option("--read-again", help="Also read every document again and compare.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", min=1, help="Reading processes; one a core.")
    ] = None,
) -> None:
    """Make the graph again and compare the two."""
    from kg import verifying

    found = verifying.verify(output, read_again=read_again, jobs=jobs)
    for line in found:
        say(line)
    if found:
        raise typer.Exit(SKIPPED)
    say("The graph is what its readings give.")
