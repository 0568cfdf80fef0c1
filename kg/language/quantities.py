"""The spaCy component `kg_quantities`: dates, times and amounts as entities, by rules.

Labels as usual in spaCy: DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL. The rules are
regular expressions over the text, tried only at the tokens that can open a find, so that they cost
next to nothing; a find counts only where it ends with a token. Names found before are left alone.
"""

import re
from bisect import bisect_left
from functools import lru_cache

import numpy as np
from spacy.attrs import ENT_TYPE, IDX, LENGTH, SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.language.quantity_rules import OPENERS, RULES, opener

_FINDERS = tuple(re.compile(rf"(?<!\w)(?:{rule})(?!\w)") for _, _, rule in RULES)
_LABELS = tuple(label for label, _, _ in RULES)
_OPENED_BY = tuple(frozenset().union(*(OPENERS[o] for o in named.split())) for _, named, _ in RULES)


class Quantities:
    """Adds the entities of `quantity_rules.RULES` to `doc.ents`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place and return it."""
        text = doc.text
        columns = doc.to_array([IDX, LENGTH, ENT_TYPE, SENT_START]).astype(np.int64)
        starts: list[int] = columns[:, 0].tolist()
        ends: list[int] = columns[:, :2].sum(1).tolist()
        taken: list[int] = columns[:, 2].tolist()
        breaks = set(np.flatnonzero(columns[:, 3] == 1).tolist())
        found: list[Span] = []
        for rule, places in enumerate(_openings(text, starts, ends)):
            behind = 0
            for first in places:
                match = _FINDERS[rule].match(text, starts[first]) if first >= behind else None
                last = bisect_left(ends, match.end()) if match else len(ends)
                if match is None or last == len(ends) or ends[last] != match.end():
                    continue
                behind = last + 1
                inside = range(first, behind)
                if not any(taken[first:behind]) and breaks.isdisjoint(inside[1:]):
                    found.append(Span(doc, first, behind, label=_LABELS[rule]))
                    taken[first:behind] = [1] * len(inside)
        doc.set_ents([*doc.ents, *found])
        return doc


def _openings(text: str, starts: list[int], ends: list[int]) -> list[list[int]]:
    """Return for every rule the tokens that can open its finds."""
    openings: list[list[int]] = [[] for _ in RULES]
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for rule in _rules_for(text[start:end]):
            openings[rule].append(place)
    return openings


@lru_cache(maxsize=100_000)
def _rules_for(word: str) -> tuple[int, ...]:
    opens = opener(word)
    return tuple(rule for rule, openers in enumerate(_OPENED_BY) if opens in openers)


@Language.factory("kg_quantities", requires=["doc.ents"], assigns=["doc.ents"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Return the component; it has no settings."""
    return Quantities()
