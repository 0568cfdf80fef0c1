"""Who takes the harm that a participle tells of (*died of injuries* **sustained** *in a crash*).

The participle has the form of a passive, but who sustains, suffers or receives a wound is whoever
has it: nobody does it to him by that verb.  `kg.extract.agents` asks here.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like
from kg.extract.subjects import surface_subject
from kg.extract.tree import Tree
from kg.extract.voice import passive

_CAUSES = frozenset(
    {"of", "from", "for", "with", "to", "by", "due to", "because of", "after", "owing to",
     "following", "as a result of"}
)  # fmt: skip
_INSIDE = frozenset({"nmod", "conj", "obl"})
_STEPS = 4


def bearer(tree: Tree, i: int) -> int | None:
    """Give who has the harm that the participle at `i` says was taken."""
    if tree.lemma[i] not in nouns("taking_harm") or tree.dep[i] != "acl" or tree.tag[i] != "VBN":
        return None
    harm = tree.head[i]
    if tree.lemma[harm] not in nouns("harm_taken"):
        return None
    owner = tree.first(harm, "nmod:poss")
    if owner is not None:
        return owner
    above, case = harm, tree.case(harm)
    for _ in range(_STEPS):
        if tree.dep[above] not in _INSIDE:
            break
        above = tree.head[above]
        case = case or tree.case(above)
    if tree.pos[above] != "VERB" or case not in _CAUSES:
        return None
    held = tree.first(above, "obj")
    if held is not None and not passive(tree, above):
        return held if is_actor_like(tree, held) else None
    found, _ = surface_subject(tree, above)
    return found
