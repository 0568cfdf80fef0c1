"""What the user named → the files behind it, without opening any of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import urlsplit, urlunsplit

from kg.errors import InputError

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".warc": "warc",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
}
"""Endings of file names (before `.gz`, if any) and the format that each stands for."""

_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_READABLE = ".txt .md .html .json .jsonl .csv .tsv .parquet .pdf .warc .xml .rss .atom"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file, URL or standard input, found but not opened.

    `path` names it in documents and messages: relative to the source that the user named, or the
    URL itself.  `location` is where its bytes are: an absolute path, a URL, or `-`.  `size` is in
    bytes, None where it is not known beforehand.  `format` is a value of `FORMATS`, or None to
    look at the bytes.  `problem` says why it cannot be read, if that is already known.
    """

    path: str
    location: str
    size: int | None = None
    format: str | None = None
    problem: str | None = None


def find(sources: Sequence[str | Path]) -> list[SourceFile]:
    """List the files behind some sources, sorted by path, each once.

    A source is a file, a folder (read with all its subfolders; hidden files are left out), a glob
    such as `news/**/*.html`, an http or https URL, or `-` for standard input.

    Raises:
        InputError: a source does not exist, or a folder holds nothing that kg reads.
    """
    if not sources:
        raise InputError(
            "no source was given; name a file, a folder, a glob, a URL, or - for stdin"
        )
    found: dict[str, SourceFile] = {}
    for source in sources:
        for file in _behind(source):
            known = found.get(file.location)
            if known is None or file.path < known.path:
                found[file.location] = file
    return sorted(found.values(), key=lambda file: (file.path, file.location))


def is_url(source: str) -> bool:
    """Whether a source is an address to fetch."""
    return source.lower().startswith(("http://", "https://"))


def format_of(name: str) -> str | None:
    """The format that a file name's ending stands for; None for an ending that kg does not know."""
    suffixes = PurePath(name.lower()).suffixes
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return FORMATS.get(suffixes[-1]) if suffixes else None


def _behind(source: str | Path) -> Iterator[SourceFile]:
    name = str(source)
    if name == "-":
        yield SourceFile("<stdin>", "-")
    elif is_url(name):
        yield SourceFile(_without_password(name), name)
    elif "://" in name:
        raise InputError(f"{name!r} cannot be fetched; kg fetches http and https addresses only")
    else:
        yield from _behind_path(Path(name).expanduser())


def _behind_path(path: Path) -> Iterator[SourceFile]:
    try:
        is_folder, exists = path.is_dir(), os.path.lexists(path)
    except (OSError, ValueError) as error:
        raise InputError(f"{str(path)!r} cannot be looked at ({error}); check its name") from error
    if is_folder:
        yield from _in_folder(path)
    elif exists:
        yield _file(path, path.parent, named=True)
    elif glob.has_magic(str(path)):
        yield from _matching(str(path))
    else:
        raise InputError(f"{str(path)!r} does not exist; check the spelling and the current folder")


def _matching(pattern: str) -> Iterator[SourceFile]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - absolute patterns too
    files = [match for match in matches if not match.is_dir()]
    if not files:
        raise InputError(f"nothing matches {pattern!r}; put it in quotes and check the folder")
    root = Path(*_fixed_parts(pattern))
    for match in files:
        yield _file(match, root, named=True)


def _fixed_parts(pattern: str) -> Iterator[str]:
    for part in Path(pattern).parts[:-1]:
        if glob.has_magic(part):
            return
        yield part


def _in_folder(root: Path) -> Iterator[SourceFile]:
    files = list(_walk(root, root, set()))
    if len(files) == 1 and files[0].location == os.path.abspath(root):  # noqa: PTH100 - as it is named
        raise InputError(f"{str(root)!r}: {files[0].problem}; check its permissions")
    if not any(file.format for file in files):
        raise InputError(
            f"{str(root)!r} holds no document that can be read; kg reads {_READABLE}, "
            "and all of them packed as .gz"
        )
    yield from files


def _walk(folder: Path, root: Path, visited: set[tuple[int, int]]) -> Iterator[SourceFile]:
    """Every visible file below a folder, in order; links are followed, but no folder twice."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in visited:
            return
        visited.add((status.st_dev, status.st_ino))
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield _problem(folder, root, f"the folder cannot be opened ({error.strerror})")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in _SYSTEM_FILES:
            continue
        if entry.is_dir():
            yield from _walk(entry, root, visited)
        else:
            yield _file(entry, root, named=False)


def _file(path: Path, root: Path, *, named: bool) -> SourceFile:
    """Describe one file; a file that the user `named` may be of any kind and have any name."""
    format_ = format_of(path.name)
    try:
        size = path.stat().st_size
    except OSError as error:
        reason = "a link that leads nowhere" if path.is_symlink() else error.strerror
        return _problem(path, root, f"cannot be opened ({reason})")
    if not named and not path.is_file():
        return _problem(path, root, "is not a file but a pipe, socket or device")
    if not named and format_ is None:
        return _problem(path, root, f"is of no kind that kg reads ({path.suffix or 'no ending'})")
    return SourceFile(_relative(path, root), os.path.realpath(path), size, format_)


def _problem(path: Path, root: Path, problem: str) -> SourceFile:
    location = os.path.abspath(path)  # noqa: PTH100 - a broken link must not be resolved
    return SourceFile(_relative(path, root), location, problem=problem)


def _relative(path: Path, root: Path) -> str:
    """The path below a source, with `/`, and readable even where the name's bytes are not UTF-8."""
    relative = path.relative_to(root).as_posix() if path != root else path.name
    return os.fsencode(relative).decode("utf-8", "replace")


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
