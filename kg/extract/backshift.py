"""*Would* where somebody said *will*: reported ahead rather than supposed."""

from __future__ import annotations

from kg.extract.conditions import condition_clause
from kg.extract.governors import governor
from kg.extract.reports.reporting import lexicon
from kg.extract.tree import Tree

WOULD = frozenset({"would", "'d", "’d"})
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
