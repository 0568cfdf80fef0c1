"""Writing text so that it is the same bytes everywhere: UTF-8, `\\n`, no locale."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 with plain line ends; lone surrogates become U+FFFD."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "replace"))


def write_json_lines(path: Path, records: Iterable[Any]) -> None:
    """Write one JSON value a line, keys in the order given.

    Characters that some line readers take for line ends are escaped.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for record in records:
            file.write(one_line_json(record) + "\n")


def one_line_json(value: Any) -> str:
    """Give JSON on one line, non-ASCII as it is, exotic line ends escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def write_csv(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], *, safe: bool = True
) -> None:
    """Write CSV (RFC 4180); with `safe`, no cell can be taken for a formula by a spreadsheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([_cell(value, safe) for value in row])


def _cell(value: Any, safe: bool) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return spreadsheet_safe(text) if safe else text


def spreadsheet_safe(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula.

    >>> spreadsheet_safe('=HYPERLINK("http://x")')
    '\\'=HYPERLINK("http://x")'
    """
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text
