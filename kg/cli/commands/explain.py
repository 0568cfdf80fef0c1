"""`kg explain`: why something is in the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import console, harmless, on_terminal, say

if TYPE_CHECKING:
    from kg.explaining import Line


@command("kg explain 'ECOWAS->Niger'")
def explain(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An event's id, actor->target, or an entity.")
    ],
    output: Output = DEFAULT_OUTPUT,
) -> None:
    """Show why an event, edge or entity exists.

    With sentence, tokens, rule and decision."""
    import kg

    with kg.open(output) as graph:
        lines = graph.explain(name)
    for line in lines:
        if on_terminal() and line.marks:
            _show_marked(line)
        else:
            say(str(line))


def _show_marked(line: Line) -> None:
    from rich.text import Text

    text = Text("  " * line.depth)
    position = 0
    for start, end in line.marks:
        text.append(harmless(line.text[position:start]))
        text.append(harmless(line.text[max(position, start) : end]), style="bold yellow")
        position = max(position, end)
    text.append(harmless(line.text[position:]))
    console().print(text, soft_wrap=True)
