"""`kg search`: find sentences by their words."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import console, harmless, on_terminal, say, tell
from kg.readings import Hit

_OPEN, _CLOSE = "\ue000", "\ue001"  # private-use signs that text is not expected to hold


@command("kg search 'suspended aid'")
def search(
    text: Annotated[
        list[str], typer.Argument(metavar="TEXT", help='Words; "quoted words" stand together.')
    ],
    output: Output = DEFAULT_OUTPUT,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="Sentences to show.")] = 20,
) -> None:
    """Find sentences that hold all the words, best first."""
    import kg

    with kg.open(output) as graph:
        hits = graph.ledger.search(" ".join(text), limit, (_OPEN, _CLOSE))
    for hit in hits:
        say(f"{hit.title or hit.document}  ({hit.path}, characters {hit.start}-{hit.end})")
        _show(hit)
    if not hits:
        tell("No sentence holds all these words. Try fewer words.")


def _show(hit: Hit) -> None:
    text = " ".join(hit.text.split("\n"))
    if not on_terminal():
        say("  " + text.replace(_OPEN, "").replace(_CLOSE, ""))
        return
    from rich.text import Text

    shown = Text("  ")
    for number, part in enumerate(text.split(_OPEN)):
        found, _, rest = part.partition(_CLOSE) if number else ("", "", part)
        shown.append(harmless(found), style="bold yellow")
        shown.append(harmless(rest))
    console().print(shown, soft_wrap=True)
