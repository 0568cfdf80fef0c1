"""Whose act an event noun tells of by a word for it or by the clause that it sums up.

*The perpetrators of the raid* are called so for it, *victims* and *targets* for having it done to
them; whoever is *in charge of the search* searches; a fall that a clause sums up in (*shares lost
3 %, the biggest drop in a year*) or follows on (*rose after two days of losses*) is its subject's.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, noun_at, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.nouns.noun_charges import charged
from kg.extract.participants import is_actor_like
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.subjects import is_expletive, surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_HARM = frozenset({"ASSAULT", "COERCE"})
_NAMED_FOR = frozenset({"of", "in", "behind", "for"})
_SUMMING = frozenset({"appos", "parataxis", "obl:unmarked", "nmod:unmarked", "conj"})
_ENDING = frozenset({"after", "following", "despite", "amid", "from", "snapping", "ending"})
_WITH_HELP = frozenset({"with", "thanks to", "without"})
_HELP = frozenset({"AID", "SUPPORT"})
_DASHES = frozenset({",", "-", "\u2013", "\u2014", "--"})
_ASKING = frozenset({"who", "what", "which", "there"})
_UNDERGONE = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN"})


def named_doer(tree: Tree, entry: EventNoun, found: Candidate) -> int | None:
    """Give who is called by what he did (*the mastermind of the plot*) or is in charge of it."""
    i = found.trigger
    whose = tree.head[i]
    if tree.dep[i] != "nmod" or whose > i or tree.cases[i] not in _NAMED_FOR:
        return None
    if tree.lemma[whose] in telling_words("named_for_act"):
        return whose if tree.pos[whose] == "NOUN" else None
    if tree.lemma[whose] in telling_words("named_for_harm"):
        return whose if entry.code in _HARM | {"COUP", "PROTEST"} else None
    if tree.lemma[whose] == "charge" and tree.cases[i] == "of":
        return _in_charge(tree, entry, whose)
    return None


def _in_charge(tree: Tree, entry: EventNoun, charge: int) -> int | None:
    """Give who is in charge of an act, or takes charge of it."""
    if entry.code in {"ASSAULT", "PROTEST"}:
        return None
    if tree.cases[charge] == "in":
        if tree.has(charge, "cop"):
            return surface_subject(tree, charge)[0]
        if tree.dep[charge] == "nmod":
            return tree.head[charge]
    elif tree.dep[charge] == "obj" and tree.lemma[tree.head[charge]] in {"take", "have", "assume"}:
        return surface_subject(tree, tree.head[charge])[0]
    return None


def named_victim(tree: Tree, entry: EventNoun, found: Candidate) -> int | None:
    """Give to whom it was done by what he is called (*survivors of the raid*, *was its target*)."""
    i = found.trigger
    whose = tree.head[i]
    if tree.dep[i] != "nmod" or tree.cases[i] != "of" or whose > i:
        return None
    if entry.reciprocal or entry.code not in _UNDERGONE:
        return None
    hurt = entry.code == "ASSAULT" and tree.lemma[whose] in telling_words("named_for_suffering")
    if hurt and not tree.has(whose, "cop"):
        return whose
    if tree.lemma[whose] not in telling_words("aims"):
        return None
    if tree.has(whose, "cop"):
        return tree.first(whose, "nsubj")
    verb = tree.head[whose]
    if tree.dep[whose] in {"xcomp", "obj"} and tree.lemma[verb] in {"become", "remain"}:
        return surface_subject(tree, verb)[0]
    return None


def summed_up(tree: Tree, found: Candidate) -> int | None:
    """Give what has risen or fallen in the clause that the noun sums up or that it ends in."""
    i = found.trigger
    if any(case in {"of", "in", "for"} and not is_time_noun(tree, k) for case, k in found.obliques):
        return None
    verb = _summed_clause(tree, i) if tree.dep[i] in _SUMMING else _clause_after(tree, i)
    if verb is None or passive(tree, verb):
        return None
    return surface_subject(tree, verb)[0]


def _summed_clause(tree: Tree, i: int) -> int | None:
    """Give the verb of rise and fall whose clause ends in the noun behind a comma."""
    if not tree.says(i, ("the", "its", "their", "a", "an"), "det", "nmod:poss"):
        return None
    first = min(k for k in tree.subtree(i) if tree.dep[k] != "punct")
    if tree.lower[first - 1] not in _DASHES:
        return None
    above = tree.head[i]
    while tree.dep[above] in {"obj", "obl", "nmod", "obl:unmarked", "conj"} and above < i:
        act = noun_at(tree, above)
        if act is not None and act.verb in telling_words("ups_and_downs"):
            verb = tree.head[above]
            return verb if tree.dep[above] == "obj" and tree.pos[verb] == "VERB" else None
        above = tree.head[above]
    return above if above < i and tree.lemma[above] in nouns("changing") else None


def _clause_after(tree: Tree, i: int) -> int | None:
    """Give the verb of rise and fall behind which the noun stands with *after* or *despite*."""
    spell = tree.head[i] if tree.dep[i] == "nmod" and tree.cases[i] == "of" else i
    if spell != i and not is_time_noun(tree, spell):
        if tree.lemma[spell] not in telling_words("spells") | telling_words("runs"):
            return None
    elif spell == i and tree.tag[i] != "NNS":
        return None
    verb = tree.head[spell]
    if tree.dep[spell] != "obl" or tree.cases[spell] not in _ENDING:
        return None
    return verb if tree.lemma[verb] in nouns("changing") | telling_words("steadying") else None


def instance_of(tree: Tree, found: Candidate) -> int | None:
    """Give who did the acts of which the noun names one (*took steps, including the sale of*)."""
    i = found.trigger
    if tree.dep[i] not in {"nmod", "obl"}:
        return None
    whole = tree.head[i]
    if tree.pos[whole] == "VERB":
        behind = [k for k in tree.all(whole, "obj", "obl") if k < i and k != i]
        whole = behind[-1] if behind else i
    acts = content_noun(tree, whole)
    if whole == i or (noun_at(tree, acts) is None and tree.lemma[acts] not in _deeds()):
        return None
    if charged(tree, whole, found):
        return found.actors[0]
    owners = [k for k in tree.all(whole, "nmod:poss") if is_actor_like(tree, k)]
    if owners:
        return owners[0]
    verb = tree.head[whole]
    if tree.dep[whole] != "obj" or passive(tree, verb) or not _does(tree, verb):
        return None
    return surface_subject(tree, verb)[0]


def _does(tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb does what its object tells (*conducted*, *announced*)."""
    lemma = tree.lemma[verb]
    particle = tree.first(verb, "compound:prt")
    if particle is not None:
        lemma = f"{lemma} {tree.lower[particle]}"
    kinds = ("making", "voicing", "dealing", "opening", "taking_steps")
    return any(lemma in telling_words(name) for name in kinds)


