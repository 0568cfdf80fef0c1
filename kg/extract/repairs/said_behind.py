"""*…, said one diplomat*, *…, it was claimed, …* and *…, he said, because …*: who says what.

Analyses hang the subject that stands behind its verb on the clause before, and a reason given
behind *he said* on the saying; nobody says a thing because it is so.  The *it* of *it was claimed*
is nothing that was claimed.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs
from kg.extract.reports.reporting import is_reporting

_TELLING = frozenset({"say", "add", "explain", "note", "tell"})
_BEHIND = frozenset({",", '"', "''", "”"})
_REASONS = frozenset({"because", "since", "although", "though", "unless", "if"})
_STEPS = 4
_TENSED = frozenset({"VBD", "VBZ"})
_ASIDES = frozenset({"parataxis", "advcl"})
_CLOSED: tuple[list[str], ...] = ([","], ["."], [])
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "compound"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl"})


def restore_sayings(arcs: Arcs) -> None:
    """Hang both where they belong, in place."""
    _restore_impersonal(arcs)
    tellers = arcs.lemmas.where(_TELLING)
    if not tellers:
        return
    kids = arcs.kids()
    for verb in tellers:
        if arcs.tag[verb] not in _TENSED or not verb:
            continue
        below = kids[verb]
        subject = next((k for k in below if arcs.dep[k] in _SUBJECTS), None)
        if subject is None and _restore_informant(arcs, kids, verb):
            continue
        if subject is None and arcs.lower[verb - 1] in _BEHIND:
            _restore_teller(arcs, verb)
        elif subject is not None and subject < verb:
            _rehang_reasons(arcs, verb, below)


def _restore_impersonal(arcs: Arcs) -> None:
    """Make *it* in *…, it was claimed, …* an expletive, and hang the aside on its clause."""
    head, dep = arcs.head, arcs.dep
    for it in arcs.words["it"]:
        verb = head[it]
        if dep[it] != "nsubj:pass" or dep[verb] not in _ASIDES or arcs.lower[it - 1 : it] != [","]:
            continue
        if is_reporting(arcs.lemma[verb]) and arcs.lower[verb + 1 : verb + 2] in _CLOSED:
            dep[it], dep[verb] = "expl", "parataxis"
            while dep[head[verb]] in _NOMINAL:
                head[verb] = head[head[verb]]


def _restore_teller(arcs: Arcs, verb: int) -> None:
    """Make the noun right behind the verb its subject, where it hangs on what stands before."""
    last = min(verb + 8, len(arcs.head))
    for k in range(verb + 1, last):
        above = arcs.head[k]
        if verb < above < last:
            continue  # part of the noun phrase
        nominal = arcs.pos[k] in {"NOUN", "PROPN", "PRON"}
        bare = not any(arcs.dep[i] == "case" for i in range(verb + 1, k) if arcs.head[i] == k)
        if nominal and bare and above < verb and arcs.dep[k] not in {"root", "conj"}:
            arcs.head[k], arcs.dep[k] = verb, "nsubj"
        return


def _restore_informant(arcs: Arcs, kids: list[list[int]], verb: int) -> bool:
    """Give *…, sources who saw it* **told** *the paper* its subject, taken for one of the deed."""
    who = arcs.head[verb - 1]
    for _ in range(_STEPS):
        if arcs.dep[who] == "nsubj" and arcs.head[who] < who:
            break
        who = arcs.head[who]
    told = arcs.head[who]
    if arcs.dep[who] != "nsubj" or not told < who < verb:
        return False
    left = min([who, *(k for k in kids[who] if arcs.dep[k] != "punct")])
    if arcs.lower[left - 1] != ",":
        return False
    arcs.head[who] = verb
    if arcs.head[verb] == who:  # monks who knew him told the paper
        arcs.head[verb], arcs.dep[verb] = told, "parataxis"
    if arcs.dep[verb] in {"advcl", "conj"}:
        arcs.dep[verb] = "parataxis"
    return True


def _rehang_reasons(arcs: Arcs, verb: int, below: list[int]) -> None:
    """Hang a reason behind *he said,* on what was said before it."""
    said = next((k for k in below if k < verb and arcs.dep[k] == "ccomp"), None)
    if said is None or arcs.lower[verb + 1 : verb + 2] != [","]:
        return
    for k in below:
        if k > verb and arcs.dep[k] == "advcl":
            marks = (arcs.lower[i] for i in range(verb + 2, k) if arcs.head[i] == k)
            if any(mark in _REASONS for mark in marks):
                arcs.head[k] = said
