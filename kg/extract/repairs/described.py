"""Participles between an article and their noun, which an analysis took for its head.

In *an ailing senator* the senator is described; sometimes *ailing* comes out as a verb with the
senator for its object and the article for its own.
"""

from __future__ import annotations

from kg.extract.repairs.arcs import Arcs, places

_PARTICIPLES = frozenset({"VBG", "VBN"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "parataxis", "conj", "acl"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBP", "VBZ"})
_SCANT = frozenset({"little", "few"})
_NEAR = 3
"""Words from the participle to its noun, others that describe it between them."""


def restore_heads(arcs: Arcs) -> None:
    """Give the noun the place of the participle, in place."""
    head, dep, tag = arcs.head, arcs.dep, arcs.tag
    for k in places(dep, "obj"):
        i = head[k]
        if tag[k] not in _NOUNS or not 0 < k - i <= _NEAR:
            continue
        article = i - 1
        owned = article >= 0 and head[article] == i and dep[article] == "det"
        # *proposed jointly owned ships*: the ships are owned, nobody proposed owning them
        adverb = owned or (dep[i] == "xcomp" and tag[i] == "VBN" and k == i + 1)
        if adverb and not owned and article == head[i] + 1 and tag[article] == "RB":
            owned = head[article] == i
        if not owned or tag[i] not in _PARTICIPLES or head[i] == i:
            continue
        verb = article - 1
        hung = dep[i] in _CLAUSES and verb >= 0 and tag[verb] in _VERBS
        head[k], dep[k] = (verb, "obj") if hung and verb != head[i] else (head[i], dep[i])
        for other, above in enumerate(head):
            if above == i and other != k:
                head[other] = k
        head[i], dep[i] = k, "amod"


def restore_states(arcs: Arcs) -> None:
    """Hang a participle on what somebody has in that state, not on who has it, in place.

    *men with their faces covered*: the faces are covered, not the men.
    """
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for k in places(tag, "VBN"):
        had = k - 1
        if dep[k] not in {"acl", "advcl"} or had < 2:
            continue
        if dep[had] not in {"nmod", "obl"}:
            continue
        if head[had] != head[k] or tag[had] not in _NOUNS:
            continue
        own = [j for j in range(max(0, had - 4), had) if head[j] == had]
        owned = any(dep[j] == "nmod:poss" and tag[j] == "PRP$" for j in own)
        if owned and any(dep[j] == "case" and lower[j] == "with" for j in own):
            head[k], dep[k] = had, "acl"


def join_degrees(arcs: Arcs) -> None:
    """Hang *little or no* on the noun behind it; an analysis took it for another one."""
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for no in arcs.words["no"]:
        k = no - 2
        if k < 0 or lower[k] not in _SCANT or lower[k + 1] not in {"or", "to", "if"}:
            continue
        if dep[k] in {"amod", "det"}:
            continue
        noun = next((j for j in range(k + 3, min(k + 6, len(head))) if tag[j] in _NOUNS), None)
        while noun is not None and noun + 1 < len(head) and tag[noun + 1] in _NOUNS:
            noun += 1
        if noun is None or head[noun] not in {head[k], k, k + 2} or head[k] == k:
            continue
        head[noun], dep[noun] = head[k], dep[k]
        for j in (k, k + 1, k + 2):
            head[j] = noun
        dep[k], dep[k + 1], dep[k + 2] = "amod", "cc", "det"


def restore_undergoers(arcs: Arcs) -> None:
    """Give *being done* the noun before it for a subject, not that of a finite verb, in place.

    *caused by fires and homes being looted*: the homes are looted.
    """
    head, dep, tag, lower = arcs.head, arcs.dep, arcs.tag, arcs.lower
    for k in arcs.words["being"]:
        if dep[k] != "aux:pass" or k < 2 or head[k] < k:
            continue
        verb, noun = head[k], k - 1
        above = head[verb]
        if dep[verb] != "conj" or tag[above] == "VBG" or tag[noun] not in _NOUNS or above > noun:
            continue
        if dep[noun] == "conj" and head[noun] > above and lower[noun - 1] in {"and", "or"}:
            head[noun], dep[noun] = verb, "nsubj:pass"
