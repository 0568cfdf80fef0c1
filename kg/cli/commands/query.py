"""`kg query`: ask the graph."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import DEFAULT_OUTPUT, Output, command
from kg.cli.terminal import on_terminal, say, tell
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.graph.result import QueryResult


class Form(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


@command("kg query who-threatens-whom")
def query(
    text: Annotated[
        str | None,
        typer.Argument(metavar="QUERY", help="A named query, a .rq file, or SPARQL text."),
    ] = None,
    output: Output = DEFAULT_OUTPUT,
    form: Annotated[
        Form | None,
        typer.Option("-f", "--format", help="Form of the answer; else table or csv."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="Bind a variable of the query."),
    ] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0.001, help="Seconds after which to give up.")
    ] = None,
    endpoint: Annotated[
        str | None, typer.Option(metavar="URL", help="Ask this SPARQL endpoint instead.")
    ] = None,
) -> None:
    """Ask the graph; without QUERY, list the named queries.

    The answer is a table on a terminal and CSV elsewhere.
    """
    from kg.folder import OutputFolder
    from kg.graph.query import run

    if text is None:
        _list()
        return
    values = dict(_binding(one) for one in settings or [])
    folder = OutputFolder(output)
    if endpoint is None:
        folder.opened()
    answer = run(endpoint or folder.store, text, parameters=values, timeout=timeout)
    for hint in answer.hints:
        tell(hint)
    _show(answer, form or (Form.TABLE if on_terminal() else Form.CSV))


def _list() -> None:
    from kg.graph.named import named_queries

    queries = named_queries()
    width = max((len(one.name) for one in queries), default=0)
    for one in queries:
        say(f"{one.name:<{width}}  {one.title}")
        for parameter in one.parameters:
            usual = f" (else {parameter.default})" if parameter.default else ""
            say(f"{'':<{width}}    --set {parameter.name}=…  {parameter.meaning}{usual}")


def _binding(setting: str) -> tuple[str, str]:
    name, equals, value = setting.partition("=")
    if not equals or not name.strip():
        raise QueryError(f"--set {setting} names no value. Write it as --set actor=ECOWAS.")
    return name.strip().lstrip("?"), value


def _show(answer: QueryResult, form: Form) -> None:
    if form is Form.TABLE:
        written = answer.table(shutil.get_terminal_size().columns)
    elif form is Form.TURTLE:
        try:
            written = answer.turtle()
        except ValueError as error:
            raise QueryError(
                "Only CONSTRUCT and DESCRIBE answer with triples. "
                "Choose table, csv, tsv, json or xml."
            ) from error
    else:
        written = getattr(answer, form.value)()
    sys.stdout.write(written)
