"""`kg build`: read news into a graph."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, INTERRUPTED, SKIPPED, Output, command
from kg.cli.terminal import say, tell

if TYPE_CHECKING:
    from kg.builder import Report, Watch

_SHOWN = 20


@command("kg build seeds")
def build(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, URLs, or -.")
    ],
    output: Output = DEFAULT_OUTPUT,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, help="Reading processes; else as many as pay."),
    ] = None,
    cluster: Annotated[
        Path | None, typer.Option(help="File that names machines to read on instead.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option(help="A spaCy English pipeline to read with, by name or path.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="File with decisions about which names are one.")
    ] = None,
    base_iri: Annotated[
        str | None, typer.Option(help="What the graph's own IRIs start with.")
    ] = None,
    confidence: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="Leave out events that were read less surely than this (0 to 1)."
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Forget documents that are not among the sources.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress.")] = False,
) -> None:
    """Read news into a graph, which grows.

    Only documents that are new or have changed are read.

    SOURCE is a file, a folder, a glob pattern, a URL, - for text on stdin, or the output folder
    of another build, whose documents are not read again.
    """
    from kg.builder import build_graph

    show = sys.stderr.isatty() and not quiet
    try:
        with _progress() if show else nullcontext(lambda progress: None) as watch:
            report = build_graph(
                sources,
                output,
                jobs=jobs,
                cluster=cluster,
                pipeline=pipeline,
                decisions=decisions,
                base_iri=base_iri,
                confidence=confidence,
                prune=prune,
                stdin=sys.stdin.buffer,
                watch=watch,
            )
    except KeyboardInterrupt:
        tell("Stopped. What was read is kept; the same command goes on from there.")
        raise typer.Exit(INTERRUPTED) from None
    _summarise(report, output)
    if report.skipped:
        raise typer.Exit(SKIPPED)


def _summarise(report: Report, output: Path) -> None:
    counts = report.counts
    read = f"{report.read} read now" + (f", {report.known} known" if report.known else "")
    say(f"{counts.documents} documents ({read}), {counts.sentences} sentences")
    say(f"{counts.events} events, {counts.factual} of them told as facts")
    say(f"{counts.entities} entities")
    if report.removed:
        say(f"{report.removed} documents forgotten")
    if report.unseen:
        say(f"{report.unseen} documents are not among the sources (--prune forgets them)")
    if report.skipped:
        say(f"{len(report.skipped)} skipped:")
        for path, reason in sorted(report.skipped.items())[:_SHOWN]:
            say(f"  {path}: {reason}")
        if len(report.skipped) > _SHOWN:
            say(f"  and {len(report.skipped) - _SHOWN} more (see {output}/manifest.json)")
    for decision in report.unapplied_decisions:
        say(f"not applied: {decision}")
    option = "" if output == DEFAULT_OUTPUT else f" -o {output}"
    say(f"The graph is in {output}/. Next:")
    say(f"  kg query who-threatens-whom{option}")
    say(f"  kg view{option}")
    say(f"  Gephi: open {output}/graph.gexf")


def _progress() -> AbstractContextManager[Watch]:
    from kg.cli.progress import progress_bar

    return progress_bar()
