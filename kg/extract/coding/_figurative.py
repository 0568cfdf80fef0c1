"""Words of conflict where there is none: sport, markets."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.coding._frame import Frame
from kg.extract.coding._nouns import event_nouns, noun_at
from kg.extract.coding._words import CONTENT, content_head, names, sentence_range
from kg.extract.lexicon import Code, classes, load, senses, verb_codes
from kg.extract.repairs.arcs import where
from kg.extract.tree import Tree, per_token

_AT = frozenset({"in", "at", "during", "of", "for", "ahead of"})
_FORCING = frozenset({"ASSAULT", "COERCE", "COUP", "PROTEST", "MOBILIZE", "AGREE"})
_PARTIES = ("actor", "obj", "target")
_ENOUGH = 2
_FACTS = frozenset({"this", "that"})
"""What names a fact, never somebody (*this reassures them*)."""
_SCORE = re.compile(r"(?<![\w-])\d{1,3} ?[-–] ?\d{1,3}(?![\w-])")


def is_figurative(frame: Frame) -> bool:
    """Whether a predicate speaks of a game or a market in words of conflict.

    The arguments decide: an occasion of sport (*a World Cup clash*), players, prices.  Signs of
    real violence in the sentence outweigh the occasion (*fans clashed with police*).
    """
    if frame.tree.lemma[frame.i] not in _combative() or _dismisses(frame):
        return False
    return _plays(frame)


def _dismisses(frame: Frame) -> bool:
    """Whether somebody loses a post, in sport as anywhere else (*sacked the coach*)."""
    if frame.tree.lemma[frame.i] not in _words("dismissing"):
        return False
    return any(_in_class(found, "official") for _, found in frame["obj"])


def is_market_move(frame: Frame) -> bool:
    """Whether what acts is a price, an index or the like (*shares fell*): an event, no conflict."""
    return _trades(frame)


def is_game(frame: Frame, event: str) -> bool:
    """Whether an act coded as `event` is one of a game or a market."""
    return event in _words("imitated") and _plays(frame)


def lacks_agent(frame: Frame, event: str) -> bool:
    """Whether the act is one that only people do, and its actor is a thing (*the price rejects*).

    Statements and letters may speak for those who wrote them; nouns that no class knows get the
    benefit of the doubt.
    """
    if frame.nominal or event not in _words("human"):
        return event == "ASSAULT" and not frame.nominal and _only_a_thing_acts(frame)
    for i, found in frame["actor"]:
        if frame.tree.lower[i] in _FACTS and frame.tree.head[i] == frame.i:
            return frame.tree.tag[i] == "DT" and event not in _words("forcing")
        if frame.tree.pos[i] != "NOUN" or _in_class(found, "someone", "troops", "speaking_thing"):
            return False
        if any(frame.tree.pos[k] == "PROPN" for k in frame.tree.conjuncts(i)):
            return False
        if event == "AID" and _in_class(found, "helping"):
            return False  # the centre trains recruits
        lemma, act = frame.tree.lemma[i], noun_at(frame.tree, i)
        if act is not None and act.code in _FORCING and event in _words("forcing"):
            return False  # *an uprising toppled the king*
        return (
            _in_class(found, "inert")
            or lemma.endswith(_abstract_endings())
            or (event not in _words("forcing") and act is not None)
        )
    return False


def _only_a_thing_acts(frame: Frame) -> bool:
    """Whether what strikes is neither somebody nor a weapon (*changes wiped out the tribe*)."""
    for i, found in frame["actor"]:
        if frame.tree.pos[i] != "NOUN" or noun_at(frame.tree, i) is not None:
            return False
        if _in_class(found, "someone", "troops", "weapon", "attacker_thing", "gunfire", "fighters"):
            return False
        return _in_class(found, "inert")
    return False


def is_mishap(frame: Frame, code: Code) -> bool:
    """Whether nobody attacks: a storm or a virus does it, or what suffers is no body (*kidnapped
    the headlines*).
    """
    event, mode = code
    if event not in _words("forceful"):
        return False
    doers = [k for _, ks in frame["actor"] for k in ks]
    if _goes_off_by_itself(frame, doers):
        return True
    if _in_class(doers, "disaster") and not _in_class(doers, "attacker_thing", "gunfire"):
        return True
    if frame.nominal or mode not in _words("bodily"):
        return False
    suffering = [k for _, ks in frame["obj"] for k in ks]
    if any(k in _words("persons") for k in suffering):  # a senior opposition figure
        return False
    return _in_class(suffering, "inert") and not _in_class(suffering, "someone")


def _goes_off_by_itself(frame: Frame, doers: list[str]) -> bool:
    """*the device exploded accidentally*; what somebody does by mistake, he has done."""
    unmeant = any(k in _words("unmeant") for _, ks in frame["adv"] for k in ks)
    return unmeant and not _in_class(doers, "someone", "troops", "fighters")


def is_turned_inward(frame: Frame, code: Code) -> bool:
    """Whether the actor does to himself what only others suffer (*defended himself*).

    Bombers who blow themselves up remain.
    """
    event, mode = code
    if frame.nominal or event not in _words("outward") or mode in _words("suicidal"):
        return False
    return any("<SELF>" in found for _, found in frame["obj"])


def _in_class(found: list[str], *names_: str) -> bool:
    return any(not classes()[name].isdisjoint(found) for name in names_)


@cache
def _abstract_endings() -> tuple[str, ...]:
    return tuple(sorted(classes()["abstract_ending"]))


def _plays(frame: Frame) -> bool:
    if frame.playing is None:
        frame.playing = _is_playing(frame)
    return frame.playing


def _is_playing(frame: Frame) -> bool:
    if _trades(frame):
        return True
    about = _about(frame)
    if about and _any(about, "earnest"):
        return False
    players = _words("players")
    for slot in _PARTIES:
        for _, known in frame[slot]:
            if not players.isdisjoint(known):
                return True
    if _has_occasion(frame) or _score_told(frame):
        return True
    return len(about) >= _ENOUGH and len(_words("telling").intersection(about)) >= _ENOUGH


def _has_occasion(frame: Frame) -> bool:
    """Whether the predicate stands in or before an occasion of sport (*the final*, *in a game*)."""
    tree, occasions = frame.tree, _words("occasions")
    for case, k in frame.obliques:
        if case in _AT and not occasions.isdisjoint(names(tree, content_head(tree, k))):
            return True
    return frame.nominal and any(not occasions.isdisjoint(known) for _, known in frame["mod"])


def _trades(frame: Frame) -> bool:
    actors = frame["actor"]
    return bool(actors) and any(not classes()["market"].isdisjoint(ks) for _, ks in actors)


def _score_told(frame: Frame) -> bool:
    """Whether the sentence gives the score of a game (`5-0`, in one token or three)."""
    tree, i = frame.tree, frame.i
    if tree.lemma[i] not in _words("winning"):
        return False
    words = " ".join(tree.lower[slice(*tree.sentences[tree.sent[i]])])
    return _SCORE.search(words) is not None


def _about(frame: Frame) -> list[str]:
    """Give the words of the sentence beside the predicate that tell of a game or of none."""
    tree, i = frame.tree, frame.i
    return [lemma for k, lemma in _told_in(tree, sentence_range(tree, i)[0]) if k != i]


@per_token
def _told_in(tree: Tree, first: int) -> list[tuple[int, str]]:
    """Give the nouns and verbs of a sentence by its start that tell of a game or of none."""
    signs = _signs()
    start, end = tree.sentences[tree.sent[first]]
    lemmas = tree.lemma[start:end]
    if signs.isdisjoint(lemmas):
        return []
    words = [start + k for k in where(lemmas, signs)]
    return [(k, tree.lemma[content_head(tree, k)]) for k in words if tree.pos[k] in CONTENT]


@cache
def _signs() -> frozenset[str]:
    """Give what may tell of a game or of none, or stand before a word that does."""
    return _words("telling") | _words("earnest") | classes()["container"]


def _any(found: list[str], name: str) -> bool:
    return not _words(name).isdisjoint(found)


@cache
def _words(name: str) -> frozenset[str]:
    text: str = load("figurative")[name]
    return frozenset(text.split())


@cache
def _combative() -> frozenset[str]:
    """Give the verbs and nouns that may tell of conflict."""
    codes = _words("imitated")
    verbs = [lemma.split(" ")[0] for lemma, (event, _) in verb_codes().items() if event in codes]
    nouns = [lemma for lemma, entry in event_nouns().items() if entry.code in codes]
    others = [k for k in senses("verb") if any(s.code[0] in codes for s in senses("verb")[k])]
    return frozenset([*verbs, *nouns, *others])
