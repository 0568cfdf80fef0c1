"""Particles of verbs, also where the analysis took them for prepositions or adverbs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.extract.lexicon import load, senses, verb_codes
from kg.extract.noun_classes import nouns
from kg.extract.tree import Tree, per_token

_TRANSITIVE = frozenset({"off", "out", "up", "behind"})
_UP_TO = (["up", "to", "$"], ["up", "to", "CD"])
"""What says how much at most, and is no particle (*raised up to $3 million*)."""
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
     "today", "tomorrow", "tonight"}
)  # fmt: skip
_WAYS = frozenset({"up", "down"})
_REACH = 8
"""How far behind its verb a particle may stand (*called the meeting off*)."""


@per_token
def particles(tree: Tree, i: int) -> list[int]:
    """Give the positions of the particles of the verb at `i`, in order of text."""
    tag = tree.tag
    if "compound:prt" in tree.labels[i] or tag[i + 1 : i + 2] == ["RP"]:
        kids = tree.kids[i]
        found = [
            k for k in kids if tree.dep[k] == "compound:prt" or (k == i + 1 and tag[k] == "RP")
        ]
        found = [k for k in found if tree.lower[k : k + 2] + tag[k + 2 : k + 3] not in _UP_TO]
        if found and not _tells_how_much(tree, i, found[0]):
            return found
    for k in _candidates(tree, i):
        if _joins(tree.lemma[i], tree.lower[k]):
            return [k]
    return []


def _tells_how_much(tree: Tree, i: int, k: int) -> bool:
    """Whether *up* or *down* only goes with how much (*closed* **down** *2.4 percent*)."""
    moved = tree.lower[k] in _WAYS and tree.lemma[i] in nouns("pricing")
    return moved and tree.tag[k + 1 : k + 2] in (["CD"], ["$"])


def without_particle(case: str, particle: str) -> str:
    """Give the rest of a preposition of which the first word is the verb's particle (`out of`)."""
    return case.removeprefix(particle).strip() if f"{case} ".startswith(f"{particle} ") else case


def _candidates(tree: Tree, i: int) -> list[int]:
    """Give the adverbs of the verb and the word behind it, if it begins a complement's case."""
    found: list[int] = []
    after = i + 1
    if tree.dep[after : after + 1] == ["case"]:
        host = tree.head[after]
        hangs = tree.head[host] == i and tree.dep[host] == "obl"
        if hangs and (_is_taken(tree, after, host) or _lacks_object(tree, i, after)):
            found.append(after)
    if "advmod" not in tree.labels[i]:
        return found
    obj = tree.first(i, "obj")
    for k in tree.all(i, "advmod"):
        behind_object = obj is not None and k == obj + 1 and k - i <= _REACH
        if (k == after or behind_object) and tree.tag[k] in {"RB", "RP", "IN"}:
            found.append(k)
    return found


def _is_taken(tree: Tree, k: int, host: int) -> bool:
    """Whether a case is rather a particle: another one follows it, or it is tagged as one."""
    cases = [c for c in tree.all(host, "case") if c > k]
    if tree.lower[k] == "in" and tree.lower[host] in _DAYS:
        return True  # nothing happens *in Monday*
    return bool(cases) or tree.tag[k] == "RP"


def _lacks_object(tree: Tree, i: int, k: int) -> bool:
    """Whether a verb that moves nowhere would be left without an object (*sealed* **off** *it*)."""
    resting = tree.lemma[i] not in _motion() and tree.first(i, "obj", "nsubj:pass") is None
    return resting and tree.lower[k] in _TRANSITIVE


def _joins(lemma: str, particle: str) -> bool:
    if particle not in _listed():
        return False
    name = f"{lemma} {particle}"
    if lemma in _listed()[particle]:
        return True
    if particle == "behind":
        return False  # *rallied behind their leader* has a preposition
    return name in verb_codes() or name in senses("verb")


@cache
def _motion() -> frozenset[str]:
    text: str = load("particles")["motion"]
    return frozenset(text.split())


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    tables: dict[str, str] = load("particles")
    return {word: frozenset(tables[word].split()) for word in tables["particles"].split()}
