"""To whom a quotation belongs: every quotation goes whole to one attribution.

Ways, the surest first: the quotation is already (part of) a content; a verb outside the lexicon
governs it; a reporting verb without content of its own stands beside it; the sentence before ends
with its speaker; it is a paragraph of its own after a paragraph of quotation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.drafts import Draft
from kg.extract.reports.cues import quote_cue
from kg.extract.reports.quotes import Quote, find_quotes, paragraphs
from kg.extract.reports.reporting import lexicon
from kg.extract.reports.sources import name_beside, passive, source_of
from kg.extract.reports.verb_cues import lemma_with_particle
from kg.extract.tree import Tree
from kg.model import Document

_MIN_WORDS = 3
"""Words between quotation marks from which on a quotation can be a statement of its own."""

_MAX_BESIDE = 9
_LEADS = frozenset({",", ":", "that"})


@dataclass(slots=True)
class _Page:
    """The document under work: its tree, drafts and paragraphs, and who spoke last.

    `block_of` has the number of its paragraph for each token, `holding` the numbers of the drafts
    in whose content a quoted token stands.
    """

    tree: Tree
    drafts: list[Draft]
    blocks: list[tuple[int, int]]
    block_of: list[int]
    holding: defaultdict[int, set[int]]
    last: Draft | None = None

    def add(self, owner: Draft) -> None:
        """Take in a draft that a quotation brings."""
        self.drafts.append(owner)
        for i in owner.content:
            self.holding[i].add(len(self.drafts) - 1)

    def widen(self, owner: Draft, tokens: Iterable[int]) -> None:
        """Give the words of a quotation to a draft."""
        number = next(n for n, draft in enumerate(self.drafts) if draft is owner)
        said = [i for i in tokens if i not in owner.cue]
        owner.content.update(said)
        for i in said:
            self.holding[i].add(number)


def spread_quotes(tree: Tree, document: Document, drafts: list[Draft]) -> None:
    """Give every quotation to the attribution it belongs to; add attributions it brings."""
    quotes = find_quotes(tree, document)
    if not quotes:
        return
    blocks = paragraphs(tree, document)
    block_of = [-1] * len(tree)
    for number, (start, end) in enumerate(blocks):
        block_of[start:end] = [number] * (end - start)
    quoted = {i for quote in quotes for start, end in quote.parts for i in range(start, end)}
    holding: defaultdict[int, set[int]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        for i in quoted.intersection(draft.content):
            holding[i].add(number)
    page = _Page(tree, drafts, blocks, block_of, holding)
    turns = {d.cue[0] for d in drafts if d.rule == "name before a colon"}
    for quote in quotes:
        tokens = [i for start, end in quote.parts for i in range(start, end)]
        if not turns.isdisjoint(tokens):
            continue  # marks round the turns of a transcript are nobody's words
        if len(tokens) - 2 < _MIN_WORDS and not _is_clause(tree, tokens):
            owner = _interrupter(page, quote)
        else:
            owner = _owner(page, quote, tokens)
        if owner is not None:
            owner.direct = True
            page.widen(owner, tokens)
            page.last = owner


def _owner(page: _Page, quote: Quote, tokens: list[int]) -> Draft | None:
    owner = _holder(page, tokens)
    if owner is None:
        owner = _introduced(page, quote) or _beside(page, quote)
        if owner is not None:
            page.add(owner)
    if owner is None and _starts_sentence(page.tree, quote):
        owner = _continued(page, quote)
    return owner


def _is_clause(tree: Tree, tokens: Iterable[int]) -> bool:
    return any(tree.pos[i] in {"VERB", "AUX"} for i in tokens)


def _interrupter(page: _Page, quote: Quote) -> Draft | None:
    """The cue right behind the first words of a quotation (*“We,” he said, “will …”*)."""
    tree, end = page.tree, quote.end
    if tree.lower[end - 2] != "," and tree.lower[end : end + 1] != [","]:
        return None
    near = range(end, min(end + _MAX_BESIDE, len(tree)))
    cues = {
        d.cue[-1]: d for d in page.drafts if d.cue[-1] in near and d.direct | (d.source in near)
    }
    return cues[min(cues)] if cues else None


def _holder(page: _Page, tokens: list[int]) -> Draft | None:
    """The attribution whose content shares most with the quotation."""
    inside = set(tokens)
    held: defaultdict[int, int] = defaultdict(int)
    for i in inside:
        for number in page.holding.get(i, ()):
            held[number] += 1
    shares = [
        (share, -number)
        for number, share in held.items()
        if page.drafts[number].rule != "hedge" and page.drafts[number].cue[0] not in inside
    ]
    return page.drafts[-max(shares)[1]] if shares else None


def _introduced(page: _Page, quote: Quote) -> Draft | None:
    """A verb of any kind that governs the quotation."""
    tree = page.tree
    start, end = quote.parts[0]
    for sentence in dict.fromkeys(tree.sent[i] for i in range(start, end)):
        tokens = [i for i in range(start, end) if tree.sent[i] == sentence]
        draft = quote_cue(tree, tokens) if _is_clause(tree, tokens) else None
        if draft is not None:
            return draft
    return None


def _beside(page: _Page, quote: Quote) -> Draft | None:
    """A reporting verb without content right after or before the quotation, however parsed."""
    tree = page.tree
    taken = {i for draft in page.drafts for i in draft.cue}
    end = quote.end
    for i in range(end, min(end + _MAX_BESIDE, page.blocks[page.block_of[end - 1]][1])):
        if tree.pos[i] == "VERB":
            return _bare(page, i, quote, taken)
        if tree.lower[i] in {"“", '"', "``", ".", ":", ";"}:
            break
    lead = quote.start - 1
    while lead >= 0 and tree.pos[lead] == "SPACE":
        lead -= 1
    new_block = lead >= 0 and page.block_of[lead] != page.block_of[quote.start]
    if lead < 0 or tree.lower[lead] not in ({":"} if new_block else _LEADS):
        return None
    for i in range(lead, max(lead - _MAX_BESIDE, -1), -1):
        if tree.pos[i] == "VERB":
            return _bare(page, i, quote, taken)
        if tree.lower[i] in {"”", '"', "''", ".", ";"}:
            break
    return None


def _bare(page: _Page, verb: int, quote: Quote, taken: set[int]) -> Draft | None:
    senses = lexicon().verbs.get(lemma_with_particle(page.tree, verb), ())
    spoken = [sense for sense in senses if "clause" in sense.takes and sense.voice]
    if not spoken or verb in taken or passive(page.tree, verb):
        return None
    source = source_of(page.tree, verb)
    if source is None or source in quote:
        source = name_beside(page.tree, verb)
    if source is None or source in quote:
        return None
    content = {i for start, end in quote.parts for i in range(start, end)}
    return Draft("verb beside a quotation", [verb], content, source, spoken[0], True)


def _starts_sentence(tree: Tree, quote: Quote) -> bool:
    """Whether the quotation makes up whole sentences."""
    return quote.start == 0 or tree.sent[quote.start - 1] != tree.sent[quote.start]


def _continued(page: _Page, quote: Quote) -> Draft | None:
    """The speaker of the sentence or paragraph before."""
    tree, start, last = page.tree, quote.start, page.last
    if start == 0:
        return None
    before = tree.sent[start - 1]
    near = [d for d in page.drafts if tree.sent[d.cue[-1]] == before and d.rule != "hedge"]
    lead = start - 1
    while lead > 0 and tree.pos[lead] == "SPACE":
        lead -= 1
    if tree.lower[lead] == ":" and near:
        return near[0]
    if last is None:
        return None
    if page.block_of[start] == page.block_of[start - 1]:
        adjacent = any(last is d for d in near) or start - max(last.content) <= 2
        return last if adjacent else None
    first, end = page.blocks[page.block_of[start]]
    whole_block = start <= first + 1 and quote.parts[0][1] >= end - 1
    return last if whole_block and tree.sent[last.cue[-1]] >= before - 1 else None
