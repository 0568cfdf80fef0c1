"""Adverbial, descriptive and judged clauses: what the clause or noun above them does to an event.

They depend on how factual that clause itself is; `judge` tells it (`kg.extract.scope`).
"""

from __future__ import annotations

from kg.extract.backshift import WOULD
from kg.extract.called_for import is_called_for
from kg.extract.clause_kinds import (
    is_anybody,
    is_asked,
    is_open,
    is_past,
    is_present,
    is_ranked,
    is_set_off,
    is_temporal,
    subordinator,
)
from kg.extract.complements import is_finite, nominal_effect, purpose_effect
from kg.extract.conditions import is_inverted
from kg.extract.governors import Effect, adverb_effects, governor, presumed_words, untruth
from kg.extract.left_open import hedged, is_done, is_talked_about
from kg.extract.negation import has_negative_subject, is_denied, is_negated
from kg.extract.outcomes import charged_way, is_open_way, is_result
from kg.extract.own_clause import read_hedges
from kg.extract.participants import is_actor_like
from kg.extract.prospects import holds_whenever, is_laid_down, is_rule, is_someone_or_other
from kg.extract.scope_times import Judge, await_, is_meanwhile, is_perfect, precede
from kg.extract.sought import (
    is_imagined,
    is_missing,
    is_nobody,
    is_of_asked,
    is_one,
    is_unreal_past,
    is_wanted_kind,
    predicate_above,
)
from kg.extract.stance import Factuality, share_stance
from kg.extract.supposed import (
    follows_then,
    is_by_law,
)
from kg.extract.tree import Tree

EFFECT_LINKS = frozenset({"obj", "nsubj:pass", "nmod", "obl"})
_PURPOSE = frozenset({"to", "in order to", "so as to", "for to"})
_HANDING = frozenset({"give", "send", "show", "hand", "bring", "submit", "provide", "deliver"})
_HOLDING = frozenset({"include", "involve", "entail", "mean", "require"})
_CARRIED = frozenset({"xcomp", "advcl", "ccomp"})
_COMING = Effect(modality="intended", tense="future")
SUPPOSED = Effect(modality="hypothetical", certainty="possible")


def under_judgement(tree: Tree, parent: int, found: Factuality, judge: Judge) -> None:
    """*Bombing it would help*, *is a crime*: judged, not done; *helped* says that it was done."""
    share_stance(judge(tree, parent), found)
    if found.modality == "asserted" and not is_past(tree, parent):
        found.apply(Effect(modality="hypothetical"), negated=False)


def under_adverbial(
    tree: Tree, node: int, parent: int, mark: str, found: Factuality, judge: Judge
) -> bool:
    """Pass an adverbial clause under its main clause."""
    if subordinator(tree, node) == "as soon as":
        parent = tree.head[parent]
    supposed = mark in {"as if", "as though"} or is_inverted(tree, node)
    if supposed or "condition" in adverb_effects(mark.replace(" ", "_")):
        found.apply(SUPPOSED, negated=False)
        return False
    if mark == "to" and is_result(tree, node, parent):
        share_stance(judge(tree, parent), found)
        if is_negated(tree, parent):
            found.deny()  # did not live to see it
        return False
    if mark == "to" and is_done(tree, node, parent):
        return False
    if tree.lemma[parent] == "come" and tree.first(parent, "expl") is not None:
        found.apply(SUPPOSED, negated=False)  # when it comes to leaving
        return False
    if mark in _PURPOSE and found.tense is None:
        effect = purpose_effect(tree, parent)
        found.apply(effect or Effect(modality="intended", tense="future"), negated=False)
        read_hedges(tree, parent, found)  # is probably doing it to show that it can
        if has_negative_subject(tree, parent):
            found.deny()  # no ships sailed to blockade it
        return True
    if mark == "by" and is_open_way(tree, parent):
        found.apply(SUPPOSED, negated=False)
    if mark == "by":
        found.apply(charged_way(tree, node, parent), negated=False)
    if not is_finite(tree, node):
        share_stance(judge(tree, parent), found)
        if tree.tag[node] == "VBG" and judge(tree, parent).tense == "future":
            found.tense = found.tense or "future"
        if mark == "before" and tree.has(parent, "xcomp"):
            precede(tree, parent, found)
        elif tree.tag[node] == "VBG" and holds_whenever(tree, node, parent):
            found.apply(SUPPOSED, negated=False)
        if mark in {"by", "without"} and is_negated(tree, parent):
            found.deny()  # never leaves without paying
    elif is_rule(tree, node, parent):
        found.apply(SUPPOSED, negated=False)
    elif is_temporal(tree, node) or is_meanwhile(tree, node, parent):
        await_(tree, node, parent, found, judge)
    return False


def under_hearsay(tree: Tree, noun: int, found: Factuality) -> None:
    """Pass what describes a noun under the talk of it (*rumours of deaths caused by a virus*)."""
    talk = tree.head[noun]
    if tree.lemma[talk] in presumed_words("hearsay"):
        found.negations += is_denied(tree, talk)  # no reports of men dying
    effect = nominal_effect(tree, noun, talk, "nmod")
    if tree.lemma[talk] in untruth("lacking") and is_denied(tree, talk):
        found.apply(SUPPOSED, negated=False)  # no evidence of a crime having been committed
    if effect is not None and effect.certainty == "possible":
        found.apply(effect, negated=False)


