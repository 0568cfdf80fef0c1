"""What the own clause of an event says of its factuality, before any governor."""

from __future__ import annotations

from kg.extract.backshift import WOULD, is_backshifted, is_narrated
from kg.extract.clause_kinds import (
    PRESENT,
    asks_how_many,
    is_anybody,
    is_asking_infinitive,
)
from kg.extract.conditions import read_conditions
from kg.extract.governors import (
    Effect,
    adverb_effects,
    governor,
    modal,
    prospect_words,
)
from kg.extract.left_open import (
    cleft_effect,
    is_added_purpose,
    is_before_any,
    is_demanded,
    is_left_open,
    is_topic,
)
from kg.extract.named_only import PROMISING, has_potential
from kg.extract.negation import auxiliaries, is_negated
from kg.extract.prospects import MEANING, RULING, is_meant, is_wish_form, states_duty, states_rule
from kg.extract.rare_words import BY_NEED, READER, READERS, rare_words
from kg.extract.sought import is_mere_option
from kg.extract.stance import Factuality
from kg.extract.supposed import CASE, is_supposed, name_of
from kg.extract.times.coming_times import is_arranged
from kg.extract.tree import Tree
from kg.model import BlockKind

_HAVE = frozenset({"has", "have", "'ve", "had", "'d", "having"})
_HEADLINE_CLAUSES = frozenset({"root", "acl", "ccomp", "parataxis", "conj"})
_LABELS = frozenset({"root", "ROOT", "ccomp", "parataxis"})
_ORDERS = frozenset({"root", "parataxis", "ccomp", "appos"})
_ADVERBS = ("advmod", "discourse")
_VERBAL = ("aux", "aux:pass", "cop")
_OWN_CLAUSE = ("nsubj", "nsubj:pass", "aux", "mark")
_OPEN = Effect(modality="hypothetical")
_SUPPOSED = Effect(modality="hypothetical", certainty="possible")
_POSSIBLE = Effect(certainty="possible")
_COMING = Effect(modality="intended", tense="future")
_NARRATED = Effect(tense="past")
_ASKED_AHEAD = Effect(modality="hypothetical", tense="future")
_ADVISED = Effect(modality="requested")
_ORDERED = Effect(modality="requested", tense="future")


