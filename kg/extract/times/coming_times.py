"""Times still to come in a phrase (*next week*, *tomorrow*, *later this month*).

What the present tense dates with one of them is arranged, not done: *the court sits next Monday*.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_present
from kg.extract.governors import prospect_words
from kg.extract.negation import auxiliaries
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_COMING = frozenset({"next", "coming", "upcoming"})
_TOMORROW = frozenset({"tomorrow", "tonight"})
_SOON = frozenset({"soon", "shortly"})
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_MONTHS = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."}
)  # fmt: skip
_NEAR = 6
_YEAR = 4
_WHEN = ("obl", "obl:unmarked", "advmod", "nmod", "nmod:unmarked")
_PHRASES = frozenset({*_WHEN, "nmod:poss"})


def is_arranged(tree: Tree, i: int) -> bool:
    """Whether a verb in the present is dated ahead of it (*leaves tomorrow*, *opens Friday*)."""
    if tree.lower[i] in prospect_words("scheduled", "notices") and _is_on_its_way(tree, i):
        return True
    if not is_present(tree, i):
        return False
    shares = tree.dep[i] == "conj" and not tree.has(i, "nsubj", "nsubj:pass", "aux")
    if shares and is_arranged(tree, tree.head[i]):
        return True  # begins next Monday and ends in June
    if not is_dated_ahead(tree, i):
        return tree.lemma[i] in prospect_words("scheduled", "words") and _is_scheduled(tree, i)
    return all(tree.lemma[k] != "have" for k in auxiliaries(tree, i))


def _is_on_its_way(tree: Tree, i: int) -> bool:
    """*A reply coming soon*, *opens shortly*: told beforehand."""
    if tree.tag[i] != "VBG" and (tree.tag[i] not in {"VBZ", "VBP"} or auxiliaries(tree, i)):
        return False
    return any(k > i and tree.lower[k] in _SOON for k in tree.all(i, "advmod"))


def _is_scheduled(tree: Tree, i: int) -> bool:
    """Whether a plain present with a day of the calendar tells what is on (*opens Friday*).

    Headlines and captions tell in the same words what was.
    """
    if auxiliaries(tree, i):
        return False
    if tree.tag[i] == "VBP" and tree.lower[i] != tree.lemma[i]:
        return False
    if tree.sent[i] in tree.headlines:
        return False
    things = tree.all(i, "obj", "xcomp")
    return any(_is_day(tree, k) for n in (i, *things) for k in tree.all(n, *_WHEN))


def _is_day(tree: Tree, k: int) -> bool:
    """*Friday*, *on June 7*; no day of a year gone by and none that comes again."""
    if tree.tag[k] == "CD" and k - 1 in tree.all(k, "nmod:unmarked"):  # takes effect Nov. 13
        return tree.lower[k - 1] in _MONTHS and _is_day(tree, k - 1)
    if (
        tree.tag[k] != "NNP"
        or tree.case(k) not in {"", "on"}
        or tree.has(k, "det", "amod", "compound")
    ):
        return False
    near = tree.lower[k + 1 : k + _NEAR]
    if any(len(word) == _YEAR and word.isdigit() for word in near):
        return False
    if tree.lower[k] in _WEEKDAYS:
        return True
    month, dot, day = tree.lower[k].partition(".")
    if day.isdigit() and month + dot in _MONTHS:
        return True  # Nov.28
    return tree.lower[k] in _MONTHS and bool(near) and near[0].isdigit()


def is_dated_ahead(tree: Tree, i: int) -> bool:
    """Whether what stands at `i` has a date that lies ahead of the text."""
    if tree.labels[i].isdisjoint(_PHRASES):
        return False
    dep = tree.dep
    return any(_lies_ahead(tree, k) for k in tree.kids[i] if dep[k] in _PHRASES)


def _lies_ahead(tree: Tree, k: int) -> bool:
    """*tomorrow*, *next week*, *the coming days*, *later this month*; not *the next day*."""
    if tree.lower[k] in _TOMORROW:
        return tree.lower[k] == "tomorrow" or tree.dep[k] == "nmod:poss"
    if tree.lower[k] == "ahead":  # in the days ahead; not *days ahead of the vote*
        return is_time_noun(tree, k - 1) and tree.lower[k + 1 : k + 2] != ["of"]
    if not is_time_noun(tree, k):
        return False
    if tree.lower[k + 1 : k + 2] == ["ahead"]:
        return tree.case(k) in {"in", "over", "during"} and tree.lower[k + 2 : k + 3] != ["of"]
    told = [tree.lower[d] for d in tree.all(k, "amod", "det")]
    if "the" in told:
        return bool(_COMING.intersection(told) - {"next"}) and tree.case(k) in {
            "in",
            "over",
            "during",
        }
    later = k >= 2 and tree.lower[k - 1] == "this" and tree.lower[k - 2] == "later"
    return later or bool(_COMING.intersection(told))
