"""What *of* behind an event noun names: who acts, whom the act is done to, or what it is about."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.place_words import place_words
from kg.extract.tree import Tree

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_UPON_THINGS = frozenset({"REJECT", "COERCE", "CONCEDE"})
_EXCHANGED = frozenset({"prisoner", "hostage", "captive", "detainee", "spy"})


def of_phrase(tree: Tree, entry: EventNoun, found: Candidate, k: int) -> None:
    """Add to `found` the part that `k` behind *of* takes, if it takes one."""
    if entry.of == "none" or is_amount(tree, k) or entry.lemma.endswith(f" {tree.lemma[k]}"):
        return  # a state of *emergency* is one name
    if _is_of_thing(entry) and not is_actor_like(tree, k):
        found.targets.append(k)  # *a breach of the accord*
        found.obj = k
        return
    if _is_mere_content(tree, entry, found, k) or _is_said(tree, entry, k):
        return
    if entry.verb in {"exchange", "swap"} and tree.lemma[k] in _EXCHANGED:
        return  # *an exchange of prisoners*
    if entry.lemma in telling_words("beating"):
        found.targets.append(k)  # *the defeat of the rebels*, though *their defeat* is suffered
        found.obj = k
    elif entry.of == "actor":
        if not found.actors:
            found.actors.append(k)
        elif entry.code != "OTHER" and k not in tree.conjuncts(found.actors[0]):
            found.targets.append(k)
    elif entry.of == "either" and entry.verb in telling_words("upon"):
        found.targets.append(k)  # *the capture of the mayor*, whoever captured him
        found.obj = k
    elif entry.of == "either" and found.actors and k in tree.conjuncts(found.actors[-1]):
        found.actors.append(k)
    elif entry.of == "target" or found.actors or _is_struck(tree, entry, k):
        found.targets.append(k)
        found.obj = k
    else:
        by = any(case == "by" for case, _ in found.obliques)
        (found.targets if by else found.actors).append(k)


def _is_said(tree: Tree, entry: EventNoun, k: int) -> bool:
    """Whether *of* says what is claimed or reported (*a claim of responsibility*)."""
    documents = telling_words("documents")
    said = entry.code == "OTHER" and entry.of == "actor" and entry.lemma in documents
    return said and not is_actor_like(tree, k)


def _is_of_thing(entry: EventNoun) -> bool:
    """Whether a thing behind *of* is what the act is done to, whoever does it."""
    if entry.of != "either":
        return False
    if entry.code in _UPON_THINGS or entry.verb in telling_words("upon"):
        return True
    return entry.verb in telling_words("of_things")


def _is_struck(tree: Tree, entry: EventNoun, k: int) -> bool:
    """Whether *of* names a place that was attacked (*the bombing of the building*)."""
    return entry.code == "ASSAULT" and not entry.reciprocal and is_place(tree, k)


def _is_mere_content(tree: Tree, entry: EventNoun, found: Candidate, k: int) -> bool:
    """Whether an *of* phrase says what it is about, not who takes part (*a war of attrition*)."""
    if is_actor_like(tree, k) or is_place(tree, k) or entry.of == "target":
        return False
    told = bool(found.actors) and entry.code != "ASSAULT"
    return entry.stative or (entry.code != "OTHER" and not told)


def is_place(tree: Tree, i: int) -> bool:
    """Whether token `i` names a place or a kind of place."""
    return tree.ent[i] in _PLACES or tree.lemma[i] in place_words().nouns


def is_amount(tree: Tree, i: int) -> bool:
    """Whether token `i` is a sum or number; with *the* a number is a thing's name (*the 747*)."""
    if tree.ent[i] in {"MONEY", "PERCENT"} or tree.pos[i] == "SYM":
        return True
    if tree.lemma[i] in nouns("unit") and tree.has(i, "nummod"):
        return True  # *a loss of 12 cents*
    return tree.pos[i] == "NUM" and not is_numbered_thing(tree, i)


def is_numbered_thing(tree: Tree, i: int) -> bool:
    """Whether a number in figures is what something is called (*the first flight of the 747*)."""
    if not tree.lower[i].isdigit() or not tree.kids[i]:
        return False
    return {tree.dep[k] for k in tree.kids[i]} == {"det", "case"} and tree.says(i, ("the",), "det")
