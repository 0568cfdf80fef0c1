"""Subjects that stand in another clause than control and coordination would have it.

`kg.extract.subjects` asks here first, before it follows the analysis upwards.
"""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.spans import is_time_noun, left_edge
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_DEPTH = 5
_RATING = frozenset({"possible", "important", "necessary", "vital", "essential", "crucial"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})


def told_of(tree: Tree, i: int) -> int | None:
    """Give the noun of a relative clause into which its telling is put (*a term they say failed*).

    The `ccomp` at `i` is a finite verb without a subject under a verb of saying or thinking that
    has its own.
    """
    if tree.marks[i] not in {"", "that"}:
        return None
    auxes = tree.all(i, "aux", "aux:pass", "cop")
    if tree.tag[auxes[0] if auxes else i] not in _TENSED:
        return None
    if tree.first(i, "nsubj", "nsubj:pass", "expl", "csubj") is not None:
        return None
    above = tree.head[i]
    for _ in range(_DEPTH):
        if tree.dep[above] != "ccomp" or tree.mark(above):
            break
        above = tree.head[above]
    subject = tree.first(tree.head[i], "nsubj")
    if subject is None or tree.lower[subject] in RELATIVE_PRONOUNS or above > i:
        return None
    noun = tree.head[above]
    if tree.dep[above] == "advcl:relcl" and subject == tree.first(above, "nsubj"):
        noun = left_edge(tree, above) - 1  # *a list of* **firms** *he said had paid*, hung higher
        loose = tree.head[above] < noun < subject and tree.dep[noun] in {"obj", "obl", "nmod"}
        return noun if loose and tree.tag[noun] in {"NN", "NNS"} else None
    clause = tree.dep[above] in {"acl:relcl", "acl"} and noun < above
    return noun if clause and tree.is_nominal(noun) else None


def seen_doing(tree: Tree, i: int, governor: int) -> int | None:
    """Give what somebody was seen doing to an end (*was filmed leaving* **to avoid** *her*)."""
    if tree.mark(i) != "to" or tree.lemma[governor] not in nouns("perceiving"):
        return None
    doing = [k for k in tree.all(governor, "advcl", "xcomp") if governor < k < i]
    return doing[-1] if doing and tree.tag[doing[-1]] == "VBG" else None


def ruling(tree: Tree, i: int, governor: int) -> int | None:
    """Give the law or order whose content follows it (*signed an act, requiring them to tell*)."""
    if tree.tag[i] != "VBG" or tree.mark(i) or tree.lemma[i] not in nouns("providing"):
        return None
    start = left_edge(tree, i)
    start += tree.pos[start] == "PUNCT"
    noun = start - 2
    if noun <= governor or tree.lower[start - 1] != ",":
        return None
    if is_time_noun(tree, noun):
        noun = tree.first(governor, "obj", "nsubj:pass") or governor
    within = [noun, *(k for k in tree.ancestors(noun) if k > governor)]
    noun = next((k for k in within if tree.lemma[k] in nouns("norm")), governor)
    inside = noun > governor and governor in tree.ancestors(noun)
    return noun if inside and _is_object_part(tree, noun, governor) else None


def _is_object_part(tree: Tree, noun: int, governor: int) -> bool:
    """Whether a noun is the object of a verb or behind it."""
    while tree.dep[noun] in {"nmod", "appos", "compound", "flat", "conj"}:
        noun = tree.head[noun]
    return tree.head[noun] == governor and tree.dep[noun] in {"obj", "obl", "nsubj:pass"}


def wished_of(tree: Tree, noun: int, i: int) -> int | None:
    """Give X in *the option for X to leave*, which the analysis may hang on the noun."""
    opening = [k for k in tree.all(i, "mark") if tree.lower[k] == "for"]
    if not opening or tree.first(i, "nsubj", "nsubj:pass") is not None:
        return None
    between = [k for k in tree.all(noun, "nmod") if opening[0] < k < i and not tree.case(k)]
    return between[0] if between else None


