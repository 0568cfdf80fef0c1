"""What is said beyond a verb's known complements: unknown verbs, *and how …*, *many see …*."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import SAY, Draft, subtree_without
from kg.extract.governors import governor
from kg.extract.participants import is_actor_like
from kg.extract.reports.reporting import Reporter, lexicon
from kg.extract.reports.sources import source_of, subject_of
from kg.extract.tree import Tree

_THINK = Reporter("think", True, frozenset({"clause"}))
_MANY = frozenset({"many", "some", "most", "others"})
_PARTS = frozenset({"acl", "acl:relcl", "appos", "ccomp"})
_QUESTIONS = frozenset({"how", "why"})


def unknown_verb(tree: Tree, i: int) -> Draft | None:
    """*A spokesman emphazised that …*: what else somebody does that a clause completes is saying.

    Known verbs that take such a clause and report nothing (*ensure*, *prove*) are listed.
    """
    if "ccomp" not in tree.labels[i]:
        return None
    lemma = tree.lemma[i]
    if lemma in lexicon().factive or governor(lemma, "VERB") is not None:
        return None
    told = next((k for k in tree.all(i, "ccomp") if k > i and tree.mark(k) == "that"), None)
    source = subject_of(tree, i) if told is not None else None
    if told is None or source is None or tree.has(i, "aux:pass", "obj", "expl", "compound:prt"):
        return None
    if not is_actor_like(tree, source) or tree.tag[source] in {"WP", "WDT"}:
        return None
    content = subtree_without(tree, told, i)
    return Draft("verb with complement", [i], content, source_of(tree, i), SAY)


def joined_questions(tree: Tree, i: int) -> set[int]:
    """*spoke of her youth* **and how the guards fled**: all up to a clause with its own subject."""
    end = tree.sentences[tree.sent[i]][1]
    lower = tree.lower
    if _QUESTIONS.isdisjoint(lower[i:end]):
        return set()
    joined = (k for k in range(i + 2, end) if lower[k] in _QUESTIONS and lower[k - 1] == "and")
    start = next(joined, end)
    for k in range(start + 1, end):
        if tree.lower[k] in {",", ";"} and any(
            k < subject < j
            for j in tree.all(i, "conj", "parataxis")
            if j > k
            for subject in tree.all(j, "nsubj", "nsubj:pass")
        ):
            return set(range(start, k))
    return set(range(start, end))


def many_see(tree: Tree, i: int) -> Iterator[Draft]:
    """*Many see a rival emerging*, *analysts see prices falling*: not told as seen, but thought."""
    if tree.tag[i] not in {"VBP", "VBZ"}:
        return
    source = subject_of(tree, i)
    words = lexicon().outlooks
    if source is None or (
        tree.lower[source] not in _MANY
        and tree.lemma[source] not in words["partisans"] | words["experts"]
    ):
        return
    content: set[int] = set()
    for k in tree.all(i, "obj", "ccomp"):
        inside = subtree_without(tree, k, i)
        if any(tree.dep[j] in _PARTS for j in inside):
            content |= inside
    if content:
        yield Draft("as they see it", [i], content, source, _THINK)
