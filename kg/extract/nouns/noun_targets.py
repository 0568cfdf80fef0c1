"""Whom or what an event noun meets by its context: *the strikes hit the depot*, *killed in a raid*.

What the noun is aimed at, whom its own clause says it struck, who is under it or was hurt in it.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, noun_at, telling_words
from kg.extract.nouns.noun_doers import helped, named_victim
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun
from kg.extract.subjects import is_expletive, surface_subject
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import passive

_CLAUSES = ("acl", "acl:relcl")
_AIMED = frozenset({"at", "against", "toward", "towards", "on"})
_BORNE_UNDER = frozenset({"REQUEST", "ACCUSE", "COERCE", "SANCTION", "ASSAULT", "THREATEN"})
_DROPPING = frozenset({"deliver", "drop", "fire", "launch", "use", "release", "employ", "send"})
_COMING = frozenset({"come", "remain", "stay", "be", "go", "fall"})
_PUTTING = frozenset({"place", "put", "keep", "bring", "hold", "leave"})
_IN_WHICH = frozenset({"in", "by"})
_BEHIND = frozenset({"into", "against", "towards", "toward"})
_BEHIND_TO_SOMEBODY = frozenset({"for", "on", "upon", "over", "with", "behind"})
_GIVEN_TO = frozenset({"AID", "SUPPORT"})
_MOVEMENTS = frozenset({"action", "operation", "campaign", "offensive", "counteroffensive"})
"""What troops do for days: whoever is hurt in it is one of many on either side."""
_WITHOUT_VICTIMS = frozenset({"intervene", "operate"})


def target_of_context(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take the target from what the noun is aimed at, borne by, or from its clause."""
    i = found.trigger
    if not tree.labels[i].isdisjoint(_CLAUSES) and _aimed_or_striking(tree, entry, found):
        return
    if _behind(tree, entry, found):
        return
    met = named_victim(tree, entry, found)
    met = helped(tree, entry, found) if met is None else met
    if met is not None and met not in found.actors:
        found.targets = tree.conjuncts(met)
        found.rule += "/met"
        return
    if tree.cases[i] == "under" and borne_under(entry):
        _under(tree, found)
    elif tree.dep[i] == "nsubj" or (tree.dep[i] == "nsubj:pass" and entry.code in _GIVEN_TO):
        _target_of_clause(tree, entry, found)
    elif tree.dep[i] in {"obl", "obl:agent"} and tree.cases[i] in _IN_WHICH and _has_victims(entry):
        _hurt_in(tree, found)


def borne_under(entry: EventNoun) -> bool:
    """Whether the act is done to who or what is under it (*under attack*, *under review*)."""
    done = entry.of == "target" or entry.verb in telling_words("upon")
    return entry.code in _BORNE_UNDER or (entry.code == "OTHER" and done)


def _under(tree: Tree, found: Candidate) -> None:
    """Take what is said to be under the act (*is under attack*, *a jet under development*)."""
    i = found.trigger
    verb = tree.head[i]
    if tree.dep[i] == "nmod":
        if verb < i and not is_time_noun(tree, verb) and not tree.has(i, "det", "nmod:poss"):
            found.targets = [verb]
            found.rule += "/under"
    elif tree.has(i, "cop"):
        subject = tree.first(i, "nsubj")
        found.targets = [] if subject is None else tree.conjuncts(subject)
        found.rule += "/under"  # the town is under attack by rebels
    elif tree.dep[i] == "obl" and tree.pos[verb] == "VERB":
        put = tree.first(verb, "obj")
        if put is not None and not passive(tree, verb) and tree.lemma[verb] in _PUTTING:
            found.targets = tree.conjuncts(put)
            found.rule += "/under"
            return
        bears(tree, verb, found, "/under", things=tree.lemma[verb] in _COMING | _PUTTING)


