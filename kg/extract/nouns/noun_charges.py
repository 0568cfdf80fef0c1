"""Whose act an event noun tells of by whom somebody charges with it (*convicted of the murder*)."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun
from kg.extract.nouns.noun_kinds import whole_of
from kg.extract.participants import is_actor_like
from kg.extract.subjects import surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_CHARGES = {
    "accuse": {"of"}, "suspect": {"of"}, "convict": {"of", "for"}, "charge": {"with", "over"},
    "blame": {"for"}, "jail": {"for", "over"}, "imprison": {"for", "over"},
    "sentence": {"for", "over"}, "execute": {"for"}, "hang": {"for"}, "indict": {"for", "on"},
    "guilty": {"of", "to"}, "plead": {"to"}, "arrest": {"for", "over"}, "detain": {"for", "over"},
    "hold": {"for", "over"}, "try": {"for", "over"}, "prosecute": {"for", "over"}, "want": {"for"},
    "extradite": {"for", "over"}, "hunt": {"for", "over"},
}  # fmt: skip
"""Words that charge somebody with an act, and the prepositions behind which it stands."""
_TRIALS = frozenset({"trial", "conviction", "arrest", "prosecution", "indictment", "sentence"})
_SHARING = frozenset({"involve", "participate"})
_LAID_ON = frozenset({"blame", "pin"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "COUP", "PROTEST", "REJECT", "THREATEN", "MOBILIZE"})


def charged_with(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Add to `found` who is charged with the act, whether or not he is said to have done it."""
    done = entry.of == "target" or entry.verb in _SHARING
    if entry.code not in _DEEDS and not (entry.code == "OTHER" and done):
        return False
    if not found.targets and tree.first(found.trigger, "det", "nmod:poss", "nmod") is None:
        return False  # *accused of rape*: of a crime, not of one that is told
    return charged(tree, found.trigger, found)


def charged(tree: Tree, i: int, found: Candidate) -> bool:
    """Take as actor who is charged with what the noun at `i` names."""
    i = whole_of(tree, i)  # *blamed for a series of attacks*
    while tree.dep[i] == "conj" and tree.pos[tree.head[i]] == "NOUN":
        i = tree.head[i]  # *guilty of plotting and obstruction of justice*
    who = _laid_on(tree, i) if tree.dep[i] in {"obj", "nsubj:pass"} else _charged(tree, i)
    if who is None or who in found.targets or not is_actor_like(tree, who):
        return False
    found.actors = tree.conjuncts(who)
    found.rule += "/charged"
    return True


def _charged(tree: Tree, i: int) -> int | None:
    parent = tree.head[i]
    if tree.dep[i] == "nmod" and tree.case(i) in {"for", "over"}:
        return _tried(tree, parent)
    if tree.dep[i] == "nmod" and tree.case(i) == "of":
        verb = tree.head[parent]  # the parse may hang the charge on whom it meets
        met = tree.dep[parent] == "obj" and "of" in _CHARGES.get(tree.lemma[verb], ())
        return parent if met else None
    if tree.dep[i] != "obl" or tree.case(i) not in _CHARGES.get(tree.lemma[parent], ()):
        return None
    if tree.pos[parent] != "VERB" or passive(tree, parent):
        return surface_subject(tree, parent)[0]
    return tree.first(parent, "obj")


def _tried(tree: Tree, trial: int) -> int | None:
    """Give whose trial or conviction is for the act (*the mayor's trial for the killing*)."""
    if tree.lemma[trial] not in _TRIALS:
        return None
    whose = tree.all(trial, "nmod:poss", "nmod")
    whose = [k for k in whose if tree.dep[k] == "nmod:poss" or tree.case(k) == "of"]
    if not whose and tree.has(trial, "cop"):
        whose = tree.all(trial, "nsubj")  # *is on trial for the killing*
    return whose[0] if whose else None


def _laid_on(tree: Tree, i: int) -> int | None:
    """Give on whom the act is laid (*blamed the blast on the rebels*)."""
    verb = tree.head[i]
    if tree.lemma[verb] not in _LAID_ON:
        return None
    behind = [*tree.all(verb, "obl"), *tree.all(i, "nmod")]
    return next((k for k in behind if k > i and tree.case(k) == "on"), None)
