"""What the governors above an event do to it: negation, modality and time passed down."""

from __future__ import annotations

from kg.extract.clause_kinds import (
    is_anybody,
    is_asked,
    is_asking_infinitive,
    is_bare_complement,
    is_content,
    is_open,
    is_who,
)
from kg.extract.complements import (
    clause_effect,
    disbelief,
    is_complement,
    is_finite,
    under_unknown,
)
from kg.extract.connectives import is_mere_occasion
from kg.extract.governors import Effect, adverb_effects, presumed_words
from kg.extract.left_open import is_laid_down_in, is_talked_about
from kg.extract.likenings import is_likened
from kg.extract.loose_clauses import is_mere_matter
from kg.extract.negation import is_denied, is_negated
from kg.extract.own_clause import read_hedges, read_verb
from kg.extract.own_noun import read_noun
from kg.extract.presumed import (
    KEEPING_AWAY,
    is_kept_away,
    is_named,
    is_only_choice,
    is_only_way,
    is_out_of_reach,
    is_told,
    leaves_open,
)
from kg.extract.prospects import is_some_way_off, is_struggle
from kg.extract.scope_clauses import (
    SUPPOSED,
    under_adverbial,
    under_antecedent,
    under_bearer,
    under_described,
    under_hearsay,
    under_judgement,
)
from kg.extract.scope_modals import under_modals
from kg.extract.scope_nouns import inherit_time, under_nominal
from kg.extract.sought import is_set_apart, leaves_who_open, verb_beside
from kg.extract.stance import Factuality, share_stance
from kg.extract.tree import Tree, per_token
from kg.model import BlockKind

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl"})
_RELATIVE = frozenset({"acl:relcl", "advcl:relcl"})
_ATTRIBUTES = _RELATIVE | {"amod"}
_DESCRIBING = frozenset({"acl", "acl:relcl"})
_OBJECTIVE = frozenset({"ccomp", "xcomp"})
_NOMINAL_LINKS = frozenset({"obj", "nsubj:pass", "nmod", "obl", "conj", "nsubj"})
_INSTEAD = frozenset({"against", "as opposed to", "instead of", "rather than", "short of"})
_DASHES = frozenset({"—", "–", "-", "--", ":"})
_OWN = frozenset({"cop", "nsubj", "case"})
_MEANT = Effect(modality="intended", tense="future")
_AHEAD = Effect(modality="hypothetical", tense="future")


def climb(tree: Tree, i: int, found: Factuality, block: BlockKind, *, nominal: bool) -> None:
    """Pass the event at `i` under every governor above it, nearest first."""
    node, steps, content = i, 0, nominal
    while tree.head[node] != node and steps < 15:
        steps += 1
        parent, dep = tree.head[node], tree.dep[node]
        if dep == "conj":
            if not nominal and steps == 1 and is_set_apart(tree, node, parent):
                return
            verb = verb_beside(tree, node, parent) if not nominal and steps == 1 else None
            if verb is not None:
                share_stance(_stance_of(tree, verb), found)
            node = parent
            continue
        if nominal and steps == 1 and (same := _same_as(tree, node, dep)) is not None:
            node = same  # feared the worst, a second attack
            continue
        if content and dep in _NOMINAL_LINKS and tree.pos[node] != "VERB":
            if not under_nominal(tree, node, parent, dep, found, block, _stance_of):
                return
        elif dep in _COMPLEMENTS or (dep == "acl:relcl" and is_content(tree, node, parent)):
            if not _under_clause(tree, node, parent, dep, found, block):
                inherit_time(tree, parent, found, block)
                return
        else:
            if dep == "parataxis" and tree.tag[node] == "VB" and tree.marks[node] == "to":
                found.apply(_MEANT, negated=False)  # -- to help sway her --
            if dep in _RELATIVE:
                under_antecedent(tree, node, parent, found, _stance_of)
            if dep in _ATTRIBUTES:
                inherit_time(tree, parent, found, block)
            return
        if found.tense is None:
            inherit_time(tree, parent, found, block)
        # What is said of the noun above holds for its content (*denied an allegation that …*).
        content = nominal or (dep in _DESCRIBING and tree.marks[node] != "")
        node = parent


def _same_as(tree: Tree, node: int, dep: str) -> int | None:
    """Give the noun that an event noun says in other words, behind a comma or a dash."""
    parent = tree.head[node]
    if dep == "appos":
        return parent if tree.pos[parent] == "NOUN" else None
    if dep != "parataxis" or tree.pos[parent] != "VERB" or not tree.labels[node].isdisjoint(_OWN):
        return None
    if not any(tree.lower[k] in _DASHES and k < node for k in tree.all(node, "punct")):
        return None
    thing = tree.first(parent, "obj")
    return thing if thing is not None and thing < node else None


# ── clauses ──────────────────────────────────────────────────────────────────────────────


