"""Words that say what somebody must do: demands told as statements."""

from __future__ import annotations

from kg.extract.coding._frame import Frame
from kg.extract.tree import Tree

_INFINITIVES = frozenset({"VB"})
_SUBJUNCTIVES = frozenset({"VB", "VBP"})
"""Forms of which the analysis takes a subjunctive for one (*insisted that the firm* **sell**)."""


def demands(frame: Frame) -> bool:
    """Whether what is said is that somebody must do something (*insisted that he leave*)."""
    tree, inner = frame.tree, frame.complement()
    if inner is None or tree.dep[inner] != "ccomp":
        return False
    subjects = tree.all(inner, "nsubj", "nsubj:pass")
    if any(tree.lower[k] in {"i", "we"} for k in subjects):
        return False
    auxiliaries = tree.all(inner, "aux")
    if any(tree.lower[k] == "must" for k in auxiliaries):
        return True
    if any(tree.tag[k] == "MD" for s in subjects for k in range(s, inner)):
        return False  # the modal was not found to be the verb's (*would not in any way alter*)
    forms = _SUBJUNCTIVES if tree.lemma[frame.i] == "insist" else _INFINITIVES
    bare = tree.tag[inner] in forms and not auxiliaries and tree.mark(inner) == "that"
    return bare and bool(subjects) and all(_is_third_singular(tree, k) for k in subjects)


def _is_third_singular(tree: Tree, k: int) -> bool:
    """Whether a bare verb behind the subject `k` can only be a subjunctive (*that he leave*)."""
    singular = tree.lower[k] in {"he", "she", "it"} or tree.tag[k] in {"NN", "NNP"}
    return singular and len(tree.conjuncts(k)) == 1
