"""Who takes part in an event noun by the phrase that holds it: *U.S.-led raids*, *men at talks*.

A participle before the noun names its leader, a list of instances shares who acts in all of them,
people at a meeting meet, whoever is *on the verge of* something would do it, and a clause about the
noun tells who got it (*the support she enjoys*) or lost to whom (*after a defeat to a rival*).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, noun_at, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.nouns.nominal_roles import fill_roles, takes_part
from kg.extract.nouns.noun_doers import instance_of, named_doer, summed_up
from kg.extract.participants import is_actor_like, is_human
from kg.extract.subjects import surface_subject
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import passive

_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_NAMED = ("compound", "obl:unmarked", "nmod", "nmod:unmarked", "obl", "nsubj", "amod")
_INSTANCES = frozenset({"including", "such as"})
_AT = frozenset({"at", "in"})
_OVER = frozenset({"to", "against", "over"})
_STAGE = frozenset({"in", "during"})
_WITHIN = frozenset({"after", "following", "in", "despite", "before", "with", "since"})
_LET = frozenset({"refuse", "deny", "grant", "allow", "give", "permit", "offer"})


def around_the_phrase(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Add to `found` who acts by what stands before, above or about the noun's phrase."""
    i = found.trigger
    if tree.dep[i] == "obl" and entry.verb in telling_words("falling_to"):
        _contest(tree, found)
    if found.actors:
        return
    for who, rule in _named_around(tree, entry, found):
        if who is not None and who not in found.targets:
            found.actors = tree.conjuncts(who)
            found.rule += rule
            return


def _named_around(
    tree: Tree, entry: EventNoun, found: Candidate
) -> Iterator[tuple[int | None, str]]:
    """Give who may act by the place of the noun, with the rule that says so, the surest first."""
    i = found.trigger
    if "amod" in tree.labels[i]:
        yield _leader(tree, i), "/led"
    if tree.cases[i] in _INSTANCES:
        yield _all_of_them(tree, found), "/instance"
    if tree.dep[i] == "nmod":
        yield _attendant(tree, entry, i), "/attendant"
        yield named_doer(tree, entry, found), "/named-for-it"
        yield _on_verge(tree, entry, i), "/verge"
    elif tree.dep[i] == "obj":
        yield _let_do(tree, entry, i), "/let"
    if entry.verb in telling_words("ups_and_downs"):
        yield summed_up(tree, found), "/summed-up"
    if entry.verb in telling_words("falling_to"):
        yield _falls_to(tree, i), "/for"


def _leader(tree: Tree, i: int) -> int | None:
    """Give who leads or makes it by the participle before it (*a French-led raid*)."""
    for k in tree.all(i, "amod"):
        if k > i or tree.tag[k] != "VBN" or tree.lemma[k] not in telling_words("making"):
            continue
        if k < 2 or tree.lower[k - 1] not in _HYPHENS:
            continue
        for who in tree.all(k, *_NAMED):
            if who < k and is_actor_like(tree, who):
                return who
    return None


def _all_of_them(tree: Tree, found: Candidate) -> int | None:
    """Give who does what the act is one instance of (*raids by X, including the burning of Y*)."""
    i = found.trigger
    whole = tree.head[i]
    entry = noun_at(tree, whole) if tree.dep[i] == "nmod" else None
    if entry is None:
        return instance_of(tree, found)
    theirs = Candidate(trigger=whole, verb=entry.lemma, rule="noun", nominal=True, words=[whole])
    fill_roles(tree, entry, theirs)
    return theirs.actors[0] if theirs.actors else instance_of(tree, found)


def _attendant(tree: Tree, entry: EventNoun, i: int) -> int | None:
    """Give who is said to be at a meeting (*ministers at the summit*)."""
    who = tree.head[i]
    if entry.code != "CONSULT" or tree.cases[i] not in _AT:
        return None
    return who if who < i and tree.tag[who] == "NNS" and is_human(tree, who) else None


