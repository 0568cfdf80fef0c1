"""Nouns whose own verb shows that they name a thing: a text, a bomb, the field of an office."""

from __future__ import annotations

from kg.extract.coding import EventNoun, kind_of_verb, telling_words
from kg.extract.tree import Tree

_TOLD_IN = frozenset({"in", "per", "according to", "with", "via", "through"})


def is_thing(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the noun at `i` is a text, a flaw, something that goes off, or half a title."""
    if entry.lemma.endswith("bomb"):
        return _is_unexploded(tree, i)
    if tree.lemma[i] in telling_words("texts"):
        return _is_text(tree, i)
    if tree.lemma[i] in telling_words("flaws"):  # *found a glitch in the software*
        return _is_at_hand(tree, i, "handling") or _is_at_hand(tree, i, "mending")
    return "conj" in tree.labels[i] and _is_field(tree, i)


def _is_text(tree: Tree, i: int) -> bool:
    """Whether a release is what was written (*the release said*, *said in a release*)."""
    if tree.has(i, "nmod:poss") or any(tree.case(k) == "of" for k in tree.all(i, "nmod")):
        return False
    verb, dep = tree.lemma[tree.head[i]], tree.dep[i]
    if dep == "nsubj":
        return verb in kind_of_verb("reporting") or verb in telling_words("stating")
    if dep == "obj":
        return verb in telling_words("putting_out")
    return dep == "obl" and tree.case(i) in _TOLD_IN


def _is_field(tree: Tree, i: int) -> bool:
    """Whether it is half of an office's field (*sales and service manager*)."""
    last = tree.all(i, "conj")[-1]
    if tree.lemma[last] not in telling_words("offices") or tree.has(last, "det", "nmod:poss"):
        return False
    joined = any(k == last - 1 for k in tree.all(last, "compound"))
    return joined and all(k < i or k > last for k in tree.all(i, "nmod"))


def _is_unexploded(tree: Tree, i: int) -> bool:
    """Whether a bomb is only a thing that somebody finds or plants (*defused a car bomb*).

    Where it goes off, that is told already (*a car bomb exploded*).
    """
    verb = tree.head[i]
    lemma, dep = tree.lemma[verb], tree.dep[i]
    particle = tree.first(verb, "compound:prt")
    lemma += f" {tree.lower[particle]}" if particle is not None else ""
    if dep in {"obj", "nsubj:pass", "nsubj"} and lemma in telling_words("exploding"):
        return True
    return _is_at_hand(tree, i, "handling")


def _is_at_hand(tree: Tree, i: int, kind: str) -> bool:
    """Whether the noun is what somebody does something of that kind to."""
    if tree.dep[i] not in {"obj", "nsubj:pass"}:
        return False
    return tree.lemma[tree.head[i]] in telling_words(kind)
