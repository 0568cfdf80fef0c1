"""Who says so: attributions of a document as source, cue and content.

`find_attributions` collects the cues of all constructions (`kg.extract.reports.cues`), lets
quotations widen what is said (over sentences and paragraphs), and nests reports within reports.
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
    """Somebody says something: source, cue and content as spans.

    `speaker` is None for a source the text does not name.  `stretches` lists the token
    ranges (end-exclusive) of what is said in order of text.  `direct` tells quotations from
    reported speech.  `outer` is the attribution in whose content the cue stands.  `kind` is the
    class of the cue (`say`, `deny`, `think`, `intend`, …) and `voice` whether events in the
    content are told by the source.
    `rule` names the construction, `head` is the syntactic head of the source, `pronoun` the
    relative pronoun that stands for it before the cue (*the minister, who said …*).
    `told` are the tokens of the content that are the source's words, asides of the document apart.
    `teller` is the source as events name it that the content tells of.
    """

    speaker: Span | None
    cue: Span
    stretches: tuple[tuple[int, int], ...]
    direct: bool
    outer: TokenAttribution | None
    teller: Speaker
    kind: str = "say"
    voice: bool = True
    rule: str = ""
    head: Token | None = None
    pronoun: Token | None = None
    tokens: frozenset[int] = field(default=frozenset(), repr=False, compare=False)
    told: frozenset[int] = field(default=frozenset(), repr=False, compare=False)

    @property
    def content(self) -> tuple[Span, ...]:
        """The stretches of what is said as spans."""
        return tuple(Span(self.cue.doc, start, end) for start, end in self.stretches)


def find_attributions(doc: Doc, document: Document) -> list[TokenAttribution]:
    """Give the attributions of `doc` in order of their cues, outer ones before inner ones."""
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
    return _nested(tree, drafts)


def speakers_of(token: Token, attributions: Sequence[TokenAttribution]) -> tuple[Speaker, ...]:
    """Give who tells the event at `token`, outermost source first; empty for the document itself.

    Wishes and stances (*wants*, *praised*) lend no voice and are passed over.
    """
    i = token.i
    holders = [a for a in attributions if i in a.told and a.voice]
    if not holders:
        return ()
    if len(holders) > 1:
        holders.sort(key=lambda a: (-len(a.tokens), a.cue.start))
    return tuple([a.teller for a in holders])


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


def _nested(tree: Tree, drafts: list[Draft]) -> list[TokenAttribution]:
    """Freeze the drafts; the smallest content in which a cue stands is its outer attribution."""
    made: dict[int, TokenAttribution] = {}
    heads = {draft.cue[-1] for draft in drafts}
    holding: dict[int, list[int]] = {head: [] for head in heads}
    for n, draft in enumerate(drafts):
        for head in heads.intersection(draft.content):
            holding[head].append(n)

    def outer_of(number: int) -> int | None:
        cue, content = drafts[number].cue[-1], drafts[number].content
        holders = [
            (len(drafts[n].content), n)
            for n in holding[cue]
            if n != number and drafts[n].cue[-1] not in content
        ]
        return min(holders)[1] if holders else None

    def freeze(number: int) -> TokenAttribution:
        if number not in made:
            outer = outer_of(number)
            made[number] = _freeze(
                tree, drafts[number], freeze(outer) if outer is not None else None
            )
        return made[number]

    return [freeze(number) for number in range(len(drafts))]


def _freeze(tree: Tree, draft: Draft, outer: TokenAttribution | None) -> TokenAttribution:
    doc = tree.doc
    speaker, slot = None, None
    if draft.source is not None:
        start, end = span_of(tree, draft.source)
        speaker = Span(doc, start, end)
        slot = slot_of_range(tree, start, end, draft.source)
    first, last = draft.cue[0], draft.cue[-1]
    words = words_of(tree, first, last + 1)
    pronoun = stated_subject(tree, last, draft.source)
    content = frozenset(draft.content)
    whole = draft.direct or draft.rule == "as they see it"
    apart = None if whole else asides(tree, content)
    return TokenAttribution(
        speaker=speaker,
        cue=Span(doc, first, last + 1),
        stretches=tuple(_stretches(tree, content)),
        direct=draft.direct,
        outer=outer,
        teller=Speaker(slot, words, tree.start[first], tree.end[last]),
        kind=draft.reporter.name,
        voice=draft.reporter.voice,
        rule=draft.rule,
        head=doc[draft.source] if draft.source is not None else None,
        pronoun=doc[pronoun] if pronoun is not None else None,
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
    if tokens and max(tokens) - min(tokens) < len(tokens):
        return [(min(tokens), max(tokens) + 1)]
    runs: list[tuple[int, int]] = []
    start = end = -1
    for i in sorted(tokens):
        if i != end:
            runs.append((start, end))
            start = i
        end = i + 1
    return [*runs[1:], (start, end)] if end > 0 else []
