"""What a colon introduces: how far it reaches, and reports that run on behind it.

*She added:* before a paragraph makes the paragraph hers; *he said two things had happened: …*
tells behind the colon what those things are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.listed import items_behind
from kg.extract.reports.quotes import paragraphs
from kg.extract.reports.reporting import lexicon
from kg.extract.reports.sources import source_of
from kg.extract.reports.verb_cues import lemma_with_particle
from kg.extract.tree import Tree
from kg.model import Document

_OPENING = frozenset({"“", "``", '"', "''", "‘", "'"})
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
_MAX_LEAD = 20


def paragraphs_introduced(tree: Tree, document: Document, taken: set[int]) -> Iterator[Draft]:
    """Give a draft for each *She added:* at the end of a paragraph: the next one is hers."""
    blocks = paragraphs(tree, document)
    for number, (start, end) in enumerate(blocks[:-1]):
        colon = last_word(tree, start, end)
        following = blocks[number + 1]
        if tree.lower[colon] != ":" or tree.lower[following[0]] in _OPENING:
            continue
        for i in range(colon, max(start, colon - _MAX_LEAD) - 1, -1):
            senses = lexicon().verbs.get(lemma_with_particle(tree, i), ())
            spoken = [sense for sense in senses if "clause" in sense.takes and sense.voice]
            if tree.pos[i] != "VERB" or not spoken or tree.sent[i] != tree.sent[colon]:
                continue
            source = source_of(tree, i)
            if source is not None and i not in taken:
                content = set(range(following[0], _end_of_items(tree, *following)))
                yield Draft("verb before a paragraph", [i], content, source, spoken[0], True)
            break


def run_on(tree: Tree, document: Document, drafts: Sequence[Draft]) -> None:
    """Widen what is said before a colon to what stands behind it."""
    colons = [i for i in tree.words[":"] if i]
    if not colons:
        return
    for draft in drafts:
        if draft.reporter.voice and draft.rule.startswith(("verb", "according")):
            for colon in colons:
                if colon - 1 in draft.content and draft.cue[-1] < colon:
                    draft.content.update(introduced(tree, document, colon))


def introduced(tree: Tree, document: Document, colon: int) -> range:
    """The tokens behind a colon that it introduces, quotations apart.

    They are the rest of its sentence, else the next one; where it ends its paragraph, they are the
    next paragraph, and more of them where they are the points of a list or have no subjects.
    """
    start = colon + 1
    while start < len(tree) and tree.pos[start] == "SPACE":
        start += 1
    if start >= len(tree) or tree.lower[start] in _OPENING:
        return range(0)
    blocks = paragraphs(tree, document)
    number = next((n for n, block in enumerate(blocks) if block[0] == start), None)
    if number is None:
        end = start
        while end < len(tree) and tree.sent[end] == tree.sent[start]:
            end += 1
        return range(start, end)
    last = number
    if tree.lower[start] in _BULLETS:
        while last + 1 < len(blocks) and tree.lower[blocks[last + 1][0]] in _BULLETS:
            last += 1
    return range(start, _end_of_items(tree, start, blocks[last][1]))


def _end_of_items(tree: Tree, start: int, end: int) -> int:
    """Give where the points end that begin at `start` and have no subjects: at `end` or behind."""
    items = items_behind(tree, tree.sent[start])
    return max(end, tree.sentences[items[-1]][1]) if items else end


def last_word(tree: Tree, start: int, end: int) -> int:
    """The last token of a stretch, white space apart."""
    last = end - 1
    while last > start and tree.pos[last] == "SPACE":
        last -= 1
    return last
