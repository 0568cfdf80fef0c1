"""A parsed text as plain Python objects, made once a document.

The rules of this room ask every word for its label, head and children time and again; a spaCy
`Token`, made anew for each question, would cost more than the rules themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

_COLUMNS: list[int | str] = [
    "ORTH", "LEMMA", "DEP", "POS", "TAG", "ENT_TYPE", "MORPH", "SENT_START", "IDX", "SPACY", "HEAD"
]  # fmt: skip


class Word:
    """One word with its labels of Universal Dependencies and its place in the tree.

    `idx` is its first character, `end` the one after its last, `lower` its text in small letters;
    `begins` tells whether a sentence begins with it, `plural` and `relative` what its morphology
    says.
    """

    __slots__ = (
        "begins", "children", "dep", "end", "ent_type", "head", "i", "idx", "lemma", "lower",
        "plural", "pos", "relative", "tag", "text",
    )  # fmt: skip

    head: Word
    """The word itself where it has no other."""

    def __init__(
        self,
        i: int,
        idx: int,
        text: str,
        lower: str,
        lemma: str,
        dep: str,
        pos: str,
        tag: str,
        ent_type: str,
        morph: tuple[bool, bool],
        begins: bool,
    ) -> None:
        self.i = i
        self.idx = idx
        self.end = idx + len(text)
        self.text = text
        self.lower = lower
        self.lemma = lemma
        self.dep = dep
        self.pos = pos
        self.tag = tag
        self.ent_type = ent_type
        self.plural, self.relative = morph
        self.begins = begins
        self.children: list[Word] = []

    @property
    def is_punct(self) -> bool:
        """Whether it is nothing but punctuation."""
        return all(category(letter)[0] == "P" for letter in self.text)

    @property
    def lefts(self) -> list[Word]:
        """Its children before it, in order of text."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        """Its children after it, in order of text."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list[Word]:
        """Itself and all that stands below it, in order of text."""
        found = [self]
        for word in found:
            found.extend(word.children)
        return sorted(found, key=lambda word: word.i) if len(found) > 1 else found

    @property
    def left_edge(self) -> Word:
        """The first word of its subtree."""
        return self.subtree[0] if self.children else self

    @property
    def right_edge(self) -> Word:
        """The last word of its subtree."""
        return self.subtree[-1] if self.children else self


class Stretch(NamedTuple):
    """Some words in a row, their text, and the one of them that heads the others."""

    words: list[Word]
    text: str
    root: Word


class Words(list[Word]):
    """All words of a text; `text` is the whole of it, `names` are its named entities.

    A name is told by its first word, the word after its last, and its label.
    """

    def __init__(self, doc: Doc) -> None:
        """Copy the labels of `doc`."""
        columns = doc.to_array(_COLUMNS).T
        orth, lemma, dep, pos, tag, ent, morph, starts, idx, spaces, _ = columns.tolist()
        strings = doc.vocab.strings
        texts = _read(strings, orth)
        lower = {text: text.lower() for text in dict.fromkeys(texts)}
        rows = zip(
            range(len(doc)),
            idx,
            texts,
            [lower[text] for text in texts],
            _read(strings, lemma),
            _read(strings, dep),
            _read(strings, pos),
            _read(strings, tag),
            _read(strings, ent),
            [_morph(told) for told in _read(strings, morph)],
            [start == 1 for start in starts],
            strict=True,
        )
        super().__init__([Word(*row) for row in rows])
        self._doc = doc
        self._starts: list[int] = idx
        self.text = "".join(
            [text + " " if spaced else text for text, spaced in zip(texts, spaces, strict=True)]
        )
        self.names = [(e.start, e.end, e.label_) for e in doc.ents]
        for word, away in zip(self, columns[-1].astype(np.int64).tolist(), strict=True):
            word.head = head = self[word.i + away]
            if away:
                head.children.append(word)

    def between(self, first: int, last: int) -> str:
        """Give the text of the words from `first` to before `last`."""
        return self.text[self[first].idx : self[last - 1].end]

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the words that the characters from `start` to before `end` touch, or None.

        They are told by the first of them and the one after the last.
        """
        if not 0 <= start <= end - 1 < len(self.text):
            return None
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1)
        return first + (start == self[first].end), last

    def stretch(self, first: int, last: int) -> Stretch:
        """Give the words from `first` to before `last` with their text and head."""
        return Stretch(self[first:last], self.between(first, last), self.root(first, last))

    def root(self, first: int, last: int) -> Word:
        """Give the word that heads the words from `first` to before `last`."""
        if last - first == 1:
            return self[first]
        least, found = len(self), self[first]
        for word in self[first:last]:
            if word.head is word:
                return word
            if not first <= word.head.i < last:
                depth = _depth(word, len(self) - 1)
                if depth < least:
                    least, found = depth, word
        return found

    def is_number(self, word: Word) -> bool:
        """Tell whether a word is a number, in figures or letters."""
        return bool(self._doc[word.i].like_num)


def _depth(word: Word, most: int) -> int:
    """How far a word is from the root of its sentence; spaces and marks that head nothing most."""
    if not word.children and (word.text.isspace() or word.is_punct):
        return most
    depth = 0
    while word.head is not word:
        word = word.head
        depth += 1
    return depth


def _read(strings: StringStore, numbers: list[int]) -> list[str]:
    """Give the words of a column of numbers."""
    words = {number: str(strings[number]) for number in dict.fromkeys(numbers)}
    return [words[number] for number in numbers]


@lru_cache(maxsize=1 << 12)
def _morph(features: str) -> tuple[bool, bool]:
    """Tell whether features (`Number=Plur|PronType=Rel`) say plural, and a relative pronoun."""
    told = dict(pair.partition("=")[::2] for pair in features.split("|"))
    plural = "Plur" in told.get("Number", "").split(",")
    return plural, "Rel" in told.get("PronType", "").split(",")
