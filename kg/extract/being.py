"""What there is, how much, and what somebody is able to do: *be* as the verb of a state.

Copulas that say what somebody is (*X is commander of Y*) are relations, not events; see
`kg/extract/relations.py`.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import kind_of_verb, noun_at
from kg.extract.measured import measured_candidate
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.subjects import is_expletive, surface_subject
from kg.extract.tree import Tree
from kg.extract.whereabouts import whereabouts_candidate

_BELOW = ("xcomp", "advcl", "ccomp")
_TELLING = frozenset({"expl", "cop", *_BELOW})
"""Labels of what such a word governs."""
_COUNTED = frozenset({"nummod"})


def being_candidates(tree: Tree) -> list[Candidate]:
    """Give existential clauses, adjectives with an infinitive and amounts, in order of text."""
    found = []
    for i in sorted({tree.head[k] for k in tree.roles.where(_TELLING)}):
        candidate = None
        if tree.lemma[i] == "be" and "expl" in tree.labels[i]:
            candidate = _existence(tree, i)
        elif tree.pos[i] == "ADJ":
            candidate = _disposition(tree, i)
        if candidate is None and "cop" in tree.labels[i]:
            candidate = measured_candidate(tree, i) or whereabouts_candidate(tree, i)
        if candidate is not None:
            found.append(candidate)
    return found


def _existence(tree: Tree, i: int) -> Candidate | None:
    """Read *there were 3,800 visitors*; *there were clashes* is told by its noun."""
    there = tree.first(i, "expl")
    subject = tree.first(i, "nsubj")
    if subject is None or there is None or tree.lower[there] != "there":
        return None
    counted = any(tree.dep[k] in _COUNTED for k in tree.kids[subject])
    if noun_at(tree, subject) is not None or tree.lemma[subject] in nouns("pointer"):
        return None  # *there is one thing that …*: the clause behind tells it
    if tree.pos[subject] == "PRON" or not (counted or is_actor_like(tree, subject)):
        return None
    return Candidate(
        trigger=i,
        verb="be",
        rule="verb/existential",
        actors=tree.conjuncts(subject),
        words=[i],
        support=[there, i, subject],
    )


def _disposition(tree: Tree, i: int) -> Candidate | None:
    """Read *was able to*, *is willing to*, and the same without a copula (*people unable to*)."""
    below = tree.first(i, *_BELOW)
    if below is None or tree.pos[below] not in {"VERB", "ADJ", "NOUN", "AUX"}:
        return None
    verb = f"be {tree.lemma[i]}"
    if not any(verb in kind_of_verb(kind) for kind in ("attitude", "phase", "state")):
        return None
    subject, way = surface_subject(tree, i)
    if subject is None or is_expletive(tree, subject):
        return None
    copula = tree.first(i, "cop")
    return Candidate(
        trigger=i,
        verb=verb,
        rule=f"verb/disposition/{way}",
        actors=tree.conjuncts(subject),
        xcomp=below,
        words=[i] if copula is None else [copula, i],
        support=[i, subject],
    )
