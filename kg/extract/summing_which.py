"""What *which* means where the noun that an analysis hung its clause on cannot be meant.

People are *who*: *released the suspects, which upset the town* sums up the clause.  What contains
rules sets them, not those between whom it was made; who holds a part of a firm tells of the firm.
`kg.extract.antecedents` asks here.
"""

from __future__ import annotations

from kg.extract.coding import noun_at
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_amount
from kg.extract.spans import left_edge
from kg.extract.tree import Tree
from kg.extract.voice import passive

_HAPPENING = frozenset({"happen", "occur"})
_PLACES = frozenset({"GPE", "LOC"})
_NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "PERSON", "PRODUCT"})
_EMPTY = frozenset({"it"})
_STEPS = 3


def sums_up(tree: Tree, which: int, noun: int, verb: int) -> bool:
    """Whether *which* behind a comma stands for the clause before it, not for a noun."""
    if tree.lower[which] != "which" or tree.lower[which - 1] != ",":
        return False
    lemma = tree.lemma[verb]
    if lemma == "take" and "place" in {tree.lower[k] for k in tree.all(verb, "obj")}:
        # *when Lund bought Berg Corp., which took place in May*
        return tree.ent[noun] in _NAMED and tree.tag[noun] != "NNPS"
    if lemma in _HAPPENING:
        return is_amount(tree, noun) or tree.pos[noun] in {"NUM", "ADJ"} or _is_person(tree, noun)
    if lemma == "mean" or (lemma == "explain" and tree.has(verb, "ccomp", "advcl")):
        return noun_at(tree, noun) is None and not tree.has(verb, "nsubj:pass")
    made = lemma == "make" and tree.has(verb, "xcomp", "ccomp")
    if made and tree.says(verb, _EMPTY, "obj", "expl"):
        return True  # *…, which makes it hard to leave*
    if made or lemma in nouns("bringing_about"):
        place = tree.ent[noun] in _PLACES and tree.dep[noun] in {"obl", "nmod"}
        if place or is_amount(tree, noun):
            return True
    listed = lemma in nouns("listing")  # *the authors of the report, which include two judges*
    return not listed and _is_person(tree, noun) and _thing_around(tree, noun) is None


def thing_meant(tree: Tree, noun: int, clause: int, verb: int, *, plural: bool | None) -> int:
    """Give the noun that *which* means: the name a part is of, the pact made between others."""
    start = left_edge(tree, clause)
    apart = "," in (tree.lower[start], tree.lower[start - 1])
    if apart and _is_person(tree, noun):
        return _thing_around(tree, noun) or noun
    if apart and tree.lemma[noun] in nouns("holdings") and not passive(tree, verb):
        held = [k for k in tree.all(noun, "nmod") if noun < k < start]
        named = held and tree.ent[held[-1]] in _NAMED and not tree.has(held[-1], "conj")
        bears = tree.lemma[verb] not in nouns("worth_telling") and not tree.has(verb, "cop")
        return held[-1] if named and bears and plural is not True else noun
    return _rule_above(tree, noun, verb, plural=plural)


def _rule_above(tree: Tree, noun: int, verb: int, *, plural: bool | None) -> int:
    """Give the pact or law in whose phrase a party to it stands, if the verb tells what it says."""
    if tree.lemma[verb] not in nouns("laying_down") or not is_actor_like(tree, noun):
        return noun
    above = noun
    for _ in range(_STEPS):
        above = _out_of(tree, above)
        if tree.dep[above] not in {"nmod", "conj", "acl"} or tree.head[above] > above:
            return noun
        above = tree.head[above]
        if tree.lemma[above] in nouns("norm") or tree.lemma[above] in nouns("written"):
            fits = plural is None or plural == (tree.tag[above] == "NNS")
            return above if fits else noun
    return noun


def _out_of(tree: Tree, noun: int) -> int:
    """Give the participle in whose phrase a noun stands (*a deal* **signed** *by both sides*)."""
    clause = tree.head[noun]
    made = tree.dep[clause] == "acl" and tree.tag[clause] == "VBN"
    return clause if made and tree.dep[noun] in {"obl", "obl:agent"} else noun


def _is_person(tree: Tree, noun: int) -> bool:
    """Whether a noun names people and never a firm or a state, as *partner* and *rival* may."""
    lemma, common = tree.lemma[noun], tree.pos[noun] == "NOUN" and not tree.ent[noun]
    return common and lemma in nouns("person") and lemma not in nouns("either")


def _thing_around(tree: Tree, noun: int) -> int | None:
    """Give the thing in whose phrase people stand (*a letter from the workers, which said*)."""
    for _ in range(_STEPS):
        if tree.dep[noun] not in {"nmod", "conj"} or tree.head[noun] > noun:
            return None
        noun = tree.head[noun]
        if tree.pos[noun] == "NOUN" and not _is_person(tree, noun):
            return noun
    return None
