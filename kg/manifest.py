"""The manifest: what a graph was made of, so that anybody can make it again and compare.

It holds no time and no absolute path: the same readings, decisions and versions give the same
bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import OutputError
from kg.folder import MANIFEST
from kg.model import Document


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def document_entry(document: Document, paths: tuple[str, ...], version: str) -> dict[str, Any]:
    """What the manifest says of one document; the hash is that of its text in UTF-8."""
    return {
        "id": document.id,
        "paths": list(paths),
        "sha256": hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest(),
        "characters": len(document.text),
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "source": document.source,
        "url": document.url,
        "read_by": version,
    }


def write_manifest(folder: Path, content: dict[str, Any]) -> None:
    """Write `manifest.json`, adding size and SHA-256 of every file that lies in the folder."""
    files = sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and path.name != MANIFEST and not path.name.startswith(".")
    )
    content = content | {
        "files": {
            path.name: {"bytes": path.stat().st_size, "sha256": sha256(path)} for path in files
        }
    }
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", errors="replace", newline="\n")


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a folder.

    Raises:
        OutputError: there is none, or it is damaged.
    """
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OutputError(
            f"{folder / MANIFEST} cannot be read ({error}). "
            f"Build again: kg build SOURCE -o {folder}"
        ) from error
    if not isinstance(content, dict):
        raise OutputError(f"{folder / MANIFEST} is not a manifest of kg. Build again.")
    return content


def changed_files(folder: Path, files: Iterable[str], other: Path) -> list[str]:
    """Names of the files that differ between two folders, or that one of them lacks."""
    return [
        name
        for name in files
        if not (folder / name).is_file()
        or not (other / name).is_file()
        or sha256(folder / name) != sha256(other / name)
    ]
