"""When a clause plays, as far as its grammar tells: what a bare *Friday* or *July* leans on."""

from __future__ import annotations

from kg.extract.tree import Tree
from kg.model import Tense

CLAUSES = frozenset(
    {
        "ROOT", "root", "ccomp", "xcomp", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj",
        "csubj:pass", "csubj:outer", "parataxis",
    }
)  # fmt: skip
PROSPECTIVE = frozenset(
    [
        "plan",
        "want",
        "intend",
        "hope",
        "vow",
        "agree",
        "promise",
        "threaten",
        "expect",
        "schedule",
        "set",
        "due",
        "slate",
        "ask",
        "urge",
        "order",
        "call",
        "decide",
        "aim",
        "seek",
        "pledge",
        "offer",
        "propose",
        "invite",
        "instruct",
        "prepare",
        "ready",
        "likely",
        "tell",
        "demand",
        "request",
        "command",
        "warn",
        "wish",
        "need",
        "poise",
        "book",
        "arrange",
    ]
)
"""Predicates whose complement lies ahead of them."""

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would", "'d", "’d", "wo", "wouldn"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "should", "must"})


def clause_head(tree: Tree, i: int) -> int:
    """Give the head of the clause in which token `i` stands (`i` itself if it heads one)."""
    while not is_clause_head(tree, i) and tree.head[i] != i:
        i = tree.head[i]
    return i


def is_clause_head(tree: Tree, i: int) -> bool:
    """Whether token `i` heads a clause: by its label, as a verb, or with a subject or copula."""
    if tree.dep[i] in CLAUSES or (tree.pos[i] == "VERB" and tree.dep[i] not in {"amod", "case"}):
        return True
    return tree.has(i, "cop", "nsubj", "nsubj:pass")


def clause_tense(tree: Tree, i: int) -> Tense | None:
    """Give the tense of the clause headed by `i`; None where its form does not tell."""
    helpers = [k for k in tree.kids[i] if tree.dep[k] in {"aux", "aux:pass", "cop"}]
    words = {tree.lower[k] for k in helpers}
    if words & _FUTURE:
        return Tense.FUTURE
    if words & _POSSIBLE:
        return Tense.PAST if "have" in words else Tense.FUTURE
    if words & {"have", "has", "had", "was", "were", "did", "'ve", "’ve"}:
        return Tense.PAST
    if tree.tag[i] == "VBD":
        return Tense.PAST
    if tree.tag[i] in {"VBZ", "VBP"} or helpers:
        return Tense.PRESENT
    return _tense_of_nonfinite(tree, i)


def _tense_of_nonfinite(tree: Tree, i: int) -> Tense | None:
    governor = tree.head[i]
    if governor == i:
        return Tense.PAST if tree.tag[i] == "VBN" else None
    if tree.lemma[i] in PROSPECTIVE:
        return Tense.FUTURE
    if tree.tag[i] == "VBN" and tree.dep[i] == "acl":
        return Tense.PAST
    governor = clause_head(tree, governor)
    if tree.tag[i] == "VB" and tree.lemma[governor] in PROSPECTIVE:
        return Tense.FUTURE
    return clause_tense(tree, governor) if governor != i else None


def phrase_tense(tree: Tree, i: int) -> Tense | None:
    """Give the tense that a time phrase headed by `i` leans on.

    A past verb right before the phrase (*… will leave, he said Friday*) is trusted more than the
    attachment.
    """
    before = i - 2 if i and tree.dep[i - 1] == "case" else i - 1
    if before >= 0 and tree.tag[before] == "VBD":
        return Tense.PAST
    if tree.case(i) in {"until", "till"}:
        return Tense.FUTURE
    head = clause_head(tree, tree.head[i])
    if tree.lemma[head] in PROSPECTIVE and tree.case(i) in {"for", "on", "by", "until"}:
        return Tense.FUTURE
    return clause_tense(tree, head)
