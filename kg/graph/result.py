"""What a query gives: rows, a truth value or triples, in every form people and programs ask for."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from kg.graph.html_table import table_html
from kg.graph.vocabulary import BASE_IRI, PREFIXES, shorten

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBERS = {PREFIXES["xsd"] + name for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True)
class QueryResult:
    """The answer to a query.

    `kind` is `rows` (SELECT), `boolean` (ASK) or `triples` (CONSTRUCT, DESCRIBE); `data` holds
    the answer as SPARQL JSON, or as N-Triples.  `hints` names what looks like a slip in the
    query.
    """

    kind: str
    data: bytes
    hints: tuple[str, ...] = ()
    base_iri: str = BASE_IRI

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names of the columns, empty unless the answer has rows."""
        if self.kind != "rows":
            return ()
        return tuple(variable.value for variable in self._solutions().variables)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of a SELECT, as terms; None where a variable is unbound."""
        if self.kind != "rows":
            return ()
        return tuple(tuple(solution) for solution in self._solutions())

    @cached_property
    def boolean(self) -> bool | None:
        """The answer to an ASK, None for other queries."""
        if self.kind != "boolean":
            return None
        answer = ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)
        return bool(answer)

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE, sorted."""
        if self.kind != "triples":
            return ()
        parsed = ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES)
        return tuple(sorted({quad.triple for quad in parsed}, key=str))

    def __len__(self) -> int:
        return len(self.rows) if self.kind == "rows" else len(self.triples)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Give each row as names and plain texts, unbound variables left out."""
        for row in self.rows:
            yield {
                name: plain(term)
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }

    def cells(self) -> list[list[str]]:
        """Give the rows as people read them: names shortened, unprintable characters escaped."""
        if self.kind == "boolean":
            return [["yes" if self.boolean else "no"]]
        rows: tuple[Row, ...] = self.rows
        if self.kind == "triples":
            rows = tuple((t.subject, t.predicate, t.object) for t in self.triples)
        return [[readable(term, self.base_iri) for term in row] for row in rows]

    def headings(self) -> list[str]:
        """Give the headings of `cells`."""
        if self.kind == "triples":
            return ["subject", "predicate", "object"]
        return list(self.variables) if self.kind == "rows" else ["answer"]

    def _repr_html_(self) -> str:
        """The answer as an HTML table, for notebooks."""
        return table_html(self.headings(), self.cells())

    def table(self, width: int = 120) -> str:
        """Lay the answer out as a text table of that many characters across."""
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
        for heading in self.headings():
            table.add_column(heading, overflow="fold")
        for row in self.cells():
            table.add_row(*(Text(cell) for cell in row))
        out = io.StringIO()
        Console(file=out, width=width, color_system=None, legacy_windows=False).print(table)
        return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"

    def csv(self, *, guard: bool = True) -> str:
        """Write the answer as CSV (SPARQL 1.1, CRLF line ends).

        With `guard`, a text that a spreadsheet would run as a formula gets a leading
        apostrophe; without, the cells are exact.
        """
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(self.headings())
        for row in self._csv_rows():
            writer.writerow([_guarded(term) if guard else plain(term) for term in row])
        return out.getvalue()

    def tsv(self) -> str:
        """Write the answer as TSV (SPARQL 1.1: terms in Turtle syntax); for triples, N-Triples."""
        return self._as(ox.QueryResultsFormat.TSV)

    def json(self) -> str:
        """Write the answer as SPARQL JSON; for triples, JSON-LD."""
        return self._as(ox.QueryResultsFormat.JSON)

    def xml(self) -> str:
        """Write the answer as SPARQL XML; for triples, RDF/XML."""
        return self._as(ox.QueryResultsFormat.XML)

    def turtle(self) -> str:
        """Write the triples of a CONSTRUCT or DESCRIBE as Turtle; rows become RDF by no rule.

        Raises:
            ValueError: the answer has rows or a truth value instead of triples.
        """
        if self.kind != "triples":
            raise ValueError("only CONSTRUCT and DESCRIBE give triples")
        return self._graph(ox.RdfFormat.TURTLE)

    def _csv_rows(self) -> tuple[Row, ...]:
        if self.kind == "boolean":
            return ((ox.Literal(bool(self.boolean)),),)
        if self.kind == "triples":
            return tuple((t.subject, t.predicate, t.object) for t in self.triples)
        return self.rows

    def _as(self, format: ox.QueryResultsFormat) -> str:
        if self.kind == "triples":
            return self._graph(_GRAPH_FORMATS[format])
        answer = ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)
        if isinstance(answer, ox.QueryBoolean) and format == ox.QueryResultsFormat.TSV:
            return "true\n" if answer else "false\n"
        written = answer.serialize(format=format)
        return (written or b"").decode("utf-8")

    def _graph(self, format: ox.RdfFormat) -> str:
        written = ox.serialize(self.triples, format=format, prefixes=dict(PREFIXES))
        return (written or b"").decode("utf-8")

    def _solutions(self) -> ox.QuerySolutions:
        parsed = ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)
        assert isinstance(parsed, ox.QuerySolutions)
        return parsed


_GRAPH_FORMATS = {
    ox.QueryResultsFormat.TSV: ox.RdfFormat.N_TRIPLES,
    ox.QueryResultsFormat.JSON: ox.RdfFormat.JSON_LD,
    ox.QueryResultsFormat.XML: ox.RdfFormat.RDF_XML,
}


def plain(term: Term | None) -> str:
    """Give the text of a term without its syntax; empty for None."""
    if term is None:
        return ""
    if isinstance(term, ox.Triple | ox.BlankNode):
        return str(term)
    return term.value


def readable(term: Term | None, base_iri: str = BASE_IRI) -> str:
    """Give a term as people read it: names shortened, controls and direction marks escaped."""
    if isinstance(term, ox.NamedNode):
        return printable(shorten(term.value, base_iri))
    return printable(plain(term))


def printable(text: str) -> str:
    """Escape what could move a terminal's cursor or turn the direction of writing."""
    return "".join(
        f"\\u{ord(char):04x}"
        if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} and char not in "\n\t"
        else char
        for char in text
    )


def _guarded(term: Term | None) -> str:
    text = plain(term)
    is_number = isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text
