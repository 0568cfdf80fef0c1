"""From a predicate with its arguments to a PLOVER code and mode."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.coding._compose import compose, content_mode, undo
from kg.extract.coding._figurative import is_figurative
from kg.extract.coding._lexicon import Code, Matcher, Sense, kind_of_verb, senses, verb_codes
from kg.extract.coding._light import lightens, phase
from kg.extract.coding._nouns import event_noun_at
from kg.extract.coding._predicate import (
    Predicate,
    Slots,
    complement,
    content_head,
    patient,
    read_predicate,
    verb_name,
)

_MAX_DEPTH = 3
_TIMES = frozenset({"DATE", "TIME"})
_WITH_CONTENT = frozenset({"THREATEN", "REQUEST", "REJECT"})
_PREFIXES = ("re-", "re", "counter-", "counter", "co-", "over", "out", "un", "mis")


@dataclass(frozen=True, slots=True)
class Coding:
    """The kind of act a predicate tells of.

    `rule` names what decided.  `negation_told` says that the code already tells the negation
    (*will not release* is a REJECT), so that the event itself is affirmed.
    """

    code: str
    mode: str | None
    rule: str
    negation_told: bool = False


def code(predicate: Predicate) -> Coding:
    """Decide the PLOVER code and mode of a predicate by its sense and its arguments."""
    base, rule = _base(predicate, 0)
    if is_figurative(predicate, base[0]):
        return Coding("OTHER", None, "figurative")
    if base[0] in _WITH_CONTENT and base[1] is None:
        base = (base[0], content_mode(base[0], _content(predicate)))
    composed, how = compose(base, predicate)
    if how is None:
        return Coding(*base, rule)
    return Coding(*composed, f"{rule}+{how}", negation_told=how in {"refused", "negated"})


def _base(p: Predicate, depth: int) -> tuple[Code, str]:
    """Give the code of the bare predicate, before negation and modality, and the rule."""
    if p.pos == "NOUN":
        return _nominal(p, depth)
    slots = Slots(p)
    trigger = p.trigger
    lemma = trigger.lemma_.lower()
    if lemma in kind_of_verb("demanding") and _demands(p):
        return ("REQUEST", None), "must"
    bare = verb_name(trigger)
    for name in (bare,) if " " in bare else _prepositional(lemma, p, slots):
        found = _sense_of(senses("verb").get(name, ()), slots, depth)
        if found is not None:
            return found, f"sense/{name}"
    light = _light(bare, p, depth)
    if light is not None:
        return light, f"light/{bare}"
    told = _phase(bare, p, depth)
    if told is not None:
        return told, f"phase/{bare}"
    for name in [bare] if " " in bare else [*_prepositional(lemma, p, slots)]:
        found = verb_codes().get(name)
        if found is not None:
            return found, f"verb/{name}"
    return _derived(bare, lemma)


def _prepositional(lemma: str, p: Predicate, slots: Slots) -> list[str]:
    """Give the names under which a verb is looked up: with its preposition, then bare."""
    if slots["obj"]:
        return [lemma]
    cases = [c for c, t in p.obliques if c and t.i > p.trigger.i and t.ent_type_ not in _TIMES]
    return [*(f"{lemma} {case}" for case in cases), lemma]


def _sense_of(rules: tuple[Sense, ...], slots: Slots, depth: int) -> Code | None:
    for rule in rules:
        if not all(_fits(m, slots, slot, depth) for slot, m in rule.conditions):
            continue
        sign = rule.verdict[0]
        if sign not in "=~":
            return rule.code
        found = _code_in(slots, rule.verdict[1:], depth)
        if found is not None and found[0] != "OTHER":
            return undo(found) if sign == "~" else found
        if sign == "~" and rule.verdict == "~obj":
            return "CONCEDE", None
    return None


def _fits(m: Matcher, slots: Slots, slot: str, depth: int) -> bool:
    filled = slots[slot]
    if m.nothing:
        return not filled
    if (m.excluded or m.excluded_codes) and any(
        any(k in m.excluded for k in names) or _has_code(m.excluded_codes, False, token, depth)
        for token, names in filled
    ):
        return False
    if m.anything:
        return bool(filled)
    if not (m.words or m.codes or m.any_event):
        return True
    return any(
        any(k in m.words for k in names) or _has_code(m.codes, m.any_event, token, depth)
        for token, names in filled
    )


def _has_code(codes: frozenset[Code], any_event: bool, token: Token, depth: int) -> bool:
    if not codes and not any_event:
        return False
    found = _code_at(token, depth)
    if found is None or found[0] == "OTHER":
        return False
    return any_event or found in codes or (found[0], None) in codes


def _code_in(slots: Slots, slot: str, depth: int) -> Code | None:
    for token, _ in slots[slot]:
        found = _code_at(token, depth, _controller(slots.predicate))
        if found is not None:
            return found
    return None


def _controller(p: Predicate) -> Token | None:
    """Give who acts in the complement: whoever is asked or forced, else the actor."""
    return p.obj if p.obj is not None else p.actor


def _code_at(token: Token, depth: int, actor: Token | None = None) -> Code | None:
    """Give the code of the event told at `token`, a verb or a noun, or None."""
    if depth >= _MAX_DEPTH:
        return None
    if token.pos_ == "VERB":
        return _base(read_predicate(token, actor), depth + 1)[0]
    if event_noun_at(token) is None and token.lemma_.lower() not in senses("noun"):
        return None
    found, rule = _nominal(read_predicate(token, actor), depth + 1)
    return None if rule == "unknown" else found


def _nominal(p: Predicate, depth: int) -> tuple[Code, str]:
    lemma = p.trigger.lemma_.lower()
    entry = event_noun_at(p.trigger)
    name = lemma if entry is None else entry.lemma
    found = _sense_of(senses("noun").get(name, ()), Slots(p), depth)
    if found is not None:
        return found, f"noun-sense/{name}"
    if entry is None:
        return ("OTHER", None), "unknown"
    return (entry.code, entry.mode), f"noun/{entry.lemma}"


def _light(bare: str, p: Predicate, depth: int) -> Code | None:
    noun = patient(p)
    if noun is None:
        return None
    noun = content_head(noun)
    found = _code_at(noun, depth)
    if found is None or found[0] == "OTHER" or not lightens(bare, noun.lemma_.lower(), found):
        return None
    return found


def _phase(bare: str, p: Predicate, depth: int) -> Code | None:
    kind = phase(bare)
    if kind is None:
        return None
    inner = complement(p)
    found = _code_at(inner, depth, p.actor) if inner is not None else None
    if found is None or found[0] == "OTHER":
        noun = patient(p)
        found = _code_at(content_head(noun), depth) if noun is not None else None
    if found is None or found[0] == "OTHER":
        return None
    return undo(found) if kind == "off" else found


def _demands(p: Predicate) -> bool:
    """Whether what is said is that somebody must do something."""
    inner = p.xcomp if p.xcomp is not None and p.xcomp.dep_ == "ccomp" else complement(p)
    if inner is None or inner.dep_ != "ccomp":
        return False
    return any(c.dep_ == "aux" and c.lower_ == "must" for c in inner.children)


def _derived(bare: str, lemma: str) -> tuple[Code, str]:
    """Fall back on the verb without its particle, or on the verb a prefix was put before."""
    if bare != lemma and lemma in verb_codes():
        return verb_codes()[lemma], f"verb/{lemma}"
    for prefix in _PREFIXES:
        stem = lemma.removeprefix(prefix)
        if stem != lemma and len(stem) > 3 and stem in verb_codes() and prefix not in {"un", "mis"}:
            return verb_codes()[stem], f"derived/{stem}"
    return ("OTHER", None), "unknown"


def _content(p: Predicate) -> Code | None:
    """Give the code of what is threatened, asked for or refused."""
    inner = complement(p)
    if inner is not None:
        found = _code_at(inner, 0, _controller(p))
        if found is not None and found[0] != "OTHER":
            return found
    nouns = [t for case, t in p.obliques if case in {"for", "with", "of", "on", "to"}]
    told = patient(p) if p.pos == "VERB" else None
    for token in nouns if told is None else [told, *nouns]:
        head = content_head(token)
        found = _code_at(head, 0)
        if found is None or found[0] == "OTHER":
            continue
        if found[0] in _WITH_CONTENT:
            return _content(read_predicate(head))
        return found
    return None
