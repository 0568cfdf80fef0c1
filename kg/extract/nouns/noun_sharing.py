"""Who acts in an event noun because the sentence puts him into it.

*Engaged in an attack*, *entered the talks*, *hosted the gala*, *decided after a review*: such
verbs say of their subject that the act is partly or wholly his.  *Its policy of repression* says so
by what the act is called.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, telling_words
from kg.extract.nouns.noun_charges import charged, charged_with
from kg.extract.nouns.occurrence import is_told
from kg.extract.participants import is_actor_like
from kg.extract.presumed import is_kept_out
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.subjects import surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_WITHIN = frozenset({"in", "during", "after", "following"})
_ON_WAY = frozenset({"on", "during", "in"})
_ON = frozenset({"in", "during", "at"})
_MEETING = frozenset({"in", "during", "at", "after", "over"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_HARMFUL = frozenset({"ASSAULT", "COERCE"})
_ADJUSTED = frozenset({"AID", "COOPERATE", "MOBILIZE", "SANCTION", "SUPPORT"})
_JOINED = frozenset({"COOPERATE", "AGREE", "CONSULT"})
_THINGS_DO = frozenset({"crash", "collide"})
_DONE_AT_TABLE = frozenset({"dine", "meet"})


def actor_sharing(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Add to `found` who is said to be in the act, to host it or to conclude it."""
    i = found.trigger
    parent = tree.head[i]
    if charged_with(tree, entry, found):
        return True
    if tree.cases[i] == "behind" and _is_behind(tree, found):
        return True
    if tree.dep[i] == "nmod":
        above = tree.head[parent]
        if tree.dep[parent] in {"obj", "obl"} and _speaks_on(tree, entry, found, above):
            return _subject(tree, above, found)  # *outlined her plan in a speech*
        return _owns_conduct(tree, parent, found) or _has_share(tree, entry, parent, found)
    if tree.dep[i] == "obj":
        if _given_to(tree, entry, parent, found) or _gives(tree, entry, parent, found):
            return True
        return _attends_or_hosts(tree, entry, parent, found) and _subject(tree, parent, found)
    if tree.dep[i] != "obl" or parent == i or is_kept_out(tree, parent):
        return False  # was not involved in the raid
    case = tree.case(i)
    if case == "in" and tree.lemma[parent] in telling_words("partaking"):
        return _subject(tree, parent, found, things=entry.verb in _THINGS_DO)
    if case == "for" and _owns_up(tree, parent):
        return _subject(tree, parent, found)
    if case == "for" and tree.lemma[parent] == "responsible":
        return _responsible(tree, parent, found)
    if case == "in" and tree.lemma[parent] in telling_words("holding_share"):
        held = any(_is_share(tree, entry, k) for k in tree.all(parent, "obj"))
        return held and _subject(tree, parent, found)
    if (
        case in {"in", "during"}
        and entry.code in _HARMFUL
        and tree.lemma[parent] in telling_words("harming")
    ):
        if passive(tree, parent) or not _subject(tree, parent, found):
            return False
        hurt = tree.first(parent, "obj")
        if entry.reciprocal and not found.targets and hurt is not None:
            found.targets = [k for k in tree.conjuncts(hurt) if is_actor_like(tree, k)]
        return True  # *killed nine rebels in a clash*
    if entry.verb in _THINGS_DO and case in _WITHIN and found.targets:
        return _subject(tree, parent, found, things=True)
    if entry.verb in _DONE_AT_TABLE and case in _MEETING and not passive(tree, parent):
        return any(is_actor_like(tree, t) for t in found.targets) and (
            _subject(tree, parent, found)
        )
    if _speaks_on(tree, entry, found, parent) or _concludes(tree, entry, found):
        return _subject(tree, parent, found)
    return False


