"""What the governors above an event do to it: negation, modality and time passed down."""

from __future__ import annotations

from kg.extract.clause_kinds import (
    is_anybody,
    is_asked,
    is_asking_infinitive,
    is_definite,
    is_open,
)
from kg.extract.complements import (
    brings_about,
    clause_effect,
    disbelief,
    is_complement,
    is_content,
    is_finite,
    is_proposal,
    is_talked_about,
    is_told_of,
    is_utterance,
    looks_back,
    nominal_effect,
    under_unknown,
)
from kg.extract.governors import Effect, adverb_effects, modal, presumed_words
from kg.extract.negation import auxiliaries, is_denied, is_negated
from kg.extract.outcomes import is_at_issue, is_classed, is_open_ended
from kg.extract.own_clause import read_noun, read_verb, tense_of
from kg.extract.presumed import (
    is_indispensable,
    is_kept_away,
    is_known_beforehand,
    is_named,
    is_never_met,
    is_only_choice,
    is_only_way,
    is_out_of_reach,
    is_told,
)
from kg.extract.prospects import is_ahead, is_occasion, is_some_way_off, is_struggle
from kg.extract.scope_clauses import (
    EFFECT_LINKS,
    SUPPOSED,
    has_subject,
    is_predicate,
    share_stance,
    under_adverbial,
    under_antecedent,
    under_bearer,
    under_hearsay,
    under_judgement,
    under_schedule,
)
from kg.extract.stance import Factuality
from kg.extract.times.coming_times import is_arranged
from kg.extract.tree import Tree, per_token
from kg.model import BlockKind

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl"})
_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_NOMINAL_LINKS = frozenset({"obj", "nsubj:pass", "nmod", "obl", "conj", "nsubj"})
_INSTEAD = frozenset({"against", "instead of", "rather than", "short of"})
_AHEAD = Effect(modality="hypothetical", tense="future")


def climb(tree: Tree, i: int, found: Factuality, block: BlockKind, *, nominal: bool) -> None:
    """Pass the event at `i` under every governor above it, nearest first."""
    node, steps, content = i, 0, nominal
    while tree.head[node] != node and steps < 15:
        steps += 1
        parent, dep = tree.head[node], tree.dep[node]
        if dep == "conj":
            loose = tree.pos[parent] not in {"VERB", "AUX"} and has_subject(tree, node)
            if not nominal and steps == 1 and loose:
                return
            if steps == 1 and tree.is_ruled_out(node) and not is_negated(tree, node):
                found.deny()  # chose to go rather than wait
            node = parent
            continue
        if content and dep in _NOMINAL_LINKS and tree.pos[node] != "VERB":
            if not _under_nominal(tree, node, parent, dep, found, block):
                return
        elif dep in _COMPLEMENTS or (dep == "acl:relcl" and is_content(tree, node, parent)):
            if not _under_clause(tree, node, parent, dep, found, block):
                _inherit_time(tree, parent, found, block)
                return
        else:
            if dep in _RELATIVE:
                under_antecedent(tree, node, parent, found, _stance_of)
            if found.tense is None and dep in _RELATIVE | {"amod"}:
                _inherit_time(tree, parent, found, block)
            return
        if found.tense is None:
            _inherit_time(tree, parent, found, block)
        # What is said of the noun above holds for its content (*denied an allegation that …*).
        content = nominal or (dep.startswith("acl") and tree.mark(node) != "")
        node = parent


# ── event nouns ──────────────────────────────────────────────────────────────────────────


def _under_nominal(
    tree: Tree, node: int, parent: int, dep: str, found: Factuality, block: BlockKind
) -> bool:
    """Pass an event noun under the verb or noun that governs it; False where the way up ends."""
    verbal, known = tree.pos[parent] == "VERB", is_definite(tree, node)
    if verbal and is_told_of(tree, node):
        found.tense = found.tense or "past"
        return False  # would not accept a ruling that upheld it
    effect = nominal_effect(tree, node, parent, dep) if dep in EFFECT_LINKS else None
    if effect is not None and effect.polarity and not found.under and is_proposal(tree, node):
        effect = None  # a rejected plan was made; what it plans does not happen
    elif effect is not None and not found.under and effect.name in {"deny", "oppose"}:
        effect = None if is_utterance(tree, node) else effect
    found.under.append(tree.lemma[parent])
    if is_known_beforehand(tree, node, parent, dep, effect):
        found.settled = found.settled or "known"
    if is_indispensable(tree, node, parent, dep):
        found.deny()  # cannot govern without an agreement
    if effect is not None:
        found.apply(effect, negated=is_negated(tree, parent) or is_denied(tree, parent))
    elif verbal and known and dep != "nsubj" and looks_back(tree.lemma[parent]):
        found.tense = found.tense or "past"
        return False
    if dep == "nsubj" and not known and is_classed(tree, parent):
        found.apply(SUPPOSED, negated=False)
    if effect is None and not known and is_never_met(tree, node, parent, dep):
        found.deny()  # has not faced charges
    judged = dep == "nsubj" and is_predicate(tree, parent) and is_at_issue(tree, parent, known)
    new = dep in {"obj", "nsubj:pass", "obl"} and verbal and not known
    if judged or new:
        share_stance(_stance_of(tree, parent), found)
    under_schedule(tree, node, parent, found, _stance_of)
    if verbal and found.tense is None and is_occasion(tree, node) and is_arranged(tree, parent):
        found.tense = "future"  # the summit opens next week
    if verbal and found.tense is None and is_ahead(tree, node, parent):
        above = _stance_of(tree, parent)
        ahead = above.tense == "future" or above.modality == "intended"
        found.tense = "future" if ahead else None
    if dep == "nsubj" and known and tree.dep[parent] == "xcomp" and not judged and effect is None:
        _inherit_time(tree, tree.head[parent], found, block)
        return False  # not everyone finds her remarks convincing: she made them
    if dep == "obl" and tree.pos[parent] == "ADJ":
        found.settled = found.settled or "known"  # cannot afford to be silent about the war
    if dep in {"nsubj", "obl"} and verbal:
        if dep == "nsubj" and not judged and is_open_ended(tree, parent):
            found.tense = found.tense or "present"
        _inherit_time(tree, parent, found, block)
        return False
    return True


