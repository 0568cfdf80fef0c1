"""Objects in odd places or forms: bare sums, fronted subjects, what is hard to do, scores."""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.tree import Tree
from kg.extract.voice import passive

_ABOUT = frozenset({"about", "around", "up to", "over", "nearly", "some"})
_EXAMINING = frozenset({"question", "interrogate", "test", "examine"})
_SO_MANY = frozenset({"several", "many", "dozens", "scores", "hundreds"})
_CLAUSES = frozenset({"acl:relcl", "acl"})
_MAIN = frozenset({"root", "parataxis", "ccomp"})


def bare_sum(tree: Tree, i: int) -> int | None:
    """Give a sum that the analysis took for an adjunct (*raised up to $1 million*)."""
    found = [k for k in tree.all(i, "obl") if k > i and tree.tag[k] == "$"]
    return next((k for k in found if tree.case(k) == "" or is_up_to(tree, i + 1)), None)


def bare_count(tree: Tree, i: int) -> int | None:
    """Give a number of people taken for an adjunct of a verb of harm (*wounded* **about 70**)."""
    if "aux:pass" in tree.labels[i]:
        return None
    for k in tree.all(i, "obl", "advmod"):
        if k < i:
            continue
        counted = tree.tag[k] == "CD" or tree.has(k, "nummod")
        if tree.dep[k] == "obl" and counted and tree.case(k) in _ABOUT:
            return k
        several = k == i + 1 and tree.lower[k] in _SO_MANY
        if tree.dep[k] == "advmod" and (several or (tree.lower[k] == "more" and counted)):
            return k
    return None


def is_up_to(tree: Tree, k: int) -> bool:
    """Whether *up* only goes with the sum behind it (*raised* **up to** *$3 million*)."""
    if tree.lower[k : k + 2] != ["up", "to"]:
        return False
    return tree.tag[k + 2 : k + 3] in (["$"], ["CD"])


def fronted(tree: Tree, i: int) -> int | None:
    """Give a subject that the analysis took for an object: before a finite verb that has none."""
    if "obj" not in tree.labels[i] or tree.dep[i] not in _MAIN:
        return None
    if tree.tag[i] not in {"VBD", "VBZ", "VBP"}:
        return None
    found = [k for k in tree.all(i, "obj") if k < i and tree.is_nominal(k)]
    if not found or tree.first(i, "nsubj", "nsubj:pass", "aux:pass", "expl") is not None:
        return None
    wh = tree.tag[found[0]] in {"WP", "WDT"} or any(
        tree.tag[k] in {"WP$", "WDT", "WRB"} for k in tree.subtree(found[0])
    )
    return None if wh else found[0]


def undergoing(tree: Tree, i: int) -> int | None:
    """Give the subject of an adjective that undergoes what follows (*the town is hard to take*)."""
    adjective = tree.head[i]
    if tree.lemma[i] in _EXAMINING and tree.tag[i] == "VBG" and tree.mark(i) == "for":
        # *held two men for questioning*: they are asked
        return None if tree.has(i, "obj") else tree.first(adjective, "obj", "nsubj:pass")
    if tree.lemma[adjective] == "worth" and tree.tag[i] == "VBG" and not tree.has(i, "obj"):
        return tree.first(adjective, "nsubj")  # *the case is worth looking at*
    if tree.pos[adjective] != "ADJ" or tree.mark(i) not in {"to", "for to"} or i < adjective:
        return None
    if tree.lemma[adjective] not in nouns("toughness") or passive(tree, i):
        return None
    if tree.first(i, "obj", "ccomp", "xcomp") is not None:
        return None
    who = tree.first(i, "nsubj")
    if who is not None and "for" not in {tree.lower[k] for k in tree.all(i, "mark")}:
        return None
    subject = tree.first(adjective, "nsubj")
    expletive = subject is None or tree.lower[subject] in {"it", "this", "that", "there", "what"}
    return None if expletive or tree.first(adjective, "cop") is None else subject


def is_no_object(tree: Tree, i: int, own: int) -> bool:
    """Whether what was taken for an object is a question, a score or an opening *that*."""
    return (
        (not tree.labels[own].isdisjoint(_CLAUSES) and _is_asked(tree, i, own))
        or (tree.tag[own] == "CD" and _is_score(tree, own))
        or (tree.lower[own] == "that" and _is_bare_that(tree, i, own))
    )


def _is_asked(tree: Tree, i: int, own: int) -> bool:
    """Whether an object belongs to a question told behind it (*asked what sort of man pays*)."""
    return own > i and any(tree.tag[k] == "WDT" for k in tree.all(own, "det") if k > i)


def _is_score(tree: Tree, own: int) -> bool:
    """Whether a number is the score of a game (*won* **3-1**)."""
    if own + 2 >= len(tree) or tree.tag[own + 2] != "CD":
        return False
    return tree.lower[own + 1] in {"-", "–"}


def _is_bare_that(tree: Tree, i: int, own: int) -> bool:
    """Whether *that* only opens the words said behind it (*wrote that, “Nobody …”*)."""
    if own < i or own + 2 >= len(tree):
        return False
    return tree.tag[own + 1] == "``" or (
        tree.tag[own + 1] in {",", ":"} and tree.tag[own + 2] == "``"
    )


def judged(tree: Tree, i: int, own: int) -> int:
    """Give what is called something, where the name for it was taken for the object.

    *considers* **the party** *a danger to the state*.
    """
    subject = tree.first(own, "nsubj")
    before = subject is not None and i < subject < own and not tree.has(own, "cop")
    return subject if before and subject is not None else own
