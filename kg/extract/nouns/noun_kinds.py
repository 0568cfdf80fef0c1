"""What an event noun without its parties tells: an occasion, or a content, a kind, a thing.

*The talks failed* tells of talks though nobody is named; *fears grew*, *the plan costs a million*,
*they need investment* and *victims of violence* name what somebody thinks, wrote or lacks, or a
kind of event.  Silence is right there: nothing is said to have happened.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, telling_words
from kg.extract.nouns.occurrence import stands_in_time
from kg.extract.place_words import place_words
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_CLAUSES = frozenset({"acl", "ccomp", "xcomp"})
_ABOUT = frozenset({"of", "for", "about", "over", "on", "to", "that", "against", "toward"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "another", "both"})
_LIGHT = frozenset({"case", "punct", "cc", "conj"})
_ANYBODY = frozenset({"your", "you", "one", "one's"})
_CALLED = frozenset({"for", "on", "to", "from", "by", "with", "between"})
_BY_GOVERNOR = "/governor-subject"
_WHERE = frozenset({"GPE", "LOC", "FAC"})


def is_no_occasion(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Whether the noun of `found` tells of nothing that happens, though it could elsewhere."""
    i = found.trigger
    if entry.lemma != tree.lemma[i] and tree.lemma[i] in telling_words("frames_of_things"):
        return True  # *a leave policy*, *the reform plan*
    if entry.mode == "attitude" or entry.lemma in telling_words("contents"):
        lent = found.rule.endswith(_BY_GOVERNOR) and entry.code == "OTHER"
        if lent and entry.lemma in telling_words("contents") and _is_issued(tree, i):
            return True  # *unveiled a plan to cut taxes*: the verb tells it
        return not (found.actors and _has_content(tree, i))
    if _is_verdict(tree, i):
        return True
    if found.actors and _is_anybodys(tree, entry, found):
        return True
    if found.actors or found.targets:
        return False
    if entry.lemma == "call" and _is_phone_call(tree, i):
        return True
    # *the move*, *the process*: only that somebody is at work
    if entry.lemma in telling_words("undertakings") or entry.lemma in telling_words("qualities"):
        return True
    if entry.code == "AID":
        return True
    whole = whole_of(tree, i)
    if stands_in_time(tree, i) or stands_in_time(tree, whole):
        return False
    if entry.lemma in telling_words("looks"):
        return True
    if entry.lemma in telling_words("documents"):
        return not _is_issued(tree, i)
    return _is_kind(tree, i) or _is_wanted(tree, i) or not _is_anchored(tree, whole)


def _has_content(tree: Tree, i: int) -> bool:
    """Whether what is planned, feared or hoped stands beside the noun."""
    if tree.first(i, *_CLAUSES) is not None:
        return True
    return any(k > i and tree.case(k) in _ABOUT for k in tree.all(i, "nmod"))


def _is_verdict(tree: Tree, i: int) -> bool:
    """Whether the noun is what something is called, or seen as (*her vote was seen as a test*)."""
    i = tree.head[i] if tree.dep[i] == "conj" else i
    verb = tree.head[i]
    if tree.dep[i] == "obl" and tree.cases[i] == "as":
        called = tree.lemma[verb] in telling_words("likening")
    else:
        called = tree.dep[i] == "xcomp" and tree.lemma[verb] in telling_words("naming")
    # *in what is called the first free election*: it is one
    return called and all(tree.lower[k] != "what" for k in (*tree.kids[verb], tree.head[verb]))


def _is_anybodys(tree: Tree, entry: EventNoun, found: Candidate) -> bool:
    """Whether the act is anybody's (*look at your statement*)."""
    if entry.code not in {"OTHER", "AID"}:
        return False
    return all(tree.lower[a] in _ANYBODY for a in found.actors)


def _is_phone_call(tree: Tree, i: int) -> bool:
    """Whether a call calls for nothing (*late calls came in*)."""
    if tree.first(i, *_CLAUSES) is not None:
        return False
    return not any(tree.case(k) in _CALLED for k in tree.all(i, "nmod"))


def _is_issued(tree: Tree, i: int) -> bool:
    """Whether a text is said to be made public (*released a report*, *a poll was published*)."""
    return tree.dep[i] in {"obj", "nsubj:pass"} and (
        tree.lemma[tree.head[i]] in telling_words("voicing")
    )


def _is_kind(tree: Tree, i: int) -> bool:
    """Whether a bare noun after *of* says of what kind something is (*prisoners of war*)."""
    if tree.dep[i] != "nmod" or tree.case(i) != "of" or tree.tag[i] != "NN":
        return False
    if any(tree.dep[k] not in _LIGHT for k in tree.kids[i]):
        return False
    return whole_of(tree, i) == i


def whole_of(tree: Tree, i: int) -> int:
    """Give the spell of which the noun at `i` is the stuff (*a wave of violence*), or `i`."""
    whole = tree.head[i]
    if tree.dep[i] != "nmod" or tree.case(i) != "of":
        return i
    spell = is_time_noun(tree, whole) or tree.lemma[whole] in telling_words("spells")
    return whole if spell else i


def _is_wanted(tree: Tree, i: int) -> bool:
    """Whether an indefinite act is only needed, risked or allowed (*requires an investment*)."""
    if tree.dep[i] not in {"obj", "nsubj:pass"} or _is_pointed(tree, i):
        return False
    return tree.lemma[tree.head[i]] in telling_words("wanting")


def _is_anchored(tree: Tree, i: int) -> bool:
    """Whether something ties the noun to one occasion: an article, a date, a place, a headline."""
    if tree.sent[i] in tree.headlines or tree.dep[i] == "root":
        return True
    verb = tree.head[i]
    if tree.dep[i] in {"obj", "nsubj:pass"} and tree.lemma[verb] in telling_words("held"):
        return True
    return any(_anchors(tree, k) for k in tree.kids[i])


def _anchors(tree: Tree, k: int) -> bool:
    if tree.dep[k] == "det":
        return tree.lower[k] not in {"any", "all", "no", "such"}
    if tree.dep[k] in {"nummod", "nmod:poss", "acl:relcl"}:
        return True
    if tree.dep[k] == "amod":
        return tree.lower[k] in telling_words("dating")
    if tree.dep[k] == "compound" and tree.ent[k] in _WHERE:
        return True
    placed = tree.dep[k] in {"nmod", "obl"} and tree.case(k) in place_words().prepositions
    return placed and tree.ent[k] in _WHERE


def _is_pointed(tree: Tree, i: int) -> bool:
    return any(tree.dep[k] == "det" and tree.lower[k] in _POINTING for k in tree.kids[i])
