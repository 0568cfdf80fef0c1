"""Active forms that an analysis took for passives, told by what stands right behind them.

In *she's called for a vote* nobody is called: *'s* is *has*, for what is called for follows; in *he
set about mending it* nobody set him anywhere.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs

_HAS = frozenset({"'s", "’s"})
_STRANDING = frozenset({"TO", "IN", ".", ","})
"""Tags of what leaves a preposition before it without a noun."""
_GOVERNED = {
    "call": frozenset({"for", "on", "upon"}),
    "push": frozenset({"for"}),
    "argue": frozenset({"for", "against"}),
    "vote": frozenset({"for", "against"}),
    "campaign": frozenset({"for", "against"}),
    "fight": frozenset({"for", "against"}),
    "vow": frozenset({"to"}),
}
"""What these verbs are followed by where their subject acts."""


def restore_active(arcs: Arcs) -> None:
    """Label the subject and auxiliary of such forms as those of an active verb, in place."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for has in arcs.words.where(_HAS):
        verb = head[has]
        behind = _GOVERNED.get(arcs.lemma[verb]) if dep[has] == "aux:pass" else None
        if behind is None or lower[verb + 1 : verb + 2] == [] or lower[verb + 1] not in behind:
            continue
        if tag[verb + 2 : verb + 3] == [] or tag[verb + 2] in _STRANDING:
            continue  # *she's called on to pay*, *it's called for in the plan*
        if "obl:agent" not in {dep[k] for k in arcs.kids()[verb]}:
            dep[has] = "aux"
            _act(arcs, verb)
    for about in arcs.words["about"]:
        verb, doing = about - 1, head[about]
        if verb < 0 or arcs.lemma[verb] != "set" or tag[doing] != "VBG" or head[doing] != verb:
            continue
        if not any(dep[k] in {"aux:pass", "obj"} for k in arcs.kids()[verb]):
            tag[verb] = "VBD" if tag[verb] == "VBN" else tag[verb]
            _act(arcs, verb)


def _act(arcs: Arcs, verb: int) -> None:
    for k in arcs.kids()[verb]:
        if arcs.dep[k] == "nsubj:pass":
            arcs.dep[k] = "nsubj"
