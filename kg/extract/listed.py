"""Lists under a colon: what opened the list holds for every item that has no subject of its own.

*Imagine that she:* and then, line by line, *Lacks all training.* *Ran a bank that failed.*; *The
mayor has these tasks:* and then *Be the man who listens.*  Nobody has done any of it.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_open
from kg.extract.governors import Effect, governor, modal, prospect_words
from kg.extract.scope_clauses import SUPPOSED
from kg.extract.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
_MAX_ITEMS = 20
_MAX_LEAD = 40
_WISHED = frozenset({"intended", "requested", "hypothetical"})
_BARE = frozenset({"VB", "VBP"})
_TASK = Effect(modality="requested")


def listed_stances(tree: Tree) -> dict[int, Effect]:
    """Give what the opening of a list does to its items, by the number of their sentence."""
    found: dict[int, Effect] = {}
    if ":" not in tree.lower:
        return found
    for number, (start, end) in enumerate(tree.sentences):
        colon = _colon_at_end(tree, start, end)
        if colon is None or colon - start > _MAX_LEAD:
            continue
        effect = _opening(tree, start, colon)
        if effect is not None:
            for item in items_behind(tree, number + 1):
                found[item] = effect
    return found


def under_list(tree: Tree, i: int, effect: Effect, tense: str | None) -> bool:
    """Whether the effect of a list reaches the event at `i` in one of its items.

    What is only imagined takes everything with it; a task leaves alone what others do and what has
    already happened (*Win over the generals who back the king*).
    """
    if effect is SUPPOSED:
        return True
    if tree.dep[i] == "acl:relcl" and is_open(tree, tree.head[i]):
        return tense != "past"  # hires nurses who speak Greek
    done = tree.tag[i] in {"VBD", "VBN"} if tree.pos[i] == "VERB" else tense == "past"
    return not done and tree.labels[i].isdisjoint(_SUBJECTS)


def _colon_at_end(tree: Tree, start: int, end: int) -> int | None:
    while end > start and tree.pos[end - 1] == "SPACE":
        end -= 1
    return end - 1 if end - start > 1 and tree.lower[end - 1] == ":" else None


def _opening(tree: Tree, start: int, colon: int) -> Effect | None:
    """Give what the words before the colon do, from the last of them up to the main verb."""
    if tree.lower[start] == "if":
        return SUPPOSED  # if he were a spy, he:
    imagining = prospect_words("scenes", "imagining")
    for k in range(start, colon):
        if tree.lower[k] in imagining and (tree.tag[k] in _BARE or k == start):
            return SUPPOSED
    node = colon - 1
    while start < node and tree.pos[node] in {"PUNCT", "SPACE"}:
        node -= 1
    steps = 0
    while steps < _MAX_LEAD:
        steps += 1
        effect = _of_word(tree, node)
        if effect is not None:
            return effect
        if tree.head[node] == node:
            return None
        node = tree.head[node]
    return None


def _of_word(tree: Tree, node: int) -> Effect | None:
    """Give what one word above the list does to it (*must*, *promised*, *these tasks*)."""
    auxes = [node] if tree.tag[node] == "MD" else tree.all(node, "aux")
    for k in auxes:
        effect = modal(tree.lower[k], tree.tag[k])
        if effect is not None and effect.modality in _WISHED:
            return SUPPOSED if effect.modality == "hypothetical" else _TASK
    tasks = prospect_words("scenes", "tasks")
    for k in (node, *tree.all(node, "obj", "nsubj", "nsubj:pass")):
        if tree.lemma[k] in tasks and tree.pos[k] == "NOUN":
            return _TASK
    if tree.pos[node] not in {"VERB", "NOUN"}:
        return None
    effect = governor(tree.lemma[node], tree.pos[node])
    return _TASK if effect is not None and effect.modality in {"intended", "requested"} else None


def items_behind(tree: Tree, first: int) -> list[int]:
    """Give the sentences from `first` on that stand under an opening: those without a subject."""
    found: list[int] = []
    for number in range(first, min(first + _MAX_ITEMS, len(tree.sentences))):
        start, end = tree.sentences[number]
        heads = [k for k in range(start, end) if tree.head[k] == k and tree.pos[k] != "SPACE"]
        if not heads or any(not _stands_under(tree, k) for k in heads):
            break
        found.append(number)
    return found


def _stands_under(tree: Tree, head: int) -> bool:
    return tree.labels[head].isdisjoint(_SUBJECTS)