def _deeds() -> frozenset[str]:
    """Words for acts of any kind."""
    return telling_words("deeds")


def helped(tree: Tree, entry: EventNoun, found: Candidate) -> int | None:
    """Give who did something with the help of somebody (*won with the aid of the navy*)."""
    i = found.trigger
    verb = tree.head[i]
    if tree.dep[i] != "obl" or tree.cases[i] not in _WITH_HELP or entry.code not in _HELP:
        return None
    if not found.actors or tree.pos[verb] != "VERB":
        return None
    if not passive(tree, verb):
        who = surface_subject(tree, verb)[0]
    else:
        who = tree.first(verb, "obl:agent")
    if who is None or who in found.actors or not is_actor_like(tree, who):
        return None
    own = any(tree.pos[a] == "PRON" for a in found.actors)
    return None if own else who  # *took the town with their support*: anybody's


def said_to_be(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take what is said to be the act as doing it (*the law is a breach of the treaty*)."""
    i = found.trigger
    if found.actors or "cop" not in tree.labels[i] or tree.cases[i]:
        return
    subject = tree.first(i, "nsubj")
    if subject is None or subject in found.targets or is_expletive(tree, subject):
        return
    moved = entry.verb in telling_words("ups_and_downs") | {"improve"}
    if not moved and entry.verb not in telling_words("said_to_be"):
        return
    pointing = tree.pos[subject] in {"PRON", "DET"}
    if tree.lower[subject] in _ASKING or (moved and pointing) or is_time_noun(tree, subject):
        return  # *it was the biggest drop in years*: the drop itself
    found.actors = tree.conjuncts(subject)
    found.rule += "/predicate"
