"""What an event noun's own phrase says of its factuality, before any governor."""

from __future__ import annotations

from kg.extract.backshift import WOULD, is_backshifted
from kg.extract.clause_kinds import is_anybody, is_definite
from kg.extract.conditions import read_conditions
from kg.extract.governors import (
    Effect,
    attribute_effects,
    failures,
    governor,
    modal,
    prospect_words,
)
from kg.extract.named_only import is_of_anything, is_reckoned_with
from kg.extract.negation import auxiliaries, is_denied, is_negated
from kg.extract.occasions import is_described_as_ahead, is_looked_ahead_to
from kg.extract.prospects import is_anyones, is_choice, is_eventual
from kg.extract.sought import is_wanted_kind
from kg.extract.stance import Factuality
from kg.extract.times.coming_times import is_dated_ahead
from kg.extract.tree import Tree

_CHARGES = frozenset({"charge", "count", "allegation"})
_QUOTES = frozenset({'"', "``", "“", "‘", "'"})
_CLOSING = (['"'], ["''"], ["”"], ["’"], ["'"])
_MISSED = (["short", "of"], ["shy", "of"])
_PRESENT = frozenset({"VBZ", "VBP"})
_OPEN = Effect(modality="hypothetical")
_POSSIBLE = Effect(certainty="possible")
_COMING = Effect(modality="intended", tense="future")


def read_noun(tree: Tree, i: int, found: Factuality) -> None:
    """Read determiners, adjectives and copula of the event noun at `i`."""
    labels = tree.labels[i]
    behind, whole = "case" in labels, "nmod" in labels
    if is_denied(tree, i):
        found.negations += 1
    of_any = is_anybody(tree, i) or (whole and is_of_anything(tree, i))
    if of_any or (behind and is_reckoned_with(tree, i)):
        found.apply(_OPEN, negated=False)
    if tree.lower[i + 1 : i + 3] in _MISSED:
        found.apply(_OPEN, negated=False)  # fell one win short of the title
    if "nmod:poss" in labels and is_anyones(tree, i):
        found.apply(_OPEN, negated=False)
    if "acl" in labels and is_choice(tree, i):
        found.apply(_OPEN, negated=False)
    if "cop" in labels:
        _read_copula(tree, i, found)
    if whole and _is_of_charge(tree, i):
        found.apply(_POSSIBLE, negated=False)  # faces an obstruction of justice charge
    if i and tree.lower[i - 1] in _QUOTES and tree.lower[i + 1 : i + 2] in _CLOSING:
        found.apply(_POSSIBLE, negated=False)  # the "rescue" of the bank
    ahead = is_dated_ahead(tree, i) or is_described_as_ahead(tree, i)
    ahead = ahead or (behind and is_looked_ahead_to(tree, i))
    if ahead or ("amod" in labels and is_eventual(tree, i)):
        found.tense = "future"
    for k in tree.all(i, "amod", "compound"):
        for name in attribute_effects(_whole_word(tree, k)):
            if name == "negated":
                found.negations += not _was_tried(tree, k, i)
            elif name == "future":
                found.tense = "future"
            elif name == "possible":
                found.apply(_POSSIBLE, negated=False)
            else:
                found.apply(Effect(modality=name), negated=False)


def _is_of_charge(tree: Tree, i: int) -> bool:
    return any(tree.lemma[k] in _CHARGES and tree.case(k) == "of" for k in tree.all(i, "nmod"))


def _whole_word(tree: Tree, k: int) -> str:
    """Give a word together with the *so-* that is parted from it (*so - called*)."""
    parted = k > 1 and tree.lower[k - 1] == "-" and tree.lower[k - 2] == "so"
    return f"so-{tree.lower[k]}" if parted else tree.lower[k]


def _was_tried(tree: Tree, k: int, i: int) -> bool:
    """*a failed attempt*, *failed talks*: without success, but not without having been."""
    return tree.lower[k] in failures("words") and tree.lemma[i] in failures("acts")


def _read_copula(tree: Tree, i: int, found: Factuality) -> None:
    """*would be an attack*, *is not an attack*: the noun is the predicate of its clause."""
    if is_negated(tree, i):
        found.negations += 1
    for k in auxiliaries(tree, i):
        effect = modal(tree.lower[k], tree.tag[k])
        if effect is not None:
            ahead = tree.lower[k] in WOULD and is_backshifted(tree, i)
            found.apply(_COMING if ahead else effect, negated=False)
    if tree.case(i) == "against" and any(tree.case(k) == "of" for k in tree.all(i, "nmod")):
        found.apply(_OPEN, negated=False)  # is against the demolition of the hall
    if not is_definite(tree, i) and is_wanted_kind(tree, i):
        found.apply(_OPEN, negated=False)  # what it cannot afford is a strike
    if found.tense is None and tree.case(i) and _is_now(tree, i):
        found.tense = "present"  # the two are in talks
    _read_aim(tree, i, found)
    read_conditions(tree, i, found)


def _is_now(tree: Tree, i: int) -> bool:
    """Whether the copula of a noun stands in the present."""
    copula = tree.first(i, "cop")
    return copula is not None and tree.tag[copula] in _PRESENT and "aux" not in tree.labels[i]


def _read_aim(tree: Tree, i: int, found: Factuality) -> None:
    """*The goal is the building of a port*: what an aim or a task is has not been done."""
    named = tree.first(i, "nsubj")
    if named is None or tree.pos[named] != "NOUN" or not is_definite(tree, i):
        return
    effect = governor(tree.lemma[named], "NOUN")
    concluded = tree.lemma[named] in prospect_words("listed", "concluded")
    if concluded or effect is None:
        return
    if effect.name in {"notion", "intend", "attempt", "fear", "request"}:
        found.apply(_COMING, negated=False)
