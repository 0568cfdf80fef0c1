"""The condition an event depends on (*if they leave*, *had he left*, *in the event that …*)."""

from __future__ import annotations

from kg.extract.governors import Effect, adverb_effects
from kg.extract.spans import left_edge
from kg.extract.stance import Factuality
from kg.extract.supposed import CASE, case_clause
from kg.extract.tree import Tree

_SUPPOSED = Effect(modality="hypothetical", certainty="possible")


def condition_clause(tree: Tree, i: int) -> int | None:
    """Give the clause of the condition that what is told at `i` depends on."""
    if "advcl" not in tree.labels[i]:
        return case_clause(tree, i) if CASE in tree.lemmas else None
    for k in tree.all(i, "advcl"):
        mark = tree.marks[k]
        if mark and "condition" in adverb_effects(mark.replace(" ", "_")):
            return k
        if not mark and is_inverted(tree, k):
            return k
    return None


def is_inverted(tree: Tree, k: int) -> bool:
    """Whether a clause is a condition by word order (*should talks fail*, *had he left*)."""
    aux = None if tree.marks[k] else tree.first(k, "aux", "aux:pass", "cop")
    if aux is None or tree.lower[aux] not in {"should", "had", "were"}:
        return False
    subject = tree.first(k, "nsubj", "nsubj:pass")
    return subject is not None and aux < subject


def read_conditions(tree: Tree, i: int, found: Factuality) -> None:
    """Read the condition that what is told at `i` depends on."""
    node = i
    clause = condition_clause(tree, node)
    if clause is None and tree.dep[i] == "conj":
        clause = condition_clause(tree, tree.head[i])
    if clause is None:
        return
    found.condition = (left_edge(tree, clause), max(tree.subtree(clause)) + 1)
    if found.tense == "past" and found.modality == "asserted":
        return
    found.apply(_SUPPOSED, negated=False)
