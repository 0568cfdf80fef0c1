"""People's decisions about entities: a plain text file, replayed on every build."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DecisionError
from kg.model import EntityType

_VERBS = ("same", "different", "rename", "retype", "drop")
_SHAPES = {
    "same": "same: A = B",
    "different": "different: A | B",
    "rename": "rename: A = new label",
    "retype": "retype: A = Person",
    "drop": "drop: A",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line: what to do, with the names or ids it speaks of, an optional note, and its line."""

    verb: str
    first: str
    second: str
    note: str
    line: int

    def __str__(self) -> str:
        joint = {"different": " | "}.get(self.verb, " = ")
        text = f"{self.verb}: {self.first}" + (f"{joint}{self.second}" if self.second else "")
        return f"{text}  # {self.note}" if self.note else text


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions, in the order of the file."""

    entries: tuple[Decision, ...] = ()

    def of(self, verb: str) -> tuple[Decision, ...]:
        """Return the decisions of one kind."""
        return tuple(entry for entry in self.entries if entry.verb == verb)


def load_decisions(path: str | Path) -> Decisions:
    """Read a decisions file (see docs/decisions-file.md).

    Raises:
        DecisionError: the file cannot be read, or a line is no decision; names the line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = (
            f"The decisions file {path} cannot be read ({error}). Check path and encoding (UTF-8)."
        )
        raise DecisionError(message) from error
    return parse_decisions(text, str(path))


def parse_decisions(text: str, source: str = "decisions") -> Decisions:
    """Return the decisions a text holds, one a line; empty lines and `#` comments are skipped.

    Raises:
        DecisionError: a line is no decision; the message names source and line number.
    """
    entries = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            entries.append(_parse(line, number, source))
    return Decisions(tuple(entries))


def _parse(line: str, number: int, source: str) -> Decision:
    body, _, note = line.partition("  #") if "  #" in line else line.partition(" # ")
    verb, colon, rest = body.partition(":")
    verb = verb.strip().lower()
    if not colon or verb not in _VERBS:
        known = ", ".join(_VERBS)
        raise DecisionError(
            f"{source}, line {number}: no decision. Begin the line with one of: {known}."
        )
    separator = r"\s\|\s" if verb == "different" else r"\s=\s"
    parts = [part.strip() for part in re.split(separator, rest.strip(), maxsplit=1)]
    wanted = 1 if verb == "drop" else 2
    if len(parts) != wanted or not all(parts):
        raise DecisionError(f"{source}, line {number}: {verb} is written '{_SHAPES[verb]}'.")
    second = parts[1] if wanted == 2 else ""
    if verb == "retype":
        second = _type(second, source, number)
    return Decision(verb, parts[0], second, note.strip(), number)


def _type(text: str, source: str, number: int) -> str:
    for kind in EntityType:
        if kind.value.casefold() == text.casefold():
            return kind.value
    known = ", ".join(EntityType)
    raise DecisionError(f"{source}, line {number}: {text} is no type. Choose one of: {known}.")
