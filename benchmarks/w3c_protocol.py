"""W3C's own tests of the SPARQL 1.1 Protocol and the Graph Store Protocol, run on `kg serve`.

    python -m benchmarks.w3c_protocol FOLDER [--query URL --update URL --store URL --token TOKEN]

FOLDER holds W3C's rdf-tests (`sparql/sparql11/protocol/manifest.ttl` and
`sparql/sparql11/graph-store-protocol/manifest*.ttl`), as files.  Without addresses a server of
kg is started on an empty, writable graph.  Exit code 1 if a listed test fails.
"""

from __future__ import annotations

import argparse
import contextlib
import http
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.w3c_exchanges import Exchange, Expected, Server, Test
from kg.graph.vocabulary import RDF, RDFS, Namespace

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
_DOCUMENT = "http://xmlns.com/foaf/0.1/Document"
_TOKEN = "token of the test"
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def main(arguments: list[str] | None = None) -> int:
    """Run the tests of all manifests in a folder and print which pass."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    for name in ("query", "update", "store", "token"):
        parser.add_argument(f"--{name}", default="")
    options = parser.parse_args(arguments)
    failed = 0
    with contextlib.ExitStack() as stack:
        if options.query:
            server = Server(options.query, options.update, options.store, options.token)
        else:
            server = stack.enter_context(started())
        for kind in (MF.ProtocolTest, MF.GraphStoreProtocolTest):
            tests = read_tests(options.folder, kind)
            failed += _report(kind.value.rpartition("#")[2], tests, server)
    return 1 if failed else 0


def _report(kind: str, tests: list[tuple[bool, Test]], server: Server) -> int:
    passed = listed = 0
    for is_listed, test in tests:
        problem = server.perform(test)
        print(f"  {'FAIL' if problem else 'pass'}  {test.name}", end="")
        print("" if is_listed else "  (not listed)", f"  {problem}" if problem else "", sep="")
        listed += is_listed
        passed += is_listed and problem is None
    print(f"{kind}: {passed} of {listed} listed tests pass")
    return listed - passed


@contextlib.contextmanager
def started() -> Iterator[Server]:
    """Start a server of kg on an empty graph that may be written to."""
    with tempfile.TemporaryDirectory(prefix="kg-w3c-") as folder:
        command = [sys.executable, "-m", "kg", "serve", "--writable", "--port", "0"]
        command += ["--token", _TOKEN, "-o", str(Path(folder) / "graph")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            try:
                lines = iter(process.stdout.readline, "")
                address = next(found[0] for line in lines if (found := _address(line)))
                yield Server(f"{address}sparql", f"{address}update", f"{address}store", _TOKEN)
            finally:
                process.terminate()


def _address(line: str) -> re.Match[str] | None:
    return re.match(r"http://\S+/", line)


# ── reading manifests ────────────────────────────────────────────────────────────────────


def read_tests(folder: Path, kind: ox.NamedNode) -> list[tuple[bool, Test]]:
    """Give the tests of a kind in the manifests of a folder, and whether each is listed."""
    found: dict[str, tuple[bool, Test]] = {}
    for path in sorted(folder.rglob("manifest*.ttl")):
        manifest = _Manifest(path)
        for is_listed, test in manifest.tests(kind):
            if test.name not in found or is_listed > found[test.name][0]:
                found[test.name] = (is_listed, test)
    return list(found.values())


class _Manifest:
    """A manifest file, read into memory."""

    def __init__(self, path: Path) -> None:
        self._folder = path.parent
        self._store = ox.Store()
        self._store.load(path=str(path), base_iri=path.resolve().as_uri())

    def tests(self, kind: ox.NamedNode) -> Iterator[tuple[bool, Test]]:
        """Give the tests of a kind, the listed ones first and in order."""
        entries = [
            test
            for quad in self._store.quads_for_pattern(None, MF.entries, None)
            for test in self._list(quad.object)
        ]
        every: list[_Term] = [
            quad.subject for quad in self._store.quads_for_pattern(None, RDF.type, kind)
        ]
        for node in [one for one in entries if one in every]:
            yield True, self._test(node)
        for node in sorted((one for one in every if one not in entries), key=str):
            yield False, self._test(node)

    def _test(self, node: _Term) -> Test:
        requests = self._one(self._one(node, MF.action), HT.requests)
        data = (self._graph(one) for one in self._all(node, UT.graphData))
        return Test(
            str(node).rpartition("#")[2].rstrip(">"),
            tuple(self._exchange(request) for request in self._list(requests)),
            tuple(sorted(data)),
        )

    def _graph(self, node: _Term) -> tuple[str, bytes]:
        name = self._text(node, RDFS.label)
        file = self._folder / Path(self._text(node, UT.graph)).name
        # The suite's data say of each graph that it is a document.
        document = f"<{name}> <{RDF.type.value}> <{_DOCUMENT}> .\n"
        return name, file.read_bytes() if file.is_file() else document.encode()

    def _exchange(self, node: _Term) -> Exchange:
        return Exchange(
            self._text(node, HT.methodName),
            self._text(node, HT.absolutePath),
            self._expected(self._one(node, HT.resp)),
            self._headers(node),
            self._body(node).encode(self._encoding(node)),
        )

    def _expected(self, node: _Term) -> Expected:
        boolean = self._text(node, MF.expectedBoolean)
        statuses = self._all(node, MF.expectedStatus) or self._all(node, HT.statusCodeValue)
        media = dict(self._headers(node)).get("content-type")
        return Expected(
            tuple(sorted(_status(_value(one)) for one in statuses)),
            boolean=boolean == "true" if boolean else None,
            kind=self._text(node, MF.expectedFormat) or None,
            media=media,
            graph=self._body(node) or None,
            one_iri=bool(self._text(node, MF.expectation)),
            location=self._text(node, MF.expectedLocation) or None,
        )

    def _headers(self, node: _Term) -> tuple[tuple[str, str], ...]:
        return tuple(
            (self._text(one, HT.fieldName).lower(), self._text(one, HT.fieldValue))
            for one in self._list(self._one(node, HT.headers))
        )

    def _body(self, node: _Term) -> str:
        return self._text(self._one(node, HT.body), CNT.chars)

    def _encoding(self, node: _Term) -> str:
        return self._text(self._one(node, HT.body), CNT.characterEncoding) or "utf-8"

    # ── terms ────────────────────────────────────────────────────────────────────────────

    def _all(self, node: _Term, predicate: ox.NamedNode) -> list[_Term]:
        if isinstance(node, ox.Literal | ox.Triple):
            return []
        return [quad.object for quad in self._store.quads_for_pattern(node, predicate, None)]

    def _one(self, node: _Term, predicate: ox.NamedNode) -> _Term:
        return next(iter(self._all(node, predicate)), RDF.nil)

    def _text(self, node: _Term, predicate: ox.NamedNode) -> str:
        found = self._all(node, predicate)
        return _value(found[0]) if found else ""

    def _list(self, node: _Term) -> Iterator[_Term]:
        while node != RDF.nil:
            yield self._one(node, RDF.first)
            node = self._one(node, RDF.rest)


def _value(term: _Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _status(name: str) -> str:
    """Turn `…#StatusCode4xx`, `…#NoContent` or `204` into a status or a class of them."""
    local = name.rpartition("#")[2].removeprefix("StatusCode")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local).upper()
    return str(http.HTTPStatus[words].value) if words in http.HTTPStatus.__members__ else local


if __name__ == "__main__":
    sys.exit(main())
