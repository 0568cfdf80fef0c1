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
_SPEAKERS = frozenset({"he", "she", "it", "they"})
_MINDED = frozenset(
    {"know", "want", "hope", "feel", "understand", "realize", "realise", "wish", "fear", "trust"}
    | {"believe", "think", "love", "like", "need", "doubt"}
)
"""Verbs of what only the speaker can tell of himself."""
_PARTS = frozenset({"acl", "acl:relcl", "appos", "ccomp"})
_QUESTIONS = frozenset({"how", "why"})


def unknown_verb(tree: Tree, i: int) -> Draft | None:
    """*A spokesman emphazised that …*: what else somebody does that a clause completes is saying.

    Known verbs that take such a clause and report nothing (*ensure*, *prove*) are listed.
    """
    if "ccomp" not in tree.labels[i]:
        return None
    lemma = tree.lemma[i]
    if lemma in lexicon().no_report or governor(lemma, "VERB") is not None:
        return None
    told = next((k for k in tree.all(i, "ccomp") if k > i and tree.mark(k) == "that"), None)
    source = subject_of(tree, i) if told is not None else None
    if told is None or source is None or tree.has(i, "aux:pass", "obj", "expl", "compound:prt"):
        return None
    if not is_actor_like(tree, source) or tree.tag[source] in {"WP", "WDT"}:
        return None
    content = subtree_without(tree, told, i)
    return Draft("verb with complement", [i], content, source_of(tree, i), SAY)


def run_on(tree: Tree, i: int) -> set[int]:
    """*said it was late;* **they had left** and *says she runs, but* **she knows …**.

    Behind a semicolon a pronoun goes on with what is said; whose mind is told is who speaks of it.
    """
    labels = tree.labels[i]
    if ("parataxis" not in labels and "conj" not in labels) or "ccomp" not in labels:
        return set()
    found: set[int] = set()
    for k in tree.all(i, "parataxis", "conj"):
        subject = tree.first(k, "nsubj", "nsubj:pass")
        if subject is None or not i < subject < k or tree.lower[subject] not in _SPEAKERS:
            continue
        if tree.dep[k] == "conj":
            minded = tree.lemma[k] in _MINDED and tree.lower[subject - 1] == "but"
            same = minded and _is_taken_up(tree, i, subject)
        else:
            same = tree.lower[subject - 1] == ";" and _is_taken_up(tree, i, subject)
        if same:
            found |= subtree_without(tree, k, i)
    return found


def _is_taken_up(tree: Tree, verb: int, pronoun: int) -> bool:
    """Whether a pronoun may stand for who speaks."""
    source = subject_of(tree, verb)
    if source is None:
        return False
    several = tree.tag[source] in {"NNS", "NNPS"} or "conj" in tree.labels[source]
    return several == (tree.lower[pronoun] == "they") or tree.lower[source] == tree.lower[pronoun]


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
