"""Whom or what an active clause's act is done to: object, receiver, goal, or whom it is about."""

from __future__ import annotations

from kg.extract.addressees import addressee, helped, parties, whose_words
from kg.extract.candidates import Candidate
from kg.extract.coding import noun_at
from kg.extract.governed import borne, hit_by_object, near_complements
from kg.extract.noun_classes import nouns
from kg.extract.participants import (
    bearing_oblique,
    is_actor_like,
    is_amount,
    is_extent,
    is_headcount,
    is_human,
    is_moved,
)
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_GOALS = frozenset({"to", "from", "into", "against", "at"})
_ON = frozenset({"on", "against", "upon"})
_HAVING = frozenset({"have", "lack", "retain", "possess", "own"})


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
    goal = _beside_object(tree, found, obj)
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


def _beside_object(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give the targets behind prepositions that outweigh the object, if any."""
    lemma = tree.lemma[found.trigger]
    if lemma in _HAVING and noun_at(tree, obj) is None:
        return []  # *has respect for them*, *has offices on the island*: that is what is had
    if hit := hit_by_object(tree, found, obj):
        return hit
    if tree.lemma[obj] in nouns("steps") and (hit := _opposed(tree, found, obj)):
        return hit
    if lemma in nouns("answering"):
        return whose_words(tree, obj, found.obliques)
    if lemma in nouns("expressing") and tree.lemma[obj] in nouns("conveyed"):
        return addressee(tree, obj, found.obliques)
    if lemma in nouns("arranging") and (both := parties(tree, obj)):
        return both
    if lemma in nouns("limiting") and tree.lemma[obj] in nouns("limit"):
        behind = [(tree.case(k), k) for k in tree.all(obj, "nmod")] + found.obliques
        limited = [k for c, k in behind if c in _ON and not is_time_noun(tree, k)]
        return tree.conjuncts(limited[0]) if limited else []
    if lemma in nouns("throwing"):
        hit = [
            k
            for c, k in found.obliques + _goals(tree, obj)
            if c == "at" and not is_time_noun(tree, k)
        ]
        if hit and not is_amount(tree, hit[0]):
            return tree.conjuncts(hit[0])
    if not found.obliques and "nmod" not in tree.labels[obj]:
        return []  # nothing stands behind a preposition
    called = lemma in nouns("calling_in") and is_human(tree, obj)
    told = lemma in nouns("keeping") or lemma in nouns("responding")  # *mentioned ties to Rome*
    moves = is_moved(tree, obj) and not told and not called
    rescued = lemma in nouns("rescuing") and is_human(tree, obj) and not is_moved(tree, obj)
    if rescued or is_headcount(tree, obj):
        return []
    sent = lemma in nouns("sender") and not _is_person(tree, obj)
    paid = is_amount(tree, obj)
    if not (sent or moves or paid or not is_actor_like(tree, obj)):
        return []
    near = found.obliques + (_goals(tree, obj) if sent or moves or paid else [])
    # *pulled the toy* **from its shelves**: whence, and the subject's own
    near = [(c, k) for c, k in near if c != "from" or not _is_own_thing(tree, k)]
    if lemma in nouns("giving"):
        near += [(c, k) for c, k in _goals(tree, obj) if c == "to" and is_actor_like(tree, k)]
    got = lemma in nouns("getting") or not (sent or moves or lemma in nouns("depriving"))
    if got or lemma in nouns("sending"):
        near = [
            (c, k) for c, k in near if c != "from"
        ]  # *ships grain from Odesa*, *bought it from*
    if lemma in nouns("taking") and not moves:  # *took the case to the court*
        near = [(c, k) for c, k in near if c != "to"]
    if paid:
        near += [(tree.case(d), d) for c, k in near if c == "in" for d in tree.all(k, "nmod")]
        near = [(c, k) for c, k in near if c in {"to", "for"} and not is_time_noun(tree, k)] or [
            ("into", k) for c, k in found.obliques if _is_outlay(tree, lemma, c, k)
        ]
    if lemma in nouns("siding"):  # *backs the fight against them*
        near = [(c, k) for c, k in near if c != "against" or tree.first(k, "case") != obj + 1]
    if lemma not in nouns("sharing"):
        near = [(c, k) for c, k in near if c != "with"]  # *watched the match with his son*
    if not near:
        return []
    things = sent or moves or paid
    goal = bearing_oblique(
        tree, near, beside_object=True, things=things, borne=borne(tree, found.trigger)
    )
    return tree.conjuncts(goal) if goal is not None else []


def _opposed(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give against whom steps are taken (*took action* **against two banks**)."""
    behind = [(tree.case(k), k) for k in tree.all(obj, "nmod") if k > obj]
    hit = [k for c, k in found.obliques + behind if c == "against" and not is_time_noun(tree, k)]
    return tree.conjuncts(hit[0]) if hit else []


def _is_outlay(tree: Tree, lemma: str, case: str, k: int) -> bool:
    """Whether money goes there (*spent a million on roads*, *invested two in the mine*)."""
    if is_time_noun(tree, k) or lemma not in nouns("spending"):
        return False
    return case in {"on", "into", "onto", "in"} and (case != "in" or tree.ent[k] != "GPE")


def _is_own_thing(tree: Tree, k: int) -> bool:
    """Whether a thing stands there that belongs to somebody named before (*its shelves*)."""
    owner = tree.first(k, "nmod:poss")
    return owner is not None and tree.pos[owner] == "PRON" and not is_actor_like(tree, k)


def _is_person(tree: Tree, i: int) -> bool:
    """Whether an object is somebody by name or pronoun: then it is whom the act is done to."""
    return tree.ent[i] == "PERSON" or tree.lower[i] in {"him", "her", "them", "me", "us", "you"}


def passive_targets(tree: Tree, found: Candidate, surface: list[int]) -> list[int]:
    """Give the targets of a passive clause: its subject, or where the subject is sent."""
    head = surface[0]
    if hit := hit_by_object(tree, found, head):
        return hit
    called = tree.lemma[found.trigger] in nouns("calling_in")
    somebody = is_human(tree, head) and (called or not is_moved(tree, head))
    if somebody or tree.pos[head] == "PRON" or len(surface) > 1:
        return surface
    if tree.lemma[found.trigger] not in nouns("sender") and not is_moved(tree, head):
        return surface
    cases = borne(tree, found.trigger)
    goal = bearing_oblique(tree, found.obliques, beside_object=True, borne=cases)
    return tree.conjuncts(goal) if goal is not None else surface


def _goals(tree: Tree, noun: int) -> list[tuple[str, int]]:
    """Give the goals and sources that the parse hung on the object (*sent aid to Haiti*)."""
    behind = [k for k in tree.all(noun, "nmod") if k > noun]
    behind += [d for k in behind if is_amount(tree, noun) for d in tree.all(k, "nmod")]
    return [(case, k) for k in behind if (case := tree.case(k)) in _GOALS]
