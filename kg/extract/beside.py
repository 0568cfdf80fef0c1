"""Who or what, behind a preposition, outweighs the object of a verb (*sent aid to Haiti*)."""

from __future__ import annotations

from kg.extract.addressees import addressee, parties, whose_words
from kg.extract.candidates import Candidate
from kg.extract.coding import noun_at
from kg.extract.governed import borne, hit_by_object
from kg.extract.means import behind_means, is_means_of
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
from kg.extract.place_words import place_words
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.tree import Tree

_GOALS = frozenset({"to", "from", "into", "against", "at"})
_ON = frozenset({"on", "against", "upon"})
_HAVING = frozenset({"have", "lack", "retain", "possess", "own"})
_HOLDING = frozenset({"contain", "include", "comprise", "encompass", "incorporate", "feature"})
_DAYBREAK = frozenset({"dawn", "dusk", "sunrise", "sunset", "nightfall", "range", "random", "once"})
_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def beside_object(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give the targets behind prepositions that outweigh the object, if any."""
    lemma = tree.lemma[found.trigger]
    if lemma in _HAVING and (noun_at(tree, obj) is None or _is_given(tree, obj)):
        return []  # *has respect for them*, *has offices on the island*: that is what is had
    if lemma in _HOLDING:
        return []  # *contains a warning to banks*
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
    if lemma in nouns("throwing") and (hit := thrown_at(tree, found, obj)):
        return hit
    if not found.obliques and "nmod" not in tree.labels[obj]:
        return []  # nothing stands behind a preposition
    return _goal(tree, found, obj)


def _is_given(tree: Tree, obj: int) -> bool:
    """Whether those behind *of* give what is had (*has the support of the unions*)."""
    return tree.lemma[obj] in nouns("given_by") and any(
        tree.case(k) == "of" and is_actor_like(tree, k) for k in tree.all(obj, "nmod")
    )


def _opposed(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give against whom steps are taken (*took action* **against two banks**)."""
    behind = [(tree.case(k), k) for k in tree.all(obj, "nmod") if k > obj]
    hit = [k for c, k in found.obliques + behind if c == "against" and not is_time_noun(tree, k)]
    return tree.conjuncts(hit[0]) if hit else behind_means(tree, found.trigger, obj)


def thrown_at(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give at whom or what something is thrown (*fired rockets* **at the base**)."""
    opens = tree.lemma[found.trigger] in {"launch", "aim"} and not is_moved(tree, obj)
    near = found.obliques + _goals(tree, obj)
    hit = [
        k
        for c, k in near
        if c in {"at", "toward", "towards"} and not _is_when(tree, k)
        if not (opens and _is_occasion(tree, k))  # *launched the campaign at a rally*
    ]
    return tree.conjuncts(hit[0]) if hit and not is_amount(tree, hit[0]) else []


def _is_when(tree: Tree, k: int) -> bool:
    return tree.lemma[k] in _DAYBREAK or is_time_noun(tree, k)


def _is_occasion(tree: Tree, k: int) -> bool:
    """Whether something happens or lies there, where a thing is shown first."""
    return noun_at(tree, k) is not None or tree.lemma[k] in place_words().nouns


def _goal(tree: Tree, found: Candidate, obj: int) -> list[int]:
    """Give to whom or where the object goes, if that is what the act is done to."""
    lemma = tree.lemma[found.trigger]
    if is_means_of(tree, found.trigger):
        return []
    called = lemma in nouns("calling_in") and is_human(tree, obj)
    told = lemma in nouns("keeping") or lemma in nouns("responding")  # *mentioned ties to Rome*
    moves = is_moved(tree, obj) and not told and not called
    rescued = lemma in nouns("rescuing") and is_actor_like(tree, obj) and not is_moved(tree, obj)
    if rescued or is_headcount(tree, obj):
        return []
    sent = lemma in nouns("sender") and not _is_person(tree, obj)
    paid = is_amount(tree, obj)
    if not (sent or moves or paid or not is_actor_like(tree, obj)):
        return []
    if paid and lemma in nouns("changing") and is_extent(tree, obj):
        return []  # *gained 40 points to a record high*
    near = found.obliques + (_goals(tree, obj) if sent or moves or paid else [])
    if lemma in nouns("giving"):
        near += [(c, k) for c, k in _goals(tree, obj) if c == "to" and is_actor_like(tree, k)]
    if paid:
        near += [(tree.case(d), d) for c, k in near if c == "in" for d in tree.all(k, "nmod")]
        near = [(c, k) for c, k in near if c in {"to", "for"} and not is_time_noun(tree, k)] or [
            ("into", k) for c, k in found.obliques if _is_outlay(tree, lemma, c, k)
        ]
    else:
        near = [(c, k) for c, k in near if outweighs(tree, found, obj, c, k)]
    if not near:
        return []
    things = sent or moves or paid
    goal = bearing_oblique(
        tree, near, beside_object=True, things=things, borne=borne(tree, found.trigger)
    )
    return tree.conjuncts(goal) if goal is not None else []


def outweighs(tree: Tree, found: Candidate, obj: int, case: str, k: int) -> bool:
    """Whether with this verb the act is done to what stands behind the preposition."""
    lemma = tree.lemma[found.trigger]
    if case in {"to", "into", "toward", "towards"}:
        return _receives(tree, lemma, obj, case, k)
    if case == "from":
        # *ships grain from Odesa*; *pulled the toy* **from its shelves**: the subject's own
        leaves = lemma in nouns("sender") and lemma not in nouns("sending")
        claims = leaves or lemma in nouns("claiming_from")
        return claims and not _is_own_thing(tree, k)
    if case in {"on", "upon"}:
        laid = lemma in nouns("laying_on") or lemma in nouns("bearing_down")
        return (laid or lemma in nouns("limiting")) and _is_party(tree, k)
    if case == "at":
        aimed = lemma in nouns("throwing") or lemma in nouns("aiming")
        return (aimed or _is_somebody(tree, k)) and not _is_when(tree, k)
    if case == "against":
        if lemma in nouns("siding"):  # *backs the fight against them*
            return tree.first(k, "case") != obj + 1
        return lemma not in nouns("guarding")
    if case == "with":  # *watched the match with his son*
        return lemma in nouns("sharing")
    return True


def _receives(tree: Tree, lemma: str, obj: int, case: str, k: int) -> bool:
    """Whether a goal gets the object (*gave it to him*), which is not only moved there."""
    sends = lemma in nouns("sender") or lemma in nouns("throwing")
    lent = tree.lemma[obj] in nouns("lent") or lemma in nouns("devoting")
    if not is_actor_like(tree, k):
        given = sends or lemma in nouns("giving")
        return lent or is_amount(tree, obj) or (given and is_moved(tree, obj))
    if case != "to":
        return sends
    if lemma in nouns("taking") and not is_moved(tree, obj):
        return False  # *took the case to the court*
    if lemma in nouns("limiting") and is_moved(tree, obj):
        return True  # *suspended aid to the clinics*
    return sends or lent or lemma in nouns("dative")


def _is_party(tree: Tree, k: int) -> bool:
    """Whether somebody stands there, and no place with a name."""
    return tree.pos[k] != "PROPN" or tree.ent[content_noun(tree, k)] in {*_PARTIES, ""}


def _is_somebody(tree: Tree, k: int) -> bool:
    """Whether people stand there rather than a name that may be a place's."""
    return is_human(tree, k) and (tree.pos[k] != "PROPN" or tree.ent[k] == "PERSON")


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


def _goals(tree: Tree, noun: int) -> list[tuple[str, int]]:
    """Give the goals and sources that the parse hung on the object (*sent aid to Haiti*)."""
    behind = [k for k in tree.all(noun, "nmod") if k > noun]
    behind += [d for k in behind if is_amount(tree, noun) for d in tree.all(k, "nmod")]
    return [(case, k) for k in behind if (case := tree.case(k)) in _GOALS]
