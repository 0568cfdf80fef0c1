"""Where names stand in a text: what the gazetteer knows, what was recognised, what was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.resolve import _lexicon, _syntax, gazetteer
from kg.resolve._words import Word, Words

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})
_MONTHS = frozenset({"March", "April", "May", "June", "July", "August"})
"""Months after which towns and people are called: unmarked, such a word is the month."""
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
INNER = frozenset(["compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked"])


def name_spans(doc: Words) -> list[tuple[int, int, str]]:
    """Names the gazetteer knows, then named entities, then proper nouns the recogniser missed.

    Where a recogniser has been at work, unlabelled proper nouns (months, titles, parts of names)
    count as names only when the gazetteer knows them.
    """
    spans: list[tuple[int, int, str]] = []
    covered: set[int] = set()
    labels = {i: label for start, end, label in doc.names for i in range(start, end)}
    for first, last in _known_spans(doc):
        spans.append((first, last, labels.get(first) or labels.get(last - 1) or ""))
        covered.update(range(first, last))
    for first, last in _names_with_heads(doc):
        if covered.isdisjoint(range(first, last)):
            spans.append((first, last, "ORG"))
            covered.update(range(first, last))
    for first, last, label in doc.names:
        if label in NAME_LABELS and covered.isdisjoint(range(first, last)):
            spans.append((first, last, label))
            covered.update(range(first, last))
    for token in doc:
        if token.i in covered or token.dep in INNER:
            continue
        if token.pos == "PROPN" or ("." in token.text and _DOTTED.fullmatch(token.text)):
            first, last = _proper_span(doc, token)
            text = doc.between(first, last)
            known = not doc.names or gazetteer.lookup(text) is not None
            if known and text not in _MONTHS and covered.isdisjoint(range(first, last)):
                spans.append((first, last, ""))
                covered.update(range(first, last))
    return sorted(spans)


def _names_with_heads(doc: Words) -> Iterator[tuple[int, int]]:
    """Bodies called after a place of which only the place was marked (*New York University*)."""
    for start, end, label in doc.names:
        if label not in {"GPE", "LOC"}:
            continue
        last = end
        while last < len(doc) and _of_a_name(doc[last]):
            last += 1
        head = doc[last - 1]
        if last == end or head.ent_type:
            continue
        inside = all(_syntax.dominates(head, t) for t in doc[start : last - 1])
        term = _lexicon.match([head.text], 1)
        body = inside and term is not None and term.kind == "group"
        if body and not _nation(doc.between(start, end)):
            yield start, last


def _of_a_name(token: Word) -> bool:
    return token.pos in {"PROPN", "NOUN"} and token.text.istitle()


def _nation(name: str) -> bool:
    entry = gazetteer.lookup(name)
    country = entry is not None and entry.key.startswith("country/")
    return country or gazetteer.demonym(name) is not None


def _known_spans(doc: Words) -> Iterator[tuple[int, int]]:
    """Names of several words that the gazetteer knows, as token ranges, longest first."""
    position = 0
    while position < len(doc):
        token = doc[position]
        last = None
        named = token.text[:1].isupper() and token.lower != "the"
        if named and gazetteer.opens_name(doc.text, token.idx):
            last = _known_from(doc, position)
        if last is not None:
            yield position, last
        position = last or position + 1


def _known_from(doc: Words, first: int) -> int | None:
    """The token after the longest known name that begins with token `first`."""
    text, start = doc.text, doc[first].idx
    longest = min(len(doc), first + gazetteer.longest_name() + 2)
    line = text.find("\n", start)
    for last in range(longest, first + 1, -1):
        end = doc[last - 1].end
        if not text[end - 1].isalnum() or 0 <= line < end:
            continue
        if gazetteer.known_name(text[start:end]) is not None:
            return last
    return None


def _proper_span(doc: Words, token: Word) -> tuple[int, int]:
    first, last = _syntax.tight_span(token)
    while (
        first < token.i and doc[first].pos not in {"PROPN", "X"} and not doc[first].text.istitle()
    ):
        first += 1
    while first < token.i and doc[first].pos in {"DET", "ADV", "NUM"}:
        first += 1
    return first, last
