"""What rumour, a joke or another world has it: *legend has it that …*, *in a sane world, …*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clause_tense import clause_head
from kg.extract.drafts import SAY, Draft, subtree_without
from kg.extract.negation import is_negated
from kg.extract.participants import is_actor_like
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.reports.tales import FICTION, is_retold
from kg.extract.tree import Tree

_THINK = Reporter("think", True, frozenset({"clause"}))
_AUTHOR = frozenset({"i", "we", "me", "us"})
_SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
_IMPLYING = frozenset({"mean", "imply"})
_RULE = "as they see it"


def standing_cues(tree: Tree) -> Iterator[Draft]:
    """Give a draft for what a tale *has* and for what holds *as far as* somebody *is concerned*."""
    for it in tree.words["it"]:
        if it and tree.lemma[it - 1] == "have" and tree.head[it] == it - 1:
            yield from _as_tale_has_it(tree, it - 1)
    for i in tree.words["concerned"]:
        yield from _as_far_as(tree, i)
    for i in tree.words["what"]:
        if tree.dep[i] in _SUBJECTS:
            yield from _what_is_said(tree, i)


def _what_is_said(tree: Tree, what: int) -> Iterator[Draft]:
    """*What she argues is* **that they stole it**; what he did not say may be so."""
    content, said = tree.head[what], tree.first(what, "acl:relcl")
    if said is None or "that" not in tree.mark(content).split() or is_negated(tree, said):
        return
    source = tree.first(said, "nsubj")
    if source is None or tree.lower[source] in _AUTHOR:
        return
    lemma = tree.lemma[said]
    voiced = any(r.voice and "clause" in r.takes for r in lexicon().verbs.get(lemma, ()))
    if voiced or (lemma in _IMPLYING and is_actor_like(tree, source)):
        yield Draft(_RULE, [said], subtree_without(tree, content, what), source, SAY)


def _as_tale_has_it(tree: Tree, i: int) -> Iterator[Draft]:
    """*Legend has it that he fled*, *as the joke has it, he fled*."""
    subject = tree.first(i, "nsubj")
    if subject is None or tree.lower[subject] not in lexicon().outlooks["tales"]:
        return
    told = tree.first(i, "ccomp")
    if told is not None:
        yield Draft(_RULE, [i], subtree_without(tree, told, i), None, SAY)
    elif tree.mark(i) == "as" and tree.dep[i] == "advcl":
        content = subtree_without(tree, clause_head(tree, tree.head[i]), i)
        yield Draft(_RULE, [i], content, None, SAY)


def _as_far_as(tree: Tree, i: int) -> Iterator[Draft]:
    """*As far as Moscow is concerned, they fired first*."""
    far, who = tree.head[i], tree.first(i, "nsubj", "nsubj:pass")
    if tree.lower[far] != "far" or tree.mark(i) != "as" or who is None:
        return
    if tree.lower[who] not in _AUTHOR and is_actor_like(tree, who):
        content = subtree_without(tree, clause_head(tree, tree.head[far]), far)
        yield Draft(_RULE, [i], content, who, _THINK)


def other_world(tree: Tree, i: int) -> Iterator[Draft]:
    """*In a sane country, the minister resigns*, *in a parallel universe they won*."""
    words, kinds = lexicon().outlooks, tree.all(i, "amod", "advmod")
    if tree.lemma[i] == "version" and is_retold(tree, tree.head[i]):
        kinds = [k for k in tree.all(i, "compound") if tree.lemma[k] in words["works"]]
        if kinds:  # in the film version, the nurse marries him
            content = subtree_without(tree, clause_head(tree, tree.head[i]), i)
            yield Draft("in a tale", [i], content, None, FICTION)
        return
    if tree.lemma[i] not in words["worlds"] or not kinds:
        return
    elsewhere = any(tree.lower[k] in words["unreal"] for k in kinds)
    if tree.says(i, ("the", "this", "that"), "det"):
        return
    best = is_retold(tree, tree.head[i]) and any(tree.lower[k] in words["ideal"] for k in kinds)
    if elsewhere or best:
        content = subtree_without(tree, clause_head(tree, tree.head[i]), i)
        yield Draft("in a tale", [i], content, None, FICTION)
