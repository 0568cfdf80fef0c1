"""Event nouns: what they tell of, and where their actor and target stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extract.governors import prospect_words
from kg.extract.lexicon import classes, load
from kg.extract.tree import Tree, per_token

_NOMINAL = frozenset({"obj", "nsubj", "nsubj:pass", "obl"})
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
    return event_nouns().get(lemma)


@lru_cache(maxsize=1 << 14)
def may_tell(lemma: str) -> bool:
    """Whether a common noun may tell of an event, by itself or with its modifiers."""
    listed = lemma in event_nouns() or lemma in _compound_heads()
    return listed or lemma in classes()["frame"]


@per_token
def noun_at(tree: Tree, i: int) -> EventNoun | None:
    """Give what the noun at position `i` tells of, compounds first."""
    pos, lemma = tree.pos[i], tree.lemma[i]
    if pos not in {"NOUN", "PROPN"} and not (pos == "ADJ" and _stands_as_noun(tree, i)):
        return None
    if lemma in _compound_heads() and tree.kids[i]:
        for name in compounds(tree, i):
            found = event_nouns().get(name)
            if found is not None:
                return found
    if lemma in classes()["frame"]:
        for k in tree.all(i, "compound"):
            if k < i and tree.pos[k] == "NOUN" and tree.lemma[k] not in _occasions():
                framed = noun_at(tree, k)
                if framed is not None:
                    return framed
    return event_nouns().get(lemma) if pos != "PROPN" or tree.dep[i] == "obj" else None


def _occasions() -> frozenset[str]:
    """*The election mission* is there for an election, it is none."""
    return prospect_words("occasions", "words")


def _stands_as_noun(tree: Tree, i: int) -> bool:
    """Whether an event noun was taken for an adjective (*began* **an offensive**)."""
    return tree.dep[i] in _NOMINAL and "det" in tree.labels[i] and tree.lower[i] in event_nouns()


def compounds(tree: Tree, i: int) -> list[str]:
    """Give the names that the noun at `i` makes with its modifiers (`air strike`)."""
    if tree.labels[i].isdisjoint(_PREMODIFIERS):
        return []
    lemma = tree.lemma[i]
    found: list[str] = []
    before: list[str] = []
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if k < i:
            if dep in _PREMODIFIERS:
                before.append(tree.lemma[k])
                found.append(f"{tree.lemma[k]} {lemma}")
        elif dep == "nmod" and tree.case(k) == "of":
            no = tree.says(k, ("no",), "det")  # a vote of no confidence
            found.append(f"{lemma} of {'no ' if no else ''}{tree.lemma[k]}")
    if len(before) > 1:
        found.insert(0, f"{before[-2]} {before[-1]} {lemma}")
    return found


@cache
def event_nouns() -> Mapping[str, EventNoun]:
    """Give every event noun by its lemma."""
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


@dataclass(frozen=True, slots=True)
class Twofold:
    """What shows that a noun tells of an act, where it may as well name people or a place.

    `before` words before it, `bare` and `cases` prepositions before it (`bare` without an
    article), `behind` prepositions behind it, `objects` and `subjects` verbs; `once` bars plurals
    from being told by verbs.
    """

    before: frozenset[str]
    bare: frozenset[str]
    cases: frozenset[str]
    behind: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]
    once: bool


@cache
def twofold() -> Mapping[str, Twofold]:
    """Give the nouns of acts that as often name those who act, or a place."""
    found: dict[str, Twofold] = {}
    slots = ("before", "bare", "cases", "behind", "objects", "subjects")
    for group in load("event_nouns")["twofold"]:
        words = {
            slot: frozenset(w.replace("_", " ") for w in group[slot].split()) for slot in slots
        }
        for noun in group["nouns"].split():
            found[noun.replace("_", " ")] = Twofold(**words, once=group["once"])
    return found


@cache
def not_deverbal() -> frozenset[str]:
    """Give the nouns that look made from a verb but name things or bodies."""
    text: str = load("event_nouns")["morphology"]["things"]
    return frozenset(text.split())


@cache
def telling_words(name: str) -> frozenset[str]:
    """Give a list of `telling` in `event_nouns.toml`: what says that a noun tells of an event."""
    text: str = load("event_nouns")["telling"][name]
    return frozenset(word.replace("_", " ") for word in text.split())


@cache
def _compound_heads() -> frozenset[str]:
    names = [name.split(" ") for name in event_nouns() if " " in name]
    return frozenset(n[0] if "of" in n else n[-1] for n in names)
