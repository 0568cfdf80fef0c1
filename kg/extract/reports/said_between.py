"""What is said around *, he said,* or before *…, officials said*, however the analysis hangs it."""

from __future__ import annotations

from kg.extract.clause_tense import clause_head
from kg.extract.drafts import subtree_without
from kg.extract.reports.sources import name_beside, passive, subject_of
from kg.extract.tree import Tree

_MAX_ASIDE = 8
"""Tokens from the verb to the comma that closes an aside (*, he said on Friday,*)."""
_LISTING = frozenset({"including", "excluding", "except", "especially", "such"})
_TAG_ENDS = frozenset({",", ".", ";", ":", "?", "!"})


def interrupted(tree: Tree, i: int) -> set[int]:
    """*X, he said, Y* and *as he put it*: the content is the clause the verb hangs on."""
    head = tree.head[i]
    if head == i or (tree.first(i, "obj", "xcomp") is not None and not puts_it(tree, i)):
        return set()
    if tree.dep[i] == "parataxis" and tree.first(i, "nsubj") is not None:
        return subtree_without(tree, head, i)
    if tree.dep[i] == "parataxis" and _is_impersonal(tree, i):
        return subtree_without(tree, head, i)
    quoted_as = tree.dep[i] == "advcl" and tree.mark(i) == "as"
    described = tree.dep[i] == "acl:relcl" or (tree.dep[i] == "acl" and tree.tag[i] == "VBD")
    if quoted_as or (described and _between_commas(tree, i)):
        return subtree_without(tree, clause_head(tree, head), i)
    return set()


def _is_impersonal(tree: Tree, i: int) -> bool:
    """*…, it was claimed, …*: nobody is named who says so."""
    return "expl" in tree.labels[i] and passive(tree, i)


def parenthetic(tree: Tree, i: int) -> set[int]:
    """*X***, he said,** *for how Y*: between commas, it tells what stands on both sides."""
    subject = tree.first(i, "nsubj")
    if tree.dep[i] != "parataxis" or subject is None or subject > i or tree.head[i] > subject:
        return set()
    left = min(tree.subtree(subject))
    if any(tree.tag[k] == "``" for k in range(tree.head[i], left)):
        return set()  # recalled, “One day, he said, …
    closed = i + 1 < len(tree) and tree.lower[i + 1] == ","
    if not closed or not left or tree.lower[left - 1] != ",":
        return set()
    return subtree_without(tree, tree.head[i], i)


def puts_it(tree: Tree, i: int) -> bool:
    """Whether the verb at `i` has the object *it* (*as he put it*)."""
    return tree.says(i, ("it",), "obj")


def _between_commas(tree: Tree, i: int) -> bool:
    """Whether verb `i` with its own subject stands between commas, and no relative opens it."""
    subject = tree.first(i, "nsubj")
    if subject is None:
        subject = name_beside(tree, i)
    if subject is None or subject > i:
        return False
    end = max(k for k in tree.subtree(i) if tree.pos[k] != "PUNCT") + 1
    if end - i > _MAX_ASIDE or end >= len(tree) or tree.lower[end] != ",":
        return False
    left = min(tree.subtree(subject))
    return left > 0 and tree.lower[left - 1] == "," and tree.tag[left] not in {"WDT", "WP", "WP$"}


def tagged(tree: Tree, i: int) -> set[int]:
    """*…, officials said* and *…, said officials*: a short clause behind a comma, however hung."""
    if tree.tag[i] not in {"VBD", "VBZ", "VBN"} or passive(tree, i):
        return set()
    subject = subject_of(tree, i)
    if subject is not None and tree.tag[subject] in {"WP", "WDT", "WP$"}:
        return set()  # the man, who said so: no tag behind what is said
    behind = name_beside(tree, i) if i and tree.lower[i - 1] == "," else None
    if behind is not None and subject in {None, behind}:
        comma = i - 1
    elif subject is not None and i - 4 <= subject < i:
        comma = min(tree.subtree(subject)) - 1
        if comma > 0 and tree.tag[comma] == "''":  # … "too little," he added
            comma -= 1
    else:
        return set()
    if comma < 1 or tree.lower[comma] != "," or tree.sent[comma] != tree.sent[i]:
        return set()
    start, end = comma, i
    while start and tree.sent[start - 1] == tree.sent[i]:
        start -= 1
    while end < len(tree) and tree.sent[end] == tree.sent[i] and tree.lower[end] not in _TAG_ENDS:
        end += 1
    verbal = any(tree.pos[k] in {"VERB", "AUX"} for k in range(start, comma))
    if not verbal or (end < len(tree) and tree.lower[end] == ":"):
        return set()
    return set(range(start, comma))


def carried_on(tree: Tree, i: int) -> set[int]:
    """Give the tokens around *, he said,* that the analysis does not hang on what is said.

    *Though it held, he said, leaving was …*: a rest cut off as a sentence of its own, or a clause
    before the cue that is read as depending on *said*.
    """
    start = i + 2
    if start >= len(tree) or tree.lower[i + 1] != ",":
        return set()
    if tree.sent[start] == tree.sent[i]:
        return _opened_before(tree, i) | _listed_behind(tree, i)
    if not tree.text[tree.start[start]].islower():
        return set()
    first, end = tree.sentences[tree.sent[start]]
    return set(range(first, end)) if first == start else set()


def _listed_behind(tree: Tree, i: int) -> set[int]:
    """*…, he said,* **including a raid on the port**: part of what is said before."""
    if tree.lower[i + 2] not in _LISTING or not any(k < i for k in tree.all(i, "ccomp")):
        return set()
    return {j for k in tree.all(i, "obl") if k > i for j in tree.subtree(k)}


def _opened_before(tree: Tree, i: int) -> set[int]:
    """The clause before *, he said,* although the analysis hangs it on *said*."""
    subject = subject_of(tree, i)
    comma = min(tree.subtree(subject)) - 1 if subject is not None and subject < i else 0
    if comma < 1 or tree.lower[comma] != "," or tree.sent[comma] != tree.sent[i]:
        return set()
    start = tree.sentences[tree.sent[i]][0]
    told = tree.first(i, "ccomp")
    clause = (
        told is not None
        and not tree.mark(told)
        and any(
            tree.dep[k] == "advcl" and start <= k < comma and subject_of(tree, k) is not None
            for k in tree.kids[i]
        )
    )
    return set(range(start, comma)) if clause else set()
