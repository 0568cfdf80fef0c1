"""What the verb or noun above an event noun does to it: *plans an attack*, *fears of an attack*."""

from __future__ import annotations

from kg.extract.clause_kinds import is_definite, is_past, is_present
from kg.extract.complements import (
    is_proposal,
    is_told_of,
    is_utterance,
    looks_back,
    nominal_effect,
)
from kg.extract.governors import Effect, governor, modal, presumed_words, prospect_words, untruth
from kg.extract.named_only import falls_through, is_in_hand, is_of_a_kind, named_effect
from kg.extract.negation import auxiliaries, is_denied, is_negated
from kg.extract.occasions import is_occasion, is_yet_to_be_held
from kg.extract.outcomes import is_at_issue, is_classed, is_coming_about, is_open_ended
from kg.extract.own_clause import is_imperative, tense_of
from kg.extract.pending import is_outcome, pending_effect
from kg.extract.presumed import is_indispensable, is_known_beforehand, is_never_met, leaves_open
from kg.extract.scope_clauses import EFFECT_LINKS, SUPPOSED
from kg.extract.scope_times import Judge
from kg.extract.sought import is_predicate
from kg.extract.stance import Factuality, share_stance
from kg.extract.tree import Tree
from kg.model import BlockKind

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "nsubj:pass"})
_OPEN_STATES = frozenset({"expect", "fear", "intend", "doubt", "request", "notion"})
_TO_COME = frozenset({"expect", "intend", "doubt"})
_STAYING = frozenset({"remain", "look", "seem", "appear", "become", "stay"})
_WHO = frozenset({"what", "who", "which"})
_RUNNING = frozenset({"end", "finish", "conclude", "continue", "last", "resume", "drag"})
_NEAR = frozenset({"away", "near", "nearer", "close", "closer", "upon"})
_UNPROVEN = Effect(certainty="possible", lifts=False)
_IMMINENT = Effect(modality="intended", tense="future")


def under_nominal(
    tree: Tree,
    node: int,
    parent: int,
    dep: str,
    found: Factuality,
    block: BlockKind,
    judge: Judge,
) -> bool:
    """Pass an event noun under the verb or noun that governs it; False where the way up ends."""
    verbal, known = tree.pos[parent] == "VERB", is_definite(tree, node)
    if verbal and "acl:relcl" in tree.labels[node] and is_told_of(tree, node):
        found.tense = found.tense or "past"
        return False  # would not accept a ruling that upheld it
    if known and _is_taken_for_granted(tree, node, parent, dep):
        found.tense = found.tense or "past"
        return False
    if dep in _SUBJECTS and (raised := _raised(tree, parent)) is not None:
        set_beforehand = is_occasion(tree, node) and tree.lemma[raised] not in _RUNNING
        new = not known or _is_made_known(tree, node)
        if is_coming_about(tree, raised) or new or set_beforehand:
            _share_all(judge(tree, raised), found)
        elif (pending := pending_effect(tree, node, parent, "nsubj")) is not None:
            found.apply(pending, negated=False)
        inherit_time(tree, parent, found, block)
        return False
    effect = _effect_on(tree, node, parent, dep, found, known=known)
    found.under.append(tree.lemma[parent])
    if effect is None and is_known_beforehand(tree, node, parent, dep):
        found.settled = found.settled or "known"
    if dep == "obl" and is_indispensable(tree, node, parent):
        found.deny()  # cannot govern without an agreement
        if is_open_ended(tree, parent) or judge(tree, parent).tense == "future":
            found.apply(SUPPOSED, negated=False)
    if effect is not None:
        negated = is_negated(tree, parent) or is_denied(tree, parent)
        found.apply(effect, negated=negated)
        if negated and not known and effect.name == "prevent" and leaves_open(tree, parent):
            found.apply(SUPPOSED, negated=False)  # did not rule out a rise
    elif verbal and known and dep != "nsubj" and _looks_back_on(tree, node, parent):
        found.tense = found.tense or "past"
        return False
    if dep == "nsubj" and (not known or is_of_a_kind(tree, node)) and is_classed(tree, parent):
        found.apply(SUPPOSED, negated=False)
    fresh = effect is None and not known and len(found.under) == 1
    if fresh and not is_denied(tree, node) and is_never_met(tree, node, parent, dep):
        found.deny()  # has not faced charges, no ruling was issued
    says = dep == "nsubj" and (is_predicate(tree, parent) or "aux" in tree.labels[parent])
    judged = says and is_at_issue(tree, parent, known)
    new = dep in {"obj", "nsubj:pass", "obl"} and verbal
    new = new and (not known or is_outcome(tree, node, parent))
    if judged or new:
        share_stance(judge(tree, parent), found)
    set_ahead = (
        (verbal or tree.ent[parent] == "DATE") and found.tense is None and is_occasion(tree, node)
    )
    if set_ahead and is_yet_to_be_held(tree, node, parent, judge(tree, parent)):
        found.tense = "future"  # the summit opens next week
    if dep == "nsubj" and known and tree.dep[parent] == "xcomp" and not judged and effect is None:
        inherit_time(tree, tree.head[parent], found, block)
        return False  # not everyone finds her remarks convincing: she made them
    if dep == "obl" and tree.pos[parent] == "ADJ":
        found.settled = found.settled or "known"  # cannot afford to be silent about the war
    if verbal and not judged and _may_be_told_of(tree, parent, dep, known=known):
        found.tense = found.tense or "present"
    if dep in {"nsubj", "obl"} and verbal:
        inherit_time(tree, parent, found, block)
        return False
    return True


