"""Who says so: attributions of a document as source, cue and content.

`find_attributions` collects the cues of all constructions (`kg.extract.reports.cues`) and lets
quotations widen what is said (over sentences and paragraphs).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.extract.drafts import Draft
from kg.extract.memo import tree_of
from kg.extract.reports.asides import asides
from kg.extract.reports.colons import colon_cues
from kg.extract.reports.cues import find_cues
from kg.extract.reports.introduced import run_on
from kg.extract.reports.outlooks import outlook_cues
from kg.extract.reports.quote_owners import spread_quotes
from kg.extract.reports.signatures import signature_cues
from kg.extract.reports.sources import name_beside, stated_subject
from kg.extract.reports.views import view_cues
from kg.extract.slots import slot_of_range, words_of
from kg.extract.spans import is_time_noun, span_of
from kg.extract.tree import Tree
from kg.frozen import quick
from kg.model import Document, Speaker

_PAUSES = frozenset({",", ";", "-", "–", "—", "--"})
_BREAKS = _PAUSES | {"."}
_UNSIGNED = frozenset(
    {"hedge", "noun with content", "by their account", "as they see it", "in a tale", "seen as"}
)
"""Constructions that show a clause to be somebody's word though they name nobody."""
_EDGES = frozenset({",", ".", ":", ";", "-", "–", "—", "--", "that", "?", "!"})


@quick
@dataclass(frozen=True, slots=True)
class TokenAttribution:
    """Somebody says something: source, cue and content.

    `source` and `marked` are the token ranges (end-exclusive) of who says it and of the cue,
    `stretches` those of what is said, in order of text; `source` is None where the text names
    nobody, `head` is its syntactic head.  `direct` tells quotations from reported speech.  `teller`
    is the source as events name it that the content tells of.  `kind` is the class of the cue
    (`say`, `deny`, `think`, `intend`, …) and `voice` whether events in the content are told by the
    source.  `rule` names the construction.  `tokens` are those of the content, `told` those that
    are the source's words, asides of the document apart.
    """

    doc: Doc = field(repr=False, compare=False)
    source: tuple[int, int] | None
    head: int | None
    marked: tuple[int, int]
    stretches: tuple[tuple[int, int], ...]
    direct: bool
    teller: Speaker
    kind: str
    voice: bool
    rule: str
    tokens: frozenset[int] = field(repr=False, compare=False)
    told: frozenset[int] = field(repr=False, compare=False)

    @property
    def speaker(self) -> Span | None:
        """Who says it."""
        return None if self.source is None else Span(self.doc, *self.source)

    @property
    def cue(self) -> Span:
        """The words that tell that it is said."""
        return Span(self.doc, *self.marked)

    @property
    def pronoun(self) -> Token | None:
        """The relative pronoun that stands for the source (*the minister*, **who** *said …*)."""
        found = stated_subject(tree_of(self.doc), self.marked[1] - 1, self.head)
        return None if found is None else self.doc[found]

    @property
    def content(self) -> tuple[Span, ...]:
        """The stretches of what is said."""
        return tuple(Span(self.doc, start, end) for start, end in self.stretches)


def find_attributions(doc: Doc, document: Document) -> list[TokenAttribution]:
    """Give the attributions of `doc` in order of their cues, longer ones first."""
    tree = tree_of(doc)
    drafts = [d for d in find_cues(tree) if d.content and _has_source(tree, d)]
    run_on(tree, document, drafts)
    drafts.extend(colon_cues(tree, document, drafts))
    drafts.extend(signature_cues(tree, document))
    drafts.extend(view_cues(tree, document, drafts))
    drafts.extend(outlook_cues(tree, {draft.cue[-1] for draft in drafts}))
    spread_quotes(tree, document, drafts)
    for draft in drafts:
        _trim(tree, draft)
        if draft.source is not None and not draft.rule.startswith("noun"):
            _part_source(tree, draft)
    drafts = [d for d in drafts if not _own_words(tree, d, drafts)]
    drafts = [d for d in drafts if d.source is None or not is_time_noun(tree, d.source)]
    drafts = sorted((d for d in drafts if d.content), key=lambda d: (d.cue[0], -len(d.content)))
    return [_freeze(tree, draft) for draft in drafts]


def speakers_of(token: Token, attributions: Sequence[TokenAttribution]) -> tuple[Speaker, ...]:
    """Give who tells the event at `token`, outermost source first; empty for the document itself.

    Wishes and stances (*wants*, *praised*) lend no voice and are passed over.
    """
    return speakers_at(token.i, attributions)


def speakers_at(i: int, attributions: Sequence[TokenAttribution]) -> tuple[Speaker, ...]:
    """Give who tells the event at token `i`, as `speakers_of` does."""
    holders = [a for a in attributions if i in a.told and a.voice]
    if not holders:
        return ()
    if len(holders) > 1:
        holders.sort(key=lambda a: (-len(a.tokens), a.marked[0]))
    return tuple([a.teller for a in holders])