def _on_verge(tree: Tree, entry: EventNoun, i: int) -> int | None:
    """Give who or what is about to do it (*the bank is on the verge of collapse*)."""
    verge = tree.head[i]
    if tree.lemma[verge] not in telling_words("verges"):
        return None
    if entry.of == "target" or not tree.case(verge):
        return None
    if tree.dep[verge] == "nmod":
        who: int | None = tree.head[verge]
    elif tree.first(verge, "nsubj") is not None:
        who = tree.first(verge, "nsubj")
    elif tree.dep[verge] == "obl" and tree.pos[tree.head[verge]] == "VERB":
        verb = tree.head[verge]
        who = tree.first(verb, "obj")
        who = who if who is not None else surface_subject(tree, verb)[0]
    else:
        return None
    return who if who is not None and takes_part(tree, who) else None


def _let_do(tree: Tree, entry: EventNoun, i: int) -> int | None:
    """Give who is let or not let do it (*was refused entry*, *denied them access*)."""
    verb = tree.head[i]
    if tree.lemma[verb] not in _LET or entry.verb not in telling_words("let_do"):
        return None
    who = surface_subject(tree, verb)[0] if passive(tree, verb) else tree.first(verb, "iobj")
    return who if who is not None and is_actor_like(tree, who) else None


def _falls_to(tree: Tree, i: int) -> int | None:
    """Give for whom it is a success or failure (*handed a setback for the mayor*)."""
    if "cop" in tree.labels[i]:
        return None
    behind = [k for k in tree.all(i, "nmod") if tree.case(k) == "for"]
    return next((k for k in behind if is_actor_like(tree, k)), None)


def _contest(tree: Tree, found: Candidate) -> None:
    """Take who won or lost against whom (*sacked him after a 3-0 defeat to their rivals*)."""
    i = found.trigger
    if tree.case(i) not in _WITHIN:
        return
    behind = tree.all(i, "nmod")
    # *his victory in the final against X*
    behind += [k for at in behind if tree.case(at) in _STAGE for k in tree.all(at, "nmod")]
    goals = [k for k in behind if tree.case(k) in _OVER and is_actor_like(tree, k)]
    if not goals:
        return
    if not found.targets:
        found.targets = tree.conjuncts(goals[0])
        found.rule += "/opponent"
    if found.actors or tree.says(i, ("the", "that"), "det"):
        return
    subject = surface_subject(tree, tree.head[i])[0]
    if subject is not None and is_actor_like(tree, subject) and subject not in found.targets:
        found.actors = tree.conjuncts(subject)
        found.rule += "/contestant"


def maker(tree: Tree, found: Candidate) -> None:
    """Take who made it from the participle behind the noun (*the cuts proposed by the board*)."""
    for k in tree.all(found.trigger, "acl"):
        if tree.tag[k] != "VBN" or tree.lemma[k] not in telling_words("making"):
            continue
        for agent in tree.all(k, "obl:agent"):
            if is_actor_like(tree, agent):
                found.actors = tree.conjuncts(agent)
                found.rule += "/made-by"
                return


def fights(tree: Tree, verb: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether armed men report a fight of theirs (*the army reported clashes with rebels*)."""
    if entry.code != "ASSAULT" or tree.lemma[verb] not in {"report", "announce", "describe"}:
        return False
    subject, _ = surface_subject(tree, verb)
    armed = subject is not None and tree.lemma[subject] in nouns("armed")
    return armed and any(case == "with" for case, _ in found.obliques)


def left_out(tree: Tree, i: int) -> int | None:
    """Give the verb of a clause about the noun that leaves it out as its object, or None."""
    for k in tree.all(i, "acl:relcl"):
        thing = tree.first(k, "obj")
        gap = thing is None or tree.lower[thing] in RELATIVE_PRONOUNS
        subject = tree.first(k, "nsubj")
        if gap and subject is not None and not passive(tree, k):
            return None if tree.lower[subject] in RELATIVE_PRONOUNS else k
    return None