def _subject(tree: Tree, verb: int, found: Candidate, *, things: bool = False) -> bool:
    described = tree.dep[verb] in {"acl", "amod"} and tree.tag[verb] in {"JJ", "VBN"}
    subject = tree.head[verb] if described else surface_subject(tree, verb)[0]
    if subject is None or subject in found.targets or is_time_noun(tree, subject):
        return False
    if tree.says(subject, ("no",), "det"):
        return False  # *no group has claimed responsibility for the blast*
    if not things and not is_actor_like(tree, subject) and not _is_those(tree, subject):
        return False
    found.actors = tree.conjuncts(subject)
    found.rule += "/partaking"
    return True


def _is_those(tree: Tree, i: int) -> bool:
    """Whether *those* means people, as it does where a clause or adjective says which."""
    return tree.lower[i] == "those" and tree.has(i, "acl", "acl:relcl", "amod")


def _responsible(tree: Tree, adjective: int, found: Candidate) -> bool:
    """Take who is responsible for the act (*those responsible for the blast*)."""
    who = tree.first(adjective, "nsubj")
    if who is None and tree.dep[adjective] in {"amod", "acl"}:
        who = tree.head[adjective]
    if who is None:
        who, _ = surface_subject(tree, adjective)  # *a man believed to be responsible*
    if who is None:
        return False
    if not is_actor_like(tree, content_noun(tree, who)) and not _is_those(tree, who):
        return False
    found.actors = tree.conjuncts(who)
    found.rule += "/partaking"
    return True


def _owns_conduct(tree: Tree, conduct: int, found: Candidate) -> bool:
    """Take whose line of conduct consists in the act (*the junta's campaign of arrests*)."""
    if tree.case(found.trigger) != "of" or tree.lemma[conduct] not in telling_words("conduct"):
        return False
    owners = [k for k in tree.all(conduct, "nmod:poss") if is_actor_like(tree, k)]
    if not owners:
        return False
    found.actors = tree.conjuncts(owners[0])
    found.rule += "/conduct"
    return True


def _has_share(tree: Tree, entry: EventNoun, share: int, found: Candidate) -> bool:
    """Take who is behind the act, has a part in it or owns up to it (*his role in the raid*)."""
    case = tree.case(found.trigger)
    if case == "behind" and is_actor_like(tree, share):
        found.actors = [share]  # *the men behind the attack*
        found.rule += "/behind-it"
        return True
    verb = tree.head[share]
    if case == "for" and tree.dep[share] == "obj" and _owns_up(tree, verb):
        return _subject(tree, verb, found)
    if case != "in" or not _is_share(tree, entry, share):
        return False
    owners = [k for k in tree.all(share, "nmod:poss") if is_actor_like(tree, k)]
    if owners:
        found.actors = tree.conjuncts(owners[0])
        found.rule += "/partaking"
        return True
    if charged(tree, share, found):
        return True  # *is accused of involvement in the raid*
    held = tree.dep[share] == "obj" and tree.lemma[verb] in telling_words("holding_share")
    return held and _subject(tree, verb, found)


def _is_behind(tree: Tree, found: Candidate) -> bool:
    """Take of whom it is said that he is behind the act (*the cartel was behind the murder*)."""
    i = found.trigger
    who = tree.first(i, "nsubj")
    if who is None or "cop" not in tree.labels[i] or not is_actor_like(tree, who):
        return False
    found.actors = tree.conjuncts(who)
    found.rule += "/behind-it"
    return True


def _is_share(tree: Tree, entry: EventNoun, share: int) -> bool:
    """Whether one does what one has such a part in, as one does not a quarrel of others."""
    return tree.lemma[share] in telling_words("share_in") and entry.code != "ACCUSE"


def _owns_up(tree: Tree, verb: int) -> bool:
    """Whether the subject says the act is his (*claimed responsibility for the blast*)."""
    if tree.lemma[verb] not in telling_words("owning_up") or passive(tree, verb):
        return False
    return any(tree.lemma[k] in telling_words("responsibility") for k in tree.all(verb, "obj"))