def read_verb(tree: Tree, i: int, found: Factuality, block: BlockKind) -> None:
    """Read negation, auxiliaries, adverbs, tense and conditions of the verb at `i`."""
    if is_negated(tree, i):
        found.negations += 1
    auxes = auxiliaries(tree, i)
    for k in auxes:
        effect = modal(tree.lower[k], tree.tag[k])
        if effect is None:
            continue
        if tree.lower[k] in WOULD:
            if is_backshifted(tree, i):
                effect = _COMING
            elif is_narrated(tree, i):
                effect = _NARRATED
        if any(tree.lower[a] in {"have", "'ve"} for a in auxes if a > k):
            effect = Effect(modality=effect.modality, certainty=effect.certainty, tense="past")
        found.apply(effect, negated=False)
    tag, dep, mark, labels = tree.tag[i], tree.dep[i], tree.marks[i], tree.labels[i]
    bare, joined, gerund = tag == "VB", dep == "conj", tag == "VBG"
    present = tree.tag[auxes[0] if auxes else i] in PRESENT
    rare = rare_words(tree, i)
    if bare and mark and is_asking_infinitive(tree, i):  # the question is how to win
        found.apply(_ASKED_AHEAD, negated=False)
    meant = mark in MEANING and is_meant(tree, i)
    meant = meant or (joined and mark == "to" and is_added_purpose(tree, i))
    bound = "mark" in labels and not labels.isdisjoint(_VERBAL)
    due = meant or ((joined or bound) and is_due(tree, i))
    if due or ((present or gerund) and is_arranged(tree, i)):
        found.apply(_COMING, negated=False)
    listening = mark or rare or tree.lemma[i] in PROMISING
    if is_supposed(tree, i, rare, present=present) or (listening and _is_open(tree, i, mark, rare)):
        found.apply(_SUPPOSED, negated=False)
    if gerund and is_mere_option(tree, i):
        found.apply(_SUPPOSED, negated=False)
    if rare and _is_anybodys(tree, i, plain=present and not auxes):
        found.apply(_OPEN, negated=False)
    if joined or not labels.isdisjoint(_ADVERBS):
        _read_adverbs(tree, i, found, rare)
    if joined or "nsubj:outer" in labels:
        _read_name(tree, i, found)
    if found.tense is None:
        found.tense = tense_of(tree, i, auxes, block)
    if joined or "advcl" in labels or ("obl" in labels and CASE in tree.lemmas):
        read_conditions(tree, i, found)
    if present:
        if (joined or not labels.isdisjoint(RULING)) and states_rule(tree, i):
            found.apply(_OPEN, negated=False)
        if tree.lemma[i] in prospect_words("duties", "words") and states_duty(tree, i):
            found.apply(_ADVISED, negated=False)
    if block is BlockKind.TITLE and mark == "to" and dep in _HEADLINE_CLAUSES:
        found.apply(_COMING, negated=False)
    labelled = bare and dep in _LABELS and block is not BlockKind.TITLE
    if labelled and _is_label(tree, i, auxes):
        found.apply(_OPEN, negated=False)
    if (gerund or joined) and is_topic(tree, i, auxes):
        found.apply(_OPEN, negated=False)
    told = (bare or (joined and _is_bare_too(tree, i))) and is_imperative(tree, i, auxes)
    if (
        told
        or (mark == "that" and is_wish_form(tree, i))
        or (not labels.isdisjoint(_VERBAL) and is_demanded(tree, i))
    ):
        found.apply(_ORDERED, negated=False)


def _is_open(tree: Tree, i: int, mark: str, rare: frozenset[str]) -> bool:
    """Whether some word of the clause that `mark` opens leaves it open."""
    if mark and ("whether" in mark.split() or (mark == "before" and is_before_any(tree, i))):
        return True
    if tree.lemma[i] in PROMISING and has_potential(tree, i):
        return True
    return bool(rare) and (is_left_open(tree, i) or asks_how_many(tree, i))


def _is_anybodys(tree: Tree, i: int, *, plain: bool) -> bool:
    """Whether anybody does it, or in a `plain` present whoever reads; `rare_words` name them."""
    return any(
        is_anybody(tree, k) or (plain and _is_reader(tree, k))
        for k in tree.all(i, "nsubj", "nsubj:pass", "obl:agent")
    )


def _is_reader(tree: Tree, k: int) -> bool:
    """*you get a letter*, *your bank charges a fee*: told to whoever reads, nobody's deed."""
    return tree.lower[k] == READER or tree.says(k, (READERS,), "nmod:poss")


def is_due(tree: Tree, i: int) -> bool:
    """*is to meet*, *was to be signed*: arranged, whether or not it came about."""
    if tree.dep[i] == "conj" and tree.tag[i] == "VB" and not tree.has(i, *_OWN_CLAUSE):
        return is_due(tree, tree.head[i])  # is to speak and sign the pact
    if tree.dep[i] == "conj" and tree.tag[i] == "VB" and tree.mark(i) == "to":
        first = tree.head[i]  # the point is not to punish but to protect
        return tree.mark(first) == "to" and is_due(tree, first)
    if tree.dep[i] == "conj" and _is_perfect_too(tree, i):
        return is_due(tree, tree.head[i])  # was to have flown there and met him
    if "mark" not in tree.labels[i]:
        return False
    marks = [k for k in tree.all(i, "mark") if tree.lower[k] == "to"]
    return bool(marks) and any(
        k < marks[0] and tree.tag[k] in ({"VBD", "VBZ", "VBP"} if tree.lemma[k] == "be" else {"MD"})
        for k in tree.all(i, *_VERBAL)
    )


