"""Times still to come in a phrase (*next week*, *tomorrow*, *later this month*).

What the present tense dates with one of them is arranged, not done: *the court sits next Monday*.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_present
from kg.extract.negation import auxiliaries
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_COMING = frozenset({"next", "coming", "upcoming"})
_TOMORROW = frozenset({"tomorrow", "tonight"})
_PHRASES = ("obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked", "nmod:poss")


def is_arranged(tree: Tree, i: int) -> bool:
    """Whether a verb in the present is dated ahead of it (*leaves tomorrow*)."""
    if not is_present(tree, i) or not is_dated_ahead(tree, i):
        return False
    return all(tree.lemma[k] != "have" for k in auxiliaries(tree, i))


def is_dated_ahead(tree: Tree, i: int) -> bool:
    """Whether what stands at `i` has a date that lies ahead of the text."""
    return any(_lies_ahead(tree, k) for k in tree.all(i, *_PHRASES))


def _lies_ahead(tree: Tree, k: int) -> bool:
    """*tomorrow*, *next week*, *the coming days*, *later this month*; not *the next day*."""
    if tree.lower[k] in _TOMORROW:
        return tree.lower[k] == "tomorrow" or tree.dep[k] == "nmod:poss"
    if not is_time_noun(tree, k):
        return False
    told = [tree.lower[d] for d in tree.all(k, "amod", "det")]
    if "the" in told:
        return bool(_COMING.intersection(told) - {"next"}) and tree.case(k) in {
            "in",
            "over",
            "during",
        }
    later = k >= 2 and tree.lower[k - 1] == "this" and tree.lower[k - 2] == "later"
    return later or bool(_COMING.intersection(told))
