"""Words of conflict where there is none: sport, markets."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg.extract.coding._lexicon import classes, load
from kg.extract.coding._predicate import Predicate, Slots, keys

_AT = frozenset({"in", "at", "during", "of", "for", "ahead of"})
_ENOUGH = 2


def is_figurative(predicate: Predicate, event: str | None = None) -> bool:
    """Whether a predicate speaks of a game or a market in words of conflict.

    The arguments decide: an occasion of sport (*a World Cup clash*), players, prices.  `event`
    is the predicate's code where it is known; other codes than those of conflict never are.
    """
    if event is not None and event not in _words("imitated"):
        return False
    if event is None and predicate.verb.split(" ")[0] not in _combative():
        return False
    slots = Slots(predicate)
    parties = [k for slot in ("actor", "obj", "target") for _, ks in slots[slot] for k in ks]
    if any(k in classes()["market"] for _, ks in slots["actor"] for k in ks):
        return True
    occasions = [k for case, t in predicate.obliques if case in _AT for k in keys(t)]
    if predicate.pos == "NOUN":
        occasions.extend(k for _, ks in slots["mod"] for k in ks)
    if not (_any(parties, "players") or _any(occasions, "occasions") or _telling(predicate)):
        return False
    return not _earnest(predicate.trigger)


def _any(found: list[str], name: str) -> bool:
    words = _words(name)
    return any(k in words for k in found)


def _telling(predicate: Predicate) -> bool:
    words = _words("telling")
    found = {t.lemma_.lower() for t in predicate.trigger.sent if t.lemma_.lower() in words}
    return len(found) >= _ENOUGH


def _earnest(trigger: Token) -> bool:
    words = _words("earnest")
    return any(t.lemma_.lower() in words for t in trigger.sent if t.i != trigger.i)


@cache
def _words(name: str) -> frozenset[str]:
    text: str = load("figurative")[name]
    return frozenset(text.split())


@cache
def _combative() -> frozenset[str]:
    from kg.extract.coding._lexicon import senses, verb_codes
    from kg.extract.coding._nouns import _nouns

    codes = _words("imitated")
    verbs = [lemma.split(" ")[0] for lemma, (event, _) in verb_codes().items() if event in codes]
    nouns = [lemma for lemma, entry in _nouns().items() if entry.code in codes]
    others = [k for k in senses("verb") if any(s.code[0] in codes for s in senses("verb")[k])]
    return frozenset([*verbs, *nouns, *others])
