"""An attribution in the making: what the cue finders give."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.reports.reporting import Reporter
from kg.extract.tree import Tree

SAY = Reporter("say", True, frozenset({"clause"}))


@dataclass(slots=True)
class Draft:
    """An attribution in the making; all members are token numbers."""

    rule: str
    cue: list[int]
    content: set[int]
    source: int | None
    reporter: Reporter
    direct: bool = False


def subtree_without(tree: Tree, head: int, cut: int) -> set[int]:
    """Give the tokens under `head` except those under `cut`."""
    kids, found = tree.kids, [head]
    for i in found:
        if i != cut and kids[i]:
            found.extend(kids[i])
    said = set(found)
    said.discard(cut)
    return said
