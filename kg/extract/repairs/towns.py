"""Towns with their states before whoever is told of, which an analysis took for a list.

In *accused Salem, Ore., teacher Ann Lee* the teacher is accused; the town says where she is from.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.repairs.arcs import Arcs

_TITLES = frozenset({"NN", "NNP", "NNPS", "NNS"})
_NEAR = 8
"""Words from the state to the head of the phrase behind it."""


def restore_towns(arcs: Arcs) -> None:
    """Give the place of the town to the noun behind it, in place."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for comma in arcs.words[","]:
        state = comma - 1
        if not 2 <= state < len(lower) - 2:
            continue
        if lower[state - 1] != "," or tag[state] != "NNP":
            continue
        if not (lower[state].endswith(".") and len(lower[state]) > 2):
            continue
        town = state - 2
        while dep[town] in {"compound", "flat", "amod"} and head[town] < state - 1:
            town = head[town]
        if tag[town] == "NNP" and head[state] == town:
            _pass_on(town, state, head, dep, tag)


def _pass_on(town: int, state: int, head: list[int], dep: list[str], tag: Sequence[str]) -> None:
    """Hang town and state on the noun that the analysis coordinated with them."""
    noun = next(
        (k for k in range(state + 2, min(state + _NEAR, len(dep)))
         if head[k] == town and dep[k] in {"conj", "appos"}),
        None,
    )  # fmt: skip
    if noun is None or tag[noun] not in _TITLES or head[town] == town:
        return
    if any(dep[k] == "cc" for k in range(state + 1, noun)) or dep[town] not in _SLOTS:
        return
    head[noun], dep[noun] = head[town], dep[town]
    head[town], dep[town] = noun, "list"
    dep[state] = "nmod:unmarked"
    for k, above in enumerate(head):
        if above == town and dep[k] in {"case", "conj", "appos"} and k != state:
            head[k] = noun


_SLOTS = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "obl", "nmod", "obl:agent"})
