"""Occasions that are set beforehand (*summit*, *election*): whether they still lie ahead.

*Will speak at the summit*, *is running in the election* and *the debate opens on Friday* tell of
what is to come as much as *the next election* does; *spoke at the summit* tells of what was.
"""

from __future__ import annotations

from kg.extract.clause_kinds import is_present
from kg.extract.governors import governor, prospect_words
from kg.extract.negation import auxiliaries
from kg.extract.outcomes import is_coming_about
from kg.extract.spans import is_time_noun
from kg.extract.stance import Factuality
from kg.extract.times.coming_times import is_arranged
from kg.extract.tree import Tree

_UP_TO = frozenset({"leading up to", "ahead of", "going into", "heading into"})
_BEFORE = frozenset({"ahead", "advance"})
_LEFT = frozenset({"left", "go", "remaining"})
_MAIN = frozenset({"root", "conj", "parataxis", "ccomp"})
_TO_COME = frozenset({"loom", "near", "approach"})
_SETTING = frozenset({"set", "fix", "book", "pencil", "slate", "bill", "list"})
_DESCRIBING = ("acl:relcl", "acl")
_SUBJECTS = ("nsubj", "nsubj:pass")


def is_occasion(tree: Tree, noun: int) -> bool:
    """Whether a noun names what is set beforehand (*summit*, *election*)."""
    return tree.lemma[noun] in prospect_words("occasions", "words")


def is_looked_ahead_to(tree: Tree, noun: int) -> bool:
    """*ahead of the election*, *the run-up to the vote*: written before it was held."""
    case = tree.first(noun, "case")
    if case is None:
        return False
    words, above = tree.case(noun), tree.head[noun]
    before = words == "ahead of" or (tree.lower[case] == "of" and tree.lower[case - 1] in _BEFORE)
    if not is_occasion(tree, noun):
        return before and _is_now(tree, tree.head[above] if tree.lower[above] in _BEFORE else above)
    if before:
        return True
    if words == "until":  # with five weeks left until the vote
        return (
            tree.lower[above] in _LEFT
            or _is_now(tree, above)
            or (tree.dep[noun] == "nmod" and is_time_noun(tree, above))
        )
    if words == "before":
        if tree.dep[noun] == "nmod" and is_time_noun(tree, case - 1):
            above = tree.head[above]  # comes at a bad time, days before the vote
        return _is_now(tree, above)
    if words == "for" and tree.lower[above] == "time" and tree.case(above) == "in":
        return not _is_past(tree, tree.head[above])  # hopes to leave in time for the vote
    if words == "to" and tree.lower[above] == "leading":
        return _is_now(tree, tree.head[tree.head[above]])
    if words == "into" and tree.lower[above] in {"heading", "going", "headed"}:
        dates = (*tree.all(noun, "nmod"), *tree.all(above, "obl"))
        dated = any(tree.case(k) == "in" and is_time_noun(tree, k) for k in dates)
        return dated or _is_now(tree, tree.head[above])
    return words in _UP_TO and tree.dep[noun] == "obl" and _is_now(tree, above)


def _is_now(tree: Tree, i: int) -> bool:
    """Whether a clause stands in the present or the perfect, and no subordinate one."""
    finite = tree.pos[i] in {"VERB", "AUX"} or tree.first(i, "cop") is not None
    return finite and tree.dep[i] in _MAIN and is_present(tree, i)


def _is_past(tree: Tree, i: int) -> bool:
    """Whether the clause around `i` is told in the past."""
    while tree.head[i] != i and tree.tag[i] in {"VBG", "VB", "NN", "NNS"}:
        i = tree.head[i]
    return not is_present(tree, i)


def is_described_as_ahead(tree: Tree, noun: int) -> bool:
    """*the vote, which is due in May*, *the vote set for May*: said where it is named."""
    if tree.labels[noun].isdisjoint(_DESCRIBING):
        return False
    return any(_tells_ahead(tree, k) for k in tree.all(noun, *_DESCRIBING))


def _tells_ahead(tree: Tree, k: int) -> bool:
    own = tree.first(k, *_SUBJECTS)
    if tree.dep[k] == "acl":
        if (
            tree.mark(k) == "to"
            and is_occasion(tree, tree.head[k])
            and (tree.lemma[k] == "hold" or is_coming_about(tree, k))
        ):
            return True  # the summit, to be held in May
        dated = any(tree.case(d) == "for" and tree.ent[d] == "DATE" for d in tree.all(k, "obl"))
        return dated and tree.tag[k] == "VBN" and own is None and _is_planned(tree, k)
    if own is None or tree.lower[own] not in {"which", "that"} or not is_present(tree, k):
        return own is not None and tree.lower[own] == "which" and _will_begin(tree, k)
    if is_arranged(tree, k) and is_occasion(tree, tree.head[k]):
        return True  # the summit, which opens on Monday
    below = tree.first(k, "xcomp")
    passed_on = below is not None and not is_coming_about(tree, below)
    be = "cop" in tree.labels[k] or "aux:pass" in tree.labels[k]
    return be and not passed_on and _is_planned(tree, k)