def under_antecedent(tree: Tree, node: int, noun: int, found: Factuality, judge: Judge) -> None:
    """Pass a relative clause under the noun it describes.

    What *anyone who …* does is nobody's deed; nor is in the present tense what *a bank that …*
    does, where the main clause does not happen or keeps such banks away.
    """
    if (
        is_anybody(tree, noun)
        or tree.lower[node - 1 : node] == ["whoever"]
        or is_nobody(tree, noun)
    ):
        found.apply(SUPPOSED, negated=False)
        return
    if tree.mark(node) == "about" and is_talked_about(tree, node, noun):
        found.apply(SUPPOSED, negated=False)  # a debate about how courts sentence boys
        return
    if tree.dep[noun] == "nmod" and not is_finite(tree, node):
        under_hearsay(tree, noun, found)
    if tree.lower[noun] == "what":
        read_hedges(tree, noun, found)  # probably not what they had in mind
    if is_imagined(tree, noun):
        found.apply(SUPPOSED, negated=False)  # a scenario where the dam breaks
        return
    if is_missing(tree, noun) and not is_set_off(tree, node, noun):
        found.deny()  # there are no rules that protect them
    copula = "cop" in tree.labels[noun]
    cleft = copula and any(tree.lower[k] == "it" for k in tree.kids[noun])
    if cleft and is_asked(tree, noun):
        found.apply(SUPPOSED, negated=False)  # was it the navy that sank it?
    if cleft and is_negated(tree, noun):
        found.deny()  # it was not the navy that sank it
    if is_called_for(tree, noun):
        found.apply(SUPPOSED, negated=False)  # be the mayor who listens, show me one who does
    would = tree.says(noun, WOULD, "aux")
    if copula and (would or is_present(tree, node)):
        share_stance(judge(tree, noun), found)  # would be the man who goes too far
    restricts = is_open(tree, noun) and not is_set_off(tree, node, noun)
    if (restricts or is_one(tree, noun)) and is_of_asked(tree, noun):
        found.apply(SUPPOSED, negated=False)  # would you hire a man who lied?
    wanted = is_present(tree, node) and is_wanted_kind(tree, noun)
    if restricts and (wanted or is_unreal_past(tree, noun)):
        found.apply(SUPPOSED, negated=False)  # needs a man who has won before
    if not restricts and follows_then(tree, node):
        share_stance(judge(tree, predicate_above(tree, noun)), found)
    if not restricts or not is_present(tree, node) or is_perfect(tree, node):
        return
    under_bearer(tree, node, noun, found, judge)


def under_described(tree: Tree, node: int, noun: int, found: Factuality, judge: Judge) -> None:
    """Pass a participle under what its noun is to be (*will be the first* **named** *chief*)."""
    whole = tree.head[noun] if tree.dep[noun] == "nmod" and tree.case(noun) == "of" else noun
    if is_set_off(tree, node, noun):
        first = tree.head[noun] if tree.dep[noun] == "conj" else noun
        verb = tree.head[first]
        if tree.lemma[verb] in _HANDING and (
            tree.dep[first] == "obj"
            or (tree.dep[first] == "parataxis" and ":" in tree.lower[verb:first])
        ):
            share_stance(judge(tree, verb), found)  # give us a list, signed by all
        return
    if tree.dep[noun] in {"obj", "obl"} and is_open(tree, noun):
        effect = nominal_effect(tree, noun, tree.head[noun], tree.dep[noun])
        if effect is not None and effect.name == "request":
            found.apply(SUPPOSED, negated=False)  # called for a council led by a judge
    if whole != noun and is_open(tree, noun):
        above_noun = governor(tree.lemma[whole], "NOUN")
        if above_noun is not None and above_noun.name in {"notion", "expect", "fear"}:
            found.apply(SUPPOSED, negated=False)  # the idea of a league uniting them
    for name in hedged(tree, whole, node):  # is probably the work of men burning tyres
        found.apply(Effect(certainty=name), negated=False)
    if tree.first(whole, "cop") is None:
        return
    if whole != noun or is_open(tree, noun) or is_ranked(tree, noun):
        above = judge(tree, whole)
        if above.tense == "future":
            share_stance(above, found)


def under_bearer(tree: Tree, node: int, noun: int, found: Factuality, judge: Judge) -> None:
    """What describes nobody in particular (*banks holding gold*) shares the fate of its noun."""
    governing, somebody = tree.head[noun], is_actor_like(tree, noun)
    if somebody and tree.tag[node] == "VBG" and tree.case(noun) == "about":
        found.apply(SUPPOSED, negated=False)  # talk about a rival challenging him
    if tree.dep[noun] in EFFECT_LINKS:
        effect = nominal_effect(tree, noun, governing, tree.dep[noun])
        there = somebody and tree.tag[node] == "VBN" and tree.case(noun) == "for"
        # wants policies that work; the law that it opposes and the men it looks for are there
        if effect is not None and (
            (effect.modality and not there) or (somebody and effect.polarity)
        ):
            found.apply(SUPPOSED, negated=False)
    governing = predicate_above(tree, noun)
    lawful = is_laid_down(tree, governing) or is_by_law(tree, governing, noun)
    if lawful or is_someone_or_other(tree, noun, governing):
        found.apply(SUPPOSED, negated=False)  # the law bans words that insult a faith
    if governing != noun and judge(tree, governing).modality != "asserted":
        found.apply(SUPPOSED, negated=False)