def _effect_on(
    tree: Tree, node: int, parent: int, dep: str, found: Factuality, *, known: bool
) -> Effect | None:
    """Give what the governor does to an event noun, first of all to the nearest."""
    pending = pending_effect(tree, node, parent, dep)
    if pending is not None:
        return pending
    if dep == "nsubj":
        return falls_through(tree, parent) or _state_effect(tree, node, parent, known=known)
    if dep not in EFFECT_LINKS:
        return None
    if dep == "obj" and tree.lemma[parent] == "have" and is_in_hand(tree, node, parent):
        return _IMMINENT  # we have a deal for you
    effect = nominal_effect(tree, node, parent, dep) or named_effect(tree, node, parent, dep)
    if effect is None and dep == "nmod" and tree.lemma[parent] in untruth("lacking"):
        shown = is_denied(tree, parent) or tree.case(parent) == "as"
        return _UNPROVEN if shown else None  # no proof of his involvement, as proof of it
    if effect is None or found.under:
        return effect
    if known and dep in _OBJECTS and effect.modality and looks_back(tree.lemma[parent]):
        return None  # may appeal the ruling
    if effect.polarity and is_proposal(tree, node):
        # A rejected plan was made, what it plans does not happen; a deal put off is not made.
        pact = tree.lemma[node] in prospect_words("listed", "concluded")
        return effect if pact and effect.name == "postpone" else None
    if effect.name in {"deny", "oppose"} and is_utterance(tree, node):
        return None
    return effect


def _looks_back_on(tree: Tree, noun: int, verb: int) -> bool:
    """*avenged the raid*: it was; *will address the summit* tells nothing of the sort."""
    return looks_back(tree.lemma[verb]) and not is_occasion(tree, noun)


def _is_taken_for_granted(tree: Tree, node: int, parent: int, dep: str) -> bool:
    """*an end to the ban*, *asked who caused the crash*: it is there, whatever is asked for."""
    if dep == "nmod":
        return tree.lemma[parent] in presumed_words("ending") and tree.case(node) in {"to", "of"}
    if dep != "obj" or not is_past(tree, parent) or tree.dep[parent] not in {"ccomp", "csubj"}:
        return False
    return tree.says(parent, _WHO, "nsubj")


# ── subjects ─────────────────────────────────────────────────────────────────────────────


