"""The program `kg`: its commands, its exit codes, and how it speaks of errors.

Exit codes: 0 done; 1 done, but some documents were skipped or a check found something;
2 the call could not be carried out; 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kg.cli.app import app
from kg.cli.terminal import tell
from kg.errors import KgError


def main() -> None:
    """Run the program with the arguments it was started with, and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out one call and give its exit code; errors are told on stderr."""
    import kg.cli.commands  # noqa: F401  (importing it gives the app its commands)

    try:
        app(list(arguments), prog_name="kg")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except KgError as error:
        tell(f"kg: {error}")
        return 2
    return 0
