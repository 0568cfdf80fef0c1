"""Subjects behind *with* that an analysis took for a complement (*with the buyer expected to pay*).

What opens with *with* at the edge of a clause and goes on with a participle, or with *due to* and
an infinitive, is a clause of its own.
"""

from __future__ import annotations

from kg.extract.lexicon import known_verbs
from kg.extract.repairs.arcs import Arcs

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_OWN = frozenset({"nsubj", "nsubj:pass", "mark", "aux", "aux:pass", "cop", "obj"})
_NEAR = 12


def restore_accompanying(arcs: Arcs) -> None:
    """Make such a noun the subject of what follows it, in place."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for opening in arcs.words["with"]:
        noun = head[opening]
        if dep[opening] != "case" or dep[noun] != "obl" or tag[noun] not in _NOUNS:
            continue
        if opening > 0 and lower[opening - 1] not in {",", ".", "–", "—", "-", "\n"}:
            continue
        verb = head[noun]
        if noun < verb and dep[verb] == "advcl" and tag[verb] in {"VBN", "VBG"}:
            kids = arcs.kids()
            before = [k for k in kids[verb] if k < verb and dep[k] != "punct"]
            if not _OWN & {dep[k] for k in before} and before[:1] == [noun]:
                head[opening], dep[opening] = verb, "mark"
                dep[noun] = "nsubj:pass" if tag[verb] == "VBN" else "nsubj"
        elif "due" in lower[noun + 1 : noun + _NEAR]:
            _hang_due(arcs, opening, noun)


def _hang_due(arcs: Arcs, opening: int, noun: int) -> None:
    """*with the first train due to cross the border*: the train is, and crosses it."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    due = lower.index("due", noun + 1)
    verb = due + 2
    inside = due == noun + 1 or lower[due - 1] == ","
    if not inside or verb >= len(lower) or lower[due + 1] != "to":
        return
    if arcs.lemma[verb] not in known_verbs() or tag[verb] not in {"VB", "NN", "VBP"}:
        return
    above = head[noun]
    if head[verb] not in {above, noun, due} and head[due] != verb:
        return
    head[due], dep[due], arcs.pos[due], tag[due] = above, "advcl", "ADJ", "JJ"
    head[opening], dep[opening] = due, "mark"
    head[noun], dep[noun] = due, "nsubj"
    head[verb], dep[verb], tag[verb], arcs.pos[verb] = due, "xcomp", "VB", "VERB"
    head[due + 1], dep[due + 1] = verb, "mark"
    for k in arcs.kids()[verb]:
        if dep[k] == "nmod":
            dep[k] = "obl"
