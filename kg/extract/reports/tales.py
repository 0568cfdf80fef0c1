"""What films, novels and advertisements tell: plots are no news."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import Draft, subtree_without
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.tree import Tree

FICTION = Reporter("show", True, frozenset({"clause"}))
_TOLD_IN = frozenset({"obj", "iobj", "obl", "nmod", "conj", "appos"})
_CLAUSES = frozenset({"acl:relcl", "acl", "xcomp", "ccomp", "advcl"})


def is_retold(tree: Tree, verb: int) -> bool:
    """Whether a clause is in the simple present, in which plots are told."""
    helpers = tree.all(verb, "aux", "aux:pass", "cop")
    return tree.tag[helpers[0] if helpers else verb] in {"VBZ", "VBP"} and not any(
        tree.lemma[k] == "have" for k in helpers
    )


def tale_cues(tree: Tree, subject: int) -> Iterator[Draft]:
    """Give what the work, or the figure of a work, at `subject` is told to show or to do.

    *the film follows a nurse* **who kills her husband**, *the book's hero* **arrests a bishop**.
    """
    verb = tree.head[subject]
    words = lexicon().outlooks
    if tree.lemma[subject] in words["characters"]:
        owners = tree.all(subject, "nmod:poss", "nmod", "compound")
        if is_retold(tree, verb) and any(tree.lemma[k] in words["works"] for k in owners):
            content = subtree_without(tree, verb, subject)
            yield Draft("in a tale", [subject], content, None, FICTION)
        return
    content = set()
    for k in _clauses_below(tree, verb):
        if is_retold(tree, k) or (tree.tag[k] == "VBG" and tree.dep[k] != "advcl"):
            content |= subtree_without(tree, k, verb)
    if content:
        yield Draft("in a tale", [verb], content, subject, FICTION)


def plot_cues(tree: Tree, work: int) -> Iterator[Draft]:
    """Give what a work is about (*a song about a farmer* **who shoots his wolf**)."""
    content = set()
    for about in tree.all(work, "nmod"):
        if tree.case(about) == "about":
            for k in tree.all(about, "acl:relcl"):
                if is_retold(tree, k):
                    content |= subtree_without(tree, k, work)
    if content:
        yield Draft("in a tale", [work], content, work, FICTION)


def imagined_cues(tree: Tree, verb: int) -> Iterator[Draft]:
    """Give what is told of something imagined (*imagines a Britain* **that left Europe**)."""
    content = set()
    for k in _clauses_below(tree, verb):
        if tree.dep[k] == "acl:relcl":
            content |= subtree_without(tree, k, verb)
    if content:
        yield Draft("in a tale", [verb], content, tree.first(verb, "nsubj"), FICTION)


def _clauses_below(tree: Tree, verb: int) -> Iterator[int]:
    """The clauses that belong to what the verb is told of."""
    stack = [k for k in tree.kids[verb] if tree.dep[k] != "nsubj"]
    while stack:
        k = stack.pop()
        if tree.dep[k] in _CLAUSES:
            yield k
        elif tree.dep[k] in _TOLD_IN:
            stack.extend(tree.kids[k])
