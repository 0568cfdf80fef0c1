"""What the word above a clause or an event noun does to it, known to the lexicon or not."""

from __future__ import annotations

from kg.extract.clause_kinds import is_definite, is_past, is_ranked
from kg.extract.governors import Effect, aftermath, governor, untruth
from kg.extract.left_open import burden, is_led, is_willing
from kg.extract.named_only import NAMING, is_named_deed, is_of_a_kind
from kg.extract.negation import auxiliaries
from kg.extract.occasions import is_occasion
from kg.extract.outcomes import is_result
from kg.extract.prospects import (
    detached_effect,
    faced_effect,
    listed_effect,
    noun_before,
    noun_opening,
)
from kg.extract.stance import Factuality
from kg.extract.tree import Tree, per_token

_JUDGING = frozenset({"dismiss", "reject", "rebut", "repudiate", "refute"})
_TENSED = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CONTENT_CASES = frozenset({"for", "to", "from", "against", "of", "about"})
_PAIRING = frozenset({"for", "with", "on", "about", "against", "over"})
_TOWARDS = frozenset({"at", "toward", "towards", "including"})
"""*Aimed at ending it*, *worked towards ending it*."""
_AROUND = frozenset({"around", "round"})
"""*Got around to doing it*."""
_TOLD_FOR = frozenset(
    {"responsible", "responsibility", "award", "prize", "medal", "praise", "criticism", "known",
     "famous", "notorious", "infamous", "reputation", "credit", "thanks", "apology", "sentence"}
)  # fmt: skip
"""Nouns and adjectives whose *for doing* tells what was done, not what is meant to be."""


def lemma_of(tree: Tree, i: int) -> str:
    """Give the lemma of a governor with its particle (`call_off`)."""
    if "compound:prt" not in tree.labels[i]:
        return tree.lemma[i]
    return f"{tree.lemma[i]}_{tree.lower[tree.all(i, 'compound:prt')[0]]}"


@per_token
def is_finite(tree: Tree, i: int) -> bool:
    """Whether a complement has a tense of its own (*told them that he left*), no subjunctive."""
    auxes = auxiliaries(tree, i)
    return tree.tag[auxes[0] if auxes else i] in _TENSED and not tree.marks[i].endswith("to")


def nominal_effect(tree: Tree, node: int, parent: int, dep: str) -> Effect | None:
    """Give what `parent` does to the event noun `node` that depends on it by `dep`."""
    case, pos = tree.case(node), tree.pos[parent]
    effect = governor(lemma_of(tree, parent), pos, events=True)
    if dep == "obl" and case in _PAIRING:  # was tried for the killing: not an attempt
        effect = governor(f"{tree.lemma[parent]}_{case}", pos, events=True) or effect
    called = tree.lemma[parent] == "call" and "xcomp" in tree.labels[parent]
    if dep == "obj" and (called or tree.lemma[parent] == "fail"):
        return None  # called the vote a farce, failed the vote: there was one
    if dep in {"obj", "nsubj:pass"} and effect is not None and _is_judged(tree, parent):
        return None
    if case == "from" and effect is not None and is_occasion(tree, node):
        return None  # was barred from the election: it was held
    if dep == "obl":
        denied = effect is not None and effect.name == "deny"  # denied a part in the attack
        own = effect if case in _CONTENT_CASES and not denied else None
        effect = noun_before(tree, node, parent) or own or detached_effect(tree, node, parent)
    if effect is None and dep == "obj":
        effect = faced_effect(tree, node, parent) or listed_effect(tree, node, parent)
    if effect is None and case:
        effect = governor(f"{tree.lemma[parent]}_{case}", pos, events=True)
    if effect is not None and effect.indefinite and is_definite(tree, node):
        return effect if effect.name == "stand" and is_of_a_kind(tree, node) else None
    return effect


def _is_judged(tree: Tree, verb: int) -> bool:
    """*dismissed the talks as a farce*: called something, not said to be untrue."""
    return tree.lemma[verb] in _JUDGING and any(
        k > verb and (tree.case(k) == "as" or tree.mark(k) == "as")
        for k in tree.all(verb, "obl", "xcomp", "advcl")
    )