# ── clauses ──────────────────────────────────────────────────────────────────────────────


def _under_clause(
    tree: Tree, node: int, parent: int, dep: str, found: Factuality, block: BlockKind
) -> bool:
    """Pass a clause under its governor; False where the way up ends."""
    found.under.append(tree.lemma[parent])
    mark = tree.mark(node)
    if mark in _INSTEAD or is_kept_away(tree, parent, mark):
        found.deny()
        return mark == "against"
    if is_only_way(tree, node, parent):
        if mark == "to" and not is_only_choice(tree, node):
            found.apply(_AHEAD, negated=False)
        return False  # had no choice but to leave
    if is_out_of_reach(tree, node, parent, mark):
        found.deny()  # too weak to win
        return True
    if is_asking_infinitive(tree, node):
        found.apply(_AHEAD, negated=False)
        found.settled = found.settled or "told"  # was not told how to vote
        return True
    brought = dep == "xcomp" or (dep == "advcl" and brings_about(tree, parent))
    if brought and any(tree.lower[k] in {"can", "ca"} for k in auxiliaries(tree, parent)):
        found.apply(SUPPOSED, negated=False)  # can end up beaten
    if is_struggle(tree, node, parent):  # had trouble reaching it
        found.apply(Effect(modality="intended"), negated=False)
        _inherit_time(
            tree, parent if tree.pos[parent] == "VERB" else tree.head[parent], found, block
        )
        return False
    if is_some_way_off(tree, node, mark):
        found.apply(SUPPOSED, negated=False)  # was a vote away from winning it
        return False
    if mark == "about" and is_talked_about(tree, node, parent):
        found.apply(SUPPOSED, negated=False)
        return False
    if dep == "acl" and is_anybody(tree, parent):
        found.apply(SUPPOSED, negated=False)  # faced by anyone appointed
        return False
    if dep == "acl" and not mark and tree.dep[parent] == "nmod":
        under_hearsay(tree, parent, found)
    bare = dep == "acl" and not mark and not tree.has(parent, "nummod", "amod", "compound")
    if bare and is_open(tree, parent):
        under_bearer(tree, node, parent, found, _stance_of)
    effect = None if is_named(tree, node, parent) else clause_effect(tree, node, parent, mark)
    if dep == "advcl" and "whether" in mark.split():
        found.apply(SUPPOSED, negated=False)  # as for whether he left
        return False
    if dep == "advcl" and not is_complement(tree, node, effect, mark):
        return under_adverbial(tree, node, parent, mark, found, _stance_of)
    if "whether" in adverb_effects(mark) or (mark == "if" and dep == "ccomp"):
        found.apply(SUPPOSED, negated=False)
    negated = is_negated(tree, parent) or (tree.is_nominal(parent) and is_denied(tree, parent))
    doubt = disbelief(tree, parent) if dep in {"ccomp", "xcomp"} else None
    if doubt is not None:
        found.apply(doubt, negated=False)
    if effect is not None:
        if dep == "ccomp" and mark in {"", "that"} and effect.tense == "future":
            effect = effect.without_tense(found.tense)
        found.apply(effect, negated=negated)
    elif dep.startswith("csubj") and not is_finite(tree, node):
        under_judgement(tree, parent, found, _stance_of)
    else:
        under_unknown(tree, node, parent, dep, found, negated=negated)
    if dep == "ccomp" and tree.lemma[parent] in presumed_words("ensuring"):
        share_stance(_stance_of(tree, parent), found)  # must ensure that they get it
    if is_told(tree, node, parent):
        found.settled = found.settled or "told"
    return True


@per_token
def _stance_of(tree: Tree, i: int) -> Factuality:
    """Judge another clause, on which the one in hand depends."""
    found = Factuality()
    if tree.pos[i] == "NOUN" and tree.first(i, "cop") is None:
        read_noun(tree, i, found)
        climb(tree, i, found, BlockKind.PARAGRAPH, nominal=True)
    else:
        read_verb(tree, i, found, BlockKind.PARAGRAPH)
        climb(tree, i, found, BlockKind.PARAGRAPH, nominal=False)
    if is_asked(tree, i):
        found.apply(SUPPOSED, negated=False)
    return found


def _inherit_time(tree: Tree, parent: int, found: Factuality, block: BlockKind) -> None:
    """Take the time of the governing clause where the event has none of its own."""
    if found.tense is not None:
        return
    if tree.pos[parent] in {"VERB", "AUX"} or tree.first(parent, "cop") is not None:
        auxes = auxiliaries(tree, parent)
        modals = [e for k in auxes if (e := modal(tree.lower[k], tree.tag[k])) is not None]
        found.tense = modals[0].tense if modals else tense_of(tree, parent, auxes, block)
