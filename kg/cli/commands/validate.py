"""`kg validate`: is the graph sound?"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, SKIPPED, Output, command
from kg.cli.terminal import say


@command("kg validate")
def validate(
    output: Output = DEFAULT_OUTPUT,
    shacl: Annotated[
        bool, typer.Option("--shacl", help="Let pySHACL check too: thorough and slow.")
    ] = False,
) -> None:
    """Check the graph against its shapes and its texts.

    Every part of every event must be what stands at its offsets in the document.
    """
    from kg import validating

    found = validating.validate(output, shacl=shacl)
    for line in found:
        say(line)
    if found:
        raise typer.Exit(SKIPPED)
    say("The graph is sound.")
