"""Participants that name nothing: a pronoun without antecedent, *one*, *those*, *nobody*.

They stay slots of their events, with text and offsets, but are no things of the world: an entity
*None* that acts would be worse than an actor left open.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import MentionKind, Reading

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
            if (only_pronouns and not entity.descriptions) or is_pronominal(entity.label):
                found.add((reading.document.id, index))
    return frozenset(found)


def is_pronominal(label: str) -> bool:
    """Whether a label holds nothing but pronouns and quantifiers (*the others*, *most of them*)."""
    words = [w for w in label.casefold().split() if w not in _ARTICLES]
    return all(word in _PRONOMINAL for word in words)
