"""Verbs that lend their tense to an event noun of no code: *made a statement*, *saw a decline*.

Nouns with a code of their own are carried by the light verbs of `kg.extract.coding`; here verb and
noun become one event all the same, so that nobody reads of two.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.carrying import is_made_so
from kg.extract.coding import kind_of_verb
from kg.extract.spans import content_noun, is_time_noun
from kg.extract.tree import Tree

_DECLARED = frozenset({"bankruptcy", "insolvency", "default", "victory"})
_ABOUT = frozenset({"about", "to", "against", "on", "with"})


def part_of(tree: Tree, i: int) -> int:
    """Give the word for so many or so much of the noun (*half of the cuts were made*), or `i`."""
    above = tree.head[i]
    apart = tree.dep[i] == "nmod" and tree.cases[i] == "of"
    return above if apart and content_noun(tree, above) == i else i


def lend(tree: Tree, noun: Candidate, verb: Candidate | None) -> bool:
    """Join the event noun to the verb that carries it; False where the verb tells an act itself."""
    i = noun.trigger
    if verb is None or verb.light is not None:
        return False
    # *remarks she made*: the clause leaves the noun out that it modifies
    below = tree.head[verb.trigger] == i
    relative = below and verb.obj == i and not verb.passive
    whole = part_of(tree, i)
    if below and tree.dep[verb.trigger] != "acl:relcl":
        return False  # *plans to give money*, *the hope of getting help*
    if i in verb.actors or whole in verb.actors:
        return False  # *concerns that give voters pause*
    if tree.dep[whole] not in {"obj", "nsubj:pass"} and not relative:
        return False
    declared = verb.verb == "declare" and tree.lemma[i] in _DECLARED
    if not declared and verb.verb not in kind_of_verb("lending"):
        return False
    if not relative and (tree.dep[whole] == "nsubj:pass") != verb.passive:
        return False
    if verb.passive and any(case == "as" for case, _ in verb.obliques):
        return False  # *the announcement is seen as a step*: what is thought of it is another act
    if is_made_so(tree, whole) or (not verb.actors and not verb.passive):
        return False
    verb.light = tree.lemma[i]
    verb.obj = i
    verb.verb += f" {noun.verb}"
    verb.words.append(i)
    verb.rule += "/lending"
    both = {*tree.conjuncts(i), whole}  # *suffered losses and hard times*
    others = [t for t in verb.targets if t not in both]
    if relative and not others:
        others = [k for c, k in verb.obliques if c in _ABOUT and not is_time_noun(tree, k)][:1]
    verb.targets = others or [
        t
        for t in noun.targets + (noun.actors if whole == i else [])
        if t not in verb.actors and tree.tag[t] != "PRP$"
    ]
    return True
