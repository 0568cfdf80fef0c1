"""Small makers of RDF terms, and the order in which triples leave a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from kg.graph.dates import bounds
from kg.graph.iris import clean_text
from kg.graph.vocabulary import KG, RDF, XSD
from kg.model import Precision

Subject = ox.NamedNode | ox.BlankNode
Object = ox.NamedNode | ox.BlankNode | ox.Literal
Fact = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]
"""Subject, predicate and object; the graph kg makes has no blank nodes."""

TRUE = ox.Literal("true", datatype=XSD.boolean)
FALSE = ox.Literal("false", datatype=XSD.boolean)


def text(value: str, language: str | None = None) -> ox.Literal:
    """Make a string literal; characters that not every syntax can carry become U+FFFD."""
    return ox.Literal(clean_text(value), language=language)


def integer(value: int) -> ox.Literal:
    """Make an `xsd:integer`."""
    return ox.Literal(str(value), datatype=XSD.integer)


def decimal(value: float) -> ox.Literal:
    """Make an `xsd:decimal` in canonical form."""
    digits = format(Decimal(repr(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return ox.Literal(digits, datatype=XSD.decimal)


def boolean(value: bool) -> ox.Literal:
    """Make an `xsd:boolean`."""
    return TRUE if value else FALSE


def day(value: object) -> ox.Literal:
    """Make an `xsd:date` of a date."""
    return ox.Literal(str(value), datatype=XSD.date)


@cache
def individual(name: str) -> ox.NamedNode:
    """Name the individual that stands for a value of the model: `at least` → `kg:AtLeast`."""
    return KG["".join(word.capitalize() for word in name.split())]


_DATE_TYPES = {
    Precision.DAY: XSD.date,
    Precision.MONTH: XSD.gYearMonth,
    Precision.YEAR: XSD.gYear,
}


def timestamp(value: str, precision: Precision) -> ox.Literal:
    """Make the literal of a date: typed for days, months and years, a string for the rest."""
    datatype = _DATE_TYPES.get(precision)
    if datatype is None or bounds(value) == (None, None):
        return text(value)
    return ox.Literal(value, datatype=datatype)


def in_order(facts: Iterable[Fact], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """Give the facts as quads of a graph: each once, sorted, the type of a node first."""
    for subject, predicate, value in sorted(set(facts), key=_sort_key):
        yield ox.Quad(subject, predicate, value, graph)


_TYPE = RDF.type.value


def _sort_key(fact: Fact) -> tuple[str, bool, str, str]:
    subject, predicate, value = fact
    name = predicate.value
    return subject.value, name != _TYPE, name, str(value)
