"""Clauses that an analysis hung too high or too low: the clause whose subject acts in them.

`kg.extract.adverbial` asks here before it follows the analysis upwards.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.reports.reporting import is_reporting
from kg.extract.spans import left_edge
from kg.extract.tree import RELATIVE_PRONOUNS, Tree
from kg.extract.voice import passive

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
    if tree.lower[left_edge(tree, i)] != "," and tree.lower[left_edge(tree, i) - 1] != ",":
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


def is_strife(tree: Tree, i: int) -> bool:
    """Whether an *-ing* form names fighting as such (*killed in fighting*, *fled rioting*)."""
    if tree.tag[i] != "VBG" or tree.lemma[i] not in nouns("strife"):
        return False
    return not tree.has(i, "obj", "aux", "nsubj")


def fighters(tree: Tree, i: int) -> int | None:
    """Give those between whom there is fighting (*fighting between* **the two gangs**)."""
    return next((k for k in tree.all(i, "obl") if tree.case(k) == "between" and k > i), None)


def is_victims(tree: Tree, i: int, governor: int) -> bool:
    """Whether who stands above fighting suffers from it (*nine* **died** *in rioting*)."""
    if tree.mark(i) not in {"in", "during", "amid"} or not is_strife(tree, i):
        return False
    hurt = tree.lemma[governor] in nouns("harming") and passive(tree, governor)
    return hurt or tree.lemma[governor] in {"die", "perish"}


def behind_inner(tree: Tree, i: int, governor: int) -> int | None:
    """Give the clause right before *, doing* where the main one cannot be what it goes on with.

    *Two were hurt after youths stormed the hall, forcing the guards to flee*: nobody who was hurt
    forced them; *the strike began when drivers marched, urging others to join*: no strike urges.
    """
    if i < governor or tree.tag[i] != "VBG" or tree.mark(i) or not tree.has(governor, "advcl"):
        return None
    start = left_edge(tree, i)
    start += tree.lower[start] == ","
    inner = [k for k in tree.all(governor, "advcl") if governor < k < start]
    if not inner or tree.lower[start - 1] != "," or tree.tag[inner[-1]] not in _FINITE:
        return None
    clause = inner[-1]
    subject, main = tree.first(clause, "nsubj"), tree.first(governor, "nsubj", "nsubj:pass")
    if subject is None or main is None or max(tree.subtree(clause)) < start - 2:
        return None
    if passive(tree, governor):
        return clause if tree.has(i, "obj", "xcomp", "ccomp") else None
    person = is_actor_like(tree, subject) and not is_actor_like(tree, main)
    if person and tree.pos[main] == "NOUN":
        return clause if tree.lemma[i] not in nouns("bringing_about") else None
    harm = tree.lemma[i] in nouns("claiming_lives") and is_reporting(tree.lemma[governor])
    return clause if harm else None


def nearer_clause(tree: Tree, i: int, governor: int) -> int | None:
    """Give the clause between an adverbial and the one it was hung on.

    *He spoke at length, but this time she was better at answering*: she answered.  *He asked what
    kind of man gets up to shout*: the man shouts.
    """
    if i < governor or tree.tag[i] not in {"VBG", "VB"}:
        return None
    start = left_edge(tree, i)
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
    start = left_edge(tree, i)
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
