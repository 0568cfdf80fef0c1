"""The graph on disk: an Oxigraph database that is written beside the old one and swapped in whole.

A store folder is never changed under its readers: `build` writes `.NAME.new`, renames it to
`.NAME.ready` once it is complete, and from there into place.  Whatever the moment at which the
process is killed, the old or the new store is there, whole, and the next call tidies up.

The default graph of a store holds every triple of the named graphs, once.  Oxigraph can also
query the union of named graphs, but as a bag: an event that three documents tell would come
three times, and a query that joins five of its triples would see it 243 times.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import OutputError
from kg.graph import jsonld
from kg.graph._swap import candidates, in_use, replace, roll_forward
from kg.graph.vocabulary import BASE_IRI, PREFIXES, RDF, VOID

if TYPE_CHECKING:
    import rdflib


_BATCH = 100_000
"""Quads that are sorted in memory at a time: more takes memory and saves no time."""

_open = ox.Store.read_only
_PAUSES = (0.02, 0.05, 0.1, 0.3, 1.0)
"""Seconds between looks at a store whose writer is tidying up."""


def build(quads: Iterable[ox.Quad], folder: Path) -> int:
    """Make the store of these quads in `folder`, in place of one that is there; count them.

    Raises:
        OutputError: another process writes the store, or the folder cannot be written.
    """
    count = 0

    def fill(store: ox.Store) -> None:
        nonlocal count
        for batch in _batches(quads):
            store.bulk_extend(chain(batch, _default_graph(batch)))
            count += len(batch)

    replace(folder, fill)
    return count


def build_from_file(source: Path, folder: Path) -> int:
    """Make the store of an RDF file (`.nq`, `.trig` …): like `build`, and faster.

    Raises:
        OutputError: as for `build`.
        SyntaxError: the file is not well formed.
    """

    count = 0

    def fill(store: ox.Store) -> None:
        nonlocal count
        store.bulk_load(path=str(source))
        for batch in _batches(ox.parse(path=str(source))):
            store.bulk_extend(_default_graph(batch))
            count += len(batch)

    replace(folder, fill)
    return count


def _batches(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    stream = iter(quads)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def open_store(folder: Path) -> ox.Store:
    """Open a store for reading, in the state it has now.

    Raises:
        OutputError: there is none, or it cannot be opened.
    """
    for candidate in candidates(folder):
        if candidate.is_dir():
            try:
                return _read_only(candidate)
            except (OSError, RuntimeError) as error:
                # A swap between the two calls moves the folder: then the next one is it.
                if candidate.is_dir():
                    raise OutputError(
                        f"The graph database {candidate} cannot be opened: {error}. "
                        "Build it again with `kg build`."
                    ) from error
    raise OutputError(
        f"There is no graph database at {folder}. Build one with `kg build SOURCE... -o FOLDER`."
    )


def _read_only(folder: Path) -> ox.Store:
    """Open a folder for reading, trying again while a writer is tidying its files up.

    Between listing the files and opening them, a writer may have merged some away; the error
    then reads like a broken store, but the next look finds the new files.
    """
    for pause in _PAUSES:
        try:
            return _open(str(folder))
        except (OSError, RuntimeError) as error:
            if "No such file" not in str(error) or not folder.is_dir():
                raise
            time.sleep(pause)
    return _open(str(folder))


def open_writable(folder: Path) -> ox.Store:
    """Open a store for reading and writing in place; it stays locked while the object lives.

    Raises:
        OutputError: another process holds it, or there is none.
    """
    roll_forward(folder)
    if not folder.is_dir():
        raise OutputError(f"There is no graph database at {folder}. Build one with `kg build`.")
    try:
        return ox.Store(str(folder))
    except (OSError, RuntimeError) as error:
        raise in_use(folder, error) from error


def backup(folder: Path, target: Path) -> None:
    """Copy a store, as it is now, into a new folder.

    Raises:
        OutputError: the target exists, or the store cannot be opened.
    """
    if target.exists():
        raise OutputError(f"{target} exists already. Name a folder that does not.")
    store = open_store(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        store.backup(str(target))
    except (OSError, RuntimeError):
        # A read-only handle may refuse a checkpoint; a copy through quads is the same store.
        shutil.rmtree(target, ignore_errors=True)
        build(named_quads(store), target)


def base_iri(store: ox.Store) -> str:
    """Give the base IRI of the data in a store: what its description says, or the default."""
    for quad in store.quads_for_pattern(None, RDF.type, VOID.Dataset, None):
        for space in store.quads_for_pattern(quad.subject, VOID.uriSpace, None, None):
            if isinstance(space.object, ox.Literal):
                return space.object.value
    return BASE_IRI


def _default_graph(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    return (ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


# ── writing out ──────────────────────────────────────────────────────────────────────────

FORMATS = {
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""RDF syntaxes by the names that the command line uses."""


def write(quads: Iterable[ox.Quad], output: Path | IO[bytes], format: str) -> None:
    """Write quads in their order; formats without graphs hold each triple once.

    Args:
        quads: what to write.
        output: a file to replace, or a binary stream.
        format: a name of `FORMATS`.
    """
    if isinstance(output, Path):
        with output.open("wb") as stream:
            write(quads, stream, format)
        return
    syntax = FORMATS[format]
    if syntax == ox.RdfFormat.JSON_LD:
        jsonld.write(quads, output)
    elif syntax.supports_datasets:
        ox.serialize(quads, output, format=syntax, prefixes=dict(PREFIXES))
    else:
        triples = dict.fromkeys(quad.triple for quad in quads)
        ox.serialize(triples, output, format=syntax, prefixes=dict(PREFIXES))


def dump(folder: Path, output: Path | IO[bytes], format: str = "trig") -> None:
    """Write all named graphs of a store, sorted; the default graph says nothing beyond them."""
    write(named_quads(open_store(folder)), output, format)


def named_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Give the quads of all named graphs, sorted by graph and then by their text."""
    for graph in sorted(store.named_graphs(), key=str):
        yield from sorted(store.quads_for_pattern(None, None, None, graph), key=str)


def sorted_quads(folder: Path) -> Iterator[ox.Quad]:
    """Give the quads of all named graphs of a store folder, as `named_quads` does."""
    return named_quads(open_store(folder))


def store_digest(folder: Path) -> str:
    """Hash what a store holds, named graphs and default graph, whatever its files look like."""
    store = open_store(folder)
    hashed = hashlib.sha256()
    for quad in named_quads(store):
        hashed.update(f"{quad}\n".encode())
    default = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    for line in sorted(map(str, default)):
        hashed.update(f"{line}\n".encode())
    return hashed.hexdigest()


def as_rdflib(folder: Path) -> rdflib.Dataset:
    """Give a store as an `rdflib.Dataset` for reading; its default graph holds all triples.

    Query it with strings: prepared queries run on rdflib's own, far slower evaluator.
    """
    import rdflib

    from kg.graph._rdflib import ReadOnlyStore

    dataset = rdflib.Dataset(store=ReadOnlyStore(store=open_store(folder)))
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
