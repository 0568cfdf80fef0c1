"""Subjects behind *for* and *with*, which an analysis hung on the verb above.

In *called for the minister to resign* the minister is to resign, whether *for* was taken for a
subordinator of the infinitive or for a preposition; in *ended with rebels holding the town* they
hold it; and only *by* names who acts in a passive.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.repairs.arcs import Arcs

_INFINITIVES = frozenset({"acl", "advcl", "xcomp", "ccomp"})
_NEAR = 5
_MISTAKEN = frozenset({"obl", "obl:agent", "nsubj", "obj", "nmod"})


def restore_infinitives(arcs: Arcs) -> None:
    """Give clauses behind *for* and *with* their subjects, take back agents without *by*."""
    head, dep, lower = arcs.head, arcs.dep, arcs.lower
    for k in sorted((*arcs.words["with"], *arcs.words["for"])):
        if lower[k] == "with":
            if dep[k] == "mark":
                _hang_absolute(k, head, dep)
            continue
        if dep[k] == "mark" and head[k] > k:
            _hang_subject(k, head, dep, lower)
        elif dep[k] == "case" and dep[head[k]] == "obl:agent":
            dep[head[k]] = "obl"
        elif dep[k] == "case" and dep[head[k]] == "nsubj" and head[head[k]] < k:
            _hang_behind(head[k], head, dep, lower)


def _hang_absolute(mark: int, head: list[int], dep: list[str]) -> None:
    """Turn *with* and a noun described by a participle into the participle and its subject."""
    verb = head[mark]
    noun = head[verb]
    if dep[verb] != "acl" or not mark < noun < verb or head[noun] == noun:
        return
    head[verb], dep[verb] = head[noun], "advcl"
    head[noun], dep[noun] = verb, "nsubj"


def _hang_behind(noun: int, head: list[int], dep: list[str], lower: Sequence[str]) -> None:
    """Hang a noun behind *for* on the infinitive that follows: it is no subject above."""
    for to in range(noun + 1, min(noun + _NEAR, len(lower))):
        verb = head[to]
        if lower[to] == "to" and dep[to] == "mark" and verb > to and dep[verb] in _INFINITIVES:
            if head[verb] == noun:  # *gave time* **for talks to bring** *a truce*
                head[verb], dep[verb] = head[noun], "advcl"
            head[noun] = verb
            return


def _hang_subject(mark: int, head: list[int], dep: list[str], lower: Sequence[str]) -> None:
    """Hang the noun between *for* and *to* on the infinitive, if it hangs above it."""
    verb = head[mark]
    to = next((k for k in range(mark + 1, verb) if lower[k] == "to" and head[k] == verb), None)
    if to is None or head[verb] == verb:
        return
    between = range(mark + 1, to)
    if any(head[k] == verb and dep[k].startswith("nsubj") for k in between):
        return
    passive = any(head[k] == verb and dep[k] == "aux:pass" for k in range(to, verb))
    for k in between:
        if head[k] == head[verb] and dep[k] in _MISTAKEN:
            head[k], dep[k] = verb, "nsubj:pass" if passive else "nsubj"
            return
