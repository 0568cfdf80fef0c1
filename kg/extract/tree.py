"""A light, read-only view of a dependency analysis: plain lists, made once a document.

The rules of this room visit every token several times; asking a spaCy `Token` for each label
would cost more than the rules themselves.  Labels are those of Universal Dependencies
(UD English, release 2.16).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from copy import copy
from functools import wraps
from itertools import compress
from typing import Any, TypeVar

import numpy as np
from spacy.tokens import Doc

from kg.extract.columns import names_in, sentences_in, strings_of
from kg.extract.repairs.arcs import Arcs, Index
from kg.extract.repairs.mending import mend
from kg.language.tree import SURENESS

RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "why"})

_POSSESSIVE = frozenset({"'s", "’s"})
_NO_LABELS: set[str] = set()
_COLUMNS: list[int | str] = [
    "ORTH", "DEP", "POS", "TAG", "LEMMA", "ENT_TYPE",
    "IDX", "LENGTH", "HEAD", "SENT_START", "ENT_IOB",
]  # fmt: skip
"""Six of words and labels, then five of numbers."""

_UNASKED: Any = object()

R = TypeVar("R")


def per_token(answer: Callable[[Tree, int], R]) -> Callable[[Tree, int], R]:
    """Remember with the tree what a question about one token was answered.

    Rules ask the same of a token time and again; whoever gets an answer must not change it.
    """

    @wraps(answer)
    def remembered(tree: Tree, i: int) -> R:
        try:
            found: R = tree.answers[answer][i]
        except KeyError:
            tree.answers[answer] = [_UNASKED] * len(tree.head)
            found = _UNASKED
        if found is _UNASKED:
            found = tree.answers[answer][i] = answer(tree, i)
        return found

    return remembered


class Tree:
    """The analysis of one document as parallel lists indexed by token position.

    `start` and `end` are character offsets into `text`; `names` and `sentences` are token ranges
    (end-exclusive), `name` and `sent` the numbers of those a token is in (-1: in no name).
    `labels` are those of the children of each token, `cases` and `marks` their prepositions and
    subordinators; `words`, `lemmas`, `roles` and `classes` tell where each word, lemma, `dep` and
    `pos` is found.
    """

    __slots__ = (
        "answers", "cases", "classes", "dep", "doc", "end", "ent", "head",
        "headlines", "kids", "labels", "lemma", "lemmas", "lower", "marks", "name", "names", "pos",
        "roles", "sent", "sentences", "start", "sure", "tag", "text", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc) -> None:
        """Copy the labels of `doc`."""
        self.doc = doc
        self.headlines: frozenset[int] = frozenset()
        self.answers: dict[object, list[Any]] = {}
        plain, small = strings_of(doc.vocab.strings)
        columns = doc.to_array(_COLUMNS).T
        orth, dep, pos, tag, lemma, ent = columns[:6].tolist()
        first, length, away, opening, named = columns[6:].astype(np.int64)
        told = doc.user_data.get("document")
        self.text: str = doc.text if told is None else told.text
        self.start: list[int] = first.tolist()
        self.end: list[int] = (first + length).tolist()
        self.head: list[int] = (away + np.arange(len(doc))).tolist()
        self.dep = plain.read(dep)
        self.pos = plain.read(pos)
        self.tag = plain.read(tag)
        self.lower = small.read(orth)
        self.lemma = small.read(lemma)
        self.ent = plain.read(ent)
        sure = doc.user_data.get(SURENESS)
        self.sure: list[float] = [0.0] * len(doc) if sure is None else sure.tolist()
        self.names = names_in(named.tolist(), self.ent)
        self.name: list[int] = [-1] * len(self.ent)
        for number, (start, end) in enumerate(self.names):
            self.name[start:end] = [number] * (end - start)
        self.sentences = sentences_in(opening.tolist())
        arcs = Arcs(self.head, self.dep, self.tag, self.pos, self.lemma, self.lower, self.ent)
        self.words, self.lemmas = arcs.words, arcs.lemmas
        mend(arcs, self.sentences)
        self.roles, self.classes = Index(self.dep), Index(self.pos)
        self.kids = arcs.kids()
        self.labels = _labels(self.dep, self.kids)
        self.cases = self._openings("case", _POSSESSIVE)
        self.marks = self._openings("mark")
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

    def says(self, i: int, words: Container[str], *deps: str) -> bool:
        """Whether `i` has a child with one of the labels `deps` that is one of `words`."""
        if not self.labels[i].isdisjoint(deps):
            dep = self.dep
            for k in self.kids[i]:
                if dep[k] in deps and self.lower[k] in words:
                    return True
        return False

    def all(self, i: int, *deps: str) -> list[int]:
        """Give the children of `i` with one of the labels `deps`, in order."""
        if self.labels[i].isdisjoint(deps):
            return []
        found, dep = [], self.dep
        for k in self.kids[i]:
            if dep[k] in deps:
                found.append(k)
        return found

    def case(self, i: int) -> str:
        """Give the preposition of `i` in lower case (`from`, `because of`), or ``""``."""
        return self.cases[i]

    def mark(self, i: int) -> str:
        """Give the subordinator of a clause (`if`, `to`, `as long as`), or ``""``."""
        return self.marks[i]

    def _openings(self, label: str, but: Container[str] = ()) -> list[str]:
        """Give by token the words with `label` before it except `but`, with what is fixed to them.

        Most tokens have none: ``""``.
        """
        found = [""] * len(self.head)
        for k in self.roles[label]:
            i, word = self.head[k], self.lower[k]
            if k < i and word not in but:
                fixed = [self.lower[f] for f in self.kids[k] if self.dep[f] == "fixed"]
                before = [found[i]] if found[i] else []
                found[i] = " ".join([*before, word, *fixed]) if before or fixed else word
        return found

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
        """Whether a conjunct is named only to be denied or compared (*X, not Y*, *like Y, Z*)."""
        return any(
            (self.dep[d] == "cc" and self.lower[d] in {"rather", "instead", "not"})
            or (self.dep[d] == "advmod" and self.lower[d] == "not")
            or (self.dep[d] == "case" and self.lower[d] in {"like", "unlike"})
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


class _Alone(dict[str, set[str]]):
    """The set of one label, made once for each."""

    def __missing__(self, label: str) -> set[str]:
        """Make the set."""
        found = self[label] = {label}
        return found


_ALONE = _Alone()


def _labels(dep: list[str], kids: list[list[int]]) -> list[set[str]]:
    """Give the labels of the children of every token; most have one or none."""
    found = [_NO_LABELS] * len(kids)
    for i in compress(range(len(kids)), kids):
        below = kids[i]
        found[i] = set(map(dep.__getitem__, below)) if len(below) > 1 else _ALONE[dep[below[0]]]
    return found
