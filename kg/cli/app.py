"""The application that commands register with, and the options they share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

_Command = TypeVar("_Command", bound=Callable[..., Any])

SKIPPED = 1
"""Exit code: done, but some documents were skipped, or a check found something."""

INTERRUPTED = 130
"""Exit code: stopped by Ctrl-C."""

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Output = Annotated[
    Path, typer.Option("-o", "--output", help="Folder of the graph.", show_default=True)
]
"""The folder of the graph."""

DEFAULT_OUTPUT = Path("output")


def command(example: str, name: str | None = None) -> Callable[[_Command], _Command]:
    """Register a command whose help ends with an example."""

    def register(function: _Command) -> _Command:
        app.command(name=name, epilog=f"Example: {example}")(function)
        return function

    return register


def _show_version(wanted: bool) -> None:
    if wanted:
        import kg

        typer.echo(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback(epilog="Example: kg build seeds")
def program(
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    """News in, an evidence-backed knowledge graph out."""