def outer_of(
    inner: TokenAttribution, attributions: Sequence[TokenAttribution]
) -> TokenAttribution | None:
    """Give the attribution with the smallest content in which the cue of `inner` stands."""
    cue = inner.marked[1] - 1
    holders = [a for a in attributions if cue in a.tokens and a.marked[1] - 1 not in inner.tokens]
    return min((a for a in holders if a is not inner), key=lambda a: len(a.tokens), default=None)


def _has_source(tree: Tree, draft: Draft) -> bool:
    """Drop participles and infinitives nobody utters; keep passives, hedges and impersonals."""
    if draft.reporter.name == "discuss" and tree.mark(draft.cue[-1]) == "to":
        return False  # met to discuss the raid: nothing is said of it yet
    if draft.source is not None or draft.rule in _UNSIGNED:
        return draft.source is None or draft.source not in draft.cue
    if not draft.reporter.voice:
        return False
    verb = draft.cue[-1]
    if draft.rule == "verb with complement" and _tells_a_clause(tree, verb):
        return True  # Keeps saying that …; to say that … is absurd
    return tree.has(verb, "nsubj:pass", "aux:pass", "expl", "csubj:pass")


def _tells_a_clause(tree: Tree, verb: int) -> bool:
    """Whether a finite clause hangs on the verb, which nobody is named to utter."""
    return any(
        tree.tag[k] in {"VBD", "VBZ", "VBP"} and tree.first(k, "nsubj", "nsubj:pass") is not None
        for k in tree.all(verb, "ccomp")
    )


# ── spans ────────────────────────────────────────────────────────────────────────────────


def _trim(tree: Tree, draft: Draft) -> None:
    """Drop punctuation and conjunctions at the edges of the content."""
    for edge in (min, max):
        while draft.content:
            i = edge(draft.content)
            joins = edge is min and tree.pos[i] == "CCONJ"
            if not joins and tree.lower[i] not in _EDGES and tree.pos[i] != "SPACE":
                break
            draft.content.discard(i)


def _own_words(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """*I think* inside a quotation names no new source; *you know* anywhere none at all."""
    if draft.source is None or tree.tag[draft.source] != "PRP":
        return False
    person = tree.lower[draft.source]
    if person == "you":
        return draft.reporter.name in {"think", "know", "want"}
    return person in {"i", "we"} and any(
        d is not draft and d.direct and draft.cue[-1] in d.content for d in drafts
    )


def _part_source(tree: Tree, draft: Draft) -> None:
    """A source is no part of what it says, even where the analysis hangs it there."""
    if draft.source in draft.content:
        draft.source = name_beside(tree, draft.cue[-1]) or draft.source
    if draft.source is not None and draft.source < draft.cue[0] and not draft.direct:
        behind = draft.content.difference(range(draft.source + 1, draft.cue[0]))
        if behind and max(behind) > draft.cue[-1]:  # *the minister, who …, said that …*
            draft.content = behind
    if draft.source is not None and draft.source in draft.content and not tree.kids[draft.source]:
        draft.content.discard(draft.source)
    elif draft.source in draft.content:
        draft.content.difference_update(range(*span_of(tree, draft.source)))


def _freeze(tree: Tree, draft: Draft) -> TokenAttribution:
    speaker, slot = None, None
    if draft.source is not None:
        speaker = start, end = span_of(tree, draft.source)
        slot = slot_of_range(tree, start, end, draft.source)
    first, last = draft.cue[0], draft.cue[-1]
    content = frozenset(draft.content)
    whole = draft.direct or draft.rule == "as they see it"
    apart = None if whole else asides(tree, content)
    return TokenAttribution(
        doc=tree.doc,
        source=speaker,
        head=draft.source,
        marked=(first, last + 1),
        stretches=tuple(_stretches(tree, content)),
        direct=draft.direct,
        teller=Speaker(slot, words_of(tree, first, last + 1), tree.start[first], tree.end[last]),
        kind=draft.reporter.name,
        voice=draft.reporter.voice,
        rule=draft.rule,
        tokens=content,
        told=content - apart if apart else content,
    )


def _stretches(tree: Tree, tokens: Collection[int]) -> list[tuple[int, int]]:
    """Ranges of tokens without commas at their edges."""
    found = []
    for start, end in _runs(tokens):
        while start < end and tree.lower[start] in _BREAKS:
            start += 1
        while end > start and tree.lower[end - 1] in _PAUSES:
            end -= 1
        if start < end:
            found.append((start, end))
    return found


def _runs(tokens: Collection[int]) -> list[tuple[int, int]]:
    """Join token numbers into ranges."""
    if not tokens:
        return []
    first, last = min(tokens), max(tokens)
    if last - first < len(tokens):
        return [(first, last + 1)]
    runs: list[tuple[int, int]] = []
    start = end = -1
    for i in sorted(tokens):
        if i != end:
            runs.append((start, end))
            start = i
        end = i + 1
    return [*runs[1:], (start, end)]
