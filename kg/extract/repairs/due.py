"""What is *due to happen*: an infinitive below an adjective.

An analysis takes *due to* for the preposition (*closed due to fog*) before an infinitive as well,
and what is only due then reads as done (*the talks are due to start*).
"""

from __future__ import annotations

from kg.extract.lexicon import known_verbs
from kg.extract.repairs.arcs import Arcs

_ADJECTIVAL = {"nsubj:pass": "nsubj", "nsubj:outer": "nsubj", "aux:pass": "aux"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_NEAR = 3
"""An adverb may stand between *be* and *due* (*is now due to*)."""


def restore_due(arcs: Arcs) -> None:
    """Make *due* behind *be* the head of the infinitive behind *to*, and that its complement."""
    head, lower = arcs.head, arcs.lower
    for due in arcs.words["due"]:
        if due + 2 >= len(lower) or lower[due + 1] != "to":
            continue
        verb = head[due] if head[due] > due else _below(arcs, due)
        if verb is None or not _is_infinitive(arcs, due + 2, verb):
            continue
        nearby = range(max(0, due - _NEAR), due)
        copula = next((k for k in nearby if arcs.lemma[k] == "be"), None)
        if copula is not None and head[copula] in {verb, due}:
            _raise(arcs, due, verb, copula)


def _below(arcs: Arcs, due: int) -> int | None:
    """Give the word behind *to* that hangs on *due* itself."""
    behind = range(due + 2, min(due + 2 + _NEAR, len(arcs.lower)))
    return next((k for k in behind if arcs.head[k] == due and arcs.dep[k] != "punct"), None)


def _is_infinitive(arcs: Arcs, first: int, verb: int) -> bool:
    """Whether the word at `first` opens an infinitive that the analysis heads with `verb`.

    A noun that has the subject of *be* is one (*talks are due to resume*).
    """
    if first != verb:
        return arcs.lower[first] in {"be", "have"} and arcs.head[first] == verb
    if arcs.tag[verb] == "VB":
        return True
    known = arcs.tag[verb] in {"JJ", "NN"} and arcs.lemma[verb] in known_verbs()
    return known and any(arcs.head[k] == verb and arcs.dep[k] in _SUBJECTS for k in range(verb))


def _raise(arcs: Arcs, due: int, verb: int, copula: int) -> None:
    head, dep = arcs.head, arcs.dep
    if head[verb] != due:
        above = head[verb]
        head[due], dep[due] = (due if above == verb else above), dep[verb]
    head[verb], dep[verb], arcs.pos[due] = due, "xcomp", "ADJ"
    for k in range(due):
        if head[k] == verb:
            head[k] = due
            dep[k] = _ADJECTIVAL.get(dep[k], dep[k])
    dep[copula] = "cop"
    head[due + 1], dep[due + 1] = verb, "mark"
    if arcs.tag[verb] in {"JJ", "NN"}:
        arcs.tag[verb], arcs.pos[verb] = "VB", "VERB"
