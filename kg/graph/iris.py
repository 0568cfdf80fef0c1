"""The IRIs of the graph: functions of content, safe for any text.

>>> Iris().entity("ecowas").value
'https://kg.example/id/entity/ecowas'
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.graph.vocabulary import BASE_IRI

_UNSAFE_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSAFE_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Iris:
    """Names every node and graph of a dataset under one base IRI."""

    base: str = BASE_IRI

    def entity(self, key: str) -> ox.NamedNode:
        """Name an entity by its id."""
        return self._node("entity", key)

    def event(self, key: str) -> ox.NamedNode:
        """Name an event by its id."""
        return self._node("event", key)

    def relation(self, *content: str) -> ox.NamedNode:
        """Name a standing relation by what it says."""
        return self._node("relation", digest(*content))

    def document(self, key: str) -> ox.NamedNode:
        """Name a document by its id."""
        return self._node("document", key)

    def publisher(self, name: str) -> ox.NamedNode:
        """Name an outlet by its name."""
        return self._node("publisher", name)

    def run(self, key: str) -> ox.NamedNode:
        """Name the run of the software that made the graph."""
        return self._node("run", key)

    def phrase(self, document: str, start: int, end: int) -> ox.NamedNode:
        """Name a stretch of a document by its offsets (RFC 5147)."""
        return ox.NamedNode(f"{self.document(document).value}#char={start},{end}")

    def evidence(self, document: str, event: str, place: str) -> ox.NamedNode:
        """Name one telling of an event: `place` tells tellings in one document apart."""
        return ox.NamedNode(
            f"{self.document(document).value}#event={encode_segment(event)},{place}"
        )

    def geometry(self, entity: str) -> ox.NamedNode:
        """Name the geometry of an entity."""
        return ox.NamedNode(f"{self.entity(entity).value}#geometry")

    def document_graph(self, key: str) -> ox.NamedNode:
        """Name the graph that holds what one document gave."""
        return self._node("graph/document", key)

    @property
    def entities_graph(self) -> ox.NamedNode:
        """The graph of the entities."""
        return ox.NamedNode(f"{self.base}graph/entities")

    @property
    def edges_graph(self) -> ox.NamedNode:
        """The graph of the direct edges, one for each actor, action and target in fact."""
        return ox.NamedNode(f"{self.base}graph/edges")

    @property
    def dataset_graph(self) -> ox.NamedNode:
        """The graph that describes the dataset, its concepts and its ontology."""
        return ox.NamedNode(f"{self.base}graph/dataset")

    @property
    def dataset(self) -> ox.NamedNode:
        """The dataset itself."""
        return ox.NamedNode(f"{self.base}dataset")

    def key(self, kind: str, iri: str) -> str | None:
        """Give back the id that an IRI of that kind (`entity`, `event` …) was made of."""
        start = f"{self.base}{kind}/"
        if not iri.startswith(start):
            return None
        return unquote(iri.removeprefix(start), errors="surrogatepass")

    def _node(self, kind: str, key: str) -> ox.NamedNode:
        return _named(f"{self.base}{kind}/", key)


@lru_cache(maxsize=4096)
def _named(start: str, key: str) -> ox.NamedNode:
    return ox.NamedNode(f"{start}{encode_segment(key)}")


def encode_segment(text: str) -> str:
    """Percent-encode a text for the path of an IRI; different texts stay different.

    Slashes stay (ids may have parts); dot segments are encoded, so that no client resolves
    them away.
    """
    encoded = quote(text, safe="/:@!$&'()*+,;=-._~", errors="surrogatepass")
    return "/".join(
        part.replace(".", "%2E") if part in {".", ".."} else part for part in encoded.split("/")
    )


def foreign_iri(text: str) -> ox.NamedNode | None:
    """Make an IRI of an address found in the input, or None where it is none.

    Characters that no IRI may hold are percent-encoded.
    """
    stripped = text.strip()
    if not _SCHEME.match(stripped):
        return None
    escaped = _UNSAFE_IRI.sub(
        lambda match: quote(match.group(), safe="", errors="surrogatepass"), stripped
    )
    try:
        return ox.NamedNode(escaped)
    except ValueError:
        return None


def clean_text(text: str) -> str:
    """Replace each character that not every RDF syntax can carry by U+FFFD.

    These are the control characters that XML forbids, lone surrogates and noncharacters.  The
    length in code points stays, so offsets stay true.
    """
    return _UNSAFE_TEXT.sub("\ufffd", text)


def digest(*parts: str) -> str:
    """Hash parts of text into 16 hexadecimal digits."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]
