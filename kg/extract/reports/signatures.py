"""Posts quoted with the name and the handle of who wrote them: *… -- Janet Jones (@jjones)*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import SAY, Draft
from kg.extract.tree import Tree

_DASHES = frozenset({"-", "--", "---", "–", "—"})
_LONGEST = 9
"""Tokens from the dash to the handle."""


def signature_cues(tree: Tree) -> Iterator[Draft]:
    """Give a draft for each sentence that a handle in brackets signs."""
    if "@" not in tree.text:
        return
    for i, word in enumerate(tree.lower):
        if len(word) < 3 or word[0] != "@" or tree.lower[i - 1] != "(":
            continue
        dash = next((k for k in range(i - 2, max(i - _LONGEST, 0), -1) if _is_dash(tree, k)), None)
        name = _name_after(tree, dash, i) if dash is not None else None
        if dash is None or name is None:
            continue
        start, _ = tree.sentences[tree.sent[dash]]
        if start == dash:  # the signature came out as a sentence of its own
            start, _ = tree.sentences[max(tree.sent[dash] - 1, 0)]
        if start < dash:
            yield Draft("signed post", [dash], set(range(start, dash)), name, SAY, direct=True)


def _is_dash(tree: Tree, k: int) -> bool:
    return tree.lower[k] in _DASHES


def _name_after(tree: Tree, dash: int, end: int) -> int | None:
    """The head of the name between dash and bracket."""
    named = [k for k in range(dash + 1, end - 1) if tree.pos[k] in {"PROPN", "NOUN"}]
    return next((k for k in named if tree.head[k] not in named), named[0] if named else None)
