"""Who meets the side that a noun names, and who is at a meeting, by the clause it stands in.

*Talks with the union* have a second side.  Whoever does something in, after or for them is that
side (*flew in for talks with the king*, *was relieved following a meeting with the senator*), and
so is whoever holds, heads or leaves them.  Those who agree or gather at talks are at them.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, noun_at, telling_words
from kg.extract.participants import is_actor_like, is_human
from kg.extract.subjects import is_expletive, surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_WITHIN = frozenset(
    {
        "in",
        "during",
        "at",
        "after",
        "following",
        "before",
        "ahead of",
        "over",
        "through",
        "upon",
        "despite",
    }
)
_INNER = frozenset({"for", "of", "in", "during", "at", "after", "to", "from"})
_AT_TABLE = frozenset({"in", "at", "during", "after", "following"})
_TO_TABLE = frozenset({"at", "for", "in", "to"})
_WAYS = {"for": "journeys", "to": "resuming", "into": "resuming", "from": "quitting"}
"""Prepositions, and the verbs whose subject is in the talks behind them (*returned to talks*)."""
_ALONE = frozenset({"visit", "phone"})
_TWO_SIDED = frozenset({"AGREE", "COOPERATE", "ACCUSE"})
_IN_PACT = frozenset({"under", "in", "through", "after", "following", "amid", "over", "during"})
_HOPED = frozenset({"for", "to", "on", "towards", "toward"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_STEPS = 3


def other_side(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Take as actor who meets those whom the noun names behind *with*, or who is at the talks."""
    if (entry.reciprocal or entry.stative) and _is_between(tree, found):
        return True
    sided = any(case == "with" for case, k in found.obliques if k in found.targets)
    sided = sided or found.rule.endswith("/behind")
    if entry.code == "CONSULT" or entry.of == "none" or entry.lemma == "interview":
        who = _meets(tree, found.trigger) if sided else _is_at_table(tree, entry, found)
    elif sided and entry.reciprocal and entry.code in _TWO_SIDED:
        who = _is_party(tree, entry, found.trigger)
    else:
        return False
    if who is None or who in found.targets or not is_actor_like(tree, who):
        return False
    if is_expletive(tree, who):
        return False
    found.actors = tree.conjuncts(who)
    found.rule += "/side"
    return True


def _is_between(tree: Tree, found: Candidate) -> bool:
    """Take between whom it is from its clause (*a row erupted between A and B*)."""
    i = found.trigger
    verb = tree.head[i]
    if tree.dep[i] not in {"nsubj", "nsubj:pass"} or found.targets:
        return False
    behind = [k for k in tree.all(verb, "obl", "obl:agent") if k > verb]
    behind += [d for k in behind for d in tree.all(k, "nmod")]  # *began on Monday between*
    sides = next((k for k in behind if tree.cases[k] == "between" and is_actor_like(tree, k)), None)
    if sides is None:
        return False
    found.actors, found.targets = tree.conjuncts(sides)[:1], tree.conjuncts(sides)[1:]
    found.reciprocal = bool(found.targets)
    found.rule += "/between"
    return True


def _meets(tree: Tree, i: int) -> int | None:
    """Give the subject of the clause in which such talks are held, headed, sought or left."""
    for _ in range(_STEPS):
        above = tree.head[i]
        if tree.dep[i] != "nmod" or tree.cases[i] not in _INNER or above > i:
            break
        if tree.cases[i] == "in" and is_human(tree, above):
            return above  # *officials in talks with the union*
        spell = tree.lemma[above] in telling_words("spells")
        if not spell and noun_at(tree, above) is None:
            return None
        owners = [k for k in tree.all(above, "nmod:poss") if is_actor_like(tree, k)]
        if owners:
            return owners[0]  # *her visit for talks with the king*
        inside = tree.cases[i] in _WITHIN and tree.dep[above] == "obj" and not spell
        if inside:  # *make a change in talks with the bloc*
            return surface_subject(tree, tree.head[above])[0]
        i = above
    verb = tree.head[i]
    if verb == i or not _is_in(tree, i, verb):
        return None
    return surface_subject(tree, verb)[0]


def _is_in(tree: Tree, i: int, verb: int) -> bool:
    """Whether the subject of `verb` is in the talks at `i`."""
    lemma, dep, case = tree.lemma[verb], tree.dep[i], tree.cases[i]
    if dep == "obj":
        return not passive(tree, verb) and lemma in telling_words("in_talks")
    predicate = tree.pos[verb] in {"VERB", "ADJ"} or tree.has(verb, "cop")
    if dep != "obl" or not predicate:
        return False
    if case in _WAYS:
        if case == "for" and (tree.has(verb, "cop") or _makes_journey(tree, verb)):
            return True  # *is in Cairo, began a visit, for talks with the king*
        return lemma in telling_words(_WAYS[case])
    return case in _WITHIN


def _is_party(tree: Tree, entry: EventNoun, i: int) -> int | None:
    """Give who has, seeks or ends a pact or quarrel with somebody (*settled a row with*)."""
    verb = tree.head[i]
    if tree.pos[verb] != "VERB" or tree.says(i, _DEFINITE, "det"):
        return None
    if tree.dep[i] == "obj":
        quarrel = entry.code == "ACCUSE" and _lemma_in(tree, verb, "settling")
        within = quarrel or _lemma_in(tree, verb, "in_talks") or _lemma_in(tree, verb, "wishing")
    elif tree.dep[i] == "obl":
        case = tree.cases[i]
        within = (case in _IN_PACT) or (case in _HOPED and _lemma_in(tree, verb, "wishing"))
    else:
        return None
    return surface_subject(tree, verb)[0] if within and not passive(tree, verb) else None


def _makes_journey(tree: Tree, verb: int) -> bool:
    """Whether the object of a verb is a journey (*began a visit*)."""
    things = tree.all(verb, "obj")
    found = [noun_at(tree, k) for k in things]
    return any(n is not None and (n.mode == "visit" or n.verb == "travel") for n in found)


def _is_at_table(tree: Tree, entry: EventNoun, found: Candidate) -> int | None:
    """Give who agrees or gathers at talks that name no side (*signed a pact at the summit*)."""
    i = found.trigger
    verb, case = tree.head[i], tree.cases[i]
    if entry.code != "CONSULT" or entry.mode in _ALONE or tree.dep[i] != "obl":
        return None
    agrees = case in _AT_TABLE and _lemma_in(tree, verb, "conferring")
    gathers = case in _TO_TABLE and _lemma_in(tree, verb, "gathering")
    if found.targets or tree.pos[verb] != "VERB" or not (agrees or gathers):
        return None
    if passive(tree, verb) and not gathers:
        return None
    return surface_subject(tree, verb)[0]


def _lemma_in(tree: Tree, i: int, name: str) -> bool:
    """Whether the word at `i` stands in the list `name` of what tells of events."""
    return tree.lemma[i] in telling_words(name)
