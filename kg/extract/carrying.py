"""Light verbs: the act is their noun's, and so is the target (*imposed sanctions on the bank*)."""

from __future__ import annotations

from kg.extract.addressees import addressee, helped
from kg.extract.candidates import Candidate
from kg.extract.coding import LightVerb, light_verb, noun_at, phase
from kg.extract.means import behind_means
from kg.extract.noun_classes import nouns
from kg.extract.participants import bearing_oblique, is_bare_phrase
from kg.extract.place_words import place_words
from kg.extract.spans import is_time_noun
from kg.extract.tree import Tree

_OWN = ("det", "amod", "nummod", "nmod:poss", "compound")
_UNDERGOING = frozenset({"obj", "nsubj:pass"})
_STATES = frozenset({"JJ", "NN"})
_STRIKING = frozenset({"ASSAULT", "COERCE", "RETREAT"})
_OF_STANCE = frozenset({"OTHER", "ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})


def light_words(tree: Tree, noun: int) -> str:
    """Give the event noun with what is compounded with it (*house arrest*)."""
    compound = [tree.lemma[k] for k in tree.all(noun, "compound") if k < noun]
    return " ".join([*compound, tree.lemma[noun]])


def carrying(tree: Tree, verb: str, noun: int) -> LightVerb | None:
    """Tell whether the verb carries, or ends, the act that its noun tells (*halted its aid to*)."""
    if is_made_so(tree, noun):
        return None
    light = light_verb(verb, tree.lemma[noun], None)
    if light is not None and light.lemma == "take place" and tree.first(noun, *_OWN) is not None:
        return None  # *took third place*
    if light is not None or phase(verb) != "off":
        return light
    entry = noun_at(tree, noun)
    if entry is None or entry.code == "OTHER":
        return None
    both = f"{verb} {entry.lemma}"
    return LightVerb(both, entry.lemma, entry.code, entry.mode, "noun", entry.target_preps)


def is_made_so(tree: Tree, noun: int) -> bool:
    """Whether the verb tells what a noun becomes or is (*made the visit* **a priority**)."""
    verb = tree.head[noun]
    if "xcomp" not in tree.labels[verb] or tree.dep[noun] not in _UNDERGOING:
        return False
    return any(
        tree.tag[k][:2] in _STATES and (tree.mark(k) == "" or tree.has(k, "cop"))
        for k in tree.all(verb, "xcomp")
        if k > verb
    )


def carry(tree: Tree, found: Candidate, noun: int, light: LightVerb) -> None:
    """Let the event noun at `noun` be the act that a light verb only carries.

    The target then is the noun's own complement (*sanctions on Niger*) or that of the verb.
    """
    found.light = tree.lemma[noun]
    found.obj = noun
    found.verb += f" {tree.lemma[noun]}"
    found.words.append(noun)
    found.rule += "/light-verb"
    own = [(tree.case(k), k) for k in tree.all(noun, "nmod") if k > noun]
    parties = next((k for case, k in own + found.obliques if case == "between"), None)
    if parties is not None and not found.actors:
        found.actors, found.targets = tree.conjuncts(parties)[:1], tree.conjuncts(parties)[1:]
        found.reciprocal = True
        return
    for case, k in own + found.obliques:
        if (
            (is_time_noun(tree, k) and noun_at(tree, k) is None)  # *the Sunday ceremony*
            or is_bare_phrase(tree, k)
            or (case in {"in", "on"} and tree.lemma[k] in nouns("circumstance"))
            or (case == "in" and (tree.ent[k] == "LOC" or tree.lemma[k] in nouns("wilds")))
        ):
            continue
        if case in light.target_preps or case == light.target:
            found.targets = tree.conjuncts(k)
            return
    if light.target == "none":
        return  # *took place in the capital*
    if hit := behind_means(tree, found.trigger, noun):
        found.targets = hit
        return
    own = [(c, k) for c, k in own if not _is_around(tree, light, c, k)]
    beside = [(c, k) for c, k in found.obliques if not _is_around(tree, light, c, k)]
    goal = bearing_oblique(tree, own + beside, beside_object=True)
    if goal is None and light.code != "CONSULT":  # *held talks on a boat*
        goal = bearing_oblique(
            tree, [(c, k) for c, k in own if c != "by"] + beside, beside_object=False
        )
    if goal is not None:
        found.targets = tree.conjuncts(goal)
    else:
        if light.code == "AGREE":
            return  # *made a vow to free her*: what is vowed is done to her, the vow is not
        about = _content_of(tree, noun, light, found.obliques)
        told = addressee(tree, noun, about)
        told = [k for k in told if not _is_around(tree, light, tree.case(k), k)]
        found.targets = told or helped(tree, found.trigger)


def _is_around(tree: Tree, light: LightVerb, case: str, k: int) -> bool:
    """Whether a complement tells in what way, or where an act that strikes no place is done.

    An attack *in the north* strikes it; a rally, a patrol or an appeal *in the north* does not.
    """
    if case not in {"in", "on", "at", "near", "around", "across"}:
        return False
    if tree.lemma[k] in nouns("circumstance") or tree.lemma[k] in nouns("wilds"):
        return True
    if light.code in _STRIKING or case == "on":
        return False
    return tree.ent[k] in {"GPE", "LOC", "FAC"} or (
        tree.pos[k] == "NOUN" and tree.lemma[k] in place_words().nouns
    )


def _content_of(
    tree: Tree, noun: int, light: LightVerb, obliques: list[tuple[str, int]]
) -> list[tuple[str, int]]:
    """Give what an act of words or stance is about (*expressed outrage over the ruling*)."""
    if light.code not in _OF_STANCE:
        return []
    shares = tree.lemma[noun] in nouns("shared_in")
    cases = {"over", "for", "about"} | ({"in"} if shares else set())
    return [
        ("about" if case == "in" else case, k)
        for case, k in obliques
        if case in cases and k > noun and (case != "in" or tree.ent[k] not in {"GPE", "LOC"})
    ]
