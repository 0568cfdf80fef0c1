"""The commands, in the order in which `kg --help` lists them."""

from kg.cli.commands import (  # noqa: F401, I001
    build,
    query,
    view,
    export,
    serve,
    search,
    explain,
    stats,
    review,
    diff,
    validate,
    verify,
    remove,
    push,
)

__all__: list[str] = []
