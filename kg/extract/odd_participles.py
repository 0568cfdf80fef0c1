"""Participles that only describe: *used to the cold*, *born of anger*, *the most visited*."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.participants import is_actor_like, is_human
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_TURNED = frozenset({"effect", "advantage", "use", "end", "purpose", "extent", "death"})
"""What something is used *to* (*was used to great effect*)."""
_THINGS = frozenset({"it", "this", "that", "which", "all"})
_DEGREES = frozenset({"the", "'s", "’s", "its", "their", "his", "her", "our", "among"})


def is_accustomed(tree: Tree, i: int) -> bool:
    """Whether somebody only knows something well (*are used to the noise*, *used to losing*)."""
    if tree.tag[i] != "VBN" or tree.lower[i + 1 : i + 2] != ["to"] or tree.tag[i + 2] == "VB":
        return False
    if "obl:agent" in tree.labels[i] or not (tree.has(i, "aux:pass", "cop") or _is_got(tree, i)):
        return False
    behind = [k for k in tree.kids[i] if k > i and tree.dep[k] in {"obl", "advcl", "xcomp"}]
    return bool(behind) and all(
        tree.lemma[k] not in _TURNED and not is_time_noun(tree, k) for k in behind
    )


def _is_got(tree: Tree, i: int) -> bool:
    return tree.dep[i] == "xcomp" and tree.lemma[tree.head[i]] in {"get", "become", "grow"}


def is_around(tree: Tree, i: int) -> bool:
    """Whether a participle says what a matter is about (*the questions surrounding his death*)."""
    matter = tree.head[i]
    if tree.dep[i] != "acl" or tree.has(i, "nsubj", "aux") or matter > i:
        return False
    return not is_actor_like(tree, matter)


def is_sprung(tree: Tree, i: int) -> bool:
    """Whether a participle says where a feeling or idea comes from (*hatred born of war*)."""
    if tree.lower[i + 1 : i + 2] not in (["of"], ["out"]):
        return False
    if tree.dep[i] in {"acl", "advcl"}:
        return not is_human(tree, tree.head[i])
    subject = tree.first(i, "nsubj:pass", "nsubj")
    return subject is not None and (tree.lower[subject] in _THINGS or not is_human(tree, subject))


def is_superlative(tree: Tree, i: int) -> bool:
    """Whether a participle is compared like an adjective (*is the most visited in the region*)."""
    if tree.tag[i - 1] != "RBS" or "obl:agent" in tree.labels[i]:
        return False
    return tree.lower[i - 2] in _DEGREES and tree.tag[i] in {"VBN", "VBD"}


ODD_PARTICIPLES: dict[str, Callable[[Tree, int], bool]] = {
    "used": is_accustomed,
    "surrounding": is_around,
    "born": is_sprung,
}
