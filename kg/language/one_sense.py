"""One name, one kind: within a document the same name is the same sort of thing.

The network reads windows and may call *FARC* an organisation twice and a place once. What most of
its mentions say holds for all of them; an abbreviation in brackets is what the name before it is.
Gale, Church and Yarowsky, One Sense Per Discourse (<https://aclanthology.org/H92-1045/>).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_KINDS = frozenset({"PERSON", "ORG", "GPE", "LOC"})
_SMALL = frozenset({"of", "for", "the", "and", "de", "la", "del", "on", "in", "to", "y", "&"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document: its words, its label, and the word right before it, if any."""

    first: int
    words: tuple[str, ...]
    label: str
    before: str = ""

    @property
    def end(self) -> int:
        """The place after its last word."""
        return self.first + len(self.words)


def agreed(mentions: Sequence[Mention]) -> list[str]:
    """Return the label of every mention, in order, once the document agrees with itself.

    A label holds for a name when at least twice as many of its mentions have it as any other.
    """
    labels = [m.label for m in mentions]
    expanded = _abbreviations(mentions)
    counts: dict[tuple[str, ...], Counter[str]] = {}
    for mention, label in zip(mentions, labels, strict=True):
        counts.setdefault(mention.words, Counter())[label] += 1
    for place, mention in enumerate(mentions):
        if mention.label not in _KINDS:
            continue
        if mention.words in expanded:
            labels[place] = expanded[mention.words]
            continue
        ranked = [c for c in counts[mention.words].most_common() if c[0] in _KINDS]
        if len(ranked) > 1 and ranked[0][1] >= 2 * ranked[1][1]:
            labels[place] = ranked[0][0]
    return labels


def _abbreviations(mentions: Sequence[Mention]) -> dict[tuple[str, ...], str]:
    """Return the labels of names that were introduced in brackets after what they stand for."""
    found: dict[tuple[str, ...], str] = {}
    for long, short in pairwise(mentions):
        if (
            len(short.words) == 1
            and short.before in ("(", "[")
            and short.first == long.end + 1
            and long.label in _KINDS
            and _stands_for(short.words[0], long.words)
        ):
            found.setdefault(short.words, long.label)
    return found


def _stands_for(short: str, words: Sequence[str]) -> bool:
    """Return whether capitals are the initials of a name's words, small words counted or not."""
    letters = [c for c in short if c.isalpha()]
    if len(letters) < 2 or not all(c.isupper() for c in letters):
        return False
    all_ = [w[0].upper() for w in words if w[0].isalpha()]
    large = [w[0].upper() for w in words if w[0].isalpha() and w.lower() not in _SMALL]
    return letters in (all_, large)
