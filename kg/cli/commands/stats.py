"""`kg stats`: what the graph holds, in numbers."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import say

_HEADINGS = {
    "status": "events by standing",
    "actions": "kinds of act",
    "actors": "who acts most",
    "pairs": "most active pairs (score: -10 conflict to 10 cooperation)",
    "communities": "communities",
    "bridges": "bridges (share of shortest ways that lead over it)",
    "days": "busiest days",
    "sources": "outlets",
}


@command("kg stats --top 5")
def stats(
    output: Output = DEFAULT_OUTPUT,
    top: Annotated[int, typer.Option(min=1, help="Entries a list.")] = 10,
    json: Annotated[bool, typer.Option("--json", help="Answer as JSON.")] = False,
) -> None:
    """Count and rank what the graph holds.

    Top actors and pairs, communities, bridges, busiest days, and the share of claims.
    """
    import kg

    with kg.open(output) as graph:
        found = graph.stats(top)
    if json:
        from json import dumps

        typer.echo(dumps(found, ensure_ascii=False, indent=2))
        return
    for name, count in found["counts"].items():
        say(f"{count:>8}  {name}")
    for key, heading in _HEADINGS.items():
        if found[key]:
            say(f"\n{heading}")
            for entry in found[key]:
                say(_line(entry))


def _line(entry: dict[str, Any]) -> str:
    number = entry["count"] if "count" in entry else f"{entry['score']:.3f}"
    score = f"  ({entry['score']:+g})" if "count" in entry and "score" in entry else ""
    return f"{number:>8}  {entry['label']}{score}"
