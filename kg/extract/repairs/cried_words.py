"""Words that somebody cries or sings, where an analysis took them for an object.

*shouting* **"not my king"** is done to nobody, and *not* belongs to the words, not to the shouting.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_CRYING = frozenset(
    {
        "bellow", "chant", "cry", "exclaim", "holler", "roar", "scream", "shout", "sing", "whisper",
        "yell",
    }
)  # fmt: skip
_MARKS = frozenset({'"', "“", "``", "''", "‘", "«"})


def part_cried_words(arcs: Arcs) -> None:
    """Relabel such objects as words beside the verb, in place.

    A single word in quotation marks may still be what is shouted (*shouted "insults" at them*).
    """
    head, dep, lemma, lower = arcs.head, arcs.dep, arcs.lemma, arcs.lower
    for i in places(dep, "obj"):
        verb = head[i]
        if lemma[verb] not in _CRYING or verb > i:
            continue
        mark = next((k for k in range(verb + 1, i) if lower[k] in _MARKS), None)
        if mark is not None and i - mark > 1:
            dep[i] = "parataxis"