def resumed(tree: Tree, i: int) -> int | None:
    """Give the verb that a `parataxis` behind a dash says again (*made him yield – yield it*)."""
    if tree.has(i, "nsubj", "nsubj:pass", "expl"):
        return None
    above = tree.head[i]
    same = [k for k in (above, *tree.all(above, "xcomp", "ccomp")) if k < i]
    same = [k for k in same if tree.lower[k] == tree.lower[i]]
    return same[-1] if same else None


def is_of_anybody(tree: Tree, i: int, governor: int) -> bool:
    """Whether an adjective speaks of an act and not of who does it.

    What is *worth reading* does not read, and *he explained how hard it is to leave* says nothing
    of him leaving.
    """
    if tree.lemma[governor] == "worth" and tree.tag[i] == "VBG":
        return True
    if tree.pos[governor] == "ADJ" and tree.dep[governor] == "xcomp" and tree.mark(i) == "to":
        subject = tree.first(tree.head[governor], "nsubj", "expl")
        if subject is not None and tree.lower[subject] == "it" and is_rated(tree, governor):
            return True  # *it is becoming hard to find doctors*
    if tree.dep[i] != "ccomp" or tree.mark(i) != "to":
        return False
    judged = [k for k in tree.all(governor, "ccomp") if governor < k < i and tree.pos[k] == "ADJ"]
    return any(tree.first(k, "expl") is not None for k in judged)


def is_rated(tree: Tree, adjective: int) -> bool:
    """Whether an adjective rates an act rather than somebody (*hard to*, unlike *eager to*)."""
    return tree.lemma[adjective] in _RATING or tree.lemma[adjective] in nouns("toughness")


def told_alone(tree: Tree, i: int, governor: int) -> int | None:
    """Give who is described as doing something (*told them he is the only one paying for it*)."""
    if tree.dep[i] != "ccomp" or tree.tag[i] != "VBG" or tree.mark(i):
        return None
    for k in tree.all(governor, "ccomp"):
        told = tree.first(k, "nsubj")
        if governor < k < i and told is not None and tree.first(k, "cop") is not None:
            return told if tree.is_nominal(k) else None
    return None


def is_pleaded(tree: Tree, i: int) -> bool:
    """Whether an adjective tells of the subject of its verb (*pleads guilty*, *stays silent*)."""
    return tree.pos[i] == "ADJ" and tree.first(i, "cop", "nsubj", "mark", "expl") is None


def is_told_to(tree: Tree, i: int, subject: int) -> bool:
    """Whether *yourself* shows that the verb is an order, not its neighbour's (*make yourself*)."""
    own = [k for k in tree.all(i, "obj", "iobj") if tree.lower[k] in {"yourself", "yourselves"}]
    return bool(own) and tree.lower[subject] != "you"


def strayed_subject(tree: Tree, i: int) -> int | None:
    """Give a subject of the `ccomp` at `i` that the analysis hung on the verb of saying behind.

    *Lee will meet Berg, his office said*.
    """
    said = tree.head[i]
    if i > said:
        return None
    finite = tree.tag[i] in {"VBD", "VBZ", "VBP"} or tree.has(i, "aux", "aux:pass")
    if not finite or tree.mark(i):
        return None
    found = tree.all(said, "nsubj", "nsubj:pass")
    return found[0] if len(found) > 1 and found[0] < i < found[-1] else None


def sensed(tree: Tree, governor: int) -> int | None:
    """Give what a relative clause is about that one sees or hears act (*prices we see rising*)."""
    noun = tree.head[governor]
    clause = tree.dep[governor] in {"acl:relcl", "acl"} and noun < governor
    if not clause or not tree.is_nominal(noun) or tree.first(governor, "obj") is not None:
        return None
    subject = tree.first(governor, "nsubj")
    return None if subject is None or tree.lower[subject] in RELATIVE_PRONOUNS else noun
