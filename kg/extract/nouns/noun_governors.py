"""Who takes part in an event noun by the verb it hangs on: *responded with attacks*.

Only verbs that bind their subject to the act lend it: who begins, voices, answers with, suffers or
stands under it.  Any other subject is left where it is.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, kind_of_verb, phase, telling_words
from kg.extract.governors import governor
from kg.extract.noun_classes import nouns
from kg.extract.nouns.noun_around import around_the_phrase, fights, maker
from kg.extract.nouns.noun_receivers import is_received, receiver, subject_acts
from kg.extract.nouns.noun_sharing import actor_sharing
from kg.extract.nouns.noun_sides import other_side
from kg.extract.nouns.noun_targets import borne_under, target_of_context
from kg.extract.participants import is_actor_like
from kg.extract.subjects import surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_FROM_OTHERS = frozenset(
    {"seek", "want", "wish", "desire", "discuss", "consider", "prefer", "need"}
)
_IN_COPULA = frozenset({"in", "at", "on", "under"})
_SOURCES = frozenset({"from", "by"})
_ANSWERING = frozenset(
    {"reject", "refuse", "deny", "grant", "accept", "answer", "dismiss", "ignore", "decline",
     "hear", "spark", "prompt", "trigger", "provoke", "welcome"}
)  # fmt: skip
_GIVEN = frozenset({"SUPPORT", "AID"})
_UTTERED = _GIVEN | {"ACCUSE", "REQUEST", "THREATEN", "REJECT", "PROTEST"}
_CALLING = frozenset({"call", "declare"})
_CALLED = frozenset({"RETREAT", "PROTEST", "COERCE", "SANCTION"})
_UNDERGONE = frozenset({"try", "investigate"})
_WITHIN = frozenset({"in", "during", "at", "after", "for", "following"})
_PLURAL = frozenset({"NNS", "NNPS"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TELLERS = frozenset({"official", "witness", "source", "reporter", "report", "medium", "agency"})
_DECIDING = frozenset({"announce", "postpone", "delay", "defer", "reserve", "reveal", "reverse"})
_REPORTED = frozenset({"loss", "profit", "gain", "progress", "success"})
_SEEMING = frozenset({"get", "come", "happen", "tend", "seem", "appear", "manage", "help", "move"})


def parties_of_context(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Add to `found` the parties its phrase leaves open and its context names."""
    around_the_phrase(tree, entry, found)
    if not found.targets:
        receiver(tree, entry, found)
    if not found.actors and "acl" in tree.labels[found.trigger]:
        maker(tree, found)
    if not found.actors:
        _actor_of_context(tree, entry, found)
    if not found.targets:
        target_of_context(tree, entry, found)
        if not found.actors and entry.reciprocal and found.rule.endswith("/behind"):
            other_side(tree, entry, found)


