"""What the document adds of its own inside words that somebody utters.

*The government promised to end a blockade by truckers, who have been protesting*: the promise is
the government's, the protest is told by the document.
"""

from __future__ import annotations

from collections.abc import Collection

from kg.extract.clause_kinds import is_set_off
from kg.extract.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "cop"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDES = frozenset({"acl:relcl", "appos"})
_CLAUSES = frozenset({"ccomp", "parataxis", "advcl", "csubj"})


def asides(tree: Tree, content: Collection[int]) -> set[int]:
    """Give the tokens of asides in `content`, where that is no clause with a tense of its own.

    Asides are relative clauses behind a comma, and appositions that carry a relative clause (*a
    charge the Taliban deny*).  What somebody *says* in a finite clause is all his.
    """
    roots = [i for i in content if tree.head[i] not in content or tree.head[i] == i]
    if any(is_told(tree, i) for i in roots):
        return set()
    return {
        j
        for i in content
        if tree.dep[i] in _ASIDES and _is_aside(tree, i) and not _within_report(tree, i, content)
        for j in tree.subtree(i)
        if j in content
    }


def is_told(tree: Tree, i: int) -> bool:
    """Whether token `i` heads a finite clause or a clause with a subject."""
    if tree.tag[i] in _FINITE or any(tree.dep[k] in _SUBJECTS for k in tree.kids[i]):
        return True
    return any(tree.tag[k] in _FINITE for k in tree.all(i, "aux", "aux:pass"))


def _is_aside(tree: Tree, i: int) -> bool:
    if tree.dep[i] == "acl:relcl":
        noun = tree.head[i]
        if any(
            "cc" in tree.labels[k] for k in tree.all(i, "advmod")
        ):  # spoke of the war, and how they fled
            return False
        return i > noun and tree.is_nominal(noun) and is_set_off(tree, i, noun)
    if tree.dep[i] != "appos" or not is_set_off(tree, i, tree.head[i]):
        return False
    return any(k > i and is_told(tree, k) for k in tree.all(i, "acl:relcl"))


def _within_report(tree: Tree, i: int, content: Collection[int]) -> bool:
    """Whether a finite clause lies between the aside and the head of the content."""
    for j in tree.ancestors(i):
        if j not in content:
            return False
        if tree.dep[j] in _CLAUSES and is_told(tree, j):
            return True
    return False
