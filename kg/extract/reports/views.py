"""Views and what they are, behind a colon or in the next sentence: *both held one view: …*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import Draft
from kg.extract.negation import is_negated
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.reports.sources import subject_of
from kg.extract.tree import Tree

_THINK = Reporter("think", True, frozenset({"clause"}))
_AUTHOR = frozenset({"my", "our", "i", "we"})
_HOLDING = frozenset({"by", "of", "from", "among"})
_MATTER = frozenset({"on", "about", "toward", "towards", "regarding"})
_STATES = frozenset({"be", "remain", "seem", "sound"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAX_TEASER = 8


def view_cues(tree: Tree) -> Iterator[Draft]:
    """Give a draft for each view that is named and then told."""
    for i, word in enumerate(tree.lower):
        if word == ":":
            yield from _behind_colon(tree, i)
    yield from _teasers(tree)


def _words(name: str) -> frozenset[str]:
    return lexicon().outlooks[name]


def _behind_colon(tree: Tree, colon: int) -> Iterator[Draft]:
    """*both held the same view: …*, *his message was simple: …*."""
    start = colon
    while start and tree.sent[start - 1] == tree.sent[colon]:
        start -= 1
    end = colon + 1
    while end < len(tree) and tree.pos[end] == "SPACE":
        end += 1
    told = tree.sent[end] if end < len(tree) else -1
    while end < len(tree) and tree.sent[end] == told:
        end += 1
    behind = range(colon + 1, end)
    if not any(tree.tag[k] in _FINITE for k in behind):
        return
    for i in range(colon - 1, start - 1, -1):
        if tree.lemma[i] in _words("seeing") and _sees_it(tree, i):
            source = subject_of(tree, i)
        elif tree.lemma[i] in _words("views") and tree.pos[i] == "NOUN" and _is_told(tree, i):
            source = _holder(tree, i)
        else:
            continue
        if source is not None and tree.lower[source] not in _AUTHOR:
            yield Draft("view before a colon", [i], set(behind), source, _THINK)
        return


def _sees_it(tree: Tree, i: int) -> bool:
    """*see it differently*, *tells the story*."""
    things = tree.all(i, "obj")
    return any(tree.lower[k] in {"it", "things", "story"} for k in things)


def _is_told(tree: Tree, noun: int) -> bool:
    """Whether the clause before the colon names a view or says how it is, and no more."""
    if tree.lemma[noun] in _words("standpoints") and not any(
        tree.case(k) in _MATTER for k in tree.all(noun, "nmod")
    ):
        return False
    head = tree.head[noun]
    if tree.dep[noun] == "nsubj":
        return tree.pos[head] == "ADJ" or tree.lemma[head] in _STATES
    return tree.dep[noun] in {"obj", "root", "obl"}


def _holder(tree: Tree, noun: int) -> int | None:
    """Whose view it is: its owner, or the subject of what is done with it."""
    for k in tree.kids[noun]:
        if tree.dep[k] == "nmod:poss" or (tree.dep[k] == "nmod" and tree.case(k) in _HOLDING):
            return k
        if tree.dep[k] == "acl:relcl" and tree.has(k, "nsubj"):
            return tree.first(k, "nsubj")
    head = tree.head[noun]
    return subject_of(tree, head) if tree.dep[noun] in {"obj", "obl"} and head != noun else None


def _teasers(tree: Tree) -> Iterator[Draft]:
    """*She had a theory. …*: a short sentence that has no more to say than that there is one."""
    for (start, end), (first, last) in zip(tree.sentences, tree.sentences[1:], strict=False):
        if not 3 < end - start <= _MAX_TEASER:
            continue
        differs = _who_differs(tree, start, end)
        if differs is not None:
            yield Draft(
                "view before a colon", [differs[0]], set(range(first, last)), differs[1], _THINK
            )
        for i in range(start, end):
            if tree.lemma[i] not in _words("views") or tree.dep[i] != "obj":
                continue
            verb, source = tree.head[i], subject_of(tree, tree.head[i])
            behind = [k for k in tree.kids[i] if k > i and tree.pos[k] != "PUNCT"]
            if tree.lemma[verb] not in {"have", "offer"} or behind or source is None:
                continue
            if not is_negated(tree, verb) and tree.lower[source] not in _AUTHOR:
                yield Draft("view before a colon", [i], set(range(first, last)), source, _THINK)


def _who_differs(tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """*Her family believes otherwise.*: the verb and who thinks so."""
    for i in range(start, end):
        if tree.lower[i] in {"otherwise", "differently"} and i + 2 >= end:
            verb = tree.head[i]
            source = subject_of(tree, verb) if tree.lemma[verb] in _words("differing") else None
            if source is not None and tree.lower[source] not in _AUTHOR:
                return verb, source
    return None
