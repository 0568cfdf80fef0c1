"""Deeds and events that a noun or an adjective names without saying that they came about.

*The cost of rebuilding it*, *enthusiasm for a merger*, *open to a sale* tell of the cost, the
enthusiasm and the openness; *years of fighting* and *an apology for an attack* tell of deeds.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_anybody, is_definite, is_present
from kg.extract.governors import Effect, governor, prospect_words
from kg.extract.noun_classes import nouns
from kg.extract.occasions import is_occasion
from kg.extract.participants import is_actor_like
from kg.extract.tree import RELATIVE_PRONOUNS, Tree

_SUPPOSED = Effect(modality="hypothetical", certainty="possible", tense="future")
_TOWARDS = frozenset({"toward", "towards"})
PROMISING = frozenset({"have", "promise"})
"""Verbs that `has_potential` may hold of."""
NAMING = frozenset({"of", *_TOWARDS})
"""What opens a clause of which `is_named_deed` may hold."""


def is_named_deed(tree: Tree, node: int, noun: int, mark: str) -> bool:
    """Whether a gerund only says what a noun is about (*the job of counting votes*)."""
    if tree.tag[node] != "VBG" or tree.dep[node] != "acl":
        return False
    if tree.pos[noun] != "NOUN" or tree.has(node, "nsubj", "nsubj:pass"):
        return False
    if any(tree.lemma[k] == "have" for k in tree.all(node, "aux")):
        return False  # the honour of having served
    return mark in _TOWARDS or not _tells_of_deeds(tree, noun)


def _tells_of_deeds(tree: Tree, noun: int) -> bool:
    """*years of fighting*, *a history of striking*; of whom somebody reminds is no such noun."""
    lemma = tree.lemma[noun]
    if lemma in prospect_words("named", "deeds") or tree.ent[noun] in {"DATE", "TIME"}:
        return True
    if lemma in nouns("time_noun"):
        return tree.tag[noun] == "NNS" or not is_definite(tree, noun)
    return is_actor_like(tree, noun)


def named_effect(tree: Tree, noun: int, above: int, dep: str) -> Effect | None:
    """Give what a word that the lexicon does not know does to an event noun behind *for*."""
    if tree.case(noun) != "for":
        return None
    if is_definite(tree, noun) and not is_of_a_kind(tree, noun) and not _is_sum(tree, above, noun):
        return None
    if dep == "obl":
        kept = _is_sum(tree, above, noun) or _is_kept_for(tree, above, noun)
        return _SUPPOSED if kept else None
    plain = dep == "nmod" and tree.pos[above] == "NOUN" and not is_occasion(tree, above)
    if not plain or tree.lemma[above] in prospect_words("named", "grounds"):
        return None
    return None if is_actor_like(tree, above) else _SUPPOSED


def is_of_a_kind(tree: Tree, noun: int) -> bool:
    """*the removal of mines*: done to a kind of thing, it is no known event for all its *the*."""
    if "nmod:poss" in tree.labels[noun]:
        return False
    done_to = [k for k in tree.all(noun, "nmod") if tree.case(k) == "of"]
    return bool(done_to) and all(_is_kind(tree, k) for k in done_to)


def _is_kind(tree: Tree, k: int) -> bool:
    bare = tree.labels[k].isdisjoint({"det", "nummod", "nmod:poss", "acl", "acl:relcl"})
    return bare and tree.pos[k] == "NOUN"


def _is_sum(tree: Tree, above: int, noun: int) -> bool:
    """*three million for the repair*: money set aside for it."""
    if tree.ent[above] == "MONEY":
        return True
    case, thing = tree.first(noun, "case"), tree.first(above, "obj")
    if tree.pos[above] != "VERB" or case is None or thing is None:
        return False
    before = tree.ent[case - 1] == "MONEY" and tree.ent[thing] == "MONEY"
    return before and tree.lemma[above] in prospect_words("named", "setting_aside")


def _is_kept_for(tree: Tree, verb: int, noun: int) -> bool:
    """*carries gear for the removal of mines*: what a thing is made or kept for."""
    case, thing = tree.first(noun, "case"), tree.first(verb, "obj")
    if tree.lemma[verb] not in prospect_words("named", "keeping") or thing is None:
        return False
    near = case == thing + 1 and tree.pos[thing] == "NOUN" and not is_actor_like(tree, thing)
    return near and tree.lemma[thing] not in prospect_words("named", "grounds")


def is_of_anything(tree: Tree, noun: int) -> bool:
    """*the cleanup of any spill*: whatever it is done to, it need not have been done."""
    return any(tree.case(k) == "of" and is_anybody(tree, k) for k in tree.all(noun, "nmod"))


def is_reckoned_with(tree: Tree, noun: int) -> bool:
    """*in case of an evacuation*, *for fear of a protest*: it may come, no more."""
    case = tree.first(noun, "case")
    if case is None or case < 2 or tree.lower[case] != "of":
        return False
    before = tree.lower[case - 2 : case]
    if before == ["the", "event"]:
        return True
    return before in (["in", "case"], ["for", "fear"]) and not is_definite(tree, noun)


def has_potential(tree: Tree, verb: int) -> bool:
    """*has the potential to ruin them*, *a law that promises to save them*: no more than may."""
    if tree.lemma[verb] == "promise":
        return is_present(tree, verb) and "xcomp" in tree.labels[verb] and _is_of_thing(tree, verb)
    if tree.lemma[verb] != "have" or "obj" not in tree.labels[verb]:
        return False
    return any(tree.lemma[k] == "potential" and tree.has(k, "acl") for k in tree.all(verb, "obj"))


def _is_of_thing(tree: Tree, verb: int) -> bool:
    """Whether something that cannot speak is the subject (*the merger promises to …*)."""
    subject = tree.first(verb, "nsubj")
    if subject is not None and tree.lower[subject] in RELATIVE_PRONOUNS:
        subject = tree.head[verb]
    return subject is not None and tree.pos[subject] == "NOUN" and not is_actor_like(tree, subject)


def is_in_hand(tree: Tree, pact: int, verb: int) -> bool:
    """*have a deal for you*: what is offered to somebody is not struck."""
    if tree.lemma[pact] not in {"deal", "bargain"} or not is_present(tree, verb):
        return False
    return any(
        tree.case(k) == "for" and (tree.pos[k] == "PRON" or is_actor_like(tree, k))
        for k in (*tree.all(verb, "obl"), *tree.all(pact, "nmod"))
    )


def is_part(tree: Tree, noun: int, whole: int) -> bool:
    """*a piece of the deal*, *most of the funding*: what becomes of the part became of it."""
    return tree.case(whole) == "of" and tree.lemma[noun] in prospect_words("named", "parts")


def falls_through(tree: Tree, verb: int) -> Effect | None:
    """Give what *fell through*, *came to nothing* does to its subject: it did not come about."""
    through = tree.lemma[verb] == "fall" and tree.lower[verb + 1 : verb + 2] == ["through"]
    return governor("fall_through", "VERB", events=True) if through else None
