"""How likely it is that an event was read right: what a small trained model makes of its traits.

The rules say what a sentence would mean if its analysis were right; this says how far to believe
them. The traits are those on which a reader's eye would fall: how sure the parser was of the arcs
between the trigger and its parties, which rule spoke, how far the parties stand off, what was left
unused. Two questions are put to them: are actor, action and target right, and does the text state
as a fact what the rules take for one? The weights (`kg/data/confidence.toml`) are those of two
logistic regressions over events judged by reading; `training.confidence` makes them.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib import resources
from math import exp, log
from operator import attrgetter, mul

from kg.extract.candidates import Candidate
from kg.extract.coding import Coding
from kg.extract.spans import span_of
from kg.extract.tree import Tree, per_token

Traits = dict[str, float]
"""The traits of an event by name: 1.0 for what holds, numbers for what has a size."""
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
DOUBTED = "doubted"
"""Part of the rule's name where an event was told as less certain than the rules took it for."""
_LEAST_STATED = 0.84
"""An event is told as certain from this probability on that its text states it as a fact."""


class _Told:
    """Traits that are told together, whatever the event, and what they weigh together."""

    __slots__ = ("right", "stated", "traits")

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.right, self.stated = _sum("right", traits), _sum("stated", traits)


class _Kind(dict[str, _Told]):
    """The traits of one kind by what they hold of: *tag VBD* by `VBD`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __missing__(self, of: str) -> _Told:
        told = self[of] = _Told({self.name.format(of): 1.0})
        return told


class _Sizes:
    """The names of all that has a size in an event with such parties, and their weights."""

    __slots__ = ("names", "right", "stated")

    def __init__(self, actor: bool, target: bool) -> None:
        slots = ("actor",) * actor + ("target",) * target
        of_slots = [f"{slot} {size}" for slot in slots for size in ("arc", "off", "length")]
        self.names = (*_OF_SENTENCE, "arc trigger", "arc kids", *of_slots)
        self.right = [_weights("right").get(name, 0.0) for name in self.names]
        self.stated = [_weights("stated").get(name, 0.0) for name in self.names]


_OF_SENTENCE = ("unsure", "arc sentence", "length")
"""What has a size in the sentence of an event."""
_RIGHT, _STATED = attrgetter("right"), attrgetter("stated")
_SPARE, _PLAIN = _Kind("spare {}"), _Kind("{}")


class Seen:
    """What one event shows: traits that it shares with others, and sizes of its own."""

    __slots__ = ("kinds", "sizes", "told")

    def __init__(self, told: list[_Told], kinds: _Sizes, sizes: list[float]) -> None:
        self.told = told
        self.kinds, self.sizes = kinds, sizes

    def traits(self) -> Traits:
        """Give all of it by name."""
        told = {name: size for one in self.told for name, size in one.traits.items()}
        return told | dict(zip(self.kinds.names, self.sizes, strict=True))

    def confidence(self) -> float:
        """Give the probability, three decimals, that actor, action and target are read right."""
        total = sum(map(_RIGHT, self.told))
        total = sum(map(mul, self.kinds.right, self.sizes), total)
        return int(1000.0 * _logistic(total) + 0.5) / 1000

    def is_stated(self) -> bool:
        """Whether the text likely states as a fact what the rules take for one."""
        total = sum(map(_STATED, self.told))
        total = sum(map(mul, self.kinds.stated, self.sizes), total)
        return _logistic(total) >= _LEAST_STATED


def look(
    tree: Tree, found: Candidate, coding: Coding, values: tuple[str, ...],
    actor: int | None, target: int | None,
) -> Seen:  # fmt: skip
    """Give what is seen of one event with its factual `values`."""
    i, sure, dep = found.trigger, tree.sure, tree.dep
    kids = tree.kids[i]
    marks, of_sentence = _around(tree, tree.sentences[tree.sent[i]][0])
    told = [
        _of_rule(found.rule),
        _of_coding(coding.rule, coding.code),
        _of_trigger(tree.tag[i], dep[i], tree.pos[tree.head[i]]),
        _of_shape(found.nominal, actor is not None, target is not None),
        marks,
        _of_values(values),
        # what hangs on the trigger and fills no slot
        *[_SPARE[d] for d in {dep[k]: k for k in kids if k != actor and k != target}],
    ]
    if len(found.words) > 1:
        told.append(_PLAIN["words"])
    if found.light:
        told.append(_PLAIN["light"])
    own, below = sure[i], sum(map(sure.__getitem__, kids))
    sizes = [
        *of_sentence,
        own if own > _UNSURE else _UNSURE,
        below if below > 2 * _UNSURE else 2 * _UNSURE,
    ]
    for slot, k in (("actor", actor), ("target", target)):
        if k is None:
            continue
        near, side = tree.head[k] == i != k, "before" if k < i else "behind"
        label, arc = (dep[k], sure[k]) if near else ("far", _along(tree, k, i))
        told.append(_of_party(slot, label, tree.pos[k], side, tree.cases[k]))
        start, end = span_of(tree, k)
        sizes += (arc if arc > _UNSURE else _UNSURE, log(1 + abs(k - i)), log(end - start))
    return Seen(told, _sizes(actor is not None, target is not None), sizes)


@per_token
def _around(tree: Tree, first: int) -> tuple[_Told, tuple[float, ...]]:
    """Give the marks of the sentence that starts at `first`, and what has a size in it."""
    last = tree.sentences[tree.sent[first]][1]
    sure = tree.sure[first:last]
    marks = _MARKS.intersection(tree.lower[first:last])
    unsure = float(len([arc for arc in sure if arc < _EVEN]))
    return _of_marks(frozenset(marks)), (unsure, sum(sure) / len(sure), log(len(sure)))


@lru_cache(maxsize=4096)
def _of_marks(marks: frozenset[str]) -> _Told:
    return _Told({f"mark {_MARK[mark]}": 1.0 for mark in sorted(marks)})


@lru_cache(maxsize=4096)
def _of_rule(rule: str) -> _Told:
    ways = (f"way {part}" for part in rule.split("/")[1:])
    return _Told(dict.fromkeys(("bias", f"rule {rule}", *ways), 1.0))


@lru_cache(maxsize=4096)
def _of_coding(rule: str, code: str) -> _Told:
    return _Told({f"sense {rule.partition('/')[0]}": 1.0, f"code {code}": 1.0})


@lru_cache(maxsize=4096)
def _of_trigger(tag: str, dep: str, parent: str) -> _Told:
    return _Told({f"tag {tag}": 1.0, f"dep {dep}": 1.0, f"parent {parent}": 1.0})


@cache
def _of_shape(nominal: bool, actor: bool, target: bool) -> _Told:
    has = {"actor": actor, "target": target}
    shape = " ".join(["noun" if nominal else "verb", *(slot for slot in has if has[slot])])
    missing = (f"{slot} none" for slot in has if not has[slot])
    return _Told(dict.fromkeys((f"shape {shape}", *missing), 1.0))


@lru_cache(maxsize=4096)
def _of_values(values: tuple[str, ...]) -> _Told:
    return _Told({f"is {value}": 1.0 for value in values})


@lru_cache(maxsize=4096)
def _of_party(slot: str, label: str, pos: str, side: str, case: str) -> _Told:
    names = [f"{slot} {label}", f"{slot} is {pos}", f"{slot} {side}"]
    return _Told(dict.fromkeys([*names, f"{slot} case {case}"] if case else names, 1.0))


def _along(tree: Tree, k: int, i: int) -> float:
    """Give the log-probability of the arcs between two tokens that no single one joins."""
    head, sure = tree.head, tree.sure
    total, at = 0.0, k
    while at != i and head[at] != at:
        total += sure[at]
        at = head[at]
    if at == i:
        return total
    above: dict[int, float] = {}
    total, at = 0.0, i
    while at not in above:
        above[at] = total
        total += sure[at]
        at = head[at]
    total = 0.0
    while k not in above and head[k] != k:
        total += sure[k]
        k = head[k]
    return total + above.get(k, 0.0)


def _sum(question: str, traits: Traits) -> float:
    weights = _weights(question)
    return sum([weights.get(name, 0.0) * size for name, size in traits.items()])


@cache
def _sizes(actor: bool, target: bool) -> _Sizes:
    return _Sizes(actor, target)


def _logistic(total: float) -> float:
    return 1.0 / (1.0 + exp(-total))


@cache
def _weights(question: str) -> Traits:
    """Give the weights for one question: `right` or `stated`."""
    text = resources.files("kg.data").joinpath("confidence.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)[question].items()}
