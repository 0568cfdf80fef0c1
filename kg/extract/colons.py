"""*Pentagon: troops moved* and *Troops moved: Pentagon*: sources before and after a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.participants import is_actor_like
from kg.extract.reporting import Reporter
from kg.extract.tree import Tree
from kg.model import BlockKind, Document

_COLON = Reporter("say", True, frozenset({"clause"}))
_MAX_SOURCE = 7
_OPENING = frozenset({"“", "``", '"', "‘", "'"})


def colon_cues(tree: Tree, document: Document, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give a draft for each colon that separates a source from what it says.

    In a title either side may be the source; in running text only a name before a colon that is
    followed by a quotation (as in a printed interview).
    """
    titles = [b for b in document.blocks if b.kind is BlockKind.TITLE]
    taken = {i for draft in drafts for i in draft.cue}
    for i, word in enumerate(tree.lower):
        if word != ":":
            continue
        start, end = _sentence(tree, i)
        in_title = any(b.start <= tree.doc[i].idx < b.end for b in titles)
        left, right = range(start, i), range(i + 1, end)
        if not left or not right or taken & {*left, *right}:
            continue
        quoted = tree.lower[right[0]] in _OPENING
        if (in_title or quoted) and _has_verb(tree, right) and _names(tree, left) is not None:
            yield Draft("name before a colon", [i], set(right), _names(tree, left), _COLON, quoted)
        elif in_title and _has_verb(tree, left) and _names(tree, right) is not None:
            yield Draft("name after a colon", [i], set(left), _names(tree, right), _COLON)


def _sentence(tree: Tree, i: int) -> tuple[int, int]:
    start, end = i, i + 1
    while start > 0 and tree.sent[start - 1] == tree.sent[i]:
        start -= 1
    while end < len(tree) and tree.sent[end] == tree.sent[i]:
        end += 1
    return start, end


def _has_verb(tree: Tree, tokens: range) -> bool:
    return any(tree.pos[i] in {"VERB", "AUX"} for i in tokens)


def _names(tree: Tree, tokens: range) -> int | None:
    """The head of a short stretch that is nothing but the name of somebody."""
    words = [i for i in tokens if tree.pos[i] not in {"PUNCT", "SPACE"}]
    if not words or len(words) > _MAX_SOURCE or _has_verb(tree, tokens):
        return None
    inside = set(words)
    heads = [i for i in words if tree.head[i] not in inside or tree.head[i] == i]
    return heads[0] if len(heads) == 1 and is_actor_like(tree, heads[0]) else None
