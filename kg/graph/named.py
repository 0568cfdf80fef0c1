"""The named queries that come with kg: files whose first comment says in words what is asked.

A file's comment also lists its parameters, one a line::

    # What did an actor do, in order of date?
    #
    # ?actor = ECOWAS: who acts, by name or IRI
    # ?since: leave out events that end before that day
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

import kg
from kg.errors import QueryError

_PARAMETER = re.compile(r"#\s*\?(\w+)(?:\s*=\s*(.*?))?\s*:\s+(.*)")
_LOOKS_LIKE_SPARQL = re.compile(
    r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE|PREFIX|BASE|LOAD|CLEAR|DROP|INSERT|DELETE)\b|[{}]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that a query lets its user bind, with its default, if any."""

    name: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what it asks, in words, and its parameters; `path` is None for a bare text."""

    name: str
    title: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    path: Path | None = None


def queries_folder() -> Path:
    """Give the folder of the named queries: within the package, or beside it in a checkout."""
    package = Path(kg.__file__).parent
    for folder in (package / "data" / "queries", package.parent / "queries"):
        if folder.is_dir():
            return folder
    raise QueryError("The named queries are missing from this installation. Install kg again.")


def named_queries() -> list[NamedQuery]:
    """Give all named queries by name."""
    return [_read(path) for path in sorted(queries_folder().glob("*.rq"))]


def load_query(query: str | Path) -> NamedQuery:
    """Give the query of that name, in that file, or with that text.

    Raises:
        QueryError: there is none of that name, or the file cannot be read.
    """
    if isinstance(query, Path):
        return _read(query)
    is_file_name = query.endswith((".rq", ".sparql")) and "\n" not in query
    if not is_file_name and _LOOKS_LIKE_SPARQL.search(query):
        return parse_query(query)
    named = queries_folder() / f"{query.removesuffix('.rq')}.rq"
    if "/" not in query and "\\" not in query and named.is_file():
        return _read(named)
    path = Path(query)
    if is_file_name or path.is_file():
        return _read(path)
    names = [found.name for found in named_queries()]
    near = difflib.get_close_matches(query, names, n=1)
    meant = f" Did you mean {near[0]}?" if near else ""
    raise QueryError(
        f"There is no query called {query!r}.{meant} `kg query` lists the named queries; "
        "a file (.rq) or SPARQL text will do as well."
    )


def parse_query(text: str, name: str = "", path: Path | None = None) -> NamedQuery:
    """Read title and parameters from the comment at the head of a query."""
    title, parameters = "", []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        found = _PARAMETER.match(line)
        if found:
            parameters.append(Parameter(found[1], found[2] or None, found[3].strip()))
        elif not title:
            title = line.lstrip("# ").strip()
    return NamedQuery(name, title, text, tuple(parameters), path)


def _read(path: Path) -> NamedQuery:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise QueryError(f"There is no file {path}. Check the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"The query in {path} cannot be read: {error}. Save it as UTF-8 text."
        ) from error
    return parse_query(text, path.stem, path)
