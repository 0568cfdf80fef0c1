"""Event nouns with their participants: *the withdrawal of French troops from Niger*."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, event_noun_at, light_verb, phase
from kg.extract.governors import governor
from kg.extract.participants import is_actor_like
from kg.extract.spans import is_time_noun
from kg.extract.subjects import passive, surface_subject
from kg.extract.tree import Tree

_HEADS = frozenset(
    {"root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "appos", "parataxis", "obl:agent",
     "iobj", "nsubj:outer", "dislocated", "list", "obl:unmarked", "advcl", "ccomp", "xcomp"}
)  # fmt: skip
_OCCUR = frozenset(
    {"happen", "occur", "begin", "start", "end", "continue", "erupt", "follow", "break", "be"}
)


def noun_candidates(tree: Tree, verbs: list[Candidate]) -> list[Candidate]:
    """Give a candidate for every event noun that no verb has already told, in order of text."""
    carried = {w for c in verbs for w in c.words}
    found = []
    for i in range(len(tree)):
        if tree.pos[i] != "NOUN" or i in carried or tree.dep[i] not in _HEADS:
            continue
        entry = event_noun_at(tree.doc[i])
        if entry is None or tree.ent[i] in {"PERSON", "ORG"} or _restates(tree, i, entry):
            continue
        candidate = _candidate(tree, i, entry)
        if _says_something(tree, candidate, entry):
            found.append(candidate)
    return found


def _candidate(tree: Tree, i: int, entry: EventNoun) -> Candidate:
    found = Candidate(
        trigger=i, verb=entry.lemma, rule="noun", nominal=True, words=[i], support=[i]
    )
    behind = [k for k in tree.all(i, "nmod") if k > i]
    nested = set(entry.target_preps) - {"of", "in"}
    for k in [k for k in behind if tree.case(k) == "of"]:
        # The parse may hang the goal on the *of* phrase (*withdrawal of troops from Mali*).
        behind += [d for d in tree.all(k, "nmod") if tree.case(d) in nested]
    found.obliques = [(tree.case(k), c) for k in sorted(behind) for c in tree.conjuncts(k)]
    _premodifiers(tree, i, entry, found)
    _complements(tree, entry, found)
    if not found.actors:
        _inherit_actor(tree, i, found)
    found.actors = [a for a in found.actors if a not in found.targets and not is_time_noun(tree, a)]
    found.targets = [t for t in found.targets if not is_time_noun(tree, t)]
    if entry.reciprocal and not found.targets and len(found.actors) > 1:
        found.targets, found.actors = found.actors[1:], found.actors[:1]
        found.reciprocal = True
    return found


def _premodifiers(tree: Tree, i: int, entry: EventNoun, found: Candidate) -> None:
    """Read *Niger's withdrawal*, *French strikes*, *ECOWAS sanctions*, *troop withdrawal*."""
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if k > i or is_time_noun(tree, k):
            continue
        if dep == "nmod:poss":
            undergoes = entry.of == "target" and not any(c == "of" for c, _ in found.obliques)
            (found.targets if undergoes else found.actors).extend(tree.conjuncts(k))
            found.rule += "/possessor"
        elif dep == "amod" and tree.ent[k] in {"NORP", "GPE"}:
            found.actors.append(k)
            found.rule += "/demonym"
        elif dep == "compound" and is_actor_like(tree, k) and tree.pos[k] == "PROPN":
            found.actors.append(k)
            found.rule += "/modifier"
        elif dep == "compound" and tree.pos[k] == "NOUN" and entry.of == "target":
            found.obj = k


def _complements(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    for case, k in found.obliques:
        if is_time_noun(tree, k):
            continue
        if case in {"by", "between", "among"}:
            found.actors.append(k)
        elif case == "of":
            _of(tree, entry, found, k)
        elif case in entry.target_preps and case != "of":
            found.targets.append(k)
        elif case == "with" and entry.reciprocal:
            found.targets.append(k)
            found.reciprocal = True
    if found.actors and len(found.targets) > 1:
        of = [k for case, k in found.obliques if case == "of"]
        goals = [t for t in found.targets if t not in of]
        if goals and of:
            found.targets = goals


def _of(tree: Tree, entry: EventNoun, found: Candidate, k: int) -> None:
    if entry.of == "actor":
        if not found.actors:
            found.actors.append(k)
    elif entry.of == "target" or found.actors:
        found.targets.append(k)
        found.obj = k
    else:
        by = any(case == "by" for case, _ in found.obliques)
        (found.targets if by else found.actors).append(k)


def _inherit_actor(tree: Tree, i: int, found: Candidate) -> None:
    """Take the subject of a verb that plans, begins or announces the act (*plans an attack*)."""
    parent = tree.head[i]
    if tree.dep[i] != "obj" or tree.pos[parent] != "VERB" or passive(tree, parent):
        return
    if tree.first(parent, "xcomp") is not None:
        return
    effect = governor(tree.lemma[parent], "VERB")
    if effect is None or effect.name not in {"intend", "attempt", "happen", "fail"}:
        return
    subject, _ = surface_subject(tree, parent)
    if subject is not None and is_actor_like(tree, subject):
        found.actors = tree.conjuncts(subject)
        found.rule += "/governor-subject"


def _restates(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the noun only repeats or is carried by the verb it hangs on."""
    parent = tree.head[i]
    if tree.pos[parent] != "VERB":
        return False
    if phase(tree.lemma[parent]) == "off" and tree.dep[i] in {"obj", "nsubj:pass"}:
        return True
    if light_verb(tree.lemma[parent], tree.lemma[i], tree.case(i) or None) is not None:
        return tree.dep[i] in {"obj", "nsubj:pass", "obl"}
    return entry.verb == tree.lemma[parent]


def _says_something(tree: Tree, found: Candidate, entry: EventNoun) -> bool:
    if found.actors or found.targets:
        return True
    if entry.stative:
        return False
    parent = tree.head[found.trigger]
    return tree.dep[found.trigger] == "nsubj" and tree.lemma[parent] in _OCCUR
