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
from kg.extract.noun_classes import nouns
from kg.extract.noun_limits import tells_nothing
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
_SOURCES = frozenset({"from", "by"})
_ANSWERING = frozenset(
    {"reject", "refuse", "deny", "grant", "accept", "answer", "dismiss", "ignore", "decline",
     "hear", "spark", "prompt", "trigger", "provoke", "welcome"}
)  # fmt: skip
_GIVEN = frozenset({"SUPPORT", "AID"})
_UNDERGONE = frozenset({"try", "investigate"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


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
        if tells_nothing(tree, i, entry):
            continue
        candidate = _candidate(tree, i, entry)
        if entry.code == "OTHER":
            carriers = [*tree.all(i, "acl:relcl", "acl"), tree.head[i]]
            if any(lend(tree, candidate, by_verb.get(k)) for k in carriers):
                continue
        if candidate.actors or candidate.targets or is_told(tree, i, entry):
            found.append(candidate)
    return found


def _entry(tree: Tree, i: int) -> EventNoun | None:
    if _is_body_or_description(tree, i):
        return None
    listed = event_noun_at(tree.doc[i])
    return listed if listed is not None else deverbal_noun(tree.lemma[i])


def _is_body_or_description(tree: Tree, i: int) -> bool:
    """Whether a noun stands for a body of its members, or says what another thing is.

    *An alliance of rebel groups* acts; *the port, its biggest gain*, tells of no second event.
    """
    if tree.lemma[i] in nouns("group") and any(
        tree.case(k) == "of" and is_actor_like(tree, k) for k in tree.all(i, "nmod") if k > i
    ):
        return tree.dep[i] not in {"obj", "obl"}
    described = tree.head[i]
    owned = any(tree.tag[k] == "PRP$" for k in tree.all(i, "nmod:poss"))
    if tree.dep[i] != "appos" or not owned or tree.pos[described] not in {"NOUN", "PROPN"}:
        return False
    return (
        event_noun_at(tree.doc[described]) is None and deverbal_noun(tree.lemma[described]) is None
    )


def _candidate(tree: Tree, i: int, entry: EventNoun) -> Candidate:
    found = Candidate(
        trigger=i, verb=entry.lemma, rule="noun", nominal=True, words=[i], support=[i]
    )
    fill_roles(tree, entry, found)
    if not found.actors:
        _inherit_actor(tree, entry, found)
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


def _inherit_actor(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take the actor from what the noun hangs on: who begins, voices, is in or is given the act."""
    i = found.trigger
    parent = tree.head[i]
    if tree.first(i, "cop") is not None and tree.case(i) in _IN_COPULA:
        _of_copula(tree, entry, found)
        return
    if tree.dep[i] != "obj" or tree.pos[parent] != "VERB" or passive(tree, parent):
        return
    if tree.first(parent, "xcomp") is not None:
        return
    lemma = tree.lemma[parent]
    if lemma in kind_of_verb("receiving") or (entry.code in _GIVEN and lemma in _FROM_OTHERS):
        _inherit_target(tree, parent, found)
        return
    if _adopt_source(tree, parent, found):
        return
    if lemma in telling_words("voicing"):
        definite = False
    elif _plans_or_begins(lemma):
        definite = any(tree.lower[k] in _DEFINITE for k in tree.all(i, "det"))
    else:
        return
    subject, _ = surface_subject(tree, parent)
    if not definite and subject is not None and is_actor_like(tree, subject):
        found.actors = tree.conjuncts(subject)
        found.rule += "/governor-subject"


def _of_copula(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Read *is in talks*, where the subject acts, and *is on trial*, where it is acted on."""
    subject = tree.first(found.trigger, "nsubj")
    if subject is None or not is_actor_like(tree, subject):
        return
    if entry.verb in _UNDERGONE or (entry.of == "target" and entry.code != "OTHER"):
        if not found.targets:
            found.targets = tree.conjuncts(subject)
    else:
        found.actors = tree.conjuncts(subject)
    found.rule += "/copula"


def _adopt_source(tree: Tree, verb: int, found: Candidate) -> bool:
    """Take *from* or *by* right behind the noun, though the parse hangs it on the verb."""
    i = found.trigger
    for k in tree.all(verb, "obl", "obl:agent"):
        if i < k and tree.case(k) in _SOURCES and is_actor_like(tree, k):
            low = min([k, *tree.kids[k]])
            if low == i + 1 and (tree.case(k) == "by" or tree.lemma[verb] in _ANSWERING):
                found.actors = tree.conjuncts(k)
                found.rule += "/source"
                return True
    return False


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
