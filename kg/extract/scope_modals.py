"""What an auxiliary of a verb does to the deed below that the verb brings about or holds."""

from __future__ import annotations

from kg.extract.backshift import WOULD
from kg.extract.clause_kinds import is_anybody, is_present
from kg.extract.complements import brings_about, is_finite
from kg.extract.governors import Effect, modal
from kg.extract.negation import auxiliaries
from kg.extract.own_clause import is_due
from kg.extract.rare_words import rare_words
from kg.extract.scope_clauses import SUPPOSED
from kg.extract.stance import Factuality
from kg.extract.supposed import is_supposed
from kg.extract.times.coming_times import is_arranged
from kg.extract.tree import Tree

_HOLDING = frozenset({"include", "involve", "entail", "mean", "require"})
_CARRIED = frozenset({"xcomp", "advcl", "ccomp"})
_COMING = Effect(modality="intended", tense="future")


def under_modals(tree: Tree, node: int, verb: int, found: Factuality) -> None:
    """Pass on what an auxiliary says of a verb that brings a deed about (*may begin to fire*)."""
    dep = tree.dep[node]
    if dep not in _CARRIED:
        return
    open_ = not is_finite(tree, node)
    if dep != "xcomp" and not open_:
        return
    happens = open_ and brings_about(tree, verb)
    holds = open_ and tree.lemma[verb] in _HOLDING
    if dep == "xcomp":
        subject = tree.first(verb, "nsubj", "nsubj:pass")
        if subject is not None and is_anybody(tree, subject):
            found.apply(SUPPOSED, negated=False)  # anyone caught selling it
    elif not happens and not holds:
        return
    for k in auxiliaries(tree, verb):
        effect = modal(tree.lower[k], tree.tag[k])
        if tree.lower[k] in {"can", "ca"}:
            found.apply(SUPPOSED, negated=False)  # can end up beaten
        elif effect is not None and holds and dep != "advcl":
            found.apply(effect, negated=False)  # could include indicting them
        elif happens and effect is not None and tree.lower[k] not in WOULD:
            found.apply(effect, negated=False)
    if happens:
        present = is_present(tree, verb)
        if is_supposed(tree, verb, rare_words(tree, verb), present=present):
            found.apply(SUPPOSED, negated=False)  # a defeat forces them to pay
    if happens and (is_arranged(tree, verb) or is_due(tree, verb)):
        found.apply(_COMING, negated=False)  # begins announcing it on Monday, is to go on working
