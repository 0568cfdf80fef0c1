"""Whether a noun that can tell of an event does so in its sentence, though it names nobody.

*Talks collapsed* and *during the recession* tell of something that happened; *war is cruel* and
*a fear of heights* do not.
"""

from __future__ import annotations

from kg.extract.coding import EventNoun, telling_words
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_TEMPORAL = frozenset(
    {"during", "after", "before", "since", "amid", "amidst", "following", "until"}
)
_CAUSAL = frozenset({"due to", "because of", "despite", "in the wake of", "as a result of"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "another", "both"})


def is_told(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the sentence tells that what the noun at `i` names happens, happened or will."""
    if stands_in_time(tree, i):
        return True
    pointed = any(tree.dep[k] == "det" and tree.lower[k] in _POINTING for k in tree.kids[i])
    dating = telling_words("dating")
    dated = any(tree.dep[k] == "amod" and tree.lower[k] in dating for k in tree.kids[i])
    verb = tree.head[i]
    if entry.stative:
        told_of = tree.dep[i] in {"nsubj", "nsubj:pass"} and tree.pos[verb] == "VERB"
        return pointed and (dated or told_of)
    if pointed or dated:
        return True
    if tree.pos[verb] != "VERB":
        return False
    if tree.dep[i] in {"nsubj", "nsubj:pass"}:
        return True
    if tree.dep[i] != "obj":
        return False
    return bool(tree.kids[i]) or tree.lemma[verb] in telling_words("held")


def stands_in_time(tree: Tree, i: int) -> bool:
    """Whether the noun dates something, is dated itself, or is said to happen."""
    case = tree.case(i)
    if case in _TEMPORAL or case in _CAUSAL:
        return True
    behind = [k for k in tree.kids[i] if k > i or tree.dep[k] == "nmod:poss"]
    if any(tree.dep[k].startswith(("nmod", "obl")) and is_time_noun(tree, k) for k in behind):
        return True
    if tree.dep[i] not in {"nsubj", "nsubj:pass"}:
        return False
    verb = tree.head[i]
    exists = tree.lemma[verb] == "be" and tree.first(verb, "expl") is not None
    leads_on = tree.first(verb, "xcomp") is not None  # *polls began to measure*
    return exists or (tree.lemma[verb] in telling_words("occur") and not leads_on)
