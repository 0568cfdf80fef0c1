"""Relative clauses that leave out who is expected or wanted to act (*the team he expects to win*).

What such a clause leaves out is the object of the verb above, and acts in the infinitive, unless
the infinitive itself lacks an object (*the cup he expects to win*).
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.spans import is_time_noun
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import passive

_GAPLESS = frozenset({"way", "manner", "reason", "place", "moment", "point", "chance", "right"})
_CLAUSES = frozenset({"acl:relcl", "acl"})
_GONE = frozenset({"obj", "obl", "advmod", "obl:unmarked"})


def left_out_doer(tree: Tree, governor: int, i: int) -> int | None:
    """Give the noun whose relative clause leaves it out as who does what `i` tells."""
    if tree.lemma[governor] not in nouns("expecting_of") or tree.dep[governor] not in _CLAUSES:
        return None
    noun = tree.head[governor]
    if tree.dep[i] != "xcomp" or tree.mark(i) != "to" or not noun < governor < i:
        return None
    if not tree.is_nominal(noun) or is_time_noun(tree, noun) or tree.lemma[noun] in _GAPLESS:
        return None
    wisher = tree.first(governor, "nsubj")
    doing = tree.tag[governor] == "VBG" and not tree.has(governor, "aux")
    if wisher is None or doing or tree.lower[wisher] in RELATIVE_PRONOUNS:
        return None
    if passive(tree, governor):
        return None
    if any(not _is_pronoun(tree, k) for k in tree.all(governor, "obj", "iobj")):
        return None
    if any(tree.cases[k] or tree.tag[k] == "WRB" for k in _relatives(tree, governor)):
        return None  # *the pact in which he hopes to*
    return noun if _is_complete(tree, i) else None


def _is_complete(tree: Tree, i: int) -> bool:
    """Whether nothing is left out behind an infinitive."""
    if any(tree.pos[k] == "ADP" and k > i and not tree.kids[k] for k in tree.kids[i]):
        return False  # *the town he expects to live in*
    if passive(tree, i):
        return True
    held = tree.first(i, "obj")
    if held is not None:
        return not _is_pronoun(tree, held) and not tree.has(i, "xcomp", "ccomp")
    return tree.lemma[i] in nouns("without_object")


def _is_pronoun(tree: Tree, k: int) -> bool:
    return tree.lower[k] in RELATIVE_PRONOUNS


def _relatives(tree: Tree, governor: int) -> list[int]:
    return [k for k in tree.all(governor, *_GONE) if k < governor and tree.tag[k][0] == "W"]
