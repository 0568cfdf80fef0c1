"""What a relative clause describes where nobody answers to it: asked for, missing, only named."""

from __future__ import annotations

from kg.extract.clause_kinds import is_asked, is_past, is_present
from kg.extract.governors import governor, prospect_words
from kg.extract.negation import auxiliaries, is_negated
from kg.extract.tree import Tree

_NEEDING = frozenset({"need", "want", "afford", "risk", "lack", "deserve", "require"})
_SEEKING = frozenset({"look", "hunt", "search", "shop", "scout", "wait", "hope", "yearn", "long"})
_IMAGINED = frozenset({"scenario", "hypothesis", "hypothetical", "fantasy", "nightmare"})
_UNREAL = frozenset({"hypothetical", "imaginary", "imagined", "fictional", "fictitious"})
_KINDS = frozenset({"kind", "sort", "type", "breed", "brand"})
_FINDING = frozenset({"know", "learn", "see", "find", "show", "reveal", "tell", "understand"})


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether a word is a verb or what somebody or something is said to be."""
    return tree.pos[i] == "VERB" or tree.first(i, "cop") is not None


def is_missing(tree: Tree, noun: int) -> bool:
    """Whether the clause says that there is no such thing (*there is* **no bank** *that …*)."""
    if not tree.says(noun, ("no",), "det"):
        return False
    there = [k for k in tree.all(tree.head[noun], "expl") if tree.lower[k] == "there"]
    return bool(there) and tree.lemma[tree.head[noun]] == "be"


def is_imagined(tree: Tree, noun: int) -> bool:
    """Whether a noun says that what its clause tells is thought up (*a scenario where …*)."""
    return tree.lemma[noun] in _IMAGINED or tree.says(noun, _UNREAL, "amod")


def is_of_asked(tree: Tree, noun: int) -> bool:
    """Whether a noun takes part in what a question with *would* or its like asks."""
    asked = predicate_above(tree, noun)
    modals = [k for k in tree.all(asked, "aux") if tree.tag[k] == "MD"]
    if not modals:
        return False
    subject = tree.first(asked, "nsubj", "nsubj:pass")  # ask would you hire a man who lied
    turned = subject is not None and modals[0] < subject and tree.dep[asked] == "ccomp"
    return turned or is_asked(tree, asked)


def is_one(tree: Tree, noun: int) -> bool:
    """*a man or a woman, who lied*: the first of several has an indefinite article."""
    return tree.says(noun, ("a", "an"), "det")


def predicate_above(tree: Tree, noun: int) -> int:
    """Give the verb or predicate under which a noun stands."""
    governing = tree.head[noun]
    while tree.head[governing] != governing and not is_predicate(tree, governing):
        governing = tree.head[governing]
    return governing


def leaves_who_open(tree: Tree, node: int, above: int) -> bool:
    """*an inquiry into who fled*, *voters decide who runs the city*: nobody is known to."""
    if tree.pos[above] == "NOUN":
        return True
    lemma = tree.lemma[above]
    if lemma in _FINDING and tree.says(above, ("would",), "aux"):
        return is_present(tree, node)  # we would learn which rules help the rich
    return lemma in prospect_words("scenes", "settling") and is_present(tree, node)


def is_mere_option(tree: Tree, i: int) -> bool:
    """*one option is closing the port and paying the men*: nobody has."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    name = tree.first(i, "nsubj:outer")
    if name is None or tree.lemma[name] not in prospect_words("scenes", "options"):
        return False
    return tree.says(i, ("is", "are"), "cop", "aux")


# ── kinds of people and things ───────────────────────────────────────────────────────────


def is_wanted_kind(tree: Tree, noun: int) -> bool:
    """*needs a lawyer who has won*, *what it needs is a man who wins*, *the fear is a man who …*.

    What such a one has done is what is looked for, nobody's deed.
    """
    first = noun
    while tree.dep[first] == "conj":
        first = tree.head[first]
    above = tree.head[first]
    if tree.case(noun) == "like" and tree.says(noun, ("a",), "det"):
        return True  # is like a race in which all lose
    sought = tree.dep[first] == "obl" and tree.case(first) == "for"
    if sought and tree.lemma[above] in _SEEKING and is_present(tree, above):
        return True  # is looking for a town that has a port
    if tree.dep[first] == "nmod" and tree.lemma[above] in _KINDS and tree.case(first) == "of":
        return True  # is not the kind of man who gives up
    if tree.dep[first] == "appos" and tree.lemma[above] in prospect_words("scenes", "options"):
        return ":" in tree.lower[above:first]  # my proposal: a tax that spares the poor
    if tree.dep[first] == "obj" and tree.lemma[above] in _NEEDING:
        return is_present(tree, above) and "xcomp" not in tree.labels[above]
    if "cop" not in tree.labels[first]:
        return False
    subject = tree.first(first, "nsubj", "csubj")
    if subject is None:
        return False
    clauses = (subject, *tree.all(subject, "acl:relcl", "acl"))
    if any(tree.lemma[k] in _NEEDING for k in clauses):
        return True
    effect = governor(tree.lemma[subject], "NOUN")
    return effect is not None and effect.modality == "hypothetical"


def is_nobody(tree: Tree, noun: int) -> bool:
    """*there never was a king who cared*: so none did."""
    if tree.says(noun, ("no",), "det"):
        return False
    above = tree.head[noun]
    there = tree.lemma[above] == "be" and "expl" in tree.labels[above]
    return there and tree.dep[noun] == "nsubj" and is_negated(tree, above)


def is_unreal_past(tree: Tree, noun: int) -> bool:
    """*wish they had found a man who cared*, *if she had met a man who cared*: there was none."""
    first = noun
    while tree.dep[first] == "conj":
        first = tree.head[first]
    verb = tree.head[first]
    if tree.dep[first] not in {"obj", "obl"} or not is_past(tree, verb):
        return False
    if not any(tree.lower[k] in {"had", "'d", "’d"} for k in auxiliaries(tree, verb)):
        return False
    wished = tree.dep[verb] == "ccomp" and tree.lemma[tree.head[verb]] == "wish"
    return wished or (tree.dep[verb] == "advcl" and tree.mark(verb) in {"if", "if only"})


# ── what another clause is to this one ───────────────────────────────────────────────────


def is_set_apart(tree: Tree, i: int, first: int) -> bool:
    """Whether a clause with a subject of its own is joined to no clause of the same rank.

    *To be sure it was safe, but they left* says that they left.
    """
    if tree.pos[first] in {"VERB", "AUX"} or not tree.has(i, "nsubj", "nsubj:pass"):
        return False
    return not is_predicate(tree, first) or tree.says(i, ("but",), "cc")


def verb_beside(tree: Tree, i: int, first: int) -> int | None:
    """Give the verb that a joined gerund goes with (*might need a ban and* **moving** *it*)."""
    if tree.tag[i] != "VBG" or tree.has(i, "aux", "nsubj"):
        return None
    if tree.dep[first] == "obj":
        first = tree.head[first]
        return first if tree.pos[first] == "VERB" else None
    return first if tree.tag[first] == "VB" else None
