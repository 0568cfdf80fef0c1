"""Names right behind a noun that are the subject of what describes it, not another name of it.

In *praised the deal* **Prime Minister Ann Lee will sign** and *the speech* **John Dunn gave** the
deal and the speech are nobody's name: who is named does what the clause tells.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places

_TITLED = frozenset({"nmod:desc", "amod", "compound", "nmod:poss"})
_CLAUSES = frozenset({"acl", "acl:relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl", "mark"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LATE = frozenset({"obl", "obl:unmarked", "advmod", "advcl"})
_PERSONAL = ("er", "or", "ist", "ian", "man", "woman", "mate", "ee", "ant")


def restore_named_subjects(arcs: Arcs) -> None:
    """Make such names the subjects of their clauses, in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    for name in places(dep, "appos"):
        noun = head[name]
        if arcs.ent[name] != "PERSON" or tag[noun] not in {"NN", "NNS"} or not noun < name:
            continue
        lemma = arcs.lemma[noun]
        if lemma in nouns("person") or lemma in nouns("group") or lemma.endswith(_PERSONAL):
            continue
        kids = arcs.kids()
        verb = _verb_behind(arcs, kids, noun, name)
        opening = range(noun + 1, name)
        if verb is None or not all(dep[k] in _TITLED for k in opening):
            continue
        for k in opening:
            head[k] = name if head[k] == noun else head[k]
        for k in kids[name]:
            if k > verb and dep[k] in _LATE:
                head[k] = verb
        head[name], dep[name], dep[verb] = verb, "nsubj", "acl:relcl"
        if tag[verb] == "VBN" and tag[verb - 1][:2] == "NN":
            tag[verb] = "VBD"


def _verb_behind(arcs: Arcs, kids: list[list[int]], noun: int, name: int) -> int | None:
    """Give the verb of a clause under the noun that goes on right behind the name."""
    last = name
    while arcs.head[last + 1] in range(name, last + 1) and arcs.dep[last + 1] == "flat":
        last += 1
    for verb in kids[noun]:
        if verb <= last or arcs.dep[verb] not in _CLAUSES:
            continue
        labels = {arcs.dep[k] for k in kids[verb]}
        if labels & _SUBJECTS or "obl:agent" in labels:
            return None
        first = min([verb, *(k for k in kids[verb] if k > name)])
        plain = arcs.tag[first] in _FINITE or (first == verb and arcs.tag[verb] == "VBN")
        return verb if first == last + 1 and plain else None
    return None
