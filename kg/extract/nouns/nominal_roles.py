"""Who acts and who is acted on in an event noun's phrase.

The lexicon says what the *of* phrase names and behind which prepositions the target stands; the
nouns themselves say the rest: a state's or a body's possessive acts (*Iran's nuclear tests*), a
person's undergoes what is done to people (*the president's murder*); places, times and amounts
take no part, abstractions none in a fight (*a war of attrition*).
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, noun_at, telling_words
from kg.extract.noun_classes import nouns
from kg.extract.nouns.before_nouns import premodifiers
from kg.extract.nouns.noun_targets import is_told_act
from kg.extract.nouns.of_phrases import is_amount, is_numbered_thing, is_place, of_phrase
from kg.extract.participants import is_actor_like, is_channel, is_human
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_MOVES = frozenset({"RETREAT", "SANCTION", "COERCE", "APPOINT", "OTHER", "COOPERATE", "CONCEDE"})
_INTO = frozenset(
    {"intervene", "interfere", "meddle", "invade", "invest", "participate", "involve", "engage"}
)
_BINDING = frozenset({"SANCTION", "COERCE"})
_BLAMING = frozenset({"blame", "pin"})
_AIMING = frozenset({"on", "against", "at", "into", "to", "for", "in", "over", "about"})
_LEFT = frozenset({"evacuate", "rescue", "airlift", "resettle", "relocate", "return"})
_BY_WHOM = {"on": frozenset({"part"}), "at": frozenset({"hand"}), "in": frozenset({"hand"})}
"""*A pledge on the part of the bank*, *his torture at the hands of guards*."""
_BURSTING = frozenset({"explode", "detonate"})


def fill_roles(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Fill actors, targets and obliques of an event noun from its own phrase."""
    i = found.trigger
    behind = _stands_behind(tree, entry, i) if "nmod" in tree.labels[i] else []
    found.obliques = [(tree.cases[k], c) for k in behind for c in tree.conjuncts(k)]
    premodifiers(tree, entry, found)
    if behind:
        _complements(tree, entry, found)
    found.actors = [a for a in found.actors if a not in found.targets and takes_part(tree, a)]
    found.targets = [t for t in found.targets if takes_part(tree, t)]
    if any(is_actor_like(tree, t) for t in found.targets):
        # *attacks on troops and killings*: an act beside somebody is no party
        found.targets = [
            t
            for t in found.targets
            if not (tree.dep[t] == "conj" and (is_told_act(tree, t) or _is_act(tree, t)))
        ]
    mutual = entry.reciprocal or any(case == "between" for case, _ in found.obliques)
    if mutual and not found.targets and len(found.actors) > 1:
        found.targets, found.actors = found.actors[1:], found.actors[:1]
        found.reciprocal = True


def _stands_behind(tree: Tree, entry: EventNoun, i: int) -> list[int]:
    """Give the complements of an event noun, those that hang further in included."""
    behind = [k for k in tree.all(i, "nmod") if k > i]
    nested = set(entry.target_preps) - {"of", "in"}
    behind += [d for k in behind for d in _by_further_in(tree, k)]
    for k in [k for k in behind if tree.cases[k] == "of"]:
        # The parse may hang the goal on the *of* phrase (*withdrawal of troops from Mali*).
        own = noun_at(tree, k)
        theirs = set(own.target_preps) if own is not None else set()
        if own is not None and own.reciprocal:
            theirs |= {"with", "between"}  # *the collapse of talks with the union*
        behind += [d for d in tree.all(k, "nmod") if tree.case(d) in nested - theirs]
        if own is None and tree.ent[k] != "WORK_OF_ART":  # *the rejection of those by generals*
            behind += [d for d in tree.all(k, "nmod") if _is_done_by(tree, d)]
    if entry.reciprocal and not any(tree.case(k) == "between" for k in behind):
        behind += _sides_further_in(tree, behind)
    laid_on = tree.dep[i] == "obj" and tree.lemma[tree.head[i]] in _BLAMING
    if laid_on:
        behind = [k for k in behind if tree.cases[k] != "on"]
    return sorted(k for k in behind if tree.cases[k] != "with" or not _is_set_off(tree, k))


