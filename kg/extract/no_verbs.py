"""Words tagged as verbs that tell of nothing: adjectives in verbs' clothing, fillers of speech."""

from __future__ import annotations

from kg.extract.coding import known_verbs
from kg.extract.tree import Tree

_PARTICIPLES = frozenset({"VBN", "VBG"})
_BEFORE = frozenset({"DT", "PRP$"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_FILLERS = frozenset({"know", "see", "mean", "guess"})
_DASHES = frozenset({",", "-", "–", "—", "..."})


def is_adjective(tree: Tree, i: int) -> bool:
    """Whether a participle only describes: *an ailing senator*, *undaunted, she went on*.

    Between an article and a noun it does, whatever the analysis makes of it; so does one in *un-*
    of which there is no verb.
    """
    if _is_among_adjectives(tree, i):
        return True
    if tree.tag[i] not in _PARTICIPLES:
        return False
    inside = 0 < i < len(tree) - 1 and tree.tag[i - 1] in _BEFORE
    if inside and tree.pos[i + 1] in _NOMINAL and tree.dep[i] != "amod":
        return tree.first(i, "nsubj", "nsubj:pass", "aux", "aux:pass") is None
    unmade = tree.tag[i] == "VBN" and tree.lower[i].startswith("un")
    return unmade and tree.lemma[i] not in known_verbs()


def _is_among_adjectives(tree: Tree, i: int) -> bool:
    """Whether a bare past form stands between adjectives (*he was tired, resigned and quiet*)."""
    first = tree.head[i]
    if tree.dep[i] != "conj" or tree.tag[i] not in {"VBN", "VBD"} or tree.tag[first] != "JJ":
        return False
    if tree.first(first, "cop") is None or any(tree.dep[k] != "punct" for k in tree.kids[i]):
        return False
    return any(k > i and tree.tag[k] == "JJ" for k in tree.all(first, "conj"))


def is_filler(tree: Tree, i: int) -> bool:
    """Whether a verb with *you* or *I* only fills a pause (*traitors, you know, for spies*)."""
    if tree.lemma[i] not in _FILLERS or tree.lower[i - 1 : i] not in (["you"], ["i"]):
        return False
    alone = all(tree.dep[k] in {"nsubj", "punct"} for k in tree.kids[i])
    return alone and tree.lower[i + 1] in _DASHES if i + 1 < len(tree) else False
