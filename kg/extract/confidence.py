"""How likely it is that an event was read right: what a small trained model makes of its traits.

The rules say what a sentence would mean if its analysis were right; this says how far to believe
them. The traits are those on which a reader's eye would fall: how sure the parser was of the arcs
between the trigger and its parties, which rule spoke, how far the parties stand off, what was left
unused. The weights (`kg/data/confidence.toml`) are those of a logistic regression over events
judged by reading; `training.confidence` makes them.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources

from kg.extract.candidates import Candidate
from kg.extract.coding import Coding
from kg.extract.factuality import Factuality
from kg.extract.spans import span_of
from kg.extract.tree import Tree, per_token

Traits = dict[str, float]
_MARK = {
    **dict.fromkeys(("-", "–", "—", "--"), "dash"),
    **dict.fromkeys(('"', "“", "”", "''", "``"), "quote"),
    **{"(": "bracket", ":": "colon", ";": "semicolon"},
}
_MARKS = frozenset(_MARK)
_EVEN = -0.7
"""Below this an arc is as likely wrong as right (natural logarithm of one half)."""
_UNSURE = -4.0
"""No single path counts for more doubt than this (natural logarithm)."""


def traits(
    tree: Tree, found: Candidate, coding: Coding, facts: Factuality,
    actor: int | None, target: int | None,
) -> Traits:  # fmt: skip
    """Give the traits of one event by name: 1.0 for what holds, numbers for what has a size."""
    i = found.trigger
    said = dict.fromkeys(_named(tree, found, coding, facts), 1.0)
    said.update(_party(tree, i, actor, "actor"))
    said.update(_party(tree, i, target, "target"))
    for name in _spare(tree, found, {actor, target}):
        said[name] = 1.0
    shape = f"{'noun' if found.nominal else 'verb'}{'' if actor is None else ' actor'}"
    said[f"shape {shape}{'' if target is None else ' target'}"] = 1.0
    said["arc trigger"] = max(tree.sure[i], _UNSURE)
    said["arc kids"] = max(sum(tree.sure[k] for k in tree.kids[i]), 2 * _UNSURE)
    said.update(_around(tree, tree.sentences[tree.sent[i]][0]))
    return said


@per_token
def _around(tree: Tree, first: int) -> Traits:
    """Give what the sentence that starts at `first` says of all its events."""
    last = tree.sentences[tree.sent[first]][1]
    sure = tree.sure[first:last]
    marks = sorted(_MARKS.intersection(tree.lower[first:last]))
    said = {f"mark {_MARK[mark]}": 1.0 for mark in marks}
    said["unsure"] = float(sum(arc < _EVEN for arc in sure))
    said["arc sentence"] = sum(sure) / len(sure)
    said["length"] = math.log(len(sure))
    return said


def _named(tree: Tree, found: Candidate, coding: Coding, facts: Factuality) -> Iterator[str]:
    i = found.trigger
    yield "bias"
    yield from _of_rule(found.rule)
    yield f"sense {coding.rule.partition('/')[0]}"
    yield f"code {coding.code}"
    yield f"tag {tree.tag[i]}"
    yield f"dep {tree.dep[i]}"
    yield f"parent {tree.pos[tree.head[i]]}"
    for value in facts.values():
        yield f"is {value.value}"
    if len(found.words) > 1:
        yield "words"
    if found.light:
        yield "light"


@cache
def _of_rule(rule: str) -> tuple[str, ...]:
    return (f"rule {rule}", *(f"way {part}" for part in rule.split("/")[1:]))


def _party(tree: Tree, i: int, k: int | None, slot: str) -> Traits:
    if k is None:
        return {f"{slot} none": 1.0}
    said = {
        f"{slot} {tree.dep[k] if tree.head[k] == i else 'far'}": 1.0,
        f"{slot} is {tree.pos[k]}": 1.0,
        f"{slot} {'before' if k < i else 'behind'}": 1.0,
        f"{slot} arc": max(_along(tree, k, i), _UNSURE),
        f"{slot} off": math.log(1 + abs(k - i)),
    }
    case = tree.case(k)
    if case:
        said[f"{slot} case {case}"] = 1.0
    start, end = span_of(tree, k)
    said[f"{slot} length"] = math.log(end - start) if end > start else 0.0
    return said


def _along(tree: Tree, k: int, i: int) -> float:
    """Give the log-probability of the arcs between two tokens."""
    if tree.head[k] == i != k:
        return tree.sure[k]
    up = [i, *tree.ancestors(i)]
    places = {token: n for n, token in enumerate(up)}
    total = 0.0
    while k not in places and tree.head[k] != k:
        total += tree.sure[k]
        k = tree.head[k]
    return total + sum(tree.sure[token] for token in up[: places.get(k, 0)])


def _spare(tree: Tree, found: Candidate, used: set[int | None]) -> Iterator[str]:
    """Name what hangs on the trigger and fills no slot."""
    for k in tree.kids[found.trigger]:
        if k not in used:
            yield f"spare {tree.dep[k]}"


def confidence(said: Traits) -> float:
    """Give the probability, three decimals, that actor, action and target are read right."""
    weights = _weights()
    total = sum([weights[name] * value for name, value in said.items() if name in weights])
    return round(1.0 / (1.0 + math.exp(-total)), 3)


@cache
def _weights() -> Traits:
    text = resources.files("kg.data").joinpath("confidence.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)["weights"].items()}
