"""Which of several nouns before a relative clause it describes: how far back the clause reaches."""

from __future__ import annotations

from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_human
from kg.extract.place_words import place_words
from kg.extract.spans import left_edge
from kg.extract.tree import Tree

_OPENING = frozenset({"(", "-lrb-", "["})
_CLOSING = frozenset({")", "-rrb-", "]"})
_INSIDE = frozenset({"nmod", "obl", "obl:agent", "obj", "acl", "appos"})
_EXAMPLES = frozenset({"including", "such as", "like", "especially", "notably"})
_CONTAINING = frozenset({"include", "contain", "comprise", "entail", "involve"})
_EDGES = frozenset(
    {"leverage", "edge", "advantage", "momentum", "hope", "confidence", "weapon", "ammunition",
     "boost", "impetus", "pretext", "excuse", "reason", "opening", "argument", "cover"}
)  # fmt: skip
"""What an act gives others to go on with, and no thing does."""
_STIRRING = frozenset(
    {"anger", "upset", "enrage", "infuriate", "alarm", "outrage", "dismay", "delight", "irk"}
)
"""What plans and acts do to people."""
_STEPS = 5


def told_apart(tree: Tree, noun: int, clause: int) -> int:
    """Give the noun a relative clause can tell from others, where the nearest cannot be.

    *an aide to Ann Berg whom he hired* is about the aide: without a comma a clause tells things
    of a kind apart, and a name has no kind; behind a bracket it leaves what is inside alone.
    """
    start = left_edge(tree, clause)
    if start <= noun:
        return noun
    last = start - 1 - (tree.lower[start - 1] == ",")
    if tree.lower[last] in _CLOSING:
        return _outside(tree, noun, last)
    if last != start - 1 or tree.pos[last] == "PUNCT" or not _is_unique(tree, noun):
        return noun
    kind = _kind_above(tree, noun)
    who = any(tree.lower[k] in {"who", "whom"} for k in tree.kids[clause])
    return noun if kind is None or who != is_human(tree, kind) else kind


def named_first(tree: Tree, noun: int, clause: int) -> int:
    """Give whom *one of* several describes, where a comma sets the clause off.

    *Brandt, one of the city's oldest bakeries, which used to …* is about Brandt.
    """
    one = tree.head[noun]
    start = left_edge(tree, clause)
    if tree.dep[noun] != "nmod" or tree.lower[one] != "one" or tree.dep[one] != "appos":
        return noun
    return tree.head[one] if "," in tree.lower[start - 1 : start + 1] else noun


def example_named(tree: Tree, noun: int, clause: int) -> int:
    """Give the person named as an example right before *who*.

    *writers, including Ann Lee, who lives there* is about Ann Lee.
    """
    last = left_edge(tree, clause) - 1
    last -= tree.lower[last] == ","
    for k in (last, *tree.ancestors(last)):
        if k <= noun or tree.dep[k] not in {"flat", "nmod"}:
            return noun
        if tree.ent[k] == "PERSON" and tree.case(k) in _EXAMPLES:
            return k
    return noun


def in_purpose(tree: Tree, noun: int, clause: int) -> int:
    """Give the noun right before *which* where a purpose lies between it and a noun further left.

    *They wore masks to stop the fumes, which burn*: the fumes do.
    """
    last = left_edge(tree, clause) - 1
    last -= tree.lower[last] == ","
    if last <= noun or tree.tag[last] not in {"NN", "NNS"}:
        return noun
    for k in tree.ancestors(last):
        if k <= noun or tree.head[k] == noun:
            return noun
        if tree.dep[k] in {"advcl", "xcomp"} and tree.mark(k) == "to":
            return last if tree.head[k] == tree.head[noun] else noun
    return noun


def listed_above(tree: Tree, noun: int, verb: int) -> int:
    """Give the plans, not whom they are for, where *which* tells what they contain.

    *proposals to help small shops, which include a tax cut*: the proposals do.
    """
    clause = tree.head[noun]
    if tree.lemma[verb] == "give" or tree.lemma[verb] in _STIRRING:
        return _lending(tree, noun, verb)
    if tree.lemma[verb] not in _CONTAINING or tree.dep[noun] != "obj":
        return noun
    if tree.dep[clause] != "acl" or tree.mark(clause) != "to":
        return noun
    above, held = tree.head[clause], tree.first(verb, "obj")
    alike = tree.tag[above] == tree.tag[noun] and tree.lemma[above] in nouns("infinitive_taking")
    return above if alike and held is not None and not tree.ent[held] else noun


