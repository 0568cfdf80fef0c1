"""What a number counts beyond its own noun: tolls, crowds, and what an event does to people."""

from __future__ import annotations

from kg.extract.clause_tense import is_clause_head
from kg.extract.quantity_words import quantity_words
from kg.extract.tree import Tree

_PATIENTS = frozenset({"obj", "nsubj:pass", "nmod", "obl", "obl:agent", "nmod:poss", "compound"})
_INTRANSITIVE = frozenset(
    {
        "die", "perish", "drown", "flee", "disappear", "vanish", "dead", "missing", "wounded",
        "injured", "homeless", "death",
    }
)  # fmt: skip
_TOLLS = frozenset({"toll", "number", "count", "tally", "total", "tolls", "numbers"})
_CROWDS = frozenset({"crowd", "group", "mob", "gathering", "throng", "gang", "audience"})
PEOPLE_ROLES = frozenset({"people", "troops", "other"})
"""Roles of people to whom an event may still do something."""


def is_bare(tree: Tree, i: int) -> bool:
    """Whether a number stands without the noun it counts (*seven*, *scores*, *five more*)."""
    return tree.pos[i] == "NUM" or tree.lower[i] in quantity_words().vague | {
        "more": 0,
        "others": 0,
    }


def counted_apart(tree: Tree, root: int) -> str | None:
    """Give what a bare figure counts: a group (*a crowd of 500*), a toll (*rose to 45*)."""
    head = tree.head[root]
    if tree.dep[root] == "nmod":
        return "people" if tree.lemma[head] in _CROWDS and tree.case(root) == "of" else None
    if tree.dep[root] != "obl" or tree.case(root) not in {"to", "at"}:
        return None
    return of_toll(tree, tree.first(head, "obj", "nsubj:pass") or tree.first(head, "nsubj"))


def of_toll(tree: Tree, toll: int | None) -> str | None:
    """Give what becomes of those whom a toll counts (*the number of those hurt*), if it is one."""
    if toll is None or tree.lower[toll] not in _TOLLS:
        return None
    words = quantity_words()
    for k in tree.all(toll, "compound", "nmod"):
        states = [words.predicates.get(tree.lower[a]) for a in tree.all(k, "acl", "amod")]
        role = next((s for s in states if s is not None), None) or words.nouns.get(tree.lemma[k])
        if role is not None:
            return role
    return "dead" if "toll" in tree.lower[toll] else None


def link_of(tree: Tree, i: int, trigger: int) -> str | None:
    """Give the label by which the phrase at `i` reaches `trigger` within one clause, or None.

    On the way up it may pass a noun of quantity (*a column of 40 trucks*) or a sibling, but no
    noun that could be an event of its own (*condemned the killing of three soldiers*).
    """
    for _ in range(6):
        dep, head = tree.dep[i], tree.head[i]
        if head == trigger:
            return dep
        if tree.dep[trigger] in {"acl", "acl:relcl"} and tree.head[trigger] == i:
            return "obj" if tree.tag[trigger] == "VBN" else "nsubj"
        if head == i or is_clause_head(tree, head):
            return None
        group = tree.lemma[head] in quantity_words().groups or tree.pos[head] == "NUM"
        if not group and dep not in {"conj", "appos", "nummod", "flat"}:
            return None
        i = head
    return None


def role_of(tree: Tree, head: int, role: str, trigger: int, link: str | None) -> str:
    """Give the role that a count at `head` plays in the event at `trigger` (`dead`, `troops`)."""
    if role not in PEOPLE_ROLES:
        return role
    predicate = quantity_words().predicates.get(tree.lemma[trigger])
    if predicate is None and role != "troops":
        predicate = _resultative(tree, head)
    countable = role != "other" or is_bare(tree, head)
    if predicate is None or not countable:
        return role
    undergoes = link in _PATIENTS or (
        link in {"nsubj", None} and tree.lemma[trigger] in _INTRANSITIVE
    )
    return predicate if undergoes or link is None else role


def _resultative(tree: Tree, i: int) -> str | None:
    """*left 12 dead*, *12 people missing*: the state that the number is said to be in."""
    near = [*tree.kids[i], *(k for k in tree.kids[tree.head[i]] if tree.dep[k] == "xcomp")]
    for k in near:
        if tree.dep[k] in {"amod", "xcomp", "acl"}:
            role = quantity_words().predicates.get(tree.lower[k])
            if role is not None:
                return role
    return None
