"""The command line: one small module a command; whatever is slow to import is imported inside."""

from kg.cli.main import main, run

__all__ = ["main", "run"]
