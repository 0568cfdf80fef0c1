"""*Pentagon: troops moved* and *Troops moved: Pentagon*: sources before and after a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.participants import is_actor_like
from kg.extract.reports.introduced import paragraphs_introduced
from kg.extract.reports.quotes import paragraphs
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.tree import Tree
from kg.model import BlockKind, Document

_COLON = Reporter("say", True, frozenset({"clause"}))
_MAX_SOURCE = 7
_MAX_HEADLINE = 28
_MIN_SAID = 3
_MIN_TURNS = 3
_MAX_UNNAMED = 4
"""Paragraphs up to the next named turn that still belong to the one before."""
_OPENING = frozenset({"“", "``", '"', "‘", "'"})
_DASHES = frozenset({"—", "–", "-", "--", "―"})


def colon_cues(tree: Tree, document: Document, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give a draft for each colon or dash that separates a source from what it says.

    In a headline either side of a colon may be the source.  In running text it is a name before a
    colon that a quotation follows, a name in capitals that opens a paragraph (as in a printed
    interview), or a name behind a dash after a quotation that fills the paragraph.
    """
    taken = {i for draft in drafts for i in draft.cue}
    blocks = paragraphs(tree, document)
    turns = list(_turns(tree, blocks, taken))
    yield from turns
    taken.update(i for draft in turns for i in draft.cue)
    titles = [b for b in document.blocks if b.kind is BlockKind.TITLE]
    yield from paragraphs_introduced(tree, document, taken)
    for number, (start, end) in enumerate(blocks):
        title = any(b.start <= tree.start[start] < b.end for b in titles)
        headline = title or (number == 0 and end - start <= _MAX_HEADLINE)
        words = tree.lower[start:end]
        for i in [k for k, word in enumerate(words, start) if word == ":"] if ":" in words else ():
            if i not in taken:
                yield from _at_colon(tree, i, start, end, headline, taken)
        if not _DASHES.isdisjoint(words):
            yield from _signature(tree, start, end)


def _turns(tree: Tree, blocks: Sequence[tuple[int, int]], taken: set[int]) -> Iterator[Draft]:
    """Paragraphs that open with their speaker (*NAME: …*, *A: …*), as printed interviews do.

    A name in ordinary letters makes a turn only where several paragraphs open so; a paragraph
    without a name between two turns goes on with the first of them.
    """
    found: list[tuple[int, int, int | None, bool]] = []
    for number, (start, end) in enumerate(blocks):
        colon = next((i for i in range(start + 1, min(start + 6, end)) if _ends_name(tree, i)), 0)
        if not colon or colon in taken:
            continue
        left = range(start, colon)
        letters = [tree.doc[j].text for j in left if tree.pos[j] not in {"PUNCT", "SPACE"}]
        unnamed = letters in (["Q"], ["A"])
        source = None if unnamed else _names(tree, left, headline=False)
        if unnamed or (source is not None and all(word[:1].isupper() for word in letters)):
            found.append((number, colon, source, unnamed or _opens_turn(tree, left, start)))
    for place, (number, colon, source, clear) in enumerate(found):
        if not clear and len(found) < _MIN_TURNS:
            continue
        following = found[place + 1][0] if place + 1 < len(found) else number + 1
        last = following - 1 if following - number <= _MAX_UNNAMED else number
        content = set(range(colon + 1, blocks[last][1]))
        if content:
            yield Draft("name before a colon", [colon], content, source, _COLON, True)


def _ends_name(tree: Tree, i: int) -> bool:
    return tree.lower[i] == ":" or (tree.lower[i] == "." and tree.lower[i - 1] in {"q", "a"})