def _is_planned(tree: Tree, k: int) -> bool:
    effect = governor(tree.lemma[k], tree.pos[k])
    planned = effect is not None and effect.name in {"intend", "expect"}
    return planned or tree.lemma[k] in _SETTING


def _will_begin(tree: Tree, k: int) -> bool:
    will = tree.says(k, ("will", "'ll"), "aux")
    return will and (is_coming_about(tree, k) or tree.lemma[k] == "hold")


def is_yet_to_be_held(tree: Tree, noun: int, verb: int, above: Factuality) -> bool:
    """Whether what `verb`, of the stance `above`, tells of an occasion shows that it lies ahead."""
    if not is_occasion(tree, noun):
        return False
    if tree.dep[noun] in _SUBJECTS:
        return (
            is_arranged(tree, verb)
            or _is_on_day(tree, verb)
            or _is_at_hand(tree, verb)
            or _is_set_for(tree, verb)
        )
    to_come = above.tense == "future" or above.modality == "intended"
    if tree.lemma[verb] == "boycott" and tree.tag[verb] == "VBG" and is_present(tree, verb):
        return tree.dep[noun] == "obj"
    if is_ahead(tree, noun, verb):
        faced = tree.lemma[verb] == "face" and is_present(tree, verb)
        clause = tree.head[verb] if tree.tag[verb] == "VB" else verb
        supposed = above.modality == "hypothetical" and is_present(tree, clause)
        able = tree.tag[verb] == "VB" and tree.pos[clause] == "ADJ" and is_present(tree, clause)
        awaited = faced or able or _is_expected(tree, verb)
        return to_come or awaited or supposed or _is_contested(tree, noun, verb)
    if to_come and tree.dep[noun] == "obl" and tree.case(noun) in {"for", "to"}:
        return True  # has until Friday to register for the vote
    return _is_contested(tree, noun, verb)


def is_ahead(tree: Tree, noun: int, verb: int) -> bool:
    """Whether an event noun names the scene of what its verb tells (*speak at the summit*)."""
    if tree.pos[verb] != "VERB":
        return False
    if tree.dep[noun] == "obj":
        return tree.lemma[verb] in prospect_words("occasions", "attended")
    return tree.dep[noun] == "obl" and tree.case(noun) in prospect_words("occasions", "cases")


def _is_expected(tree: Tree, verb: int) -> bool:
    """*are expected at the talks*."""
    effect = governor(tree.lemma[verb], "VERB")
    expected = effect is not None and effect.name == "expect"
    return expected and "aux:pass" in tree.labels[verb] and is_present(tree, verb)


def _is_on_day(tree: Tree, day: int) -> bool:
    """*the vote is Sunday*, *is on Monday*."""
    if tree.ent[day] != "DATE" or "cop" not in tree.labels[day] or not is_present(tree, day):
        return False
    return tree.pos[day] == "PROPN" or tree.case(day) == "in"


def _is_set_for(tree: Tree, verb: int) -> bool:
    """*is set for Sunday*, *was fixed for May*."""
    if tree.lemma[verb] not in _SETTING or not tree.has(verb, "aux:pass", "cop"):
        return False
    return any(tree.case(k) == "for" and tree.ent[k] == "DATE" for k in tree.all(verb, "obl"))


def _is_at_hand(tree: Tree, verb: int) -> bool:
    """*looms*, *is approaching*."""
    perfect = any(tree.lemma[k] == "have" for k in auxiliaries(tree, verb))
    return tree.lemma[verb] in _TO_COME and is_present(tree, verb) and not perfect


def _is_contested(tree: Tree, noun: int, verb: int) -> bool:
    """*is running in the election*, *are heading for a summit*: who prepares for it now."""
    if tree.dep[noun] != "obl" or not is_present(tree, verb):
        return False
    auxes = auxiliaries(tree, verb)
    if any(tree.lemma[k] == "have" for k in auxes) or tree.pos[verb] != "VERB":
        return False
    if tree.case(noun) == "for":
        return bool(auxes) and tree.tag[verb] == "VBG"
    contest = tree.lemma[noun] in prospect_words("occasions", "contests")
    standing = tree.lemma[verb] in prospect_words("occasions", "standing")
    return contest and standing and tree.case(noun) in prospect_words("occasions", "cases")
