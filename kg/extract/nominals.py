"""Event nouns with their participants: *the withdrawal of French troops from Niger*."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import (
    EventNoun,
    event_noun_at,
    kind_of_verb,
    light_verb,
    phase,
    telling_words,
)
from kg.extract.deverbal import deverbal_noun
from kg.extract.governors import governor
from kg.extract.lending import lend
from kg.extract.nominal_roles import fill_roles
from kg.extract.occurrence import is_told
from kg.extract.participants import is_actor_like
from kg.extract.subjects import surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_HEADS = frozenset(
    {"root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "appos", "parataxis", "obl:agent",
     "iobj", "nsubj:outer", "dislocated", "list", "obl:unmarked", "advcl", "ccomp", "xcomp"}
)  # fmt: skip
_NAMED = frozenset({"PERSON", "ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "GPE"})
_FROM_OTHERS = frozenset(
    {"seek", "want", "wish", "desire", "discuss", "consider", "prefer", "need"}
)
_IN_COPULA = frozenset({"in", "at", "on", "under"})
_SAYING = frozenset({"in", "by", "with", "during", "at"})


def noun_candidates(tree: Tree, verbs: list[Candidate]) -> list[Candidate]:
    """Give a candidate for every event noun that no verb has already told, in order of text.

    A noun that a verb only lends its tense to (*made a statement*) joins that verb's candidate.
    """
    carried = {w for c in verbs for w in c.words}
    by_verb = {c.trigger: c for c in verbs}
    found = []
    for i in range(len(tree)):
        if tree.pos[i] != "NOUN" or i in carried or tree.dep[i] not in _HEADS:
            continue
        entry = _entry(tree, i)
        if entry is None or tree.ent[i] in _NAMED or _restates(tree, i, entry):
            continue
        candidate = _candidate(tree, i, entry)
        if entry.code == "OTHER" and lend(tree, candidate, by_verb.get(tree.head[i])):
            continue
        if candidate.actors or candidate.targets or is_told(tree, i, entry):
            found.append(candidate)
    return found


def _entry(tree: Tree, i: int) -> EventNoun | None:
    names = [f"{tree.lemma[k]} {tree.lemma[i]}" for k in tree.all(i, "compound", "amod")]
    if any(name in telling_words("things") for name in names):
        return None
    listed = event_noun_at(tree.doc[i])
    return listed if listed is not None else deverbal_noun(tree.lemma[i])


def _candidate(tree: Tree, i: int, entry: EventNoun) -> Candidate:
    found = Candidate(
        trigger=i, verb=entry.lemma, rule="noun", nominal=True, words=[i], support=[i]
    )
    fill_roles(tree, entry, found)
    if not found.actors:
        _inherit_actor(tree, i, found)
    if not found.targets and tree.dep[i] == "nsubj":
        _target_of_clause(tree, entry, found)
    return found


def _target_of_clause(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take the target from the verb the noun is subject of (*pressure is building on Mali*)."""
    verb = tree.head[found.trigger]
    if entry.code == "OTHER" or tree.pos[verb] != "VERB" or tree.first(verb, "obj") is not None:
        return
    borne = set(entry.target_preps) & {"on", "against", "over"}
    goal = next((k for k in tree.all(verb, "obl") if tree.case(k) in borne), None)
    if goal is not None and is_actor_like(tree, goal):
        found.targets = tree.conjuncts(goal)
        found.rule += "/clause-target"


def _inherit_actor(tree: Tree, i: int, found: Candidate) -> None:
    """Take the subject of what plans or begins the act, or of *be in* (*is in talks*)."""
    parent = tree.head[i]
    if tree.first(i, "cop") is not None and tree.case(i) in _IN_COPULA:
        subject = tree.first(i, "nsubj")
        if subject is not None and is_actor_like(tree, subject):
            found.actors = tree.conjuncts(subject)
            found.rule += "/copula"
        return
    if tree.dep[i] != "obj" or tree.pos[parent] != "VERB" or passive(tree, parent):
        return
    if tree.first(parent, "xcomp") is not None:
        return
    if tree.lemma[parent] in kind_of_verb("receiving"):
        _inherit_target(tree, parent, found)
        return
    if not _plans_or_begins(tree.lemma[parent]):
        return
    subject, _ = surface_subject(tree, parent)
    if subject is not None and is_actor_like(tree, subject):
        found.actors = tree.conjuncts(subject)
        found.rule += "/governor-subject"


def _plans_or_begins(verb: str) -> bool:
    """Whether the subject of a verb is bound to be the one who acts (*plans an attack*)."""
    if verb in _FROM_OTHERS:
        return False
    effect = governor(verb, "VERB")
    return phase(verb) == "on" or (effect is not None and effect.name in {"intend", "attempt"})


def _inherit_target(tree: Tree, verb: int, found: Candidate) -> None:
    """Take the subject of a verb of receiving as target (*faced charges*, *suffered attacks*)."""
    subject, _ = surface_subject(tree, verb)
    if found.targets or subject is None or not is_actor_like(tree, subject):
        return
    found.targets = tree.conjuncts(subject)
    found.rule += "/receiver"


def _restates(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the noun only repeats or is carried by the verb it hangs on."""
    parent = tree.head[i]
    if tree.pos[parent] != "VERB":
        return False
    if phase(tree.lemma[parent]) == "off" and tree.dep[i] in {"obj", "nsubj:pass"}:
        return entry.code != "OTHER"
    if light_verb(tree.lemma[parent], tree.lemma[i], tree.case(i) or None) is not None:
        return tree.dep[i] in {"obj", "nsubj:pass", "obl"}
    if _frames_speech(tree, i, parent, entry):
        return True
    if tree.dep[i] == "nsubj" and entry.code == "OTHER" and tree.first(parent, "ccomp") is not None:
        return tree.lemma[parent] in kind_of_verb("reporting")
    return entry.verb == tree.lemma[parent]


def _frames_speech(tree: Tree, i: int, parent: int, entry: EventNoun) -> bool:
    """Whether the noun is the frame of what is said (*said in a statement*)."""
    if tree.dep[i] != "obl" or tree.case(i) not in _SAYING or entry.code != "OTHER":
        return False
    effect = tree.first(parent, "ccomp", "parataxis")
    return effect is not None and entry.verb in {"state", "announce", "speak", "report", "comment"}
