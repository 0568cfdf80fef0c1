"""How much something is: *the toll was 35*, *its shares are up 3 percent*, *worth $5 million*.

An amount behind a copula is a state with a quantity, as *cost* or *total* would be.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.copulas import subject_of_copula
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_human
from kg.extract.quantity_words import quantity_words
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

MEASURED = "verb/measured"
"""The name of the rule."""
_HOLDING = frozenset({"ADJ", "ADV", "ADP"})
_BY_HOW_MUCH = ("obl:unmarked", "nummod", "obj", "advmod", "obl")
_NUMBERS = frozenset({"CD", "$"})
_DASHES = frozenset({"-", "–", "/", "to"})
_SINGLE = frozenset({"one"})
_WAYS = frozenset({"up", "down", "off"})
"""Where something stands now, by so much (*its shares were up 3 percent*)."""
_COMPARED = frozenset({"JJR", "RBR"})
_LEVEL = frozenset({"", "at"})
_POINTING = frozenset({"which", "that", "who", "what", "there", "this", "these", "those"})
"""Subjects that stand for a clause or for the amount itself."""


def measured_candidate(tree: Tree, i: int) -> Candidate | None:
    """Read the predicate `i` of a copula as a state of its subject if it is or has an amount."""
    amount = _amount(tree, i)
    if amount is None:
        return None
    way = i if amount != i else _way(tree, i)
    subject = subject_of_copula(tree, i)
    if subject is None and way is not None:
        subject = tree.first(way, "nsubj")  # its shares were up 3 percent
    if subject is None or not _is_measurable(tree, subject):
        return None
    copula = tree.all(i, "cop")[0]
    return Candidate(
        trigger=i,
        verb="be" if way is None else f"be {_word(tree, way)}",
        rule=MEASURED,
        actors=tree.conjuncts(subject),
        words=[copula] if way is None else [copula, way],
        support=[subject, copula, i],
    )


def _is_measurable(tree: Tree, k: int) -> bool:
    """Whether a subject is a thing with a size: nobody (*she is 35*), no day, no other amount."""
    if tree.lower[k] in _POINTING or _is_amount(tree, k):
        return False
    return not (is_human(tree, k) or is_time_noun(tree, k))


def _amount(tree: Tree, i: int) -> int | None:
    """Give the head of the amount that the predicate `i` is, or by which it holds."""
    if _is_amount(tree, i) and tree.case(i) in _LEVEL:
        return i
    if tree.pos[i] in _HOLDING and not tree.labels[i].isdisjoint(_BY_HOW_MUCH):
        found = (k for k in tree.all(i, *_BY_HOW_MUCH) if _is_amount(tree, k))
        return next((k for k in found if tree.case(k) in {"", "by"}), None)
    return None


def _way(tree: Tree, i: int) -> int | None:
    """Give the word beside the amount `i` that tells where things stand by so much."""
    beside = [*tree.all(i, "advmod"), *([tree.head[i]] if tree.dep[i] == "obl:unmarked" else [])]
    return next((k for k in beside if _is_way(tree, k)), None)


def _is_way(tree: Tree, k: int) -> bool:
    return tree.lower[k] in _WAYS and tree.lower[k + 1 : k + 2] != ["to"]


def _word(tree: Tree, k: int) -> str:
    """Give the predicate of a state: *higher* says another thing than *high*."""
    return tree.lower[k] if tree.tag[k] in _COMPARED else tree.lemma[k]


def _is_amount(tree: Tree, k: int) -> bool:
    """Whether `k` is a figure or counted in units: of money, of measure, per hundred."""
    if tree.tag[k] in _NUMBERS:
        return not (tree.lower[k] in _SINGLE or is_time_noun(tree, k) or _is_score(tree, k))
    if "nummod" not in tree.labels[k] or is_time_noun(tree, k):
        return False
    lemma = tree.lemma[k]
    return lemma in nouns("unit") or lemma in quantity_words().currencies


def _is_score(tree: Tree, k: int) -> bool:
    """*the vote was 52-35*: two numbers, and neither how much it was."""
    behind = tree.lower[k + 1 : k + 3]
    return len(behind) == 2 and behind[0] in _DASHES and behind[1].isdigit()