def _raised(tree: Tree, parent: int) -> int | None:
    """Give the verb whose subject it really is (*the vote is likely to* **begin**)."""
    if "xcomp" not in tree.labels[parent]:
        return None
    effect = governor(tree.lemma[parent], tree.pos[parent])
    if effect is None and "aux:pass" in tree.labels[parent]:
        effect = governor(tree.lemma[parent], "ADJ")  # are set to resume
    if effect is None or not (effect.certainty or effect.modality):
        return None
    found = [k for k in tree.all(parent, "xcomp") if tree.mark(k) == "to"]
    return found[0] if found and tree.pos[found[0]] == "VERB" else None


def _is_made_known(tree: Tree, noun: int) -> bool:
    """*the sale of a mine*: the article is owed to what is sold, no sale need be known."""
    below = (k for k in tree.all(noun, "nmod") if tree.case(k) == "of")
    return "nmod:poss" not in tree.labels[noun] and any(not is_definite(tree, k) for k in below)


def _share_all(above: Factuality, found: Factuality) -> None:
    """Let an event be as sure, as planned and as much denied as what is told of it."""
    share_stance(above, found)
    if above.negations % 2:
        found.deny()
    if above.tense == "future":
        found.tense = found.tense or "future"


def _state_effect(tree: Tree, noun: int, parent: int, *, known: bool) -> Effect | None:
    """Give what its being likely, possible, due or needed does to an event noun."""
    word = _state(tree, parent)
    if word is None:
        return None
    bare = word == parent and "cop" not in tree.labels[parent]  # with the vote days away
    now = is_present(tree, tree.head[parent] if bare else parent)
    if tree.lower[word] in _NEAR:
        return _IMMINENT if now and is_occasion(tree, noun) else None
    if tree.pos[word] == "NOUN":
        return _IMMINENT if now else None  # is in doubt, is on the horizon
    effect = governor(tree.lemma[word], "ADJ")
    possible = tree.lemma[word] == "possible"
    if effect is None or not (possible or effect.name in _OPEN_STATES):
        return None
    if known and not (now and (possible or effect.name in _TO_COME)):
        return None
    return effect


def _state(tree: Tree, parent: int) -> int | None:
    """Give the adjective or adverb that says how things stand (*is likely*, *remains possible*)."""
    if "cop" in tree.labels[parent] or tree.lower[parent] == "away":
        if tree.lower[parent] in prospect_words("named", "to_come"):
            return parent if tree.case(parent) in {"in", "on", "within"} else None
        return parent if tree.pos[parent] in {"ADJ", "ADV"} else None
    if tree.lemma[parent] not in _STAYING:
        return None
    return next((k for k in tree.all(parent, "xcomp") if tree.pos[k] == "ADJ"), None)


def _may_be_told_of(tree: Tree, verb: int, dep: str, *, known: bool) -> bool:
    """Whether what is open is only what became of it (*could strain ties*, *may be appealed*)."""
    if dep not in _SUBJECTS or not is_open_ended(tree, verb):
        return False
    if dep == "nsubj":
        return True
    perfect = any(tree.lemma[k] == "have" for k in auxiliaries(tree, verb))
    return known and (perfect or tree.lemma[verb] not in presumed_words("bringing_about"))


def inherit_time(tree: Tree, parent: int, found: Factuality, block: BlockKind) -> None:
    """Take the time of the governing clause where the event has none of its own."""
    if found.tense is not None:
        return
    if tree.pos[parent] in {"VERB", "AUX"} or tree.first(parent, "cop") is not None:
        auxes = auxiliaries(tree, parent)
        modals = [e for k in auxes if (e := modal(tree.lower[k], tree.tag[k])) is not None]
        if not modals and is_imperative(tree, parent, auxes):
            found.tense = "future"  # let them help you win
            return
        if modals and any(tree.lemma[k] == "have" for k in auxes):
            found.tense = "past"  # may have caused the fall
        else:
            found.tense = modals[0].tense if modals else tense_of(tree, parent, auxes, block)
