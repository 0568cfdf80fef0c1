"""Participles and gerunds that an analysis took out of the phrase in which they stand.

*The target of* **withering** *criticism* withers nothing, *with the captain* **leading** *them*
the captain leads, *complained of noise and* **losing** *sleep* names two complaints, and
*were reported* **killed** says of the same people what was reported.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.repairs.arcs import Arcs, places
from kg.extract.reports.reporting import is_reporting

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBN"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_OWN = frozenset({"nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "mark", "cc", "cop"})
_MATTERS = frozenset({"about", "of", "against", "over"})
_STRAYED = frozenset({"nmod", "obl", "obl:agent", "appos", "obj", "nsubj", "nsubj:pass", "dep"})


def settle_forms(arcs: Arcs) -> None:
    """Put such forms back where they stand, in place."""
    kids = arcs.kids()
    for label in ("acl", "advcl"):
        for i in places(arcs.dep, label):
            if arcs.tag[i] == "VBG":
                if not _make_adjective(arcs, kids, i) and label == "advcl":
                    _give_subject(arcs, kids, i)
            elif label == "acl" and arcs.tag[i] == "VBN" and i:
                _make_state(arcs, kids, i) if arcs.lower[i - 1] != "," else _line_up(arcs, kids, i)
    for i in places(arcs.dep, "conj"):
        if arcs.tag[i] == "VBG" and arcs.tag[arcs.head[i]] in _FINITE:
            _pair(arcs, kids, i)


def _make_adjective(arcs: Arcs, kids: list[list[int]], i: int) -> bool:
    """Make a form between a preposition or article and their noun an adjective of the noun."""
    if i + 1 >= len(arcs.tag) or not i or arcs.dep[i - 1] not in {"case", "det", "mark"}:
        return False
    own = [k for k in kids[i] if arcs.dep[k] not in {"punct", "mark"}]
    opened = i - 1
    if arcs.dep[opened] == "det" and arcs.head[opened] == i:  # *a* **riveting** *victory*
        noun = next((k for k in range(i + 1, min(i + 10, len(arcs.tag))) if _is_noun(arcs, k)), i)
    else:
        noun = arcs.head[opened]
    if noun <= i or noun - i > 9 or arcs.tag[noun] not in _NOUNS or arcs.dep[opened] == "mark":
        return False
    if any(k > i or arcs.dep[k] not in {"det", "advmod"} for k in own):
        return False
    if arcs.dep[opened] == "case" and arcs.lemma[i] not in nouns("unobjected"):
        return False  # *the risk of* **burning** *coal*
    arcs.head[i], arcs.dep[i] = noun, "amod"
    arcs.tag[i], arcs.pos[i] = "JJ", "ADJ"
    return True


def _is_noun(arcs: Arcs, k: int) -> bool:
    """Whether a noun stands at the end of its phrase."""
    behind = arcs.tag[k + 1] if k + 1 < len(arcs.tag) else ""
    return arcs.tag[k] in _NOUNS and behind not in _NOUNS and behind != "HYPH"


def _give_subject(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Give a clause behind *with* the noun between them as its subject."""
    mark = next((k for k in kids[i] if arcs.dep[k] == "mark" and arcs.lower[k] == "with"), i)
    if mark >= i - 1 or any(arcs.dep[k] in {"nsubj", "nsubj:pass"} for k in kids[i]):
        return
    inside = [k for k in range(mark + 1, i) if not mark < arcs.head[k] < i]
    if len(inside) != 1 or arcs.tag[inside[0]] not in _NOUNS or arcs.head[inside[0]] == i:
        return
    noun = inside[0]
    if arcs.dep[noun] in _STRAYED and not any(arcs.dep[k] == "case" for k in kids[noun]):
        arcs.head[noun], arcs.dep[noun] = i, "nsubj"


def _make_state(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make *were reported* **killed** one predicate."""
    verb = i - 1
    if arcs.tag[verb] != "VBN" or arcs.head[i] == verb or not is_reporting(arcs.lemma[verb]):
        return
    passive = any(arcs.dep[k] == "aux:pass" for k in kids[verb])
    if passive and not any(arcs.dep[k] in {"xcomp", "ccomp"} for k in kids[verb]):
        arcs.head[i], arcs.dep[i] = verb, "xcomp"


def _line_up(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Make *rejected the offer,* **called** *it a trap, and demanded more* the second of three."""
    noun = arcs.head[i]
    verb = arcs.head[noun]
    if arcs.dep[noun] not in {"obj", "obl"} or not verb < noun < i or arcs.tag[verb] not in _PAST:
        return
    active = any(arcs.dep[k] in {"obj", "xcomp", "ccomp"} and k > i for k in kids[i])
    third = any(
        arcs.dep[k] == "conj" and k > i and arcs.tag[k] in _PAST and _is_joined(arcs, kids, k)
        for k in kids[verb]
    )
    if active and third and not any(arcs.dep[k] in _OWN | {"obl:agent"} for k in kids[i]):
        arcs.head[i], arcs.dep[i], arcs.tag[i] = verb, "conj", arcs.tag[verb]


def _is_joined(arcs: Arcs, kids: list[list[int]], k: int) -> bool:
    """Whether *and* and no subject stand before a verb."""
    labels = {arcs.dep[c] for c in kids[k] if c < k}
    return "cc" in labels and not labels & {"nsubj", "nsubj:pass"}


def _pair(arcs: Arcs, kids: list[list[int]], i: int) -> None:
    """Hang a gerund joined to a finite verb on the matter of complaint before it."""
    verb = arcs.head[i]
    if verb > i or not is_reporting(arcs.lemma[verb]):
        return
    if any(arcs.dep[k] in _OWN - {"cc"} for k in kids[i]):
        return
    for k in kids[verb]:
        if verb < k < i and arcs.dep[k] == "obl":
            about = any(arcs.dep[c] == "case" and arcs.lower[c] in _MATTERS for c in kids[k])
            if about:
                arcs.head[i] = k
                return
