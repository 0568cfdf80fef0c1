"""Participles between an article and their noun, which an analysis took for its head.

In *an ailing senator* the senator is described; sometimes *ailing* comes out as a verb with the
senator for its object and the article for its own.
"""

from __future__ import annotations

from collections.abc import Sequence

_PARTICIPLES = frozenset({"VBG", "VBN"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "parataxis", "conj", "acl"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBP", "VBZ"})
_NEAR = 3
"""Words from the participle to its noun, others that describe it between them."""


def restore_heads(head: list[int], dep: list[str], tag: Sequence[str]) -> None:
    """Give the noun the place of the participle, in place.

    Args:
        head: the position of every token's head (its own for a root).
        dep: the labels of Universal Dependencies.
        tag: the Penn tags.
    """
    for k, label in enumerate(dep):
        i = head[k]
        if label != "obj" or tag[k] not in _NOUNS or not 0 < k - i <= _NEAR:
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