def _given_to(tree: Tree, entry: EventNoun, verb: int, found: Candidate) -> bool:
    """Take to whom a success or failure falls (*handed the rebels a victory*)."""
    if entry.verb not in telling_words("falling_to") or tree.lemma[verb] not in telling_words(
        "handing"
    ):
        return False
    behind = [*tree.all(found.trigger, "nmod"), *tree.all(verb, "obl")]
    goals = [*tree.all(verb, "iobj"), *(k for k in behind if tree.case(k) == "to")]
    goal = next((k for k in goals if is_actor_like(tree, k)), None)
    if goal is None:
        return False
    found.actors = tree.conjuncts(goal)
    found.rule += "/given"
    return True


def _gives(tree: Tree, entry: EventNoun, verb: int, found: Candidate) -> bool:
    """Take who gives an act to whom (*gave the mayor a tour*, *gave a briefing to reporters*)."""
    if tree.lemma[verb] not in telling_words("giving") or passive(tree, verb):
        return False
    to = [k for k in tree.all(verb, "obl") if tree.case(k) == "to" and is_actor_like(tree, k)]
    if "to" not in entry.target_preps or (found.targets and tree.case(found.targets[0]) == "to"):
        to = []
    receivers = tree.all(verb, "iobj") + to
    if not receivers or entry.verb in telling_words("falling_to"):
        return False
    if not found.targets:
        found.targets = tree.conjuncts(receivers[0])
    return _subject(tree, verb, found)


def _is_with(tree: Tree, found: Candidate) -> bool:
    return any(case == "with" and is_actor_like(tree, k) for case, k in found.obliques)


def _attends_or_hosts(tree: Tree, entry: EventNoun, verb: int, found: Candidate) -> bool:
    """Whether the subject meets where it goes, or holds what it hosts (*left the talks*)."""
    if passive(tree, verb):
        return False
    if entry.code == "CONSULT":
        return tree.lemma[verb] in telling_words("attending")
    if entry.mode == "investigate" and tree.lemma[verb] in telling_words("widening"):
        return True  # *expanded the search for the gunman*
    if entry.code in _ADJUSTED and tree.lemma[verb] in telling_words("adjusting"):
        return True
    if entry.reciprocal and entry.code in _JOINED:
        return tree.lemma[verb] in telling_words("forming") and _is_with(tree, found)
    if entry.verb in telling_words("achieved"):
        return tree.lemma[verb] in telling_words("achieving")
    return entry.verb in telling_words("hosted") and tree.lemma[verb] in telling_words("hosting")


def _speaks_on(tree: Tree, entry: EventNoun, found: Candidate, verb: int) -> bool:
    """Whether who acts does so in a speech or on a visit of his own (*fell ill on a trip*)."""
    i = found.trigger
    journey = entry.mode in {"visit", "phone"} or entry.verb == "travel"
    stated = entry.verb == "state" and is_told(tree, i, entry)
    if not journey and not stated and entry.verb not in telling_words("spoken"):
        return False
    way = journey and tree.case(i) == "for" and "cop" in tree.labels[verb]
    if not way and tree.case(i) not in (_ON_WAY if journey else _ON):
        return False
    bare = tree.first(i, "det", "nmod:poss") is None
    own = tree.says(i, ("a", "an"), "det") or (journey and bare)
    if journey and "cop" in tree.labels[verb]:
        return own  # *was in Rome on a visit to the clinic*
    return own and tree.pos[verb] == "VERB" and not passive(tree, verb)


def _concludes(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Whether who decides does so upon his own inquiry (*ruled after a review that*)."""
    i = found.trigger
    verb = tree.head[i]
    if tree.case(i) not in _WITHIN or passive(tree, verb):
        return False
    if entry.mode != "investigate" and entry.verb not in telling_words("weighed"):
        return False
    definite = tree.says(i, _DEFINITE, "det")
    return not definite and tree.lemma[verb] in telling_words("concluding")