def purpose_effect(tree: Tree, verb: int) -> Effect | None:
    """Give what a verb does to its purpose; *made plans to* is about plans, not about making.

    So is *the plans they made to*; *made a wall to stop it* is no *made it stop*.
    """
    thing = tree.first(verb, "obj", "nsubj:pass")
    if thing is None and tree.dep[verb] == "acl:relcl":
        thing = tree.head[verb]
    effect = governor(tree.lemma[thing], "NOUN") if thing is not None else None
    if thing is None and (under := burden(tree, verb)) is not None:
        return under  # came under pressure to sell
    if effect is None and tree.lemma[verb] in untruth("bare"):
        return None
    if effect is None and is_led(tree, verb):
        return governor(tree.lemma[tree.head[verb]], "NOUN")
    return effect or governor(lemma_of(tree, verb), tree.pos[verb], infinitive=True)


def is_utterance(tree: Tree, noun: int) -> bool:
    """Whether words were said or a ruling given, whoever rejects them (*denied the claims*).

    Who dismisses an act makes light of it (*dismissed the protests*): it was done.
    """
    return tree.lemma[noun] in untruth("uttered") or tree.lemma[tree.head[noun]] == "dismiss"


def is_told_of(tree: Tree, noun: int) -> bool:
    """Whether a relative clause in the past says that it happened (*a ruling that upheld*)."""
    return "acl:relcl" in tree.labels[noun] and any(
        is_past(tree, k) and not is_plan(tree, k)
        for k in tree.all(noun, "acl:relcl")
        if not any(tree.tag[a] == "MD" for a in tree.all(k, "aux"))
    )


def is_plan(tree: Tree, verb: int) -> bool:
    """Whether a verb speaks of what is still to come (*a vote that was planned*)."""
    effect = governor(tree.lemma[verb], "VERB")
    return effect is not None and effect.modality is not None


def is_proposal(tree: Tree, noun: int) -> bool:
    """Whether a noun names words rather than deeds (*plan*, *demand*, *offer*)."""
    effect = governor(tree.lemma[noun], "NOUN")
    return effect is not None and effect.modality in {"intended", "requested"}


def looks_back(lemma: str) -> bool:
    """Whether a verb takes up what has already happened (*avenge*, *investigate*)."""
    return lemma in aftermath()


def _is_said_of(tree: Tree, verb: int) -> bool:
    """*is said to*, *is known to*: told of the subject, not intended by it."""
    return tree.lemma[verb] in untruth("hearsay") and tree.has(verb, "nsubj:pass", "aux:pass")


def clause_effect(tree: Tree, node: int, parent: int, mark: str) -> Effect | None:
    """Give what `parent` does to the clause `node` that `mark` opens."""
    pos, key = tree.pos[parent], mark and mark.replace(" ", "_")
    may_list = tree.tag[node] == "VBG" and key in {"", "including"}
    listed = listed_effect(tree, node, parent) if may_list else None
    if listed is not None:
        return listed
    described = not key and tree.dep[node] == "acl" and tree.tag[node] == "VBN"
    if described and pos == "NOUN" and not is_finite(tree, node):
        return None  # a ban imposed, a petition filed: said of the noun, not its content
    participle = not key and tree.dep[node] == "acl" and tree.tag[node] == "VBG"
    if not key and is_finite(tree, node):
        key = "that"  # wished it had won
    elif not key and tree.tag[node] == "VBG":
        key = "ing"  # cannot help admiring
    lemma = lemma_of(tree, parent)
    effect = governor(f"{lemma}_{key}", pos) if key else None
    if effect is None and mark in _PAIRING and tree.dep[node] == "advcl":
        effect = noun_opening(tree, node, parent, mark)
    if effect is None and mark not in _PAIRING:
        effect = governor(lemma, pos, infinitive=key == "to")
    if effect is None and tree.dep[node] == "acl" and mark in {"of", "from"}:
        effect = _of_its_verb(tree, parent, mark)
    if effect is not None and effect.infinitive and is_finite(tree, node):
        return None
    if pos == "ADJ" and is_willing(tree, node, parent):
        return governor("willing", "ADJ")
    if tree.lower[parent] == "able" and is_past(tree, parent):
        return governor("manage", "VERB")  # was able to leave
    if participle and pos == "NOUN" and effect is not None and effect.polarity == "negated":
        return None  # a ban forcing shops to close: what it does, not what it is on
    return effect


