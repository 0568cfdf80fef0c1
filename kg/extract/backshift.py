"""*Would* that supposes nothing: where somebody said *will*, and where a tale looks ahead."""

from __future__ import annotations

from kg.extract.conditions import condition_clause
from kg.extract.governors import governor
from kg.extract.reports.reporting import lexicon
from kg.extract.tree import Tree

WOULD = frozenset({"would", "'d", "’d"})
_SUPPOSING = frozenset({"if", "unless", "should", "provided", "otherwise", "proposed", "planned"})
_TELLING_PARENTS = frozenset({"root", "parataxis", "acl:relcl", "conj", "ccomp"})
_YEAR = 4
_SPEECH_PARENTS = frozenset({"ccomp", "parataxis", "root"})


def is_backshifted(tree: Tree, i: int) -> bool:
    """Whether *would* at the predicate `i` is reported *will* (*said it would leave*)."""
    node = i
    while tree.dep[node] == "conj":
        node = tree.head[node]
    dep = tree.dep[node]
    if dep == "acl":
        return tree.mark(node) == "that" and _is_word_given(tree.lemma[tree.head[node]])
    if dep not in _SPEECH_PARENTS or condition_clause(tree, node) is not None:
        return False
    if "nsubj:outer" in tree.labels[node]:  # the deal was that it would not sell
        return any(tree.tag[k] == "VBD" for k in tree.all(node, "cop"))
    if dep == "root":
        return any(tree.dep[k] == "parataxis" and tree.tag[k] == "VBD" for k in tree.kids[node])
    return tree.tag[tree.head[node]] in {"VBD", "VBN", "VBG"}


def _is_word_given(noun: str) -> bool:
    """Whether a noun reports or commits (*announcement*, *pledge*) and imagines nothing."""
    effect = governor(noun, "NOUN")
    if effect is None or effect.modality is None:
        return noun in lexicon().nouns
    return effect.modality == "intended"


def is_narrated(tree: Tree, i: int) -> bool:
    """Whether *would* tells what came about in the end (*would later become*, *would go on to*).

    A year of an earlier century, *a year later* and *never again* show it, where nothing supposes.
    """
    node = i
    while tree.dep[node] == "conj":
        node = tree.head[node]
    if tree.dep[node] not in _TELLING_PARENTS:
        return False
    words = tree.lower[slice(*tree.sentences[tree.sent[i]])]
    if not _SUPPOSING.isdisjoint(words):
        return False
    if tree.lemma[i] == "go" and tree.lower[i + 1 : i + 3] == ["on", "to"]:
        return True
    adverbs = tree.all(i, "advmod")
    if any(tree.lower[k] == "later" and (k < i or tree.kids[k]) for k in adverbs):
        return True
    if tree.lower[i + 1 : i + 2] == ["again"] and any(tree.lower[k] == "never" for k in adverbs):
        return True
    return any(
        _is_past_year(tree.lower[k])
        for when in tree.all(i, "obl", "obl:unmarked")
        for k in tree.subtree(when)
    )


def _is_past_year(word: str) -> bool:
    """*1954*, *the 1940s*."""
    digits = word.removesuffix("s")
    return len(digits) == _YEAR and digits.isdigit() and digits[0] == "1"
