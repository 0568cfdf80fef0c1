"""Harm that nobody meant: what a crash or a disaster did."""

from __future__ import annotations

from kg.extract.coding._frame import Frame
from kg.extract.coding._words import sentence_range
from kg.extract.lexicon import Code, classes
from kg.extract.repairs.arcs import where
from kg.extract.tree import Tree, per_token

_BACK = 3
"""So many sentences before a harm may have told of the disaster that did it."""


def is_accident(frame: Frame, code: Code) -> bool:
    """Whether a harm was done by a craft that crashed, or by the disaster just told of.

    *The airliner plunged into the sea, killing 80*; *The quake struck at dawn.  Thousands of
    homes were destroyed.*  Where arms are spoken of, somebody may have meant it.
    """
    if code[0] != "ASSAULT" or frame.nominal:
        return False
    tree, i = frame.tree, frame.i
    if tree.lemma[i] not in classes()["harming"]:
        return False
    doers = frame["actor"]
    first = sentence_range(tree, i)[0]
    if doers:
        crashed = any(_is_craft(frame, k, found) for k, found in doers)
        return crashed and _tells(tree, first, "crashing") and not _tells(tree, first, "striking")
    if "obl:agent" in tree.labels[i]:
        return False
    return _told_before(tree, first)


def _is_craft(frame: Frame, doer: int, found: list[str]) -> bool:
    """Whether a doer is a craft, or a name that crashed (*the Kestrel 40 crashed, killing two*)."""
    if not classes()["craft"].isdisjoint(found):
        return True
    tree, above = frame.tree, frame.tree.head[frame.i]
    named = tree.pos[doer] in {"PROPN", "NUM"} and tree.ent[doer] not in {"PERSON", "GPE", "NORP"}
    return named and tree.lemma[above] in classes()["crashing"]


def _told_before(tree: Tree, first: int) -> bool:
    """Whether a disaster is told of in this sentence or just before it, and no arms are."""
    told = False
    number = tree.sent[first]
    for n in range(number, max(number - _BACK, 0) - 1, -1):
        start = tree.sentences[n][0]
        if _speaks_of_arms(tree, start):
            return False
        told = told or _speaks_of_disaster(tree, start)
    return told


@per_token
def _speaks_of_arms(tree: Tree, first: int) -> bool:
    return _tells(tree, first, "armed")


@per_token
def _speaks_of_disaster(tree: Tree, first: int) -> bool:
    """Whether a sentence by its start tells of a disaster, as a noun or in a name."""
    start, end = tree.sentences[tree.sent[first]]
    words, known = tree.lower[start:end], classes()["calamity"]
    if known.isdisjoint(words):
        return False
    return any(tree.pos[start + k] in {"NOUN", "PROPN"} for k in where(words, known))


def _tells(tree: Tree, first: int, name: str) -> bool:
    start, end = tree.sentences[tree.sent[first]]
    return not classes()[name].isdisjoint(tree.lemma[start:end])
