"""Participants that name nothing: a lone pronoun, *nobody*, *28 percent*, *people*, *the move*.

They stay slots of their events, with text and offsets, but are no things of the world: an entity
*None* that acts would be worse than an actor left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from kg.model import MentionKind, Reading
from kg.resolve._data import table

_WORDS = """
all another any anybody anyone anything both each either everybody everyone everything few he her
him i it many me more most much neither no nobody none nothing one ones other others she several
some somebody someone something such that them these they this those us we what which who whom
whose you his hers its my our their your theirs ours mine yours there himself herself itself
themselves
"""
_PRONOMINAL = frozenset(_WORDS.split())
_ARTICLES = frozenset({"the", "a", "an", "no", "of", "them"})


def hollow_entities(readings: Iterable[Reading]) -> frozenset[tuple[str, int]]:
    """Give the document-level entities (document id, index) that nothing but pronouns mention."""
    found: set[tuple[str, int]] = set()
    for reading in readings:
        kinds: dict[int, set[MentionKind]] = {}
        for mention in reading.mentions:
            kinds.setdefault(mention.entity, set()).add(mention.kind)
        for index, entity in enumerate(reading.entities):
            if entity.key or entity.names or entity.members:
                continue
            only_pronouns = kinds.get(index, set()) <= {MentionKind.PRONOUN}
            wordings = (entity.label, *entity.descriptions)
            if (only_pronouns and not entity.descriptions) or all(map(is_pronominal, wordings)):
                found.add((reading.document.id, index))
    return frozenset(found)


def is_pronominal(label: str) -> bool:
    """Whether a label names nothing: pronouns, quantifiers, measures, words such as *thing*.

    *the others*, *most of them*, *28 percent*, *several days*, *20 more people*, *the move*.
    """
    words = [w for w in _WORD.findall(label.casefold()) if w not in _ARTICLES]
    return all(word in _PRONOMINAL or word in _empty() or _counts(word) for word in words)


_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*|[$€£%]")


def _counts(word: str) -> bool:
    parts = word.split("-")
    return any(c.isdigit() for c in word) and all(p[:1].isdigit() or p in _empty() for p in parts)


@cache
def _empty() -> frozenset[str]:
    words = table("hollow.toml")
    return frozenset(w for name in ("measures", "degrees", "shells") for w in words[name])
