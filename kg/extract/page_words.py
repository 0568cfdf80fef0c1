"""Words of the page, not of its text: buttons and invitations that stand among the sentences.

Whole lines of them go when a document is read (`kg.documents`); copied text often runs them on
(*Share this story*, *Get updates to your inbox*), and then each looks like an order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from kg.extract.noun_classes import nouns
from kg.extract.tree import Tree, per_token

_REACH = 7
"""Words behind a button's verb among which the thing of the page stands."""
BARE = frozenset({"VB", "VBP"})
"""Tags of what may be an order."""
_SHOW = "show"
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")
_NETWORKS = 3
"""Names of networks in a sentence from which it is a row of buttons."""


def is_button(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` is a button, an invitation or a message of the page around a text.

    Only verbs that are `BARE` or one of `page_verbs` are, and what stands among networks.
    """
    word = tree.lower[i]
    if word == _SHOW and _is_below_pictures(tree, i):
        return True
    if word in _formulas() and _is_in_formula(tree, i):
        return True
    if tree.tag[i] not in BARE:
        return _is_in_row(tree, i)
    if tree.has(i, *_SUBJECTS):
        return _is_in_row(tree, i) or _is_behind_credit(tree, i)
    lemma = tree.lemma[i]
    behind = tree.lower[i + 1 : min(tree.sentences[tree.sent[i]][1], i + 1 + _REACH)]
    if lemma == "thank" and "subscribing" in behind:
        return True
    if lemma == "subscribe" and tree.dep[i] in {"root", "parataxis", "conj"}:
        return True
    if lemma == "try" and behind[:2] == ["again", "later"]:
        return True
    if lemma not in nouns("button") or not _is_capital(tree, i):
        return _is_in_row(tree, i)
    return any(word in nouns("page_thing") for word in behind) or _is_open_line(tree, i)


@cache
def page_verbs() -> frozenset[str]:
    """Give the words that may be buttons or stand in notices, whatever their form."""
    return frozenset({_SHOW, *_formulas()})


@per_token
def network_rows(tree: Tree, _first: int) -> frozenset[int]:
    """Give the sentences (by number) of a document, asked for its first token, that are rows.

    A row of buttons is a short sentence with several names of networks.
    """
    named = Counter(tree.sent[k] for k in tree.words.where(nouns("network")))
    rows = [n for n, times in named.items() if times >= _NETWORKS]
    return frozenset(n for n in rows if tree.sentences[n][1] - tree.sentences[n][0] <= 2 * _REACH)


def _is_below_pictures(tree: Tree, i: int) -> bool:
    """Whether it is the button below pictures and their number (*Floods 29 show all*)."""
    counted = i > 1 and tree.pos[i - 1] == "NUM" and tree.pos[i - 2] in {"NOUN", "PROPN"}
    return counted and tree.lower[i + 1 : i + 2] == ["all"]


def _is_in_formula(tree: Tree, i: int) -> bool:
    """Whether the verb stands in a fixed notice of pages (*all rights reserved*)."""
    for before, words in _formulas()[tree.lower[i]]:
        start = i - before
        if start >= 0 and tuple(tree.lower[start : start + len(words)]) == words:
            return True
    return False


@cache
def _formulas() -> Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Give the notices by each of their words, with the number of words before it."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for formula in sorted(nouns("page_notice")):
        words = tuple(formula.split("_"))
        for before, word in enumerate(words):
            found.setdefault(word, []).append((before, words))
    return {word: tuple(places) for word, places in found.items()}


def _is_capital(tree: Tree, i: int) -> bool:
    """Whether the word begins with a capital, or goes on from one that does (*Read or share*)."""
    first = tree.head[i] if tree.dep[i] == "conj" else i
    return tree.text[tree.start[i]].isupper() or tree.text[tree.start[first]].isupper()


def _is_behind_credit(tree: Tree, i: int) -> bool:
    """Whether a capital verb follows a name taken for its subject (*Lee/AFP Buy Photo*)."""
    number = tree.sent[i]
    if tree.lemma[i] not in nouns("button") or number in tree.headlines:
        return False
    if i == tree.sentences[number][0] or tree.pos[i - 1] != "PROPN":
        return False
    things = nouns("page_thing")
    near = any(tree.lower[k] in things for k in range(i + 1, min(i + 3, len(tree))))
    return near and tree.text[tree.start[i]].isupper()


def _is_open_line(tree: Tree, i: int) -> bool:
    """Whether the verb begins a line, no title, that ends without a mark."""
    number = tree.sent[i]
    start, end = tree.sentences[number]
    return (
        start == i and number not in tree.headlines and tree.text[tree.end[end - 1] - 1].isalnum()
    )


def _is_in_row(tree: Tree, i: int) -> bool:
    """Whether the verb stands in a row of names of networks (*Facebook stumble Digg*)."""
    if tree.sent[i] not in network_rows(tree, 0):
        return False
    return i + 1 == len(tree) or tree.pos[i + 1] in {"PROPN", "NOUN"}
