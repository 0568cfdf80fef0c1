"""Words of a tree as the lexicons name them: verbs with particles, nouns with their classes."""

from __future__ import annotations

from kg.extract.coding._nouns import compounds
from kg.extract.coding._particles import particles
from kg.extract.lexicon import classes, known_verbs
from kg.extract.tree import Tree, per_token

CONTENT = frozenset({"NOUN", "VERB", "PROPN"})
REFLEXIVE = frozenset(
    {"himself", "herself", "itself", "themselves", "myself", "yourself", "ourselves", "oneself"}
)
_WHEN = frozenset(
    {"earlier", "later", "again", "today", "yesterday", "tomorrow", "tonight", "also", "already",
     "once", "twice", "now", "then", "before", "soon", "ago", "here", "there", "too", "instead"}
)  # fmt: skip


def verb_name(tree: Tree, i: int) -> str:
    """Give the lemma of a verb with its particles (`call off`)."""
    lemma = verb_lemma(tree, i)
    for k in particles(tree, i):
        lemma = f"{lemma} {tree.lower[k]}"
    return lemma


def verb_lemma(tree: Tree, i: int) -> str:
    """Give the lemma of a verb, also of a past tense that was taken for a present (*protested*)."""
    lemma = tree.lemma[i]
    if lemma.endswith("ed") and tree.tag[i] in {"VBP", "VB"} and lemma not in known_verbs():
        for stem in (lemma[:-2], lemma[:-1], lemma[:-3]):
            if stem in known_verbs():
                return stem
    return lemma


def particle(tree: Tree, i: int) -> int | None:
    """Give the particle that the analysis took for a preposition (*called* **off** *it*)."""
    after = i + 1
    if after < len(tree.tag) and tree.tag[after] == "RP" and tree.dep[after] == "case":
        host = tree.head[after]
        if tree.head[host] == i and tree.dep[host] == "obl":
            return after
    return None


def content_head(tree: Tree, i: int) -> int:
    """Look through *a series of attacks*, *30 of 42 drones* to the noun that counts."""
    if "nmod" not in tree.labels[i]:
        return i
    containers = classes()["container"]
    for _ in range(3):
        if tree.lemma[i] not in containers and tree.pos[i] != "NUM":
            return i
        inner = next(
            (k for k in tree.kids[i] if k > i and tree.dep[k] == "nmod" and tree.case(k) == "of"),
            None,
        )
        if inner is None:
            return i
        i = inner
    return i


@per_token
def names(tree: Tree, i: int) -> list[str]:
    """Give every name under which a class may list the noun at `i`."""
    lemma, lower = tree.lemma[i], tree.lower[i]
    found = [lemma]
    if lower != lemma:
        found.append(lower)
    if tree.pos[i] == "PRON":
        if lower in classes()["personal"]:
            found.append("<PRON>")
        if lower in REFLEXIVE:
            found.append("<SELF>")
        return found
    if tree.ent[i]:
        found.append(f"<{tree.ent[i]}>")
    if tree.kids[i]:
        labels = tree.labels[i]
        if "nmod:desc" in labels:
            found += [tree.lemma[k] for k in tree.all(i, "nmod:desc")]
        if tree.pos[i] == "PROPN" and "compound" in labels:  # *Hurricane Lena*
            kinds = (tree.lemma[k] for k in tree.all(i, "compound"))
            found += [kind for kind in kinds if kind in classes()["disaster"]]
        for name in compounds(tree, i):
            found.append(name.replace(" ", "_"))
        if "amod" in labels and tree.says(i, ("own",), "amod"):
            found.append("<OWN>")
    return found


def is_several(tree: Tree, i: int) -> bool:
    """Whether the noun at `i` names more than one (*leaders*, *they*, *Mali and Niger*)."""
    return (
        tree.tag[i] in {"NNS", "NNPS"}
        or tree.lower[i] in {"they", "we", "who", "both", "two"}
        or len(tree.conjuncts(i)) > 1
    )


def sentence_range(tree: Tree, i: int) -> range:
    """Give the positions of the sentence in which `i` stands."""
    return range(*tree.sentences[tree.sent[i]])


def content_words(tree: Tree, i: int) -> list[int]:
    """Give the nouns and verbs of the sentence in which `i` stands."""
    return [k for k in sentence_range(tree, i) if tree.pos[k] in CONTENT]


def tells_when(word: str) -> bool:
    """Whether an adverb tells when or how an act is done, never in what state its object is."""
    return word in _WHEN or (word.endswith("ly") and word != "only")
