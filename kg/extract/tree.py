"""A light, read-only view of a dependency analysis: plain lists, made once a document.

The rules of this room visit every token several times; asking a spaCy `Token` for each label
would cost more than the rules themselves.  Labels are those of Universal Dependencies
(UD English, release 2.16).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from copy import copy
from functools import lru_cache, wraps
from typing import Any, TypeVar

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc

from kg.extract.repairs.arcs import Arcs
from kg.extract.repairs.mending import mend
from kg.language.tree import SURENESS

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "why"})

_POSSESSIVE = frozenset({"'s", "’s"})
_NO_LABELS: set[str] = set()
_COLUMNS: list[int | str] = [
    "ORTH", "SPACY", "IDX", "HEAD", "DEP", "POS", "TAG", "LEMMA", "ENT_TYPE"
]  # fmt: skip

R = TypeVar("R")


def per_token(answer: Callable[[Tree, int], R]) -> Callable[[Tree, int], R]:
    """Remember with the tree what a question about one token was answered.

    Rules ask the same of a token time and again; whoever gets an answer must not change it.
    """

    @wraps(answer)
    def remembered(tree: Tree, i: int) -> R:
        known: dict[int, R] = tree.answers[answer]
        if i in known:
            return known[i]
        found = known[i] = answer(tree, i)
        return found

    return remembered


class Tree:
    """The analysis of one document as parallel lists indexed by token position.

    `start` and `end` are character offsets into `text`; `names` and `sentences` are token ranges
    (end-exclusive), `name` and `sent` the numbers of those a token is in (-1: in no name).
    `labels` are those of the children of each token.
    """

    __slots__ = (
        "answers", "dep", "doc", "end", "ent", "head", "headlines", "kids", "labels", "lemma",
        "lower", "name", "names", "pos", "sent", "sentences", "start", "sure", "tag", "text",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        """Copy the labels of `doc`."""
        self.doc = doc
        self.headlines: frozenset[int] = frozenset()
        self.answers: defaultdict[object, dict[int, Any]] = defaultdict(dict)
        columns = doc.to_array(_COLUMNS).T
        orth, spaces, start, _, dep, pos, tag, lemma, ent = columns.tolist()
        strings = doc.vocab.strings
        words = _read(strings, orth)
        self.text = "".join(
            [word + " " if spaced else word for word, spaced in zip(words, spaces, strict=True)]
        )
        self.start: list[int] = start
        self.end = [first + len(word) for first, word in zip(start, words, strict=True)]
        self.dep = _read(strings, dep)
        away = columns[3].astype(np.int64)
        self.head: list[int] = (away + np.arange(len(doc))).tolist()
        self.pos = _read(strings, pos)
        self.tag = _read(strings, tag)
        self.lower = [word.lower() for word in words]
        self.lemma = [word.lower() for word in _read(strings, lemma)]
        self.ent = _read(strings, ent)
        sure = doc.user_data.get(SURENESS)
        self.sure: list[float] = [0.0] * len(doc) if sure is None else sure.tolist()
        self.names: list[tuple[int, int]] = [(e.start, e.end) for e in doc.ents]
        self.name: list[int] = [-1] * len(self.ent)
        for number, (start, end) in enumerate(self.names):
            self.name[start:end] = [number] * (end - start)
        self.sentences: list[tuple[int, int]] = [(s.start, s.end) for s in doc.sents]
        arcs = Arcs(self.head, self.dep, self.tag, self.pos, self.lemma, self.lower, self.ent)
        mend(arcs, self.sentences)
        self.kids = arcs.kids()
        self.labels = [{self.dep[k] for k in below} if below else _NO_LABELS for below in self.kids]
        self.sent: list[int] = [0] * len(self.head)
        for number, (start, end) in enumerate(self.sentences):
            self.sent[start:end] = [number] * (end - start)

    def under(self, headlines: frozenset[int]) -> Tree:
        """Give the same analysis, told which sentences (by number) are titles and captions."""
        told = copy(self)
        told.headlines = headlines
        return told

    def __len__(self) -> int:
        return len(self.head)

    def first(self, i: int, *deps: str) -> int | None:
        """Give the first child of `i` with one of the labels `deps`, or None."""
        if not self.labels[i].isdisjoint(deps):
            dep = self.dep
            for k in self.kids[i]:
                if dep[k] in deps:
                    return k
        return None

    def has(self, i: int, *deps: str) -> bool:
        """Whether `i` has a child with one of the labels `deps`."""
        return not self.labels[i].isdisjoint(deps)

    def all(self, i: int, *deps: str) -> list[int]:
        """Give the children of `i` with one of the labels `deps`, in order."""
        if self.labels[i].isdisjoint(deps):
            return []
        found, dep = [], self.dep
        for k in self.kids[i]:
            if dep[k] in deps:
                found.append(k)
        return found

    @per_token
    def case(self, i: int) -> str:
        """Give the preposition of `i` in lower case (`from`, `because of`), or ``""``."""
        if "case" not in self.labels[i]:
            return ""
        return self._opening(i, "case", _POSSESSIVE)

    @per_token
    def mark(self, i: int) -> str:
        """Give the subordinator of a clause (`if`, `to`, `as long as`), or ``""``."""
        if "mark" not in self.labels[i]:
            return ""
        return self._opening(i, "mark")

    def _opening(self, i: int, label: str, but: Container[str] = ()) -> str:
        """Give the words with `label` before `i` except `but`, with what is fixed to them."""
        words: list[str] = []
        for k in self.kids[i]:
            if self.dep[k] == label and k < i and self.lower[k] not in but:
                words.append(self.lower[k])
                if self.kids[k]:
                    words += [self.lower[f] for f in self.kids[k] if self.dep[f] == "fixed"]
        return words[0] if len(words) == 1 else " ".join(words)

    def conjuncts(self, i: int) -> list[int]:
        """Give `i` and everything coordinated with it, in order of text."""
        if "conj" not in self.labels[i]:
            return [i]
        found = [i]
        for k in self.kids[i]:
            if self.dep[k] == "conj" and not self.is_ruled_out(k):
                found.extend(self.conjuncts(k))
        # Two tokens of one name are one thing, whatever the parse makes of them.
        names: dict[int, int] = {}
        for k in sorted(set(found)):
            names.setdefault(self.name[k] if self.name[k] >= 0 else -2 - k, k)
        return sorted(names.values())

    def is_ruled_out(self, k: int) -> bool:
        """Whether a conjunct is named only to be denied (*X rather than Y*, *X, not Y*)."""
        return any(
            (self.dep[d] == "cc" and self.lower[d] in {"rather", "instead", "not"})
            or (self.dep[d] == "advmod" and self.lower[d] == "not")
            for d in self.kids[k]
            if d < k
        )

    def subtree(self, i: int) -> list[int]:
        """Give `i` and all its descendants, unordered."""
        kids, found = self.kids, [i]
        for j in found:
            if kids[j]:
                found.extend(kids[j])
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """Give the governors of `i`, nearest first."""
        seen = 0
        while self.head[i] != i and seen < 200:
            i = self.head[i]
            seen += 1
            yield i

    def is_verbal(self, i: int) -> bool:
        """Whether token `i` is a lexical verb (not an auxiliary or a copula)."""
        return self.pos[i] == "VERB"

    def is_nominal(self, i: int) -> bool:
        """Whether token `i` can head a noun phrase."""
        return self.pos[i] in {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"} or (
            self.pos[i] in {"ADJ", "DET"} and self.dep[i] in {"nsubj", "obj", "nsubj:pass", "obl"}
        )

    def has_case(self, i: int, prepositions: Iterable[str]) -> bool:
        """Whether `i` stands behind one of `prepositions`."""
        return self.case(i) in prepositions


def _read(strings: StringStore, numbers: list[int]) -> list[str]:
    """Give the words of a column of numbers, without making a `Token` for each."""
    words = {n: _word(strings, n) for n in dict.fromkeys(numbers)}
    return [words[n] for n in numbers]


@lru_cache(maxsize=1 << 16)
def _word(strings: StringStore, number: int) -> str:
    return str(strings[number])
