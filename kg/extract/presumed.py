"""Where the negation above an event denies something else, or turns on an idiom.

*Failed to attend the meeting* denies the attending, *did not want to say that they left* the
saying; *too weak to win* denies without a *not*, and *no choice but to leave* does not deny.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_definite, is_present
from kg.extract.complements import is_finite, is_proposal, lemma_of, looks_back
from kg.extract.governors import governor, presumed_words
from kg.extract.named_only import is_part
from kg.extract.negation import is_denied, is_negated
from kg.extract.reports.reporting import lexicon
from kg.extract.tree import Tree

_AWAY = frozenset({("from", "far"), ("of", "clear"), ("of", "steer"), ("of", "short")})
KEEPING_AWAY = frozenset({"from", "of", "near", "as to", "to"})
"""What opens a clause of which `is_kept_away` may hold."""
_BARRING = frozenset({"rule_out", "exclude", "preclude", "ban", "forbid", "prohibit"})
_WITHDRAWN = frozenset({"back", "shy", "stay", "steer", "walk", "turn", "keep", "run", "move"})


def is_known_beforehand(tree: Tree, noun: int, verb: int, dep: str) -> bool:
    """Whether what a verb is done to is there anyway (*failed to attend the meeting*).

    Verbs that bring their object about are no such verbs (*failed to secure the release*).
    """
    if dep == "nmod" and tree.pos[verb] == "NOUN":
        if is_part(tree, verb, noun):
            return False
        return _is_touched_on(tree, noun, verb)
    if dep not in {"obj", "nsubj:pass"} or tree.pos[verb] != "VERB":
        return False
    if looks_back(tree.lemma[verb]):
        return True
    known = is_definite(tree, noun) or is_proposal(tree, noun)
    return known and tree.lemma[verb] not in presumed_words("bringing_about")


def _is_touched_on(tree: Tree, noun: int, above: int) -> bool:
    """*denied a part in the killing*: the part is denied; rumours of a killing deny the killing."""
    if tree.lemma[above] in presumed_words("hearsay"):
        return False
    case = tree.case(noun)
    return is_definite(tree, noun) if case == "of" else case not in {"", "like", "as"}


def is_indispensable(tree: Tree, noun: int, verb: int) -> bool:
    """*cannot govern without an agreement*: two denials make it a condition."""
    return tree.cases[noun] == "without" and is_negated(tree, verb)


def is_never_met(tree: Tree, noun: int, verb: int, dep: str) -> bool:
    """*has not faced charges*: who did not meet with something new, to him nobody did it."""
    if dep not in {"obj", "nsubj:pass", "obl"} or not is_negated(tree, verb):
        return False
    lemma = tree.lemma[verb]
    if dep == "obl":  # does not come with a ban, never took part in a strike
        return f"{lemma}_{tree.case(noun)}" in presumed_words("coming_with")
    return lemma in presumed_words("bringing_about") or (
        dep == "obj" and lemma in presumed_words("meeting")
    )


def is_kept_away(tree: Tree, parent: int, mark: str) -> bool:
    """*far from winning*, *steered clear of attacking*, *came close to using it*."""
    if (mark, tree.lemma[parent]) in _AWAY or (mark, tree.lower[parent]) == ("near", "nowhere"):
        return True
    if mark == "of" and tree.says(parent, ("short",), "advmod"):
        return True  # fell short of saying so
    if mark == "as to":  # did not go so far as to say so
        verb = tree.head[parent] if tree.lower[parent] == "far" else parent
        if tree.says(verb, ("far",), "advmod"):
            return is_negated(tree, verb)
    if mark == "to" and tree.says(parent, ("close",), "advmod"):
        return True
    return (
        mark == "from"
        and tree.lemma[parent] in _WITHDRAWN
        and tree.says(parent, ("away",), "advmod", "compound:prt")
    )


def leaves_open(tree: Tree, verb: int) -> bool:
    """*nothing stops them from leaving*, *did not rule out leaving*: they may."""
    return lemma_of(tree, verb) in _BARRING or is_present(tree, verb)


def is_kept_out(tree: Tree, verb: int) -> bool:
    """Whether somebody does not take part (*is* **ineligible to** *take part in the debate*)."""
    above = tree.head[verb]
    if is_negated(tree, verb) or tree.dep[verb] != "xcomp":
        return is_negated(tree, verb)
    effect = governor(tree.lemma[above], tree.pos[above])
    return is_negated(tree, above) or (effect is not None and effect.polarity == "negated")


def is_only_way(tree: Tree, node: int, noun: int) -> bool:
    """*no choice but to leave*, *no other way to win*: what there is no choice about is done."""
    if not is_denied(tree, noun):
        return False
    if is_only_choice(tree, node):
        return True
    return tree.mark(node) == "to" and tree.says(noun, presumed_words("remaining"), "amod")


def is_only_choice(tree: Tree, node: int) -> bool:
    """*no choice* **but** *to leave*: it was left."""
    return any(tree.lower[k] == "but" and k < node for k in tree.kids[node])


def is_out_of_reach(tree: Tree, node: int, parent: int) -> bool:
    """*too weak* **to** *win*, *not good enough* **to** *win*, *lacks the courage* **to** *act*."""
    if is_finite(tree, node):
        return False
    if tree.dep[node] == "acl":
        above = tree.head[parent]
        if tree.dep[parent] != "obj" or above > parent:
            return False
        if tree.lemma[above] == "have" and tree.lemma[parent] in presumed_words("daring"):
            return is_negated(tree, above)  # nobody has the courage to act
        return tree.lemma[above] == "lack"
    if tree.pos[parent] not in {"ADJ", "ADV", "VERB"}:
        return False
    for k in tree.all(parent, "advmod"):
        if tree.lower[k] == "too" and k == parent - 1:
            eager = tree.lemma[parent] in presumed_words("eager")
            return not eager and tree.lower[k - 1] not in {"all", "only"}
        if tree.lower[k] == "enough" and k == parent + 1 and is_negated(tree, parent):
            return True
    return tree.pos[parent] == "VERB" and _is_done_too_little(tree, node, parent)


def _is_done_too_little(tree: Tree, node: int, verb: int) -> bool:
    """*did not take it* **seriously enough** *to act*, where the adverb belongs to the verb."""
    if not is_negated(tree, verb):
        return False
    return any(
        k < node and tree.lower[k] == "enough"
        for how in tree.all(verb, "advmod")
        for k in tree.all(how, "advmod")
        if k == how + 1
    )


def is_named(tree: Tree, node: int, parent: int) -> bool:
    """*called the vote* **rigged**: an `xcomp` says what something is called, not what is asked."""
    bare = tree.tag[node] == "VBN" and not tree.marks[node]
    return bare and _takes(tree, parent, "naming")


def is_told(tree: Tree, node: int, verb: int) -> bool:
    """Whether a clause under a verb is what somebody says (*said* **they had left**)."""
    return tree.dep[node] == "ccomp" and is_finite(tree, node) and _takes(tree, verb, "clause")


def _takes(tree: Tree, verb: int, content: str) -> bool:
    reporters = lexicon().verbs.get(tree.lemma[verb], ())
    return any(r.voice and content in r.takes for r in reporters)
