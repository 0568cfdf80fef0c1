"""Clauses that say when: whether what they tell lies ahead with their main clause.

They depend on how factual that clause itself is; `judge` tells it (`kg.extract.scope`).
"""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.clause_kinds import is_asked, is_past, is_present, is_simple_past, subordinator
from kg.extract.governors import Effect, governor
from kg.extract.negation import auxiliaries
from kg.extract.outcomes import is_back
from kg.extract.stance import Factuality
from kg.extract.times.coming_times import is_dated_ahead
from kg.extract.tree import Tree

Judge = Callable[[Tree, int], Factuality]
"""Gives the factuality of the clause or event noun at a token."""


def precede(tree: Tree, verb: int, found: Factuality) -> None:
    """*is expected to speak* **before leaving**: that, too, is only expected."""
    effect = governor(tree.lemma[verb], tree.pos[verb])
    if effect is not None and effect.modality == "intended":
        found.apply(effect, negated=False)


def await_(tree: Tree, node: int, parent: int, found: Factuality, judge: Judge) -> None:
    """*will leave after it wins*, *stays until it wins*: the victory, too, lies ahead."""
    main = judge(tree, parent)
    if is_present(tree, node) and not is_perfect(tree, node):
        yet = subordinator(tree, node) in {"until", "till", "before"}
        ahead = yet or main.modality != "asserted" or main.tense == "future"
        ahead = ahead or is_simple_past(tree, parent)
        ahead = ahead and (yet or tree.tag[node] != "VBG")  # when spending is rising
    elif is_perfect(tree, node) and main.tense == "future":
        ahead = True  # will leave once they have paid
    else:  # could jail them until they paid, planned to strike when they came
        above = main.modality != "asserted" and main.tense == "future"
        ahead = above and (is_back(tree, parent) or _is_occasion_of(tree, node, main))
    if ahead:
        found.tense = "future"
        found.apply(Effect(modality="intended", certainty=main.certainty), negated=False)


def _is_occasion_of(tree: Tree, node: int, main: Factuality) -> bool:
    """Whether a clause tells when what was planned was to be done (*planned to … when …*)."""
    return main.modality == "intended" and subordinator(tree, node) in {"when", "once", "until"}


def is_meanwhile(tree: Tree, node: int, parent: int) -> bool:
    """*will watch them in the days ahead*, **as they prepare**: at the same time, to come."""
    if tree.mark(node) not in {"as", "while"}:
        return False
    if is_asked(tree, parent) and is_present(tree, node):  # can it survive while they strike?
        return any(tree.tag[k] == "MD" for k in auxiliaries(tree, parent))
    if not is_dated_ahead(tree, parent):
        return False
    return any(tree.lower[k] in {"will", "'ll", "’ll"} for k in auxiliaries(tree, parent))


def is_perfect(tree: Tree, i: int) -> bool:
    """Whether a finite verb stands in the present perfect (*has left*)."""
    return is_present(tree, i) and is_past(tree, i)
