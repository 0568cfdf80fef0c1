"""What a noun says of who acts in the clause behind it: the noun, its owner, or neither.

`kg.extract.adnominal` asks here before it looks for an owner.
"""

from __future__ import annotations

from kg.extract.antecedents import described, described_doing
from kg.extract.noun_classes import nouns
from kg.extract.participants import is_actor_like, is_human
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_minding(tree: Tree, noun: int, i: int) -> bool:
    """Whether what somebody has in mind was hung on a thing (*bought shares* **hoping** *for*)."""
    if tree.dep[noun] not in {"obj", "obl"} or described_doing(tree, noun, i) != noun:
        return False
    if is_actor_like(tree, noun):
        return False
    return tree.lemma[i] in nouns("in_mind") and tree.pos[tree.head[noun]] == "VERB"


def is_managed(tree: Tree, noun: int) -> bool:
    """Whether a noun tells how it goes for somebody (*have* **trouble** *paying*)."""
    had = tree.dep[noun] == "obj" and tree.pos[tree.head[noun]] in {"VERB", "AUX"}
    if not had or tree.lemma[tree.head[noun]] not in nouns("undergoing_difficulty"):
        return False
    hard = tree.lemma[noun] == "time" and tree.first(noun, "amod") is not None
    return hard or tree.lemma[noun] in nouns("difficulty")


def served_in(tree: Tree, noun: int) -> int | None:
    """Give whose post or work a participle tells of (**her** *role representing the firm*)."""
    return tree.first(noun, "nmod:poss") if tree.lemma[noun] in nouns("post") else None


def is_in_text(tree: Tree, noun: int, i: int) -> int | None:
    """Give the text sent to somebody that takes a side (*sent* **a letter** *to him opposing*)."""
    sent = tree.head[noun]
    if (
        tree.dep[noun] != "obl"
        or tree.case(noun) != "to"
        or tree.lemma[i] not in nouns("taking_sides")
    ):
        return None
    texts = [k for k in tree.all(sent, "obj", "nsubj:pass") if k < noun]
    return texts[-1] if texts and tree.lemma[texts[-1]] in nouns("written") else None


def is_told_of(tree: Tree, noun: int, i: int) -> bool:
    """Whether a finite clause without a pronoun tells of its noun (*something odd was going on*).

    A clause that leaves its subject out without *who* or *that* describes nothing: the noun is
    its subject.
    """
    auxes = tree.all(i, "aux", "aux:pass")
    if tree.tag[auxes[0] if auxes else i] not in _FINITE or tree.mark(i) or i < noun:
        return False
    if tree.first(i, "nsubj", "nsubj:pass", "expl", "csubj") is not None:
        return False
    inside = (k for k in range(noun + 1, i) if tree.lower[k] in RELATIVE_PRONOUNS)
    before = min(k for k in (i, *tree.kids[i]) if k > noun) - 1
    return next(inside, None) is None and tree.pos[before] != "PUNCT"


def is_for_others(tree: Tree, noun: int) -> bool:
    """Whether what a noun calls for is for others to do (*his appeal to save the river*)."""
    return tree.lemma[noun] in nouns("calling_for") and tree.first(noun, "nmod:poss") is not None


def pressed_to(tree: Tree, noun: int, i: int) -> int | None:
    """Give the verb whose subject is pressed (*faced demands from voters* **to resign**)."""
    verb = tree.head[noun]
    if (
        tree.mark(i) != "to"
        or tree.case(noun) != "from"
        or tree.lemma[verb] not in nouns("meeting")
    ):
        return None
    before = [k for k in tree.all(verb, "obj") if verb < k < noun]
    return verb if before and tree.lemma[before[-1]] in nouns("pressing") else None


def does_it_itself(tree: Tree, noun: int, i: int) -> int | None:
    """Give who or what is to do what it is there for, whosever it is.

    *His choice to head the bank is Ann Lee*: she would; *no evidence to justify a trial*: evidence.
    """
    if tree.lemma[noun] in nouns("proof"):
        return noun if tree.lemma[i] in nouns("proving") else None
    if tree.tag[noun] != "NN" or tree.lemma[noun] not in nouns("nominee"):
        return None
    told = tree.first(noun, "nsubj") if tree.first(noun, "cop") is not None else None
    if told is not None and is_human(tree, told):
        return told
    return described(tree, noun) if is_human(tree, noun) else None
