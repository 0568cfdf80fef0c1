"""Where names stand in a text: what the gazetteer knows, what was recognised, what was missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.resolve import _lexicon, _syntax, gazetteer

NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"})
_MONTHS = frozenset({"March", "April", "May", "June", "July", "August"})
"""Months after which towns and people are called: unmarked, such a word is the month."""
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
INNER = frozenset(["compound", "flat", "fixed", "goeswith", "nmod:desc", "nmod:unmarked"])


def name_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """Names the gazetteer knows, then named entities, then proper nouns the recogniser missed.

    Where a recogniser has been at work, unlabelled proper nouns (months, titles, parts of names)
    count as names only when the gazetteer knows them.
    """
    spans: list[tuple[int, int, str]] = []
    covered: set[int] = set()
    labels = {i: e.label_ for e in doc.ents for i in range(e.start, e.end)}
    for first, last in _known_spans(doc):
        spans.append((first, last, labels.get(first) or labels.get(last - 1) or ""))
        covered |= set(range(first, last))
    for first, last in _names_with_heads(doc):
        if not covered & set(range(first, last)):
            spans.append((first, last, "ORG"))
            covered |= set(range(first, last))
    for ent in doc.ents:
        if ent.label_ in NAME_LABELS and not covered & set(range(ent.start, ent.end)):
            spans.append((ent.start, ent.end, ent.label_))
            covered |= set(range(ent.start, ent.end))
    for token in doc:
        name = token.pos_ == "PROPN" or _DOTTED.fullmatch(token.text) is not None
        if name and token.i not in covered and token.dep_ not in INNER:
            first, last = _proper_span(token)
            known = not doc.ents or gazetteer.lookup(doc[first:last].text) is not None
            known = known and doc[first:last].text not in _MONTHS
            if known and not covered & set(range(first, last)):
                spans.append((first, last, ""))
                covered |= set(range(first, last))
    return sorted(spans)


def _names_with_heads(doc: Doc) -> Iterator[tuple[int, int]]:
    """Bodies called after a place of which only the place was marked (*New York University*)."""
    for ent in doc.ents:
        last = ent.end
        while last < len(doc) and doc[last].is_title and doc[last].pos_ in {"PROPN", "NOUN"}:
            last += 1
        head = doc[last - 1]
        if last == ent.end or head.ent_type_ or ent.label_ not in {"GPE", "LOC"}:
            continue
        inside = all(head.is_ancestor(t) for t in doc[ent.start : last - 1])
        term = _lexicon.match([head.text], 1)
        if inside and term is not None and term.kind == "group" and not _nation(ent):
            yield ent.start, last


def _nation(span: Span) -> bool:
    entry = gazetteer.lookup(span.text)
    country = entry is not None and entry.key.startswith("country/")
    return country or gazetteer.demonym(span.text) is not None


def _known_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names of several words that the gazetteer knows, as token ranges, longest first."""
    text, starts = doc.text, doc.to_array("IDX").tolist()
    lengths = doc.to_array("LENGTH").tolist()
    ends = [start + length for start, length in zip(starts, lengths, strict=True)]
    position = 0
    while position < len(starts):
        word = text[starts[position] : ends[position]]
        last = None
        if word[:1].isupper() and word.lower() != "the":
            last = _known_from(text, starts[position], ends, position)
        if last is not None:
            yield position, last
        position = last or position + 1


def _known_from(text: str, start: int, ends: list[int], first: int) -> int | None:
    """The token after the longest known name that begins with token `first` at `start`."""
    longest = min(len(ends), first + gazetteer.longest_name() + 2)
    line = text.find("\n", start)
    for last in range(longest, first + 1, -1):
        end = ends[last - 1]
        if not text[end - 1].isalnum() or 0 <= line < end:
            continue
        if gazetteer.known_name(text[start:end]) is not None:
            return last
    return None


def _proper_span(token: Token) -> tuple[int, int]:
    first, last = _syntax.tight_span(token)
    doc = token.doc
    while first < token.i and doc[first].pos_ not in {"PROPN", "X"} and not doc[first].is_title:
        first += 1
    while first < token.i and doc[first].pos_ in {"DET", "ADV", "NUM"}:
        first += 1
    return first, last
