"""Main verbs that an analysis hung on their subject as if they described it.

In *she said the claim that he lied had hurt her* the claim is the subject of *had hurt*: a verb
with a tense and no subject or relative pronoun of its own describes no noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.repairs.arcs import Arcs, where

_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_HELPING = frozenset({"aux", "aux:pass"})
_AUX = _HELPING | {"cop"}
_CLAUSES = frozenset({"acl", "acl:relcl"})
_INNER = frozenset({"obj", "obl", "nmod"}) | _CLAUSES
_MAIN = frozenset({"ccomp", "root", "parataxis", "advcl"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_STEPS = 6


def restore_verbs(arcs: Arcs) -> None:
    """Put such a verb in the place of its noun and hang the noun on it, in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    opening: dict[int, int] = {}
    for k in where(dep, _HELPING):
        if k < head[k] and tag[k] in _TENSED:
            opening.setdefault(head[k], k)
    for verb, first in opening.items():
        if dep[verb] not in _CLAUSES or tag[verb][:2] != "VB":
            continue
        noun = _noun_above(head, dep, verb)
        if dep[noun] not in _MAIN or tag[noun] not in _NOMINAL or noun > verb:
            continue
        inside = [k for k in range(noun + 1, first) if dep[k] in _CLAUSES]
        own = [k for k in range(noun + 1, verb) if head[k] == verb]
        loose = not any(dep[k] in _SUBJECTS or tag[k] in _RELATIVE for k in own)
        if inside and loose and not _is_predicate(head, dep, noun):
            _swap(head, dep, noun, verb)


def _noun_above(head: Sequence[int], dep: Sequence[str], verb: int) -> int:
    noun = head[verb]
    for _ in range(_STEPS):
        if dep[noun] not in _INNER or head[noun] >= noun:
            break
        noun = head[noun]
    return noun


def _is_predicate(head: Sequence[int], dep: Sequence[str], noun: int) -> bool:
    return any(head[k] == noun and dep[k] in _AUX | _SUBJECTS for k in range(noun))


def _swap(head: list[int], dep: list[str], noun: int, verb: int) -> None:
    head[verb], dep[verb] = (verb if head[noun] == noun else head[noun]), dep[noun]
    head[noun], dep[noun] = verb, "nsubj"
    for k in range(noun):
        if head[k] == noun and dep[k] in {"mark", "cc"}:
            head[k] = verb
