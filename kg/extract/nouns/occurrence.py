"""Whether a noun that can tell of an event does so in its sentence, though it names nobody.

*Talks collapsed* and *during the recession* tell of something that happened; *war is cruel* and
*a fear of heights* do not.
"""

from __future__ import annotations

from kg.extract.coding import EventNoun, telling_words
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree, per_token

_TEMPORAL = frozenset(
    {"during", "after", "before", "since", "amid", "amidst", "following", "until"}
)
_CAUSAL = frozenset({"due to", "because of", "despite", "in the wake of", "as a result of"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "another", "both"})


def is_told(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the sentence tells that what the noun at `i` names happens, happened or will."""
    if stands_in_time(tree, i):
        return True
    pointed = tree.says(i, _POINTING, "det")
    dated = tree.says(i, telling_words("dating"), "amod")
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


@per_token
def stands_in_time(tree: Tree, i: int) -> bool:
    """Whether the noun dates something, is dated itself, or is said to happen."""
    case = tree.cases[i]
    if case in _TEMPORAL or case in _CAUSAL:
        return True
    for k in tree.kids[i]:
        dep = tree.dep[k]
        dates = dep == "nmod:poss" or (k > i and dep.startswith(("nmod", "obl")))
        if dates and is_time_noun(tree, k):
            return True
    if tree.dep[i] not in {"nsubj", "nsubj:pass"}:
        return False
    verb = tree.head[i]
    if tree.lemma[verb] == "be" and "expl" in tree.labels[verb]:
        return True
    # *polls began to measure*
    return tree.lemma[verb] in telling_words("occur") and "xcomp" not in tree.labels[verb]
