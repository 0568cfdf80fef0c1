"""The progress of a build on a terminal (stderr)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

if TYPE_CHECKING:
    from kg.builder import Progress as Step
    from kg.builder import Watch

_STAGES = {"reading": "Reading", "resolving": "Resolving names", "writing": "Writing"}


@contextmanager
def progress_bar() -> Iterator[Watch]:
    """Show a bar with time left while reading, and a spinner for what comes after."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=None)

        def watch(step: Step) -> None:
            bar.update(task, description=_STAGES[step.stage])
            if step.stage == "reading":
                bar.update(task, completed=step.done, total=step.total)

        yield watch
