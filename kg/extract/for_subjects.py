"""Subjects of infinitives behind *for*, which an analysis hung on the verb above.

In *called for the minister to resign* the minister is to resign, whether *for* was taken for a
subordinator of the infinitive or for a preposition; and only *by* names who acts in a passive.
"""

from __future__ import annotations

from collections.abc import Sequence

_MISTAKEN = frozenset({"obl", "obl:agent", "nsubj", "obj", "nmod"})


def restore_infinitives(head: list[int], dep: list[str], lower: Sequence[str]) -> None:
    """Give infinitives behind *for* their subjects and take back agents without *by*, in place.

    Args:
        head: the position of every token's head (its own for a root).
        dep: the labels of Universal Dependencies.
        lower: the words in lower case.
    """
    for k, word in enumerate(lower):
        if word != "for":
            continue
        if dep[k] == "mark" and head[k] > k:
            _hang_subject(k, head, dep, lower)
        elif dep[k] == "case" and dep[head[k]] == "obl:agent":
            dep[head[k]] = "obl"


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
