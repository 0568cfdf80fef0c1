"""What an act is done to where its means stand before it (*raids using jets against rebels*)."""

from __future__ import annotations

from kg.extract.participants import is_actor_like, is_amount, is_moved
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_USING = frozenset({"use", "employ", "utilise", "utilize", "deploy", "involve"})
_CLAUSES = frozenset({"advcl", "acl"})
_WITH = frozenset({"with", "by", "from"})
_LEADING = {"direction": "toward", "favor": "for", "favour": "for"}
_HIT = frozenset({"against", "on", "at"})


def behind_means(tree: Tree, i: int, noun: int) -> list[int]:
    """Give whom the act of `noun`, carried by the verb at `i`, is done to behind its means."""
    for word in (noun, i):
        labels = tree.labels[word]
        if not labels.isdisjoint(_CLAUSES):
            for k in tree.all(word, "advcl", "acl"):
                if k > i and tree.tag[k] == "VBG" and tree.lemma[k] in _USING:
                    behind = [(c, h) for c, h in _below(tree, k, "obl") if c in _HIT]
                    used = tree.all(k, "obj")
                    behind += _behind_used(tree, used)
                    if behind:
                        return tree.conjuncts(behind[0][1])
        used = [k for c, k in _below(tree, word, "obl", "nmod") if c in _WITH and k > i]
        if used and (behind := _behind_used(tree, used)):
            return tree.conjuncts(behind[0][1])
    return []


def is_means_of(tree: Tree, i: int) -> bool:
    """Whether a clause tells with what another act is done (*raided it* **using jets**)."""
    if tree.tag[i] != "VBG" or tree.lemma[i] not in _USING:
        return False
    if tree.dep[i] == "acl":  # *rebels using mines against convoys* do it themselves
        return not is_actor_like(tree, tree.head[i])
    return tree.dep[i] == "advcl"


def led_to(tree: Tree, case: str, noun: int) -> tuple[str, int]:
    """Read *in the direction of* as *toward* and *in favour of* as *for*."""
    if case != "in" or tree.lemma[noun] not in _LEADING:
        return case, noun
    end = next((k for k in tree.all(noun, "nmod") if tree.cases[k] == "of"), None)
    return (case, noun) if end is None else (_LEADING[tree.lemma[noun]], end)


def next_to_follow(tree: Tree, i: int) -> int | None:
    """Give what stands behind the preposition right behind a verb, hung on the one before it.

    *Those who know and work* **with him**.
    """
    if tree.dep[i + 1 : i + 2] != ["case"]:
        return None
    noun = tree.head[i + 1]
    return noun if tree.head[noun] == tree.head[i] and tree.dep[noun] == "obl" else None


def _behind_used(tree: Tree, used: list[int]) -> list[tuple[str, int]]:
    """Give what stands *against* behind the things used, or *on* and *at* behind arms."""
    things = [c for k in used for c in tree.conjuncts(k)]
    return [
        (case, k)
        for thing in things
        for case, k in _below(tree, thing, "nmod")
        if case == "against" or (case in _HIT and is_moved(tree, thing))
    ]


def _below(tree: Tree, i: int, *labels: str) -> list[tuple[str, int]]:
    """Give what stands behind prepositions below `i`, but no times and sums."""
    found = [k for k in tree.all(i, *labels) if k > i]
    return [(tree.cases[k], k) for k in found if not (is_time_noun(tree, k) or is_amount(tree, k))]
