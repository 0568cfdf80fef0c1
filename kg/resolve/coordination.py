"""Coordinated actors: *Japan, Australia and India*, *Russian and Belarusian soldiers*."""

from __future__ import annotations

from spacy.tokens import Span

from kg.resolve import _syntax, gazetteer
from kg.resolve._words import Word, Words


def coordinated_phrases(span: Span) -> tuple[str, ...]:
    """Return the phrases of all actors coordinated with one, itself included, in order of text.

    Conjuncts come as tight phrases without articles; a noun with coordinated demonyms before it
    is told once for each (*Russian soldiers*, *Belarusian soldiers*).
    """
    doc = Words(span.doc)
    first = _syntax.conjunction_head(_noun(doc[span.root.i]))
    phrases: list[str] = []
    for token in _syntax.conjuncts(first):
        nations = coordinated_demonyms(token)
        if len(nations) > 1:
            phrases += [f"{nation.text} {token.text}" for nation in nations]
        else:
            phrases.append(_tight(doc, token))
    return tuple(phrases)


def coordinated_demonyms(noun: Word) -> tuple[Word, ...]:
    """Return the demonyms coordinated before a noun, or none when there are fewer than two."""
    for child in noun.lefts:
        if child.dep in {"amod", "compound", "nmod:desc"}:
            nations = [t for t in _syntax.conjuncts(child) if gazetteer.nation(t.text)]
            if len(nations) > 1:
                return tuple(sorted(nations, key=lambda t: t.i))
    return ()


def _noun(token: Word) -> Word:
    """The noun a modifier belongs to, when the phrase began with one of its modifiers."""
    first = _syntax.conjunction_head(token)
    if first.dep in {"amod", "compound"} and first.head.pos in {"NOUN", "PROPN"}:
        return first.head
    return token


def _tight(doc: Words, token: Word) -> str:
    start, end = _syntax.tight_span(token)
    while start < token.i and doc[start].pos in {"DET", "PUNCT"}:
        start += 1
    for child in token.rights:
        if child.dep == "appos" and child.left_edge.i == end:
            end = child.right_edge.i + 1
    return doc.between(start, end)
