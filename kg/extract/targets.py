"""Whom or what an active clause's act is done to: object, receiver, goal, or whom it is about."""

from __future__ import annotations

from kg.extract.addressees import helped, whose_words
from kg.extract.beside import beside_object, outweighs, thrown_at
from kg.extract.candidates import Candidate
from kg.extract.governed import borne, hit_by_object, near_complements
from kg.extract.noun_classes import nouns
from kg.extract.participants import (
    bearing_oblique,
    is_actor_like,
    is_amount,
    is_extent,
    is_human,
    is_moved,
)
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree


def active_targets(tree: Tree, found: Candidate) -> list[int]:
    """Give the targets of an active clause without a light verb."""
    i, obj = found.trigger, found.obj
    receivers = tree.all(i, "iobj") if "iobj" in tree.labels[i] else []
    if receivers and (obj is not None or len(receivers) == 1):
        return tree.conjuncts(receivers[-1])
    if obj is None or (tree.lower[obj] == "it" and _is_empty(tree, i, obj)):
        return _without_object(tree, found) if found.obliques else []
    if "nmod:poss" in tree.labels[obj]:
        before = next((k for k in tree.all(obj, "nmod:poss") if _is_receiver(tree, k)), None)
        if before is not None:
            return tree.conjuncts(before)
    goal = beside_object(tree, found, obj)
    if goal:
        return goal
    if is_amount(tree, obj):
        told = is_extent(tree, obj) or tree.lemma[i] in nouns("measuring")  # *fell two points*
        return helped(tree, i) or ([] if told else [obj])
    return tree.conjuncts(obj)


def _is_empty(tree: Tree, i: int, obj: int) -> bool:
    """Whether *it* only fills the place of an object (*made it to the final*)."""
    if tree.lemma[i] != "make":
        return False
    goals = [tree.case(k) for k in tree.all(i, "obl") if k > obj]
    return any(case in {"to", "into", "through", "onto"} for case in goals)


def _without_object(tree: Tree, found: Candidate) -> list[int]:
    lemma = tree.lemma[found.trigger]
    if lemma == "go" and (chased := _chased(tree, found)):
        return chased
    near = near_complements(tree, found)
    goal = bearing_oblique(tree, near, beside_object=False, borne=borne(tree, found.trigger))
    if goal is None and lemma in nouns("meddler"):
        goal = next((k for c, k in found.obliques if c == "in" and not is_time_noun(tree, k)), None)
    if goal is None:
        return []
    if lemma in nouns("answering"):
        owner = whose_words(tree, goal, [])
        of = [k for k in tree.all(goal, "nmod") if tree.case(k) == "of" and is_actor_like(tree, k)]
        if tree.lemma[goal] in nouns("conveyed") and (owner or of):
            return owner or tree.conjuncts(of[0])
    return [c for _, c in found.obliques if c in tree.conjuncts(goal)] or [goal]


def _chased(tree: Tree, found: Candidate) -> list[int]:
    """Give whom somebody goes after (*went* **after the landlord** *over the rent*)."""
    i = found.trigger
    if tree.lower[i + 1 : i + 2] != ["after"]:
        return []
    hit = [k for c, k in found.obliques if c == "after" and is_actor_like(tree, k)]
    return tree.conjuncts(hit[0]) if hit else []


def _is_receiver(tree: Tree, k: int) -> bool:
    """Whether a name before an article was taken for an owner (*dealt NATO a defeat*)."""
    bare = tree.pos[k] == "PROPN" and tree.first(k, "case") is None
    return bare and k + 1 < len(tree) and tree.tag[k + 1] == "DT"


def passive_targets(tree: Tree, found: Candidate, surface: list[int]) -> list[int]:
    """Give the targets of a passive clause: its subject, or where the subject is sent."""
    head = surface[0]
    if hit := hit_by_object(tree, found, head):
        return hit
    thrown = tree.lemma[found.trigger] in nouns("throwing") and not is_actor_like(tree, head)
    if thrown and (hit := thrown_at(tree, found, head)):
        return hit  # *rockets were fired at the base*
    called = tree.lemma[found.trigger] in nouns("calling_in")
    somebody = is_human(tree, head) and (called or not is_moved(tree, head))
    if somebody or tree.pos[head] == "PRON" or len(surface) > 1:
        return surface
    if tree.lemma[found.trigger] not in nouns("sender") and not is_moved(tree, head):
        return surface
    cases = borne(tree, found.trigger)
    near = [(c, k) for c, k in found.obliques if outweighs(tree, found, head, c, k)]
    goal = bearing_oblique(tree, near, beside_object=True, borne=cases)
    return tree.conjuncts(goal) if goal is not None else surface
