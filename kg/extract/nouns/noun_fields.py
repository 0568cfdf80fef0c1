"""Nouns whose sense follows what the document speaks of, or what is done with what they name.

An application is a program where software is spoken of or somebody installs it, an exchange is a
market where shares are, a replacement is somebody where he earns or starts work; what is taught or
written about (*trained in guerrilla warfare*) is a subject, which nobody has done.
"""

from __future__ import annotations

from kg.extract.coding import telling_words
from kg.extract.tree import Tree

_DONE_TO = frozenset({"obj", "nsubj:pass"})
_APPLIED = frozenset({"to", "of"})
_BETWEEN = frozenset({"of", "between", "with", "for"})
_ABOUT = frozenset({"in", "on", "about"})


def is_program(tree: Tree, i: int) -> bool:
    """Whether an application is software (*downloaded the application*), not what one files."""
    verb, done_to = tree.lemma[tree.head[i]], tree.dep[i] in _DONE_TO
    sought = telling_words("applied_for")
    around = [k for k in tree.kids[i] if tree.dep[k] in {"compound", "amod", "nmod"}]
    if any(tree.lemma[k] in sought or tree.case(k) in _APPLIED for k in around):
        return False
    if done_to and verb in telling_words("processing"):
        return False
    if not sought.isdisjoint(tree.lemma[k] for k in tree.kids[tree.head[i]]):
        return False  # filed applications for asylum, hung on the verb
    if done_to and verb in telling_words("programming"):
        return True
    return _speaks_of(tree, "software")


def is_market(tree: Tree, i: int) -> bool:
    """Whether an exchange is a place of trading (*Nasdaq and other exchanges*), not an act."""
    if tree.dep[i] == "compound" or any(tree.case(k) in _BETWEEN for k in tree.all(i, "nmod")):
        return False
    known = tree.tag[i] == "NNS" or tree.says(i, ("the", "that", "this"), "det")
    bare = known and tree.case(i) not in {"during", "after", "before"}
    heard = tree.dep[i] in _DONE_TO and tree.lemma[tree.head[i]] in telling_words("held")
    return bare and not heard and _speaks_of(tree, "markets")


def is_newcomer(tree: Tree, i: int) -> bool:
    """Whether a replacement is somebody (*until a replacement is named*, *replacements earn*)."""
    verb, dep = tree.lemma[tree.head[i]], tree.dep[i]
    if dep in _DONE_TO:
        return verb in telling_words("picking")
    if dep != "nsubj" or any(tree.case(k) == "of" for k in tree.all(i, "nmod")):
        return False
    return verb in telling_words("working")


def is_subject_taught(tree: Tree, i: int) -> bool:
    """Whether it is only what somebody learns or knows about (*a course in crisis management*)."""
    if tree.cases[i] not in _ABOUT or tree.has(i, "det", "nmod:poss", "nummod"):
        return False
    return tree.lemma[tree.head[i]] in telling_words("teaching")


def _speaks_of(tree: Tree, field: str) -> bool:
    """Whether the document has a word that shows its field."""
    return any(tree.words[word] for word in telling_words(field))