def _actor_of_context(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Take the actor from what the noun hangs on: who begins, voices or is in the act."""
    i = found.trigger
    parent = tree.head[i]
    if actor_sharing(tree, entry, found) or other_side(tree, entry, found):
        return
    if "cop" in tree.labels[i] and tree.cases[i] in _IN_COPULA:
        _of_copula(tree, entry, found)
        return
    if tree.pos[parent] != "VERB":
        return
    if passive(tree, parent):
        if _is_other_side(tree, parent, entry, found):
            subject_acts(tree, parent, found)
        return
    if _answers_with(tree, i):
        met = tree.first(parent, "obj")
        if met is not None and not found.targets and is_actor_like(tree, met):
            found.targets = tree.conjuncts(met)  # *hit the firm with sanctions*
        subject_acts(tree, parent, found)
        return
    if tree.dep[i] == "nsubj" and _flows_from(tree, entry, parent, found):
        return
    if tree.dep[i] != "obj":
        if tree.cases[i] == "under":
            _adopt_source(tree, parent, found)
        elif _is_other_side(tree, parent, entry, found):
            subject_acts(tree, parent, found)
        return
    if _adopt_source(tree, parent, found):
        return
    if tree.first(parent, "xcomp") is not None or is_received(tree, parent, entry):
        return
    if fights(tree, parent, entry, found):
        subject_acts(tree, parent, found)
        return
    definite = tree.says(i, _DEFINITE, "det")
    lemma = tree.lemma[parent]
    begins = lemma == "reopen" or (
        _plans_or_begins(lemma) and (not definite or lemma in telling_words("opening"))
    )
    if begins or _voices(tree, parent, entry, definite=definite):
        subject_acts(tree, parent, found)


def _voices(tree: Tree, verb: int, entry: EventNoun, *, definite: bool) -> bool:
    """Whether the subject of a verb does what its object tells (*filed a complaint*)."""
    lemma = tree.lemma[verb]
    if lemma in telling_words("voicing"):
        return True
    if lemma in _CALLING:
        return entry.code in _CALLED
    if lemma == "take":
        return entry.mode == "visit" or entry.verb == "travel"
    if not definite and entry.mode == "visit" and lemma in telling_words("own_journey"):
        return True
    if entry.mode == "allege" and lemma in telling_words("own_case"):
        return True  # *lost a lawsuit against the firm*
    if lemma == "extend" and entry.code == "REQUEST":
        return True  # *extended an invitation to the rebels*
    if lemma == "announce" and _is_announced(tree, verb, entry):
        return not definite or (entry.of == "target" and _is_of_something(tree, verb))
    if lemma in _DECIDING and entry.verb in {"decide", "rule"}:
        subject = surface_subject(tree, verb)[0]
        return subject is not None and tree.lemma[subject] not in nouns("mouthpiece") | _TELLERS
    if lemma == "sign" and entry.code == "REQUEST":
        return True  # *signed an order*
    if lemma == "report" and entry.lemma in _REPORTED:
        return True
    if lemma == "claim" and entry.code == "ASSAULT":
        return True
    if entry.code == "OTHER":
        return False
    in_place = lemma == "put" and tree.says(verb, ("place",), "obl")
    return in_place or lemma in telling_words("dealing")


def _is_announced(tree: Tree, verb: int, entry: EventNoun) -> bool:
    """Whether who announces such an act does it himself (*the firm announced layoffs*)."""
    own = entry.of == "target" and entry.code in {"OTHER", "AID", "SANCTION"}
    return own or entry.mode == "investigate"


def _is_of_something(tree: Tree, verb: int) -> bool:
    """Whether a body announces what it does to something (*announced the creation of a fund*)."""
    subject = surface_subject(tree, verb)[0]
    if subject is None or tree.lemma[subject] in nouns("mouthpiece") | _TELLERS:
        return False  # *a spokesman announced the closure of the office*
    acts = tree.all(verb, "obj")
    return any(tree.cases[k] == "of" for i in acts for k in tree.all(i, "nmod"))


def _is_other_side(tree: Tree, verb: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether the subject is the other side of a fight (*died in a gunfight with police*)."""
    i = found.trigger
    if tree.dep[i] != "obl" or not any(case == "with" for case, _ in found.obliques):
        return False
    if entry.code != "ASSAULT":
        return False
    within = telling_words("falling") | telling_words("getting_away")
    return tree.cases[i] in _WITHIN and tree.lemma[verb] in within


def _answers_with(tree: Tree, i: int) -> bool:
    """Whether the noun is what somebody answers with (*retaliated with strikes*)."""
    if tree.dep[i] != "obl" or tree.cases[i] != "with":
        return False
    return tree.lemma[tree.head[i]] in telling_words("answering")


def _of_copula(tree: Tree, entry: EventNoun, found: Candidate) -> None:
    """Read *is in talks*, where the subject acts, and *is on trial*, where it is acted on."""
    subject = tree.first(found.trigger, "nsubj")
    if subject is None or not is_actor_like(tree, subject):
        return
    under = tree.cases[found.trigger] == "under" and borne_under(entry)
    if under or entry.verb in _UNDERGONE or (entry.of == "target" and entry.code != "OTHER"):
        if not found.targets:
            found.targets = tree.conjuncts(subject)
    else:
        found.actors = tree.conjuncts(subject)
    found.rule += "/copula"


def _adopt_source(tree: Tree, verb: int, found: Candidate) -> bool:
    """Take *from* or *by* behind the noun, though the parse hangs it on the active verb."""
    i = found.trigger
    for k in tree.all(verb, "obl", "obl:agent"):
        if i < k and tree.cases[k] in _SOURCES:
            low = min([k, *tree.kids[k]])
            people = tree.cases[k] == "by" and low == i + 1 and tree.tag[k] in _PLURAL
            if not people and not is_actor_like(tree, k):
                continue
            known = tree.lemma[verb] in _ANSWERING or tree.cases[i] == "under" or found.targets
            received = tree.lemma[verb] in kind_of_verb("receiving")
            sent = tree.lemma[i] in nouns("coming_from") - {"call"}
            near = low == i + 1 and (known or received or sent)
            if tree.cases[k] == "by" or near:
                found.actors = tree.conjuncts(k)
                found.rule += "/source"
                return True
    return False


def _flows_from(tree: Tree, entry: EventNoun, verb: int, found: Candidate) -> bool:
    """Take from whom what is said or given comes (*tributes poured in from miners*)."""
    if entry.code not in _UTTERED:
        return False
    for k in tree.all(verb, "obl"):
        if tree.cases[k] in {"from", "among"} and k > verb and is_actor_like(tree, k):
            found.actors = tree.conjuncts(k)
            found.rule += "/source"
            return True
    return False


def _plans_or_begins(verb: str) -> bool:
    """Whether the subject of a verb is bound to be the one who acts (*plans an attack*)."""
    if verb in _FROM_OTHERS or verb in _SEEMING:
        return False
    effect = governor(verb, "VERB")
    return phase(verb) == "on" or (effect is not None and effect.name in {"intend", "attempt"})