def _by_further_in(tree: Tree, k: int) -> list[int]:
    """Give who is hung on what the act is aimed at (*a raid on the clinic* **by soldiers**)."""
    if "nmod" not in tree.labels[k] or tree.cases[k] not in _AIMING or noun_at(tree, k) is not None:
        return []
    return [d for d in tree.all(k, "nmod") if _is_done_by(tree, d)]


def _is_done_by(tree: Tree, d: int) -> bool:
    return tree.case(d) == "by" and is_actor_like(tree, d)


def _is_act(tree: Tree, t: int) -> bool:
    """Whether an event noun tells by *of* what is done to what (*and the overhaul of welfare*)."""
    if noun_at(tree, t) is None or is_actor_like(tree, t):
        return False
    return any(tree.case(k) == "of" for k in tree.all(t, "nmod"))


def _is_set_off(tree: Tree, k: int) -> bool:
    """Whether *with* behind a comma adds a circumstance (*a new look, with narrower doors*)."""
    first = min(tree.subtree(k))
    return not is_actor_like(tree, k) and tree.lower[first - 1] == ","


def _sides_further_in(tree: Tree, behind: list[int]) -> list[int]:
    """Give the two sides hung on another complement (*a clash in the north between A and B*)."""
    inner = [d for k in behind for d in tree.subtree(k) if d != k and tree.dep[d] == "nmod"]
    sides = [d for d in sorted(inner) if tree.case(d) == "between"]
    return [d for d in sides if is_actor_like(tree, d) and len(tree.conjuncts(d)) > 1]


def takes_part(tree: Tree, i: int) -> bool:
    """Whether token `i` can be a participant: no time, amount or bare number."""
    if is_numbered_thing(tree, i):
        return True
    if is_time_noun(tree, i) or (tree.ent[i] in _AMOUNTS and tree.pos[i] != "NOUN"):
        return False
    return tree.tag[i] != "$" and tree.lemma[i] not in {"%", "percent", "percentage", "point"}


