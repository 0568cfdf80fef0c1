"""Standing relations: who holds which role where, and which names go together.

Copulas (*X is commander of Y*, *X is the largest port*), appositions (*Musah, the bloc's
commissioner*), titles before names (*Foreign Minister Catherine Colonna*) and abbreviations in
brackets say what somebody is, not what somebody does.
"""

from __future__ import annotations

from kg.extract.coding import noun_at
from kg.extract.negation import is_negated
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.slots import slot_of, words_of
from kg.extract.spans import span_of
from kg.extract.tree import Tree
from kg.model import RelationMention, Rule, Slot

_TITLES = frozenset({"nmod:desc", "flat", "compound"})
_BESIDE = _TITLES | {"appos"}


def find_relations(tree: Tree) -> list[RelationMention]:
    """Give the standing relations of a document, in order of text."""
    found: list[RelationMention] = []
    predicates = {tree.head[k] for k in tree.roles["cop"]}
    for i in sorted(predicates.union(tree.roles.where(_BESIDE))):
        if tree.dep[i] == "appos":
            _apposition(tree, i, found)
        elif tree.dep[i] in _TITLES and tree.ent[tree.head[i]] == "PERSON":
            _title(tree, i, found)
        if "cop" in tree.labels[i]:
            _copula(tree, i, found)
    return sorted(found, key=lambda r: (r.start, r.end, r.kind, r.subject.start))


def _is_name(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "PROPN" or tree.ent[i] in {"PERSON", "ORG", "GPE"}


def _is_role(tree: Tree, i: int) -> bool:
    return tree.lemma[i] in nouns("person") and tree.pos[i] in {"NOUN", "PROPN"}


def _apposition(tree: Tree, i: int, found: list[RelationMention]) -> None:
    head = tree.head[i]
    if tree.pos[head] not in {"NOUN", "PROPN"} or tree.pos[i] not in {"NOUN", "PROPN"}:
        return
    if _is_name(tree, head) and _is_role(tree, i):
        _add_role(tree, head, i, "apposition", found)
    elif _is_role(tree, head) and _is_name(tree, i):
        _add_role(tree, i, head, "apposition", found)
    elif is_actor_like(tree, head) or is_actor_like(tree, i):
        _add(tree, "same", head, i, slot_of(tree, i), None, "apposition", found)


def _title(tree: Tree, i: int, found: list[RelationMention]) -> None:
    head = tree.head[i]
    if i < head and _is_role(tree, i):
        _add_role(tree, head, i, "title", found)


def _copula(tree: Tree, i: int, found: list[RelationMention]) -> None:
    subject = tree.first(i, "nsubj")
    if subject is None or not tree.is_nominal(i):
        return
    if any(tree.tag[k] == "MD" for k in tree.all(i, "aux")) or tree.case(i):
        return
    if not is_actor_like(tree, subject) or is_negated(tree, i):
        return
    if _is_role(tree, i):
        _add_role(tree, subject, i, "copula", found)
    elif tree.pos[i] == "NOUN" and noun_at(tree, i) is None:
        _add(tree, "is", subject, i, None, words_of(tree, *span_of(tree, i)), "copula", found)


def _add_role(tree: Tree, subject: int, role: int, rule: str, found: list[RelationMention]) -> None:
    """Add *subject holds role*, at the organisation or country the role phrase names."""
    body = tree.first(role, "nmod:poss")
    if body is None:
        of = [k for k in tree.all(role, "nmod") if tree.case(k) in {"of", "at", "for", "to", "in"}]
        body = next((k for k in of if is_actor_like(tree, k)), None)
    if body is None:
        modifiers = [k for k in tree.all(role, "amod", "compound") if k < role]
        body = next((k for k in modifiers if tree.ent[k] in {"ORG", "GPE", "NORP"}), None)
    at = slot_of(tree, body) if body is not None else None
    _add(tree, "role", subject, role, at, words_of(tree, *span_of(tree, role)), rule, found)


def _add(
    tree: Tree,
    kind: str,
    subject: int,
    predicate: int,
    other: Slot | None,
    role: str | None,
    rule: str,
    found: list[RelationMention],
) -> None:
    slot = slot_of(tree, subject)
    copula = tree.first(predicate, "cop")
    tokens = [subject] if copula is None else [subject, copula]
    starts = [slot.start] + ([other.start] if other is not None else [])
    ends = [slot.end] + ([other.end] if other is not None else [])
    found.append(
        RelationMention(
            sentence=tree.sent[subject],
            start=min(starts),
            end=max(ends),
            kind=kind,
            subject=slot,
            object=other,
            role=role,
            rule=Rule(f"relation/{rule}", tuple([(tree.start[k], tree.end[k]) for k in tokens])),
        )
    )
