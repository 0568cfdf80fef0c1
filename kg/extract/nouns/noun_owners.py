"""Whether whose event it is acts or is acted on: *the army's raid*, *the president's murder*."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import EventNoun, telling_words
from kg.extract.participants import is_actor_like, is_human
from kg.extract.place_words import place_words
from kg.extract.tree import Tree

_BODIES = frozenset({"GPE", "ORG", "NORP"})
_CHOOSING = frozenset({"elect", "nominate", "reelect", "inaugurate"})
_RECEIVED = frozenset({"SUPPORT", "ACCUSE", "AID", "REQUEST", "THREATEN"})
_DONE_TO_PEOPLE = frozenset(
    {"treat", "diagnose", "operate", "bury", "cremate", "transplant", "amputate"}
) | {"acquit", "exonerate", "absolve"}
_DATING = frozenset(
    {"since", "after", "before", "at", "upon", "on", "until", "following", "from", "ahead of"}
)
_CHARGING = frozenset({"try", "indict", "prosecute", "impeach", "arraign"})


def undergoes(tree: Tree, owner: int, entry: EventNoun, found: Candidate) -> bool:
    """Whether a possessive names whom the act is done to (*the president's murder*)."""
    if any(case == "of" for case, _ in found.obliques):
        return False
    if entry.verb in _CHOOSING and _is_electing(tree, owner):
        return False
    charged = entry.code == "ACCUSE" and entry.verb in _CHARGING
    if charged and tree.ent[owner] not in _BODIES:
        return not any(case == "against" for case, _ in found.obliques)
    if entry.code in _RECEIVED and _has_source(tree, found):
        return True  # *her endorsements from generals*
    if entry.code == "CONSULT" or entry.of not in {"target", "either"}:
        return False
    by = any(case == "by" and is_actor_like(tree, k) for case, k in found.obliques)
    if by and not entry.reciprocal:
        return True  # *the town's capture by the rebels*
    if entry.of != "target":
        return entry.verb in telling_words("befalling") and is_human(tree, owner)
    if any(case == "by" for case, _ in found.obliques):
        return True
    if entry.verb in telling_words("coming_to_be") and _is_no_founder(tree, owner):
        return True  # *the league's founding*
    if tree.lower[owner] == "its" and entry.verb in telling_words("brought_out"):
        return tree.cases[found.trigger] in _DATING  # *since its launch*
    if tree.ent[owner] in _BODIES:
        return entry.verb in telling_words("befalling") and tree.ent[owner] != "ORG"
    if entry.code == "OTHER":
        return entry.verb in _DONE_TO_PEOPLE or not is_actor_like(tree, owner)
    return True


def _is_no_founder(tree: Tree, owner: int) -> bool:
    """Whether a possessor is something founded rather than somebody who founds."""
    if tree.pos[owner] == "PRON":
        return tree.lower[owner] in {"its", "their"}
    return not is_human(tree, owner)


def _is_electing(tree: Tree, k: int) -> bool:
    """Whether a possessive names a place that elects (*the country's elections*)."""
    return (
        tree.ent[k] == "GPE"
        or tree.lower[k] == "its"
        or tree.lemma[k] in place_words().nouns | {"nation", "country"}
    )


def _has_source(tree: Tree, found: Candidate) -> bool:
    """Whether *from* right behind the noun names who acts, wherever the parse hangs it."""
    i = found.trigger
    if any(case == "among" for case, _ in found.obliques):
        return True  # *her support among voters*
    around = [*tree.all(i, "nmod"), *tree.all(tree.head[i], "obl")]
    return any(
        k > i and tree.cases[k] == "from" and min(tree.kids[k]) == i + 1 and is_actor_like(tree, k)
        for k in around
    )
