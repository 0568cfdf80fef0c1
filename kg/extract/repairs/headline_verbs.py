"""The verb of a headline that an analysis took for a noun.

Headlines leave out articles and auxiliaries, and their verb often looks like a noun (*Rebels
attack convoy*, *Airline plans to cut jobs*, *Bank posts record loss*). Where a line holds no verb
with a tense, a word that a lexicon knows as a verb is one if the words before it can only be its
subject: a plural that speaks of people, before a verb without -s; a name in the singular, before
one with -s; anything in the right number, where the word wants or plans an infinitive behind it. A
plural that hangs on a finite verb as if it were part of a compound is its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.lexicon import kind_of_verb, known_verbs
from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs

_TENSED = frozenset({"VBZ", "VBP", "VBD", "MD"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_NAMES = frozenset({"PERSON", "ORG", "GPE"})
_PLURALS = frozenset({"police", "people"})
_BEFORE = frozenset({"compound", "amod", "nummod", "nmod:poss", "nmod", "det", "nmod:desc", "flat"})
_LEADING = frozenset({"vote", "vow", "pledge", "threaten", "agree", "offer", "refuse", "seek"})
"""Verbs that lead on to an infinitive, beside those of wanting and planning."""
_LONGEST = 24
"""Longer stretches without a tense are lists and tables."""


class Headline:
    """One sentence without a subject or a tense, its labels changed in place.

    `head`, `dep`, `tag` and `pos` are those of the whole document; `start` and `end` bound the
    sentence.
    """

    def __init__(self, arcs: Arcs, start: int, end: int) -> None:
        """Take the columns of the document and the bounds of the sentence."""
        self.head, self.dep, self.tag, self.pos = arcs.head, arcs.dep, arcs.tag, arcs.pos
        self.lemma, self.lower, self.ent = arcs.lemma, arcs.lower, arcs.ent
        self.start, self.end = start, end

    def restore(self) -> None:
        """Find the verb, if there is one to find, and hang the rest on it."""
        inside = range(self.start, self.end)
        root = next((i for i in inside if self.head[i] == i), self.start)
        if self.tag[root] in _FINITE:
            self._free_subject(root)
        elif _TENSED.isdisjoint(self.tag[self.start : self.end]):
            verb = next((i for i in inside[1:] if self._is_verb(i, root)), None)
            if verb is not None:
                self._raise(verb, root)

    def _free_subject(self, root: int) -> None:
        """Make the noun before a finite root its subject (*Global markets plunge*)."""
        before = [k for k in range(self.start, root) if self.head[k] == root]
        if any(self.dep[k] not in _BEFORE for k in before) or not before:
            return
        number = {"NN", "NNP"} if self.tag[root] == "VBZ" else {"NNS"}
        if before[-1] == root - 1 and self.tag[root - 1] in number | {"NNS"}:
            self.pos[root] = "VERB"
            self._gather(root - 1, root, before)

    def _is_verb(self, i: int, root: int) -> bool:
        """Whether the noun at `i`, under or at the root, can only be the verb of the line."""
        if self.head[i] not in {i, root} and self.head[self.head[i]] != root:
            return False
        before = i - 1
        if self.lemma[i] not in known_verbs() or not self._opens(before):
            return False
        if self._leads_on(i):
            return self.tag[before] in ({"NN", "NNP"} if self.tag[i] == "NNS" else {"NNS"})
        if self.tag[i] == "NN":
            people = self.tag[before] == "NNS" and self.lemma[before] in nouns("person")
            return people or self.lower[before] in _PLURALS
        if self.tag[i] != "NNS" or self.ent[before] not in _NAMES or i + 1 == self.end:
            return False
        return self.lower[i + 1] == "to" or self.tag[i + 1] in {"JJ", "DT", "CD", "PRP$", "NN"}

    def _leads_on(self, i: int) -> bool:
        """Whether an infinitive that is no clause of purpose stands behind `i`."""
        return (
            i + 2 < self.end
            and self.lower[i + 1] == "to"
            and self.tag[i + 2] == "VB"
            and self.head[i + 2] == i
            and (self.lemma[i] in _LEADING or self.lemma[i] in kind_of_verb("attitude"))
        )

    def _opens(self, k: int) -> bool:
        """Whether `k` ends the phrase that opens the line."""
        return all(self.dep[j] in _BEFORE for j in range(self.start, k)) and k >= self.start

    def _raise(self, verb: int, root: int) -> None:
        """Put the verb in the place of the root; what follows it first is its object."""
        own = list(range(self.start, verb))
        self.tag[verb] = "VBZ" if self.tag[verb] == "NNS" else "VBP"
        self.pos[verb] = "VERB"
        if root != verb:
            self.head[verb], self.dep[verb] = verb, "root"
            self.head[root], self.dep[root] = verb, "obj" if root > verb else "nsubj"
        for k in range(verb + 1, self.end):
            if self.head[k] == verb and self.dep[k] in {"compound", "dep", "nmod", "acl"}:
                self.dep[k] = {"acl": "xcomp", "nmod": "obl"}.get(self.dep[k], "obj")
        self._gather(verb - 1, verb, own)

    def _gather(self, subject: int, verb: int, before: Sequence[int]) -> None:
        """Hang the subject on the verb, and what stood before it on the subject."""
        self.head[subject], self.dep[subject] = verb, "nsubj"
        for k in before:
            if k != subject and not subject >= self.head[k] >= self.start:
                self.head[k] = subject


def restore_headlines(arcs: Arcs, sentences: Sequence[tuple[int, int]]) -> None:
    """Give short lines their verbs, in place; `sentences` are token ranges, end-exclusive."""
    for start, end in sentences:
        if 1 < end - start <= _LONGEST:
            Headline(arcs, start, end).restore()