def _under_clause(
    tree: Tree, node: int, parent: int, dep: str, found: Factuality, block: BlockKind
) -> bool:
    """Pass a clause under its governor; False where the way up ends."""
    found.under.append(tree.lemma[parent])
    mark = tree.marks[node]
    if mark == "out of" and tree.lemma[parent] in presumed_words("shirking"):
        found.deny()  # got out of paying, talked her out of selling
        if is_negated(tree, parent):
            found.deny()
        share_stance(_stance_of(tree, parent), found)
        return False
    if mark in _INSTEAD or (mark in KEEPING_AWAY and is_kept_away(tree, parent, mark)):
        found.deny()
        return mark == "against"
    if dep in _DESCRIBING and is_only_way(tree, node, parent):
        if mark == "to" and not is_only_choice(tree, node):
            found.apply(_AHEAD, negated=False)
        return False  # had no choice but to leave
    if mark == "to" and tree.lemma[parent] == "come" and is_mere_occasion(tree, parent):
        found.apply(_AHEAD, negated=False)
        return False  # the time has come to leave, when it comes to leaving
    if mark and mark.endswith("to"):
        if is_out_of_reach(tree, node, parent):
            found.deny()  # too weak to win
            return True
        if is_asking_infinitive(tree, node):
            found.apply(_AHEAD, negated=False)
            found.settled = found.settled or "told"  # was not told how to vote
            return True
    under_modals(tree, node, parent, found)
    if dep == "xcomp":
        read_hedges(tree, parent, found)  # probably began to leave
        if tree.tag[parent] == "VBG" and is_likened(tree, parent):
            found.apply(SUPPOSED, negated=False)  # is like having a fox guard the hens
            return False
    if tree.tag[node] == "VBG":
        if is_struggle(tree, node, parent):  # had trouble reaching it
            found.apply(Effect(modality="intended"), negated=False)
            verb = parent if tree.pos[parent] == "VERB" else tree.head[parent]
            inherit_time(tree, verb, found, block)
            return False
        if is_some_way_off(tree, node, mark) or is_mere_matter(tree, node, parent, mark):
            found.apply(SUPPOSED, negated=False)  # was a vote away from it, knows about doing it
            return False
    if dep == "ccomp" and is_who(tree, node) and leaves_who_open(tree, node, parent):
        found.apply(SUPPOSED, negated=False)
        return False  # an inquiry into who fled
    if mark == "about" and is_talked_about(tree, node, parent):
        found.apply(SUPPOSED, negated=False)
        return False
    direct = len(found.under) == 2 and found.under[0] == tree.lemma[node]
    if direct and dep == "acl" and is_laid_down_in(tree, parent, mark):
        found.apply(SUPPOSED, negated=False)  # has clauses forcing tenants to pay
        return False
    if dep == "acl" and is_anybody(tree, parent):
        found.apply(SUPPOSED, negated=False)  # faced by anyone appointed
        return False
    if dep == "acl" and not mark and tree.dep[parent] == "nmod":
        under_hearsay(tree, parent, found)
    if dep == "acl" and not mark and len(found.under) == 1:
        under_described(tree, node, parent, found, _stance_of)
    bare = dep == "acl" and not mark and not tree.has(parent, "nummod", "amod", "compound")
    if bare and is_open(tree, parent):
        under_bearer(tree, node, parent, found, _stance_of)
    named = dep == "xcomp" and is_named(tree, node, parent)
    effect = None if named else clause_effect(tree, node, parent, mark)
    if dep == "advcl":
        if mark and "whether" in mark.split():
            found.apply(SUPPOSED, negated=False)  # as for whether he left
            return False
        if not _completes(tree, node, parent, effect, mark):
            return under_adverbial(tree, node, parent, mark, found, _stance_of)
    if mark and ("whether" in adverb_effects(mark) or (mark == "if" and dep == "ccomp")):
        found.apply(SUPPOSED, negated=False)
    negated = is_negated(tree, parent)
    if not negated and tree.pos[parent] != "VERB" and tree.is_nominal(parent):
        negated = is_denied(tree, parent)
    objective = dep in _OBJECTIVE
    doubt = disbelief(tree, parent) if objective else None
    if doubt is not None:
        found.apply(doubt, negated=False)
    if effect is not None:
        if dep == "ccomp" and mark in {"", "that"} and effect.tense == "future":
            effect = effect.without_tense(found.tense)
        found.apply(effect, negated=negated)
        if negated and effect.name == "prevent" and leaves_open(tree, parent):
            found.apply(SUPPOSED, negated=False)
    elif dep.startswith("csubj") and not is_finite(tree, node):
        under_judgement(tree, parent, found, _stance_of)
    else:
        under_unknown(tree, node, parent, dep, found, negated=negated)
    if dep == "ccomp" and tree.lemma[parent] in presumed_words("ensuring"):
        share_stance(_stance_of(tree, parent), found)  # must ensure that they get it
    if objective and tree.pos[parent] == "VERB" and (named or is_told(tree, node, parent)):
        found.settled = found.settled or "told"
    return True


def _completes(tree: Tree, node: int, parent: int, effect: Effect | None, mark: str) -> bool:
    if is_complement(tree, node, effect, mark):
        return True
    return effect is not None and is_bare_complement(tree, node, parent)


@per_token
def in_running_text(tree: Tree, i: int) -> Factuality:
    """Judge what is told at `i` by its clause and what governs it, not by a question it is in."""
    found = Factuality()
    nominal = tree.pos[i] == "NOUN" and "cop" not in tree.labels[i]
    if nominal:
        read_noun(tree, i, found)
    else:
        read_verb(tree, i, found, BlockKind.PARAGRAPH)
    climb(tree, i, found, BlockKind.PARAGRAPH, nominal=nominal)
    return found


@per_token
def _stance_of(tree: Tree, i: int) -> Factuality:
    """Judge another clause, on which the one in hand depends."""
    found = in_running_text(tree, i)
    if is_asked(tree, i):
        found = found.copy()
        found.apply(SUPPOSED, negated=False)
    return found
