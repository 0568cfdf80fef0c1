"""What event nouns joined by *and* share: *his arrest and torture*, *the siege and burning of it*.

An owner before the first noun owns them all, unless a later one has an article or an owner of its
own; what stands behind the last is done to all that have nothing else behind them.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import noun_at
from kg.extract.tree import Tree

_OWN = ("det", "nmod:poss", "nummod", "nmod", "acl", "acl:relcl")
_BETWEEN = frozenset({"amod", "compound", "cc", "advmod", "punct"})


def share_before(tree: Tree, found: Candidate, known: dict[int, Candidate]) -> None:
    """Give a noun behind *and* the parties of the first that stand before both or behind both."""
    i = found.trigger
    first = known.get(tree.head[i])
    if tree.dep[i] != "conj" or first is None or tree.has(i, "det", "nmod:poss"):
        return
    if not _is_same_kind(tree, first.trigger, i):
        return
    apart = range(first.trigger, i)
    if not found.actors:
        actors = [a for a in first.actors if a not in apart and a not in found.targets]
        actors = [a for a in actors if tree.dep[a] not in {"compound", "amod"}]  # *police raids*
        _share(found, actors, found.actors)
    if not found.targets:
        targets = [t for t in first.targets if t not in apart and t not in found.actors]
        _share(found, targets, found.targets)


def share_behind(tree: Tree, found: Candidate, known: dict[int, Candidate]) -> None:
    """Give the first noun what stands behind the second (*the siege and burning of the town*)."""
    i = found.trigger
    first = known.get(tree.head[i])
    if tree.dep[i] != "conj" or first is None or tree.has(first.trigger, *_OWN[3:]):
        return
    near = range(first.trigger + 1, i)
    if any(tree.dep[k] not in _BETWEEN or tree.lower[k] == "," for k in near):
        return
    if not first.targets and _is_same_kind(tree, first.trigger, i):
        behind = [t for t in found.targets if t > i and t not in first.actors]
        _share(first, behind, first.targets)


def _is_same_kind(tree: Tree, first: int, second: int) -> bool:
    """Whether two nouns take their parties alike, as two attacks do."""
    one, other = noun_at(tree, first), noun_at(tree, second)
    if one is None or other is None:
        return False
    return one.of == other.of and one.reciprocal == other.reciprocal


def _share(found: Candidate, theirs: list[int], mine: list[int]) -> None:
    if theirs:
        mine.extend(theirs)
        found.rule += "/series"
