"""What a noun right before an event noun has to do with it: *the engine failure*, *tax reform*.

Such a word says of what the event is one, so it makes no noun tell of an event that does not by
itself (*steel production*); where one is told, the word is who or what it befalls or is done to.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_DONE = frozenset({"OTHER", "RETREAT", "COOPERATE", "AID", "SANCTION"})
_OWN_PEOPLE = frozenset({"force", "troop", "personnel", "staff", "crew", "population"})


def things_before(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Add to `found`, where nothing else says it, what the noun before it says."""
    i = found.trigger
    k = i - 1
    if "compound" not in tree.labels[i] or tree.dep[k] != "compound" or tree.head[k] != i:
        return
    if tree.pos[k] != "NOUN" or tree.lemma[k] in entry.lemma.split(" ") or tree.ent[k]:
        return
    if k in found.actors or k in found.targets or is_time_noun(tree, k):
        return
    if tree.has(k, "nummod") or tree.lemma[k] in telling_words("manners"):
        return
    if not found.actors and _befallen(entry):
        found.actors.append(k)
        found.rule += "/befallen"
    elif not found.targets and (_is_done(tree, k, entry, found) or is_helped(tree, k, entry)):
        found.targets.append(k)
        found.rule += "/done-to"


def _befallen(entry: EventNoun) -> bool:
    """Whether a thing before the noun is what falls, fails or grows (*the engine failure*)."""
    alone = entry.code == "OTHER" and entry.of == "actor"
    return alone and entry.verb in telling_words("happening_to")


def _is_done(tree: Tree, k: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether a thing before the noun is what the act is done to (*tablet development*)."""
    if entry.code not in _DONE or entry.verb not in telling_words("done_to"):
        return False
    return tree.lemma[k] not in nouns("group") and all(case != "of" for case, _ in found.obliques)


def is_helped(tree: Tree, k: int, entry: EventNoun) -> bool:
    """Whether people before the noun are those helped or freed (*witness protection*)."""
    if entry.verb not in telling_words("helping") or tree.pos[k] != "NOUN":
        return False
    people = tree.lemma[k] in nouns("person") or tree.lemma[k] in _OWN_PEOPLE
    return people and tree.lemma[k] not in entry.lemma.split(" ")