def _aimed_or_striking(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Take what a clause behind the noun says it struck (*a blast that killed X*)."""
    for k in tree.all(found.trigger, *_CLAUSES):
        if tree.tag[k] == "VBN" and tree.lemma[k] in {"target", "aim", "direct"}:
            goal = next((g for g in tree.all(k, "obl") if tree.cases[g] in _AIMED), None)
            if goal is not None:
                found.targets = tree.conjuncts(goal)
                found.rule += "/aimed"
                return True
        struck = tree.first(k, "obj")
        if struck is not None and _has_victims(entry) and _strikes(tree, k):
            found.targets = tree.conjuncts(struck)
            found.rule += "/striking"
            return True
    return False


def _strikes(tree: Tree, k: int) -> bool:
    """Whether a clause about the noun tells what the act did (*that killed*, *targeting*)."""
    if tree.lemma[k] not in telling_words("striking") or passive(tree, k):
        return False
    subject = tree.first(k, "nsubj")
    return subject is None or tree.lower[subject] in RELATIVE_PRONOUNS


def _has_victims(entry: EventNoun) -> bool:
    """Whether whom the act strikes is hurt by it, as nobody is by a side of a fight."""
    if entry.code != "ASSAULT" or entry.reciprocal or entry.verb in _WITHOUT_VICTIMS:
        return False
    return entry.lemma.rpartition(" ")[2] not in _MOVEMENTS


def _hurt_in(tree: Tree, found: Candidate) -> None:
    """Take those hurt or killed in an attack as whom it met (*were killed in a bombing*)."""
    verb = tree.head[found.trigger]
    if tree.lemma[verb] not in telling_words("falling"):
        return
    subject, _ = surface_subject(tree, verb)
    if passive(tree, verb) or tree.lemma[verb] in {"die", "perish", "fall"}:
        hurt = subject
    else:
        hurt = tree.first(verb, "obj") if tree.cases[found.trigger] == "in" else None
    if hurt is not None and hurt not in found.actors:
        found.targets = tree.conjuncts(hurt)
        found.rule += "/hurt-in"


def _behind(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Take what stands behind the noun, though hung on its verb (*impeded a probe into X*)."""
    i = found.trigger
    k = tree.head[i + 1] if i + 1 < len(tree) and tree.dep[i + 1] == "case" else i
    case = tree.lower[i + 1] if k > i + 1 else ""
    if case not in entry.target_preps or is_time_noun(tree, k):
        return False
    near = case in _BEHIND_TO_SOMEBODY or (case == "to" and entry.code in _GIVEN_TO)
    if case not in _BEHIND and not (near and is_actor_like(tree, k)):
        return False
    if tree.dep[k] != "obl" or tree.head[k] not in tree.ancestors(i):
        return False
    found.targets = [t for t in tree.conjuncts(k) if t == k or not is_told_act(tree, t)]
    found.rule += "/behind"
    return True


def is_told_act(tree: Tree, t: int) -> bool:
    """Whether a noun in a series is an act beside somebody (*attacks on troops and killings*)."""
    act = noun_at(tree, t)
    return act is not None and act.code != "OTHER" and not is_actor_like(tree, t)


def bears(tree: Tree, verb: int, found: Candidate, rule: str, *, things: bool = False) -> None:
    """Take the subject of `verb`, if it is somebody, as target (*is under pressure*).

    With `things` anything may bear it (*the plan drew criticism*).
    """
    subject, _ = surface_subject(tree, verb)
    if subject is None or subject in found.actors or is_expletive(tree, subject):
        return
    if not things and not is_actor_like(tree, subject):
        return
    found.targets = tree.conjuncts(subject)
    found.rule += rule


def _target_of_clause(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take the target from the verb the noun is subject of (*pressure is building on Mali*)."""
    verb = tree.head[found.trigger]
    struck = tree.first(verb, "obj")
    if struck is not None and entry.code == "ASSAULT" and not entry.reciprocal:
        if tree.lemma[verb] in _DROPPING:
            against = [k for k in tree.all(verb, "obl") if tree.cases[k] == "against"]
            against += [k for k in tree.all(struck, "nmod") if tree.cases[k] == "against"]
            found.targets = tree.conjuncts(against[0]) if against else []
            found.rule += "/clause-target" if against else ""
        if tree.lemma[verb] in telling_words("striking") and not passive(tree, verb):
            found.targets = tree.conjuncts(struck)  # *strikes hit the depot*
            found.rule += "/clause-target"
        return
    if entry.code == "OTHER" or tree.pos[verb] != "VERB" or tree.first(verb, "obj") is not None:
        return
    borne = set(entry.target_preps) & {"on", "against", "over"}
    if entry.code == "SUPPORT":
        borne.add("for")  # *support is growing for the mayor*
    behind = [*tree.all(verb, "obl"), *(k for x in tree.all(verb, "xcomp") for k in tree.kids[x])]
    goal = next((k for k in behind if tree.dep[k] == "obl" and tree.cases[k] in borne), None)
    those = goal is not None and tree.lower[goal] == "those" and tree.has(goal, "acl:relcl")
    if goal is not None and (those or is_actor_like(tree, goal)):
        found.targets = tree.conjuncts(goal)
        found.rule += "/clause-target"
