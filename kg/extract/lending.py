"""Verbs that lend their tense to an event noun of no code: *made a statement*, *saw a decline*.

Nouns with a code of their own are carried by the light verbs of `kg.extract.coding`; here verb and
noun become one event all the same, so that nobody reads of two.
"""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import kind_of_verb
from kg.extract.tree import Tree


def lend(tree: Tree, noun: Candidate, verb: Candidate | None) -> bool:
    """Join the event noun to the verb that carries it; False where the verb tells an act itself."""
    i = noun.trigger
    if verb is None or verb.light is not None or tree.dep[i] not in {"obj", "nsubj:pass"}:
        return False
    if verb.verb not in kind_of_verb("lending") or (tree.dep[i] == "nsubj:pass") != verb.passive:
        return False
    if not verb.actors and not verb.passive:
        return False
    verb.light = tree.lemma[i]
    verb.obj = i
    verb.verb += f" {noun.verb}"
    verb.words.append(i)
    verb.rule += "/lending"
    others = [t for t in verb.targets if t != i]
    verb.targets = others or [t for t in noun.targets + noun.actors if t not in verb.actors]
    return True
