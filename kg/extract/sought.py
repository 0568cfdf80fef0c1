"""What a relative clause describes where nobody answers to it: asked for, missing, only named."""

from __future__ import annotations

from kg.extract.clause_kinds import is_asked, is_present
from kg.extract.governors import prospect_words
from kg.extract.tree import Tree


def is_predicate(tree: Tree, i: int) -> bool:
    """Whether a word is a verb or what somebody or something is said to be."""
    return tree.pos[i] == "VERB" or tree.first(i, "cop") is not None


def is_missing(tree: Tree, noun: int) -> bool:
    """Whether the clause says that there is no such thing (*there is* **no bank** *that …*)."""
    if not any(tree.lower[k] == "no" for k in tree.all(noun, "det")):
        return False
    there = [k for k in tree.all(tree.head[noun], "expl") if tree.lower[k] == "there"]
    return bool(there) and tree.lemma[tree.head[noun]] == "be"


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
    return any(tree.lower[k] in {"a", "an"} for k in tree.all(noun, "det"))


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
    return tree.lemma[above] in prospect_words("scenes", "settling") and is_present(tree, node)


def is_mere_option(tree: Tree, i: int) -> bool:
    """*one option is closing the port and paying the men*: nobody has."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    name = tree.first(i, "nsubj:outer")
    if name is None or tree.lemma[name] not in prospect_words("scenes", "options"):
        return False
    return any(tree.lower[k] in {"is", "are"} for k in tree.all(i, "cop", "aux"))