def _complements(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    for case, k in found.obliques:
        if is_time_noun(tree, k):
            continue
        if case in {"by", "between", "among"}:
            mutual = entry.reciprocal or entry.stative  # *the tension between them*
            if case == "between" and tree.pos[k] == "PRON" and not mutual:
                continue  # *the bombs between them killed nine*
            if takes_part(tree, k) and (case != "by" or _is_agent(tree, k)):
                if case == "by" and entry.lemma in telling_words("beating"):
                    found.targets += found.actors  # *the champions' defeat by a rival*
                    found.actors = []
                found.actors.append(k)
        elif case == "within" and entry.code == "COOPERATE" and tree.tag[k] in {"NNS", "NNPS"}:
            found.actors.append(k)  # *cooperation within the two nations*
        elif case == "of":
            of_phrase(tree, entry, found, k)
        elif case == "from" and _comes_from(tree, entry, k):
            found.actors.append(k)
        elif case == "in" and entry.verb in telling_words("changing") and _changes(tree, k):
            if any(c == "of" for c, _ in found.obliques):
                continue  # *a fall of share prices in foreign markets*: it says where
            (found.targets if entry.of == "target" else found.actors).append(k)
        elif case in _BY_WHOM and tree.lemma[k] in _BY_WHOM[case]:
            found.actors += [d for d in tree.all(k, "nmod") if tree.case(d) == "of"]
        elif case == "on" and tree.lemma[found.trigger] == "work":
            found.targets.append(k)  # *repair work on the track*
        elif case == "to" and entry.verb == "lose" and not _is_lost_to(tree, found, k):
            continue  # *the loss of the barn to fire*
        elif case == "for" and entry.mode == "convict" and not is_actor_like(tree, k):
            continue  # *a sentence for fraud*: why, not upon whom
        elif case in entry.target_preps and not _is_setting(tree, case, k, entry):
            if _is_undergone(tree, entry, found):
                continue  # *her election to parliament*, *its sale to a rival*: no second party
            found.targets.append(k)
            found.reciprocal = found.reciprocal or (entry.reciprocal and case == "with")
        elif case == "with" and entry.reciprocal:
            found.targets.append(k)
            found.reciprocal = True
    if entry.reciprocal and entry.code == "ACCUSE":
        sides = [k for case, k in found.obliques if case == "with" and k in found.targets]
        found.targets = sides or found.targets  # *a row with the bank over fees*
    of = [k for case, k in found.obliques if case == "of"]
    goals = [t for t in found.targets if t not in of]
    if goals and of and (found.actors or any(is_actor_like(tree, t) for t in goals)):
        found.targets = goals


def _is_undergone(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Whether it has been said before already whom or what the act is done to."""
    if not found.targets or entry.code not in {"APPOINT", "COOPERATE"}:
        return False
    return entry.code == "APPOINT" or tree.dep[found.targets[0]] == "nmod:poss"


def _changes(tree: Tree, k: int) -> bool:
    """Whether *in* names what changes, not where or beside what (*reform in the senate*)."""
    if tree.dep[k] != "nmod" or is_place(tree, k) or tree.lemma[k] in telling_words("spells"):
        return False
    many = tree.tag[k] == "NNS" and not tree.has(k, "det")  # *a rise in migrants*
    return many or not is_actor_like(tree, k)


def _is_lost_to(tree: Tree, found: Candidate, k: int) -> bool:
    """Whether *to* names who won (*their loss to Leeds*)."""
    if any(case == "of" for case, _ in found.obliques):
        return False
    return is_actor_like(tree, k) and bool(found.actors)


def _is_agent(tree: Tree, k: int) -> bool:
    """Whether *by* names who acts, not by how much or by what means (*voting by mail*)."""
    if is_amount(tree, k):
        return False
    return is_actor_like(tree, k) or tree.tag[k] != "NN" or tree.first(k, "det") is not None


def _comes_from(tree: Tree, entry: EventNoun, k: int) -> bool:
    """Whether *from* names who acts (*criticism from the union*), not what is left.

    What befalls somebody or what he does alone comes from nobody (*the shift from Excel*).
    """
    alone = entry.code == "OTHER" and entry.of == "actor" and not entry.target_preps
    if entry.verb in _LEFT or (alone and entry.verb not in telling_words("shown")):
        return False
    moves = entry.code in _MOVES and "from" in entry.target_preps
    leaves = entry.code == "OTHER" and is_place(tree, k)
    return not moves and not leaves and is_actor_like(tree, k)


def _is_setting(tree: Tree, case: str, k: int, entry: EventNoun) -> bool:
    """Whether *in* or *at* says where the act takes place rather than whom it meets."""
    if is_channel(tree, case, k) and entry.code not in _BINDING:
        return True  # *claimed the attack on Twitter*
    if case == "in" and tree.lemma[k] in telling_words("forms_of_words"):
        return True  # *called for investment in a statement*
    if tree.dep[k] == "conj" and case == "in" and is_place(tree, tree.head[k]):
        return True  # *attacks in Lima and Callao*
    if case not in {"in", "at", "near"} or entry.verb in _INTO:
        return False
    if entry.verb in nouns("meddler"):
        return False
    if entry.code == "CONSULT":
        return not is_human(tree, k)  # *a meeting at his ministry*
    if entry.verb in _BURSTING:
        return not is_actor_like(tree, k) or is_place(tree, k)
    return case != "at" and (is_place(tree, k) or not is_actor_like(tree, k))
