"""The commands, in the order in which `kg --help` lists them."""

from kg.cli.commands import (  # noqa: F401, I001
    build,
    query,
    view,
    search,
    explain,
    verify,
    remove,
)

__all__: list[str] = []