def _at_colon(
    tree: Tree, i: int, start: int, end: int, headline: bool, taken: set[int]
) -> Iterator[Draft]:
    left, right = _stretch(tree, i, start, end, headline)
    if len(right) < 1 or not left or taken & set(left):
        return
    quoted = tree.lower[right[0]] in _OPENING
    before, behind = _names(tree, left, headline=headline), _names(tree, right, headline=headline)
    if (headline or (quoted and _has_verb(tree, right))) and before is not None:
        if len(right) >= _MIN_SAID:
            yield Draft("name before a colon", [i], set(right), before, _COLON, quoted)
    elif tree.doc[i].whitespace_ and _is_outlet(tree, left) and _has_verb(tree, right):
        yield Draft(
            "name before a colon",
            [i],
            set(right),
            max(i for i in left if tree.pos[i] == "PROPN"),
            _COLON,
        )
    elif headline and behind is not None and _has_verb(tree, left):
        yield Draft("name after a colon", [i], set(left), behind, _COLON)


def _stretch(tree: Tree, i: int, start: int, end: int, headline: bool) -> tuple[range, range]:
    """The tokens before and after a colon: of the headline, else of the sentence."""
    if headline:
        return range(start, i), range(i + 1, end)
    first, last = i, i + 1
    while first > start and tree.sent[first - 1] == tree.sent[i]:
        first -= 1
    while last < end and tree.pos[last] == "SPACE":
        last += 1
    behind = tree.sent[last] if last < end else -1
    while last < end and tree.sent[last] == behind:
        last += 1
    return range(first, i), range(i + 1, last)


def _opens_turn(tree: Tree, left: range, start: int) -> bool:
    """Whether a paragraph opens with a name in capitals, as the turns of an interview do."""
    words = [tree.doc[j].text for j in left if tree.pos[j] not in {"PUNCT", "SPACE"}]
    opens = left[0] <= start + 1 and 0 < len(words) <= 3
    return opens and all(word.isupper() and len(word) > 1 for word in words)


def _signature(tree: Tree, start: int, end: int) -> Iterator[Draft]:
    """*“…” — Name* at the end of a paragraph."""
    dash = next((i for i in range(end - 1, start, -1) if tree.lower[i] in _DASHES), None)
    if dash is None or tree.lower[dash - 1] not in {"”", '"', "''"}:
        return
    name = range(dash + 1, end)
    source = _names(tree, name, headline=False) if len(name) else None
    if source is not None and tree.lower[start] in _OPENING | {"”"}:
        yield Draft("name after a dash", [dash], set(range(start, dash)), source, _COLON, True)


def _is_outlet(tree: Tree, left: range) -> bool:
    """Whether a stretch names a paper, an agency or a station (*Al-Zaman : …*, *AP: …*)."""
    names = [i for i in left if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not names or len(names) > _MAX_SOURCE - 2 or any(tree.pos[i] != "PROPN" for i in names):
        return False
    outlets = lexicon().outlets
    return any(tree.lower[i] in outlets for i in names)


def _has_verb(tree: Tree, tokens: range) -> bool:
    return any(tree.pos[i] in {"VERB", "AUX"} for i in tokens)


def _names(tree: Tree, tokens: range, *, headline: bool) -> int | None:
    """The head of a short stretch that is nothing but the name of somebody."""
    words = [i for i in tokens if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not words or len(words) > _MAX_SOURCE or _has_verb(tree, tokens):
        return None
    inside = set(words)
    heads = [i for i in words if tree.head[i] not in inside or tree.head[i] == i]
    labels = lexicon().labels
    if any(tree.lower[i] in labels for i in words) or not heads:
        return None
    head = heads[-1] if all(tree.pos[i] == "PROPN" for i in words) else heads[0]
    if len(heads) > 1 and head == heads[0]:
        return None
    reports = headline and (tree.lemma[head] in lexicon().reports or _is_known(tree, head))
    return head if reports or is_actor_like(tree, head) else None


def _is_known(tree: Tree, i: int) -> bool:
    """Whether a name that a headline shortens is elsewhere that of a person or organisation."""
    if tree.pos[i] != "PROPN" or tree.ent[i]:
        return False
    return any(
        tree.lower[k] == tree.lower[i] and tree.ent[k] in {"PERSON", "ORG"}
        for k in range(i + 1, len(tree))
    )