def last_of_series(tree: Tree, noun: int, clause: int, *, plural: bool | None) -> int:
    """Give the last of several nouns before a clause with a singular verb.

    *raids and a siege that has emptied the town*: all of them *have*.
    """
    start = left_edge(tree, clause)
    between = [k for k in tree.all(noun, "conj") if noun < k < start]
    if plural is not False or not between or tree.pos[between[-1]] not in {"NOUN", "PROPN"}:
        return noun
    return between[-1] if tree.tag[between[-1]] in {"NN", "NNP"} else noun


def doing_harm(tree: Tree, noun: int, verb: int) -> int:
    """Give the attack or accident that kills, not what or where it strikes.

    *the bombing of a train that killed six*, *a fire at a plant that injured two*.
    """
    if tree.lemma[verb] not in nouns("claiming_lives"):
        return noun
    above = tree.head[noun]
    if tree.dep[noun] == "obl" and tree.dep[above] == "acl" and tree.tag[above] == "VBN":
        above = tree.head[above]  # *the raid launched at the base, which left two dead*
    elif tree.dep[noun] != "nmod":
        return noun
    strikes = tree.lemma[above] in nouns("striking")
    return above if strikes and not is_human(tree, noun) and _cannot_kill(tree, noun) else noun


def _lending(tree: Tree, noun: int, verb: int) -> int:
    """Give what told of a purpose, where *which* says what that gave others to go on with.

    *the announcement of a plan to close mines, which gave the union hope*: the announcement did.
    """
    given = tree.first(verb, "obj")
    stirs = tree.lemma[verb] in _STIRRING
    if given is None or not (stirs or tree.lemma[given] in _EDGES):
        return noun
    node = noun
    for _ in range(_STEPS):
        if tree.dep[node] not in _INSIDE or tree.head[node] > node:
            return noun
        meant = tree.dep[node] == "acl" and tree.mark(node) == "to"
        node = tree.head[node]
        if meant:
            break
    else:
        return noun
    while tree.dep[node] == "nmod" and tree.pos[tree.head[node]] == "NOUN":
        node = tree.head[node]
    return node


def _cannot_kill(tree: Tree, noun: int) -> bool:
    """Whether a noun names a place or thing, not a body that uses force."""
    place = tree.ent[noun] in {"GPE", "LOC", "FAC"} or tree.lemma[noun] in place_words().nouns
    return place or not is_actor_like(tree, noun)


def _outside(tree: Tree, noun: int, closing: int) -> int:
    """Give the noun outside the bracket that ends at `closing`."""
    opening = closing
    while opening > 0 and tree.lower[opening] not in _OPENING:
        opening -= 1
    if not opening < noun < closing:
        return noun
    outer = (k for k in tree.ancestors(noun) if k < opening and tree.pos[k] in {"NOUN", "PROPN"})
    return next(outer, noun)


def _is_unique(tree: Tree, noun: int) -> bool:
    """Whether a noun is a name, or as good as one (*the Danish government*)."""
    if tree.ent[noun] == "PERSON":
        return tree.first(noun, "det") is None
    the = tree.says(noun, ("the",), "det")
    named = any(tree.ent[k] in {"NORP", "GPE"} for k in tree.all(noun, "amod", "compound"))
    return the and named and tree.tag[noun] == "NN" and not is_human(tree, noun)


def _kind_above(tree: Tree, noun: int) -> int | None:
    """Give the noun with *a* in whose phrase the name stands."""
    node = noun
    for _ in range(_STEPS):
        if tree.dep[node] not in _INSIDE:
            return None
        node = tree.head[node]
        kind = tree.pos[node] == "NOUN" and tree.tag[node] == "NN"
        if kind and tree.says(node, ("a", "an"), "det"):
            return node
    return None


def person_around(tree: Tree, noun: int) -> int | None:
    """Give the person in whose description a thing stands (*people who live in fear, who pray*)."""
    for step, k in enumerate(tree.ancestors(noun)):
        if step > _STEPS or k > noun:
            return None
        if tree.is_nominal(k) and is_human(tree, k):
            return k
    return None
