"""Who does what a passive tells: the phrase behind *by*, own or shared with a coordinated verb."""

from __future__ import annotations

from kg.extract.harm_taken import bearer
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_amount, is_means
from kg.extract.spans import content_noun, is_time_noun, left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_SUBJECTS = ("nsubj", "nsubj:pass")
_BETWEEN = frozenset({"cc", "punct", "advmod"})
_SPOKEN = frozenset({"announcement", "speech"})
_NUMBERS = frozenset({"hundred", "thousand", "million", "billion"})


def agents(tree: Tree, i: int) -> list[int]:
    """Give who does what the passive at `i` tells, coordination spread out."""
    own = _behind_by(tree, i) or _owner(tree, i) or _behind_noun(tree, i)
    if own or not passive(tree, i):
        return own
    if tree.dep[i] == "acl" and (harmed := bearer(tree, i)) is not None:
        return [harmed]
    first = tree.head[i]
    if tree.dep[i] == "conj" and passive(tree, first):
        # *was held and beaten by the guards*: hung on the first of the two
        behind = [k for k in _behind_by(tree, first) if k > i]
        return behind or _in_series(tree, i, [k for k in tree.all(first, "conj") if k > i])
    if len(tree.all(i, "conj")) > 1 and (last := _in_series(tree, i, tree.all(i, "conj"))):
        return last
    for k in tree.all(i, "conj"):
        if tree.tag[k] == tree.tag[i] and passive(tree, k) and _shares(tree, i, k):
            return _behind_by(tree, k)
        for again in tree.all(k, "acl"):
            # the same, the second verb hung on its noun
            if tree.is_nominal(k) and tree.tag[again] == "VBN" and _follows(tree, k, again):
                return _behind_by(tree, again)
    return []


def _in_series(tree: Tree, i: int, behind: list[int]) -> list[int]:
    """Give the agent of the last of several passives in a row (*held, beaten and* **shot by**)."""
    before = i
    for k in behind:
        bare = tree.tag[k] == "VBN" and passive(tree, k) and not tree.has(k, "aux", "aux:pass")
        if not bare or tree.has(k, *_SUBJECTS) or not _adjoins(tree, before, k):
            return []
        found = _behind_by(tree, k)
        if found:
            return found if k == behind[-1] else []
        before = k
    return []


def _adjoins(tree: Tree, i: int, k: int) -> bool:
    """Whether only commas, conjunctions and adverbs stand between two verbs."""
    return all(tree.dep[j] in _BETWEEN for j in range(i + 1, k))


def _behind_by(tree: Tree, i: int) -> list[int]:
    found = [
        k
        for k in tree.all(i, "obl", "obl:agent")
        if _is_by(tree, k)
        and not is_time_noun(tree, k)
        and (tree.dep[k] == "obl:agent" or _can_act(tree, k) or tree.has(i, "cop"))
        and not is_means(tree, k)
        and not (tree.lemma[k] in nouns("margin") and tree.lemma[i] in nouns("voting"))
    ]
    return [a for k in found for a in tree.conjuncts(k) if a == k or not _is_sum(tree, a)]


def _can_act(tree: Tree, k: int) -> bool:
    """Whether it names somebody, or a force of nature (*Hurricane Ann*, *a storm*)."""
    if is_actor_like(tree, k) or tree.lemma[k] in nouns("striking"):
        return True
    return any(tree.lower[j] in nouns("striking") for j in tree.all(k, "nmod:desc", "compound"))


def _is_sum(tree: Tree, k: int) -> bool:
    """Whether a coordinated phrase is a mere number (*raised by banks, and the millions lent*)."""
    return is_amount(tree, k) or tree.lemma[content_noun(tree, k)] in _NUMBERS


def _behind_noun(tree: Tree, i: int) -> list[int]:
    """Give who stands behind *by* hung on a noun beside the passive.

    *called a fraud by doctors* hangs the doctors on the fraud, *claims made by both* both on the
    claims.
    """
    noun = tree.first(i, "xcomp") if tree.lemma[i] in nouns("naming") else None
    if tree.dep[i] == "acl" and tree.tag[i] == "VBN" and tree.head[i] < i:
        noun = tree.head[i]
    if noun is None or not tree.is_nominal(noun) or not passive(tree, i):
        return []
    found = [k for k in tree.all(noun, "nmod") if k > max(i, noun)]
    found = [k for k in found if tree.lower[left_edge(tree, k)] == "by"]
    return [a for k in found[:1] if _can_act(tree, k) for a in tree.conjuncts(k)]


def _owner(tree: Tree, i: int) -> list[int]:
    """Give whose act a participle tells the making of (*the mayor's speech, given in May*)."""
    noun = tree.head[i]
    if tree.dep[i] != "acl" or tree.tag[i] != "VBN" or tree.lemma[i] not in nouns("expressing"):
        return []
    lemma = tree.lemma[noun]
    told = lemma in nouns("conveyed") or lemma in nouns("said") or lemma in _SPOKEN
    owner = tree.first(noun, "nmod:poss")
    return [owner] if told and owner is not None and is_actor_like(tree, owner) else []


def _is_by(tree: Tree, k: int) -> bool:
    """Whether *by* opens the phrase, on whichever of its words it hangs (*by far fewer papers*)."""
    if tree.case(k) == "by":
        return True
    return tree.dep[k] == "obl:agent" and tree.lower[left_edge(tree, k)] == "by"


def _shares(tree: Tree, i: int, k: int) -> bool:
    """Whether only a conjunction stands between two passives (*held or beaten by the guards*)."""
    if tree.first(k, "aux:pass") is not None:
        return False
    if tree.first(k, *_SUBJECTS) is not None:
        return True  # *two were held and three others beaten by the guards*
    return all(tree.dep[j] in _BETWEEN or tree.dep[j] == "conj" for j in range(i + 1, k))


def _follows(tree: Tree, noun: int, clause: int) -> bool:
    return max(tree.subtree(noun)) == max(tree.subtree(clause)) and clause == noun + 1