def _is_perfect_too(tree: Tree, i: int) -> bool:
    first = tree.head[i]
    alike = tree.tag[first] == "VBN" and tree.tag[i] in {"VBD", "VBN"}
    have = tree.says(first, ("have",), "aux")
    return alike and have and not tree.has(i, *_OWN_CLAUSE)


def _read_adverbs(tree: Tree, i: int, found: Factuality, rare: frozenset[str]) -> None:
    first = tree.head[i]
    if tree.dep[i] == "conj" and first < i and tree.labels[i].isdisjoint(_OWN_CLAUSE):
        read_hedges(tree, first, found, before=first)  # apparently fell and hit a stone
    read_hedges(tree, i, found)
    if rare and tree.says(i, (BY_NEED,), "advmod") and is_negated(tree, i):
        found.apply(_POSSIBLE, negated=False)


def read_hedges(tree: Tree, i: int, found: Factuality, before: int | None = None) -> None:
    """Pass on how sure the adverbs at `i` are, or those of them that stand `before` a token."""
    for k in tree.all(i, *_ADVERBS):
        if before is not None and (k > before or tree.lower[k + 1] == ","):
            continue  # apparently, he fell, and they left
        for name in adverb_effects(tree.lower[k]):
            if name != "negated":
                found.apply(Effect(certainty=name), negated=False)


def _read_name(tree: Tree, i: int, found: Factuality) -> None:
    """*The hope is that they leave*: what a clause is called holds for it."""
    cleft = cleft_effect(tree, i)
    if cleft is not None:
        found.apply(cleft, negated=False)  # what he should do is sell it
    name = name_of(tree, i)
    if name is None:
        return
    effect = governor(tree.lemma[name], "NOUN")
    if effect is not None:
        found.apply(effect, negated=False)


def tense_of(tree: Tree, i: int, auxes: list[int], block: BlockKind) -> str | None:
    """Give the tense of a finite verb; None for forms whose time the governor gives."""
    tag = tree.tag[auxes[0] if auxes else i]
    if tag == "VBD":
        return "past"
    if tree.tag[i] in {"VBN", "VBD"} and any(tree.lower[k] in _HAVE for k in auxes):
        return "past"
    if tag in {"VBZ", "VBP"}:
        if block is BlockKind.TITLE and tree.tag[i] not in {"VBG"}:
            return "past"
        return "present"
    if tree.tag[i] == "VBN" and not auxes and tree.dep[i] != "xcomp":
        return "past"
    return None


def _is_label(tree: Tree, i: int, auxes: list[int]) -> bool:
    """Whether a main verb has no tense (*Reuters* **Buy** *Photo*): a button, not a sentence."""
    if auxes or tree.marks[i]:
        return False
    subject = tree.first(i, "nsubj")
    return subject is not None and subject < i and tree.text[tree.start[i]].isupper()


def is_imperative(tree: Tree, i: int, auxes: list[int]) -> bool:
    """Whether a verb tells somebody to do it (*let them go*)."""
    joined = tree.dep[i] == "conj" and tree.first(i, "nsubj", "mark") is None
    if joined and (tree.tag[i] == "VB" or _is_bare_too(tree, i)):
        return is_imperative(tree, tree.head[i], auxiliaries(tree, tree.head[i]))
    if tree.tag[i] != "VB" or tree.dep[i] not in _ORDERS:
        return False
    if any(tree.lower[k] not in {"do", "let"} for k in auxes):
        return False
    return tree.first(i, "nsubj", "nsubj:pass", "mark", "expl") is None


def _is_bare_too(tree: Tree, i: int) -> bool:
    """Whether a form that may be bare goes on from a bare one (*win them and* **split** *us*)."""
    if tree.lower[i] != tree.lemma[i] or tree.tag[i] not in {"VBD", "VBP", "VBN"}:
        return False
    return tree.dep[i] == "conj" and tree.tag[tree.head[i]] == "VB"
