"""Polarity, certainty, tense, modality and condition of an event, with their scope.

The event's own clause is read first (negation, auxiliaries, adverbs, headline tenses); then every
governor up the tree says what it does to its complement (`kg/data/factuality.toml`): *failed to*
negates, *plans to* makes it an intention, *if* a hypothesis.
"""

from __future__ import annotations

from kg.extract.awaited import is_awaited
from kg.extract.clause_kinds import is_asked
from kg.extract.governors import Effect
from kg.extract.own_clause import read_verb
from kg.extract.own_noun import read_noun
from kg.extract.scope import climb, in_running_text
from kg.extract.stance import Factuality
from kg.extract.tree import Tree
from kg.model import BlockKind

__all__ = ["Factuality", "factuality_of"]


def factuality_of(tree: Tree, i: int, block: BlockKind, *, nominal: bool) -> Factuality:
    """Judge the event triggered by token `i`."""
    if nominal:
        found = _read_noun(tree, i, block)
    elif block is BlockKind.PARAGRAPH and tree.pos[i] != "NOUN":
        found = in_running_text(tree, i).copy()
    else:
        found = Factuality()
        read_verb(tree, i, found, block)
        climb(tree, i, found, block, nominal=False)
    if found.tense is None:
        found.tense = "past" if found.modality == "asserted" else "future"
    if is_asked(tree, i):
        found.apply(Effect(modality="hypothetical", certainty="possible"), negated=False)
    return found


def _read_noun(tree: Tree, i: int, block: BlockKind) -> Factuality:
    found = Factuality()
    read_noun(tree, i, found)
    climb(tree, i, found, block, nominal=True)
    if found.modality == "asserted" and found.tense != "future" and is_awaited(tree, i, _by_itself):
        found.tense = "future"
    return found


def _by_itself(tree: Tree, i: int) -> Factuality:
    """Judge an event noun by its own sentence."""
    found = Factuality()
    read_noun(tree, i, found)
    climb(tree, i, found, BlockKind.PARAGRAPH, nominal=True)
    return found
