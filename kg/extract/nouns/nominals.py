"""Event nouns with their participants: *the withdrawal of French troops from Niger*."""

from __future__ import annotations

from kg.extract.candidates import Candidate
from kg.extract.coding import (
    EventNoun,
    kind_of_verb,
    light_verb,
    may_tell,
    noun_at,
    phase,
)
from kg.extract.noun_classes import nouns
from kg.extract.nouns.deverbal import deverbal_noun
from kg.extract.nouns.lending import lend, part_of
from kg.extract.nouns.nominal_roles import fill_roles
from kg.extract.nouns.noun_doers import said_to_be
from kg.extract.nouns.noun_governors import parties_of_context
from kg.extract.nouns.noun_kinds import is_no_occasion, whole_of
from kg.extract.nouns.noun_limits import tells_nothing
from kg.extract.nouns.noun_series import share_before, share_behind
from kg.extract.nouns.occurrence import is_told
from kg.extract.nouns.things_before import things_before
from kg.extract.participants import is_actor_like
from kg.extract.tree import Tree

_HEADS = frozenset(
    {"root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "appos", "parataxis", "obl:agent",
     "iobj", "nsubj:outer", "dislocated", "list", "obl:unmarked", "advcl", "ccomp", "xcomp"}
)  # fmt: skip
_NAMED = frozenset({"PERSON", "ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "GPE"})
_SAYING = frozenset({"in", "by", "with", "during", "at"})


def noun_candidates(tree: Tree, verbs: list[Candidate]) -> list[Candidate]:
    """Give a candidate for every event noun that no verb has already told, in order of text.

    A noun that a verb only lends its tense to (*made a statement*) joins that verb's candidate.
    """
    carried = {w for c in verbs for w in c.words}
    by_verb = {c.trigger: c for c in verbs}
    found: list[Candidate] = []
    known: dict[int, Candidate] = {}
    for i in tree.classes["NOUN"]:
        if tree.dep[i] not in _HEADS or i in carried:
            continue
        made = deverbal_noun(tree.lemma[i])
        if made is None and not may_tell(tree.lemma[i]):
            continue
        entry = _entry(tree, i, made)
        if entry is None or tree.ent[i] in _NAMED or _restates(tree, i, entry):
            continue
        if tells_nothing(tree, i, entry):
            continue
        candidate = known[i] = _candidate(tree, i, entry)
        if tree.dep[i] == "conj":
            share_before(tree, candidate, known)
            share_behind(tree, candidate, known)
        if entry.code == "OTHER":
            carriers = [*tree.all(i, "acl:relcl", "acl"), tree.head[part_of(tree, i)]]
            if any(lend(tree, candidate, by_verb.get(k)) for k in carriers):
                continue
        if is_no_occasion(tree, entry, candidate):
            continue
        told = is_told(tree, i, entry) or is_told(tree, whole_of(tree, i), entry)
        if candidate.actors or candidate.targets or told:
            things_before(tree, entry, candidate)
            said_to_be(tree, entry, candidate)
            found.append(candidate)
    return found


def _entry(tree: Tree, i: int, made: EventNoun | None) -> EventNoun | None:
    """Give what the noun at `i` tells of, or else what it does as one `made` from a verb."""
    if _is_body_or_description(tree, i):
        return None
    listed = noun_at(tree, i)
    return listed if listed is not None else made


def _is_body_or_description(tree: Tree, i: int) -> bool:
    """Whether a noun stands for a body of its members, or says what another thing is.

    *An alliance of rebel groups* acts; *the port, its biggest gain*, tells of no second event.
    """
    if tree.lemma[i] in nouns("group"):
        members = (k for k in tree.all(i, "nmod") if k > i and tree.case(k) == "of")
        if any(is_actor_like(tree, k) for k in members):
            return tree.dep[i] not in {"obj", "obl"}
        if _does(tree, i):
            return True
    described = tree.head[i]
    if tree.dep[i] != "appos" or tree.pos[described] not in {"NOUN", "PROPN"}:
        return False
    if all(tree.tag[k] != "PRP$" for k in tree.all(i, "nmod:poss")):
        return False
    return noun_at(tree, described) is None and deverbal_noun(tree.lemma[described]) is None


def _does(tree: Tree, i: int) -> bool:
    """Whether a body does something to something (*the alliance is finalizing a deal*)."""
    verb = tree.head[i]
    if tree.dep[i] != "nsubj" or tree.pos[verb] != "VERB" or not tree.has(verb, "obj", "xcomp"):
        return False
    return all(tree.case(k) not in {"with", "between"} for k in tree.all(i, "nmod"))


def _candidate(tree: Tree, i: int, entry: EventNoun) -> Candidate:
    found = Candidate(
        trigger=i, verb=entry.lemma, rule="noun", nominal=True, words=[i], support=[i]
    )
    fill_roles(tree, entry, found)
    parties_of_context(tree, entry, found)
    return found


def _restates(tree: Tree, i: int, entry: EventNoun) -> bool:
    """Whether the noun only repeats or is carried by the verb it hangs on."""
    parent = tree.head[i]
    if tree.pos[parent] != "VERB":
        return False
    if phase(tree.lemma[parent]) == "off" and tree.dep[i] in {"obj", "nsubj:pass"}:
        return entry.code != "OTHER"
    if light_verb(tree.lemma[parent], tree.lemma[i], tree.cases[i] or None) is not None:
        return tree.dep[i] in {"obj", "nsubj:pass", "obl"}
    if tree.dep[i] == "obl" and _frames_speech(tree, i, parent, entry):
        return True
    if tree.dep[i] == "nsubj" and entry.code == "OTHER" and tree.first(parent, "ccomp") is not None:
        return tree.lemma[parent] in kind_of_verb("reporting")
    return entry.verb == tree.lemma[parent]


def _frames_speech(tree: Tree, i: int, parent: int, entry: EventNoun) -> bool:
    """Whether the noun is the frame of what is said (*said in a statement*)."""
    if tree.cases[i] not in _SAYING or entry.code != "OTHER":
        return False
    effect = tree.first(parent, "ccomp", "parataxis")
    return effect is not None and entry.verb in {"state", "announce", "speak", "report", "comment"}
