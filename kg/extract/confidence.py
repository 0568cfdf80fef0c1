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
from functools import cache, lru_cache
from importlib import resources
from itertools import product, repeat
from operator import mul

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


class _Names(dict[str, str]):
    """The names of the traits of one kind by what they hold of: *tag VBD* by `VBD`."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __missing__(self, of: str) -> str:
        name = self[of] = f"{self.kind} {of}"
        return name


class _Slot:
    """The names of the traits of one party."""

    def __init__(self, slot: str) -> None:
        self.none, self.before, self.behind = f"{slot} none", f"{slot} before", f"{slot} behind"
        self.arc, self.off, self.length = f"{slot} arc", f"{slot} off", f"{slot} length"
        self.name, self.by, self.kind = slot, _Names(slot), _Names(f"{slot} is")


_ACTOR, _TARGET = _Slot("actor"), _Slot("target")
_TAG, _DEP, _PARENT, _IS, _SPARE = (_Names(k) for k in ("tag", "dep", "parent", "is", "spare"))
_SHAPES = {
    (nominal, actor, target): (
        f"shape {'noun' if nominal else 'verb'}"
        f"{' actor' if actor else ''}{' target' if target else ''}"
    )
    for nominal, actor, target in product((True, False), repeat=3)
}


def traits(
    tree: Tree, found: Candidate, coding: Coding, facts: Factuality,
    actor: int | None, target: int | None,
) -> Traits:  # fmt: skip
    """Give the traits of one event by name: 1.0 for what holds, numbers for what has a size."""
    i, sure, dep = found.trigger, tree.sure, tree.dep
    said = dict.fromkeys(_named(tree, found, coding, facts), 1.0)
    _add_party(said, tree, i, actor, _ACTOR)
    _add_party(said, tree, i, target, _TARGET)
    arcs = 0.0
    for k in tree.kids[i]:
        arcs += sure[k]
        if k != actor and k != target:  # it hangs on the trigger and fills no slot
            said[_SPARE[dep[k]]] = 1.0
    said[_SHAPES[found.nominal, actor is not None, target is not None]] = 1.0
    said["arc trigger"] = max(sure[i], _UNSURE)
    said["arc kids"] = max(arcs, 2 * _UNSURE)
    said.update(_around(tree, tree.sentences[tree.sent[i]][0]))
    return said


@per_token
def _around(tree: Tree, first: int) -> Traits:
    """Give what the sentence that starts at `first` says of all its events."""
    last = tree.sentences[tree.sent[first]][1]
    sure = tree.sure[first:last]
    marks = sorted(_MARKS.intersection(tree.lower[first:last]))
    said = {f"mark {_MARK[mark]}": 1.0 for mark in marks}
    said["unsure"] = float(len([arc for arc in sure if arc < _EVEN]))
    said["arc sentence"] = sum(sure) / len(sure)
    said["length"] = math.log(len(sure))
    return said


def _named(tree: Tree, found: Candidate, coding: Coding, facts: Factuality) -> list[str]:
    i = found.trigger
    names = [
        "bias",
        *_of_rule(found.rule),
        *_of_coding(coding.rule, coding.code),
        _TAG[tree.tag[i]],
        _DEP[tree.dep[i]],
        _PARENT[tree.pos[tree.head[i]]],
    ]
    names += [_IS[value.value] for value in facts.values()]
    if len(found.words) > 1:
        names.append("words")
    if found.light:
        names.append("light")
    return names


@cache
def _of_rule(rule: str) -> tuple[str, ...]:
    return (f"rule {rule}", *(f"way {part}" for part in rule.split("/")[1:]))


@lru_cache(maxsize=4096)
def _of_coding(rule: str, code: str) -> tuple[str, str]:
    return (f"sense {rule.partition('/')[0]}", f"code {code}")


def _add_party(said: Traits, tree: Tree, i: int, k: int | None, slot: _Slot) -> None:
    """Add what the party at `k` of an event at `i` says of it."""
    if k is None:
        said[slot.none] = 1.0
        return
    said[slot.by[tree.dep[k] if tree.head[k] == i else "far"]] = 1.0
    said[slot.kind[tree.pos[k]]] = 1.0
    said[slot.before if k < i else slot.behind] = 1.0
    said[slot.arc] = max(_along(tree, k, i), _UNSURE)
    said[slot.off] = math.log(1 + abs(k - i))
    case = tree.case(k)
    if case:
        said[f"{slot.name} case {case}"] = 1.0
    start, end = span_of(tree, k)
    said[slot.length] = math.log(end - start) if end > start else 0.0


def _along(tree: Tree, k: int, i: int) -> float:
    """Give the log-probability of the arcs between two tokens."""
    if tree.head[k] == i != k:
        return tree.sure[k]
    head, sure = tree.head, tree.sure
    total, at = 0.0, k
    while at != i and head[at] != at:
        total += sure[at]
        at = head[at]
    if at == i:
        return total
    up = [i, *tree.ancestors(i)]
    places = {token: n for n, token in enumerate(up)}
    total = 0.0
    while k not in places and head[k] != k:
        total += sure[k]
        k = head[k]
    return total + sum([sure[token] for token in up[: places.get(k, 0)]])


def confidence(said: Traits) -> float:
    """Give the probability, three decimals, that actor, action and target are read right."""
    total = sum(map(mul, map(_weights().get, said, repeat(0.0)), said.values()))
    return round(1.0 / (1.0 + math.exp(-total)), 3)


@cache
def _weights() -> Traits:
    text = resources.files("kg.data").joinpath("confidence.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)["weights"].items()}
