"""Clauses hung on a verb that is not theirs, or on one whose subject cannot do what they tell.

*After reviewing the evidence, the case was closed*; *sent a ship in support of* **UN** *efforts to
feed them*; *fined the bank for fraud and for misleading clients*; *leading the march were two
ministers*.  `kg.extract.adverbial` and `kg.extract.subjects` ask here.
"""

from __future__ import annotations

from kg.extract.antecedents import owner_of
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_human
from kg.extract.spans import left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_WHILE = frozenset({"after", "before", "when", "while", "upon", "on", "without", ""})
_INNER = frozenset({"acl:relcl", "ccomp", "xcomp", "acl"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl")


def needs_a_mind(tree: Tree, i: int, governor: int) -> bool:
    """Whether only somebody can do what is told, and the clause is about a thing.

    *After reviewing the evidence, the case was closed*: no case reviews.
    """
    if tree.tag[i] != "VBG" or tree.lemma[i] not in nouns("minded") or tree.marks[i] not in _WHILE:
        return False
    if i > governor and not tree.marks[i]:
        return False
    subject = tree.first(governor, "nsubj", "nsubj:pass")
    if subject is None or tree.tag[subject] not in {"NN", "NNS"} or not tree.has(i, "obj"):
        return False
    body = tree.lemma[subject] in nouns("minding_bodies") or tree.ent[subject]
    return not body and not is_actor_like(tree, subject)


def accused_before(tree: Tree, i: int, governor: int) -> int | None:
    """Give whom a charge behind a comma is against: who was named last, not who acts above.

    *Oslo asked Chad to hand over* **the colonel**, *accused of two murders*.
    """
    if tree.tag[i] != "VBN" or i < governor or tree.marks[i] or tree.has(i, *_SUBJECTS):
        return None
    last = i - 2
    if tree.lemma[i] not in nouns("accusing") or tree.lower[i - 1] != "," or last <= governor:
        return None
    for k in (last, *tree.ancestors(last)):
        if k <= governor or tree.pos[k] == "VERB":
            return None
        if tree.is_nominal(k) and tree.dep[k] in {"obj", "obl", "iobj"}:
            near = max(tree.subtree(k)) in {last, last + 1}
            return k if near and is_human(tree, k) else None
    return None


def harm_above(tree: Tree, i: int, governor: int) -> int | None:
    """Give the violent act that kills, where the clause between tells of none.

    *Soldiers opened fire when the driver failed to stop,* **wounding** *three*: the soldiers did.
    """
    if tree.tag[i] != "VBG" or tree.marks[i] or tree.lemma[i] not in nouns("claiming_lives"):
        return None
    start = left_edge(tree, i)
    if i < governor or not tree.has(i, "obj"):
        return None
    if "," not in (tree.lower[start], tree.lower[start - 1]):
        return None
    inner = governor
    while tree.dep[inner] in {"xcomp", "advcl"}:
        if tree.lemma[inner] in nouns("violent") or tree.head[inner] > inner:
            return None
        inner = tree.head[inner]
    violent = inner != governor and tree.lemma[inner] in nouns("violent")
    return inner if violent and tree.has(inner, "nsubj") else None


def closed_off(tree: Tree, i: int, governor: int) -> int | None:
    """Give the verb above *, which …,* where an infinitive follows the closing comma.

    *suspended the shares, which had dropped by a third,* **to protect** *investors*.
    """
    if tree.marks[i] != "to" or tree.dep[governor] != "acl:relcl" or i < governor:
        return None
    noun, start = tree.head[governor], left_edge(tree, i)
    opening = left_edge(tree, governor)
    apart = tree.lower[opening] == "," or tree.lower[opening - 1] == ","
    if not apart or "," not in (tree.lower[start], tree.lower[start - 1]):
        return None
    above = next((k for k in tree.ancestors(noun) if tree.pos[k] == "VERB"), None)
    founded = above is not None and tree.lemma[above] in nouns("founding")
    return None if founded and is_actor_like(tree, noun) else above


def inverted_with(tree: Tree, i: int, governor: int) -> int | None:
    """Give who stands behind *be* (**leading the march were** *two former ministers*)."""
    copula = tree.first(governor, "cop")
    if tree.tag[i] != "VBG" or copula is None or not i < copula < governor:
        return None
    if tree.marks[i] or not tree.is_nominal(governor) or tree.has(governor, *_SUBJECTS):
        return None
    return governor if max(tree.subtree(i)) == copula - 1 else None


def planned_before(tree: Tree, i: int, governor: int) -> int | None:
    """Give whose plan or effort it is that an infinitive right behind it completes."""
    noun = left_edge(tree, i) - 1
    if tree.marks[i] != "to" or noun <= governor or tree.dep[noun] != "nmod":
        return None
    if tree.pos[noun] != "NOUN" or tree.lemma[noun] not in nouns("infinitive_taking"):
        return None
    return None if is_actor_like(tree, noun) else owner_of(tree, noun)


def reason_beside(tree: Tree, i: int, verb: int) -> int | None:
    """Give whom a verb blames or thanks for one thing *and for doing* another."""
    if tree.tag[i] != "VBG" or tree.has(i, "aux", *_SUBJECTS) or tree.tag[verb] == "VBG":
        return None
    charged = tree.first(verb, "obj", "iobj")
    if charged is None or not verb < charged < i or passive(tree, verb):
        return None
    judging = tree.lemma[verb] in nouns("judging") or tree.lemma[verb] in nouns("charging")
    if not judging and not is_actor_like(tree, charged):
        return None
    reasons = [k for k in tree.all(verb, "obl") if charged < k < i and tree.case(k) == "for"]
    return charged if reasons and tree.marks[i] in {"", "for"} else None


def sums_up_both(tree: Tree, i: int, governor: int) -> bool:
    """Whether *suggesting* behind two clauses with subjects of their own draws from both."""
    if tree.tag[i] != "VBG" or tree.marks[i] or tree.lemma[i] not in nouns("concluding"):
        return False
    start = left_edge(tree, i)
    if i < governor or "," not in (tree.lower[start], tree.lower[start - 1]):
        return False
    held = tree.first(i, "obj")
    felt = held is not None and tree.lemma[held] in nouns("raised")
    if felt and tree.lemma[i] == "raise" and tree.dep[governor] in _INNER:
        return True  # *found a gene that helps plants, raising hopes of better crops*
    first = tree.head[governor] if tree.dep[governor] == "conj" else governor
    clauses = [k for k in (first, *tree.all(first, "conj")) if k < i]
    return sum(tree.has(k, "nsubj", "nsubj:pass") for k in clauses) > 1


def needed_thing(tree: Tree, i: int, governor: int) -> bool:
    """Whether what a thing is needed for is told, not who does it (*weapons needed to win*)."""
    if tree.marks[i] != "to" or tree.lemma[governor] not in {"need", "require"}:
        return False
    if tree.dep[governor] != "acl" or tree.tag[governor] != "VBN":
        return False
    return not is_actor_like(tree, tree.head[governor])