def _of_its_verb(tree: Tree, noun: int, mark: str) -> Effect | None:
    """*accused the firm* **of hiding it**, where the clause hangs on whom it is said of."""
    verb = tree.head[noun]
    if tree.dep[noun] not in {"obj", "iobj", "nsubj:pass"} or tree.pos[verb] != "VERB":
        return None
    return governor(f"{tree.lemma[verb]}_{mark}", "VERB") or governor(tree.lemma[verb], "VERB")


def disbelief(tree: Tree, verb: int) -> Effect | None:
    """*falsely claimed*, *claimed without evidence*: the text's own word on what is said."""
    for k in tree.kids[verb]:
        if tree.dep[k] == "advmod":
            word = tree.lower[k]
            if word in untruth("adverbs"):
                return Effect(polarity="negated")
            if word in untruth("baseless"):
                return Effect(certainty="possible")
        without = "case" in tree.labels[k] and tree.case(k) == "without"
        if without and tree.lemma[k] in untruth("lacking"):
            return Effect(certainty="possible")
    return None


def brings_about(tree: Tree, verb: int) -> bool:
    """Whether what a verb is done for happens with it (*used it to make a fire*)."""
    effect = governor(lemma_of(tree, verb), tree.pos[verb])
    return effect is not None and effect.name == "happen"


def is_complement(tree: Tree, node: int, effect: Effect | None, mark: str) -> bool:
    """Whether a clause read as adverbial completes its verb (*called for freeing them*)."""
    if not mark:
        return effect is not None and effect is listed_effect(tree, node, tree.head[node])
    if mark in {"of", "from", "into"} or effect is None:
        return mark in {"of", "from", "into"}
    if mark == "to" and tree.tag[node] == "VBG" and tree.lemma[tree.head[node]] == "get":
        return any(tree.lower[k] in _AROUND for k in tree.kids[tree.head[node]])
    if mark == "by":  # charged with murder by selling poison
        return effect.name == "allege" and tree.has(node, "obj")
    if mark == "like":  # looks like they won
        return True
    if mark == "in":  # failed in saving it
        return effect.name in {"fail", "succeed", "notion"}
    if mark == "for to":
        return tree.pos[tree.head[node]] in {"ADJ", "NOUN"}
    return mark in _PAIRING or mark in _TOWARDS


def under_unknown(
    tree: Tree, node: int, parent: int, dep: str, found: Factuality, *, negated: bool
) -> None:
    """Pass a complement under a word that the lexicon does not know."""
    mark, pos = tree.marks[node], tree.pos[parent]
    to = mark.endswith("to") and not is_finite(tree, node)
    perfect = to and tree.says(node, ("have",), "aux")
    if dep == "xcomp" and to and pos in {"VERB", "AUX"} and perfect:
        found.tense = "past"  # was found to have left
        if negated:
            found.deny()
    elif dep == "xcomp" and to and (_is_said_of(tree, parent) or is_result(tree, node, parent)):
        if negated:
            found.deny()  # is reported to flourish
    elif dep == "xcomp" and to and pos in {"VERB", "AUX"}:
        found.apply(Effect(modality="intended"), negated=negated)  # trained to fly
    elif to and pos == "ADJ" and tree.first(parent, "expl") is not None:
        found.apply(Effect(modality="hypothetical"), negated=negated)
    elif to and dep == "acl" and not is_ranked(tree, parent):
        found.apply(Effect(modality="hypothetical", tense="future"), negated=negated)  # a way to
    elif mark in NAMING and is_named_deed(tree, node, parent, mark):
        found.apply(Effect(modality="hypothetical"), negated=negated)
    elif mark == "for" and pos in {"NOUN", "ADJ"} and tree.lemma[parent] not in _TOLD_FOR:
        found.apply(Effect(modality="intended"), negated=negated)
    elif negated and (dep in {"ccomp", "acl"} or is_finite(tree, node)):
        found.apply(Effect(certainty="possible"), negated=False)
    elif negated:
        found.deny()
