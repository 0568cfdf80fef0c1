"""Event nouns: what they tell of, and where their actor and target stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract.coding._lexicon import classes, load

_PREMODIFIERS = frozenset({"compound", "amod", "nmod:desc", "nmod", "nummod", "nmod:poss"})


@dataclass(frozen=True, slots=True)
class EventNoun:
    """What an event noun tells of.

    `lemma` may hold a compound (`air strike`); `verb` is the verb that tells the same; `of` says
    whom the *of* complement names (`actor`, `target` or `either`); `target_preps` are the
    prepositions behind which the target stands; `reciprocal` acts have two equal sides;
    `stative` nouns name a standing condition, not an act.
    """

    lemma: str
    verb: str
    code: str
    mode: str | None
    of: str
    target_preps: tuple[str, ...]
    reciprocal: bool
    stative: bool


def event_noun(lemma: str) -> EventNoun | None:
    """Give what the noun `lemma` tells of, or None when it tells of no event.

    Compounds are written with a blank (`hunger strike`, `state of emergency`).
    """
    return _nouns().get(lemma)


def event_noun_at(token: Token) -> EventNoun | None:
    """Give what the noun at `token` tells of, looking at its compound and *of* words first."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return None
    lemma = token.lemma_.lower()
    if lemma in _compound_heads():
        for name in compounds(token, lemma):
            found = _nouns().get(name)
            if found is not None:
                return found
    if lemma in classes()["frame"]:
        for child in token.children:
            if child.dep_ == "compound" and child.i < token.i and child.pos_ == "NOUN":
                framed = event_noun_at(child)
                if framed is not None:
                    return framed
    return _nouns().get(lemma) if token.pos_ == "NOUN" or token.dep_ == "obj" else None


def compounds(token: Token, lemma: str) -> list[str]:
    """Give the names that `token` makes with its modifiers (`air strike`, `show of force`)."""
    found: list[str] = []
    before: list[str] = []
    for child in token.children:
        word = child.lemma_.lower()
        if child.i < token.i and child.dep_ in _PREMODIFIERS:
            before.append(word)
            found.append(f"{word} {lemma}")
        elif child.i > token.i and child.dep_ == "nmod" and _case(child) == "of":
            found.append(f"{lemma} of {word}")
    if len(before) > 1:
        found.insert(0, f"{before[-2]} {before[-1]} {lemma}")
    return found


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


@cache
def _nouns() -> Mapping[str, EventNoun]:
    found: dict[str, EventNoun] = {}
    for group in load("event_nouns")["nouns"]:
        for entry in group["nouns"].split():
            noun, _, verb = entry.replace("_", " ").partition(":")
            found[noun] = EventNoun(
                lemma=noun,
                verb=verb or noun,
                code=group["code"],
                mode=group.get("mode"),
                of=group["of"],
                target_preps=tuple(group["target"]),
                reciprocal=group.get("reciprocal", False),
                stative=group.get("stative", False),
            )
    return found


@cache
def _compound_heads() -> frozenset[str]:
    names = [name.split(" ") for name in _nouns() if " " in name]
    return frozenset(n[0] if "of" in n else n[-1] for n in names)
