"""Reading events out of an analysed document.

`extract` is the whole public face of the room: an annotated spaCy `Doc` in Universal Dependencies
goes in, the events, relations and attributions of `kg.model` come out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from spacy.tokens import Doc

from kg.extract.being import being_candidates
from kg.extract.clauses import verb_candidates
from kg.extract.confidence import Seen, Traits
from kg.extract.events import EventBuilder
from kg.extract.memo import tree_of
from kg.extract.nouns.nominals import noun_candidates
from kg.extract.quantities import find_quantities
from kg.extract.relations import find_relations
from kg.extract.reports.attribution import TokenAttribution, find_attributions
from kg.extract.slots import root_of
from kg.extract.times.time import find_dates
from kg.extract.tree import Tree
from kg.model import (
    Attribution,
    BlockKind,
    Document,
    EventMention,
    Extraction,
    Sentence,
    Slot,
    Speaker,
)

__all__ = ["extract", "observe", "version"]


def extract(doc: Doc, document: Document) -> Extraction:
    """Read every event, standing relation and attribution out of one document.

    Args:
        doc: the analysis of `document.text` (UD labels, Penn tags, lemmas, entities).
        document: the document itself, for its blocks and its publication date.

    Returns:
        Records with character offsets into `document.text`, in order of text.
    """
    sentences, tree = _told(doc, document)
    attributions = find_attributions(doc, document)
    return Extraction(
        sentences=tuple(sentences),
        events=tuple(e for e, _ in _events(tree, document, sentences, attributions)),
        relations=tuple(find_relations(tree)),
        attributions=tuple(_attribution(tree, a) for a in attributions),
    )


def observe(doc: Doc, document: Document) -> list[tuple[EventMention, Traits]]:
    """Give the events of `extract` with the traits that their confidence comes from."""
    sentences, tree = _told(doc, document)
    events = _events(tree, document, sentences, find_attributions(doc, document))
    return [(event, seen.traits()) for event, seen in events]


def _told(doc: Doc, document: Document) -> tuple[list[Sentence], Tree]:
    """Give the sentences, and the analysis that knows which of them are titles and captions."""
    tree = tree_of(doc)
    sentences = _sentences(tree, document)
    titles = (n for n, s in enumerate(sentences) if s.block is not BlockKind.PARAGRAPH)
    return sentences, tree.under(frozenset(titles))


def _events(
    tree: Tree,
    document: Document,
    sentences: list[Sentence],
    attributions: list[TokenAttribution],
) -> Iterator[tuple[EventMention, Seen]]:
    doc = tree.doc
    builder = EventBuilder(
        tree,
        document,
        attributions,
        find_dates(doc, document),
        find_quantities(doc),
        [s.block for s in sentences],
    )
    verbs = verb_candidates(tree)
    others = being_candidates(tree) + noun_candidates(tree, verbs)
    for candidate in sorted(verbs + others, key=lambda c: c.trigger):
        yield from builder.build(candidate)


def _sentences(tree: Tree, document: Document) -> list[Sentence]:
    found: list[Sentence] = []
    number = 0
    blocks = document.blocks
    for start, end in tree.sentences:
        first, last = tree.start[start], tree.end[end - 1]
        words = tree.text[first:last]
        told = words.strip()
        if told and told != words:
            last -= len(words) - len(words.rstrip())
            first += len(words) - len(words.lstrip())
        while number + 1 < len(blocks) and blocks[number].end <= first:
            number += 1
        kind = blocks[number].kind if blocks else BlockKind.PARAGRAPH
        found.append(Sentence(first, last, kind))
    return found


def _attribution(tree: Tree, found: TokenAttribution) -> Attribution:
    slot, teller = None, found.teller
    if found.source is not None:
        (start, end), root = found.source, root_of(tree, *found.source)
        first, last = tree.start[start], tree.end[end - 1]
        slot = Slot(tree.text[first:last], first, last, tree.start[root], tree.end[root])
    return Attribution(
        speaker=Speaker(slot, teller.cue, teller.cue_start, teller.cue_end),
        content=tuple([(tree.start[first], tree.end[end - 1]) for first, end in found.stretches]),
        direct=found.direct,
    )


@cache
def version() -> str:
    """Give a hash over the rules and lexicons of this room: part of a reading's key."""
    digest = hashlib.sha256()
    for folder in ("kg.extract", "kg.data"):
        for entry in _files(resources.files(folder)):
            digest.update(entry.read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            found.extend(_files(entry))
        elif entry.name.endswith((".py", ".toml")):
            found.append(entry)
    return found
