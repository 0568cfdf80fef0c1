"""Whose purpose an infinitive tells behind an object: who is set to act by it, and who is not."""

from __future__ import annotations

from kg.extract.antecedents import owner_of
from kg.extract.coding import noun_at
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_amount
from kg.extract.spans import is_time_noun, left_edge
from kg.extract.tree import Tree

_HINDERING = frozenset({"stop", "prevent", "keep", "catch", "find", "spot", "leave"})


def receivers_of(tree: Tree, governor: int, i: int) -> list[int]:
    """Give the objects that an infinitive may be about.

    Money and time do nothing (*was paid $20 to leave*), and an act serves who does it (*planned
    raids to sow fear*), unless the verb brings the object itself to act (*caused riots to flare*).
    """
    found = tree.all(governor, "iobj", "obj")
    if not found or tree.mark(i) != "to" or tree.lemma[governor] in nouns("letting"):
        return found
    own = [_owner(tree, k) if k < i else k for k in found]
    return [k for k in own if k > i or not _is_idle(tree, k)]


def _owner(tree: Tree, k: int) -> int:
    """Give whose plan an object is (*rejected* **Lee's** *effort to limit it*)."""
    owner = owner_of(tree, k) if tree.lemma[k] in nouns("infinitive_taking") else None
    return k if owner is None else owner


def _is_idle(tree: Tree, k: int) -> bool:
    if is_actor_like(tree, k):
        return False
    if tree.lemma[k] in nouns("sums"):
        return True  # *demanded a ransom to free him*
    return is_amount(tree, k) or is_time_noun(tree, k) or noun_at(tree, k) is not None


def set_to_act(tree: Tree, i: int, governor: int) -> int | None:
    """Give the object that is what follows it (*makes* **him** *unfit to lead*).

    Or that is hindered or met doing it (*stop* **the men** *stealing*).
    """
    obj = tree.first(governor, "obj")
    if obj is None or not governor < obj < i:
        return None
    before = left_edge(tree, i) - 1
    if tree.tag[i] == "VBG" and not tree.mark(i) and tree.lemma[governor] in _HINDERING:
        return obj if before == max(tree.subtree(obj)) and is_actor_like(tree, obj) else None
    state = tree.first(governor, "xcomp")
    if tree.lemma[governor] != "make" or tree.mark(i) != "to" or state != before:
        return None
    if tree.pos[before] != "ADJ" or tree.lemma[before] in nouns("toughness"):
        return None
    return obj if tree.dep[obj] == "obj" else None


def brought_to_act(tree: Tree, noun: int, i: int) -> bool:
    """Whether the noun an infinitive was hung on is what is caused to act (*caused riots to*)."""
    if tree.dep[noun] != "obj" or tree.mark(i) != "to" or noun > i:
        return False
    if tree.lemma[tree.head[noun]] in nouns("founding") and tree.lemma[noun] in nouns("group"):
        return tree.lemma[noun] not in nouns("willed")  # *set up* **a committee** *to study it*
    if tree.lemma[noun] in nouns("infinitive_taking") or tree.lemma[noun] in nouns("willed"):
        return False
    return tree.lemma[tree.head[noun]] in {"cause", "allow", "force", "enable", "prompt", "permit"}


def is_anothers(tree: Tree, noun: int) -> bool:
    """Whether another tries it than who acts on it (*snow hampered efforts to reach them*)."""
    if tree.dep[noun] not in {"obj", "nsubj:pass"} or tree.lemma[noun] not in nouns("willed"):
        return False
    return tree.lemma[tree.head[noun]] in nouns("hampering")


def is_crossed(tree: Tree, i: int, governor: int) -> bool:
    """Whether the same infinitive was hung on the verb (*foiled a plot* **to attack** *them*)."""
    obj = tree.first(governor, "obj")
    if obj is None or tree.mark(i) != "to" or obj != left_edge(tree, i) - 1:
        return False
    return tree.lemma[obj] in nouns("willed") and tree.lemma[governor] in nouns("hampering")
