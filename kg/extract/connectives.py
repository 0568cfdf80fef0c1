"""Verbs that only join one thought to the next and tell of no happening of their own.

*That means that …*, *which brings us to …*, *the time it takes a tree to grow*.
"""

from __future__ import annotations

from kg.extract.governors import prospect_words
from kg.extract.tree import Tree

_LEADING = frozenset({"bring", "lead", "take"})
JOINING = _LEADING | {"mean", "say", "come", "pronounce", "go", "move", "speak", "lie", "head"}
_POINTING = frozenset({"that", "this", "which", "it"})
_MUCH = frozenset({"something", "lot", "much", "more", "little", "volume", "plenty"})
_SPANS = frozenset({"time", "amount", "day", "week", "month", "year", "hour", "minute", "long"})
_BETWEEN = frozenset({"acl", "acl:relcl", "ccomp", "advcl"})


def is_connective(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` only says what follows, comes next or is worth noting."""
    lemma = tree.lemma[i]
    if lemma not in JOINING:
        return False
    if lemma == "mean":
        return _is_inference(tree, i)
    if lemma == "pronounce":  # Hale (pronounced HAH-leh)
        return tree.tag[i] == "VBN" and i > 0 and tree.lower[i - 1] in {"(", "-lrb-"}
    if lemma in {"go", "move", "speak", "lie", "head"}:
        return _is_aside(tree, i)
    if lemma == "come":
        return is_due_time(tree, i)
    if lemma == "say":
        return _is_telling(tree, i)
    if lemma == "take" and _is_span(tree, i):
        return True
    return _leads_on(tree, i)


def _is_aside(tree: Tree, i: int) -> bool:
    """*jobs will be scarce going forward*, *heading into the vote, …*: they say when.

    *Speaking of jobs, …*: it says what about.
    """
    if tree.tag[i] != "VBG" or tree.dep[i] not in _BETWEEN or tree.has(i, "nsubj", "aux"):
        return False
    if tree.lemma[i] == "lie":  # will not take the cuts lying down
        above = tree.head[i]
        taken = "take" in {tree.lemma[above], tree.lemma[tree.head[above]]}
        return taken and tree.lower[i + 1 : i + 2] == ["down"]
    if tree.lemma[i] == "speak":
        return i == tree.sentences[tree.sent[i]][0] and tree.lower[i + 1 : i + 2] == ["of"]
    if tree.lower[i + 1 : i + 2] == ["into"]:
        occasions = prospect_words("occasions", "words")
        return any(tree.lemma[k] in occasions for k in tree.all(i, "obl"))
    alone = all(tree.dep[k] in {"advmod", "punct", "mark"} for k in tree.kids[i])
    return alone and tree.lower[i + 1 : i + 2] == ["forward"]


def _pointer(tree: Tree, i: int) -> bool:
    """Whether the subject only points at what was said before (*that means …*)."""
    subject = tree.first(i, "nsubj")
    return subject is not None and tree.lower[subject] in _POINTING and not tree.kids[subject]


def _is_inference(tree: Tree, i: int) -> bool:
    """*That means that …*, *…, meaning they pay*: what follows is concluded."""
    clause = tree.first(i, "ccomp")
    if clause is None:
        return False
    if tree.tag[i] == "VBG":
        return tree.dep[i] in {"advcl", "acl"} and not tree.has(i, "nsubj", "aux", "mark")
    subject = tree.first(i, "nsubj")
    return _pointer(tree, i) and subject is not None and tree.lower[subject] != "it"


def is_due_time(tree: Tree, i: int) -> bool:
    """*The time for change has come*, *the time has come to act*: a call, no happening."""
    subject = tree.first(i, "nsubj")
    if subject is None or tree.lower[subject] != "time" or not tree.has(i, "aux"):
        return False
    wished = tree.has(i, "xcomp", "advcl") or tree.has(subject, "nmod", "acl")
    return wished and tree.says(subject, ("the",), "det")


def is_mere_occasion(tree: Tree, i: int) -> bool:
    """*the time has come to act*, *when it comes to acting*: nobody has acted."""
    return "expl" in tree.labels[i] or is_due_time(tree, i)


def _is_telling(tree: Tree, i: int) -> bool:
    """*That says a lot about the firm*: a judgement, nobody's words."""
    said = tree.first(i, "obj")
    if said is None or tree.lemma[said] not in _MUCH or not tree.has(i, "aux", "nsubj", "csubj"):
        return False
    about = (*tree.all(said, "nmod"), *tree.all(i, "obl"))
    if not any(tree.case(k) == "about" for k in about):
        return False
    return _pointer(tree, i) or tree.has(i, "csubj")


def _leads_on(tree: Tree, i: int) -> bool:
    """*Which brings us to another matter*: the writer goes on."""
    us = tree.first(i, "obj")
    if us is None or tree.lower[us] not in {"us", "me"} or not _pointer(tree, i):
        return False
    return "to" in tree.lower[us + 1 : us + 3]


def _is_span(tree: Tree, i: int) -> bool:
    """*The time it takes a tree to grow*: a measure, no deed."""
    if tree.dep[i] not in _BETWEEN or not tree.has(i, "advcl", "xcomp", "ccomp", "obj"):
        return False
    if not tree.says(i, ("it",), "nsubj", "expl"):
        return False
    start = tree.sentences[tree.sent[i]][0]
    return any(tree.lemma[k] in _SPANS for k in range(max(start, i - 3), i))
