"""Clauses that an analysis hung too high or too low: the clause whose subject acts in them.

`kg.extract.adverbial` asks here before it follows the analysis upwards.
"""

from __future__ import annotations

from kg.extract.participants import is_actor_like
from kg.extract.reports.reporting import is_reporting
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_TELLING = frozenset({"cite", "quote", "add", "note", "say", "stress", "insist", "warn", "argue"})
_EVIDENCE = frozenset(
    {"contradict", "confirm", "refute", "corroborate", "disprove", "rebut", "belie"}
)
_SHOWING = frozenset({"show", "reveal", "suggest", "indicate", "find", "prove"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def telling(tree: Tree, i: int, governor: int, mark: str) -> int | None:
    """Give the verb of telling that goes on behind what was told.

    *She said sales had fallen, citing the strike* is about her; *the film shows him leave,
    contradicting the police* about the film.
    """
    if tree.tag[i] != "VBG" or mark or tree.dep[governor] != "ccomp" or i < governor:
        return None
    if tree.lower[min(tree.subtree(i))] != "," and tree.lower[min(tree.subtree(i)) - 1] != ",":
        return None
    above = tree.head[governor]
    if above > governor or tree.pos[above] != "VERB":
        return None
    if tree.lemma[i] in _TELLING and is_reporting(tree.lemma[above]):
        person = tree.first(governor, "nsubj", "nsubj:pass")
        return above if person is None or not _tells(tree, person) else None
    shown = tree.lemma[i] in _EVIDENCE and tree.lemma[above] in _SHOWING
    return above if shown else None


def _tells(tree: Tree, subject: int) -> bool:
    """Whether the subject of what was told may tell something itself (*he wrote, citing*)."""
    return tree.ent[subject] in {"PERSON", "ORG"} and tree.lower[subject] not in RELATIVE_PRONOUNS


def nearer_clause(tree: Tree, i: int, governor: int) -> int | None:
    """Give the clause between an adverbial and the one it was hung on.

    *He spoke at length, but this time she was better at answering*: she answered.  *He asked what
    kind of man gets up to shout*: the man shouts.
    """
    if i < governor or tree.tag[i] not in {"VBG", "VB"}:
        return None
    start = min(tree.subtree(i))
    for k in reversed(tree.all(governor, "parataxis", "conj")):
        if governor < k < i and _closed(tree, k, start) and not is_reporting(tree.lemma[k]):
            return k
    asked = tree.first(governor, "obj")
    if asked is None or tree.mark(i) != "to":
        return None
    if all(tree.tag[k] != "WDT" for k in tree.all(asked, "det")):
        return None
    clause = tree.first(asked, "acl:relcl")
    return clause if clause is not None and clause < i and tree.tag[clause] in _FINITE else None


def agent_before(tree: Tree, i: int, governor: int) -> int | None:
    """Give whose purpose an infinitive tells right behind *by* and a name.

    *She called it a rumour spread by rivals to hurt her*: the rivals hurt her.
    """
    start = min(tree.subtree(i))
    if i < governor or tree.mark(i) != "to" or tree.lower[start] != "to":
        return None
    for k in tree.ancestors(start - 1) if start > governor + 1 else ():
        if k == governor:
            return None
        done = tree.tag[k] == "VBN" and tree.dep[k] in {"acl", "acl:relcl"}
        agent = tree.first(k, "obl:agent") if done else None
        if agent is not None and max(tree.subtree(agent)) == start - 1:
            return agent if is_actor_like(tree, agent) else None
    return None


def _closed(tree: Tree, k: int, start: int) -> bool:
    """Whether a clause of its own subject ends right before the adverbial, no comma between."""
    if tree.first(k, "nsubj", "nsubj:pass") is None or max(tree.subtree(k)) >= start:
        return False
    return tree.lower[start] != "," and tree.lower[start - 1] != ","
