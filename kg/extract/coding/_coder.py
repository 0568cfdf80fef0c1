"""From a predicate with its arguments to the PLOVER code and mode of the bare act."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.coding._compose import undo
from kg.extract.coding._demands import demands
from kg.extract.coding._deverbal import senses_by_object, verb_with_object
from kg.extract.coding._frame import Filler, Frame
from kg.extract.coding._light import fixed_code, is_joined, is_light, lightens, phase, takes_noun
from kg.extract.coding._lookups import OTHER, derived, names_of, names_with_preposition
from kg.extract.coding._nouns import noun_at
from kg.extract.coding._reading import read_frame
from kg.extract.coding._words import content_head, verb_lemma, verb_name
from kg.extract.lexicon import Code, Matcher, Sense, kind_of_verb, senses, verb_codes
from kg.extract.tree import Tree

_MAX_DEPTH = 3
Complement = tuple[str, int]
"""A preposition with its noun."""

_IN_WORDS = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "AID"})
"""Acts whose nouns are no figures of speech (*led the talks*, but *joined the revolution*)."""


def bare_code(frame: Frame) -> tuple[Code, str]:
    """Give the code of the bare predicate, before negation and modality, and the rule."""
    if frame.bare is None:
        frame.bare = _base_code(frame, 0)
    return frame.bare


def _base_code(frame: Frame, depth: int) -> tuple[Code, str]:
    if frame.nominal:
        return _nominal(frame, depth)
    lemma = verb_lemma(frame.tree, frame.i)
    bare = verb_name(frame.tree, frame.i)
    if lemma in kind_of_verb("demanding") and demands(frame):
        return ("REQUEST", None), "must"
    lookups = names_of(bare, lemma) if " " in bare else names_with_preposition(lemma, frame)
    verbs = senses("verb")
    for name in lookups:
        if name in verbs:
            found, met = _sense_of(verbs[name], frame, depth)
            if found is not None:
                light = None if met else _unless_light(found, verbs[name], bare, frame, depth)
                return light or (found, f"sense/{name}")
    carried = _joined(bare, frame) or _light(bare, frame, depth) if is_joined(bare) else None
    if carried is not None:
        return carried, f"light/{bare}"
    carried = _phase(bare, frame, depth)
    if carried is not None:
        return carried, f"phase/{bare}"
    codes = verb_codes()
    for name in lookups:
        found = codes.get(name)
        if found is not None:
            return found, f"verb/{name}"
    return derived(bare, lemma)


def _unless_light(
    found: Code, rules: tuple[Sense, ...], bare: str, frame: Frame, depth: int
) -> tuple[Code, str] | None:
    """Give the code of the noun that the verb carries, where no sense of its own was named."""
    if found != OTHER or rules[-1].conditions or rules[-1].code != OTHER or not is_joined(bare):
        return None
    joined = _joined(bare, frame)
    if joined is not None:
        return joined, f"light/{bare}"
    carried = _light(bare, frame, depth)
    if carried is None or carried[0] not in _IN_WORDS:
        return None
    return carried, f"light/{bare}"


def _joined(bare: str, frame: Frame) -> Code | None:
    """Give the code that a verb and its noun have only together (*built closer ties with*)."""
    noun = frame.patient()
    if noun is None:
        return None
    found = fixed_code(bare, frame.tree.lemma[content_head(frame.tree, noun)])
    return None if found == OTHER else found


def _sense_of(rules: tuple[Sense, ...], frame: Frame, depth: int) -> tuple[Code | None, bool]:
    """Give the code of the first sense that has one, and whether any before the last one held."""
    met = False
    for rule in rules:
        if not _holds(rule, frame, depth):
            continue
        met = met or rule is not rules[-1]
        sign = rule.verdict[0]
        if sign not in "=~":
            return rule.code, met
        found = _code_in(frame, rule.verdict[1:], depth)
        if found is not None and found[0] != "OTHER":
            return undo(found) if sign == "~" else found, met
        if rule.verdict == "~obj":
            return ("CONCEDE", None), met
    return None, met


def _holds(rule: Sense, frame: Frame, depth: int) -> bool:
    for slot, m in rule.conditions:
        filled = frame.slots.get(slot)
        if filled is None:
            filled = frame[slot]
        if m.plain:
            for _, names in filled:
                if not m.words.isdisjoint(names):
                    break
            else:
                return False
        elif not _fits(m, filled, frame, slot, depth):
            return False
    return True


def _fits(m: Matcher, filled: list[Filler], frame: Frame, slot: str, depth: int) -> bool:
    if not filled:
        return m.may_be_empty
    if m.nothing:
        return False
    if m.excluded or m.excluded_codes:
        for i, names in filled:
            if not m.excluded.isdisjoint(names):
                return False
            if m.excluded_codes and _has_code(m.excluded_codes, False, frame, i, depth):
                return False
    if m.anything:
        return True
    by_code = m.any_event or bool(m.codes)
    for i, names in filled:
        if not m.words.isdisjoint(names):
            return True
        if by_code and _has_code(m.codes, m.any_event, frame, i, depth, slot):
            return True
    return not (m.words or by_code)


def _has_code(
    codes: frozenset[Code],
    any_event: bool,
    frame: Frame,
    i: int,
    depth: int,
    slot: str = "",
) -> bool:
    found = _lent(frame, i, depth) if slot == "obj" else code_at(frame.tree, i, depth)
    if found is None or found[0] == "OTHER":
        return False
    return any_event or found in codes or (found[0], None) in codes


def _code_in(frame: Frame, slot: str, depth: int) -> Code | None:
    for i, _ in frame[slot]:
        if slot == "obj":
            found = _lent(frame, i, depth)
        else:
            found = code_at(frame.tree, i, depth, controller(frame))
        if found is not None:
            return found
    return None


def _lent(frame: Frame, i: int, depth: int) -> Code | None:
    """Give the code of the event that the object at `i` tells.

    A light verb lends it who acts and what stands beside it (*had contact* **with rebels**).
    """
    if frame.nominal or not is_light(verb_lemma(frame.tree, frame.i)):
        return code_at(frame.tree, i, depth)
    return code_at(frame.tree, i, depth, frame.actor, frame.obliques)


def controller(frame: Frame) -> int | None:
    """Give who acts in the complement: whoever is asked or forced, else the actor."""
    return frame.obj if frame.obj is not None else frame.actor


def code_at(
    tree: Tree, i: int, depth: int, actor: int | None = None, beside: Sequence[Complement] = ()
) -> Code | None:
    """Give the code of the event told at `i`, a verb or a noun, or None.

    `beside` are the complements that the verb above lends to a noun.
    """
    if depth >= _MAX_DEPTH:
        return None
    if tree.pos[i] == "VERB":
        return _base_code(read_frame(tree, i, actor), depth + 1)[0]
    if noun_at(tree, i) is None and tree.lemma[i] not in senses("noun"):
        return None
    frame = read_frame(tree, i, actor)
    frame.obliques = [*frame.obliques, *(c for c in beside if c not in frame.obliques)]
    found, rule = _nominal(frame, depth + 1)
    return None if rule == "unknown" else found


def _nominal(frame: Frame, depth: int) -> tuple[Code, str]:
    entry = noun_at(frame.tree, frame.i)
    name = frame.tree.lemma[frame.i] if entry is None else entry.lemma
    found, _ = _sense_of(senses("noun").get(name, ()), frame, depth)
    if found is not None:
        return found, f"noun-sense/{name}"
    if entry is None:
        return _as_verb(name, frame, depth) or (OTHER, "unknown")
    named = senses_by_object(frame.tree, frame.i, entry.verb)
    if _sense_of(named, frame, depth)[0] == OTHER:  # the shooting of a film
        return OTHER, f"verb-sense/{entry.verb}"
    return (entry.code, entry.mode), f"noun/{name}"


def _as_verb(noun: str, frame: Frame, depth: int) -> tuple[Code, str] | None:
    """Give the code of the verb of which an unlisted noun with *of* is made (*the hurling of*)."""
    verb = verb_with_object(frame.tree, frame.i, noun)
    if verb is None:
        return None
    found, _ = _sense_of(senses("verb").get(verb, ()), frame, depth)
    found = verb_codes().get(verb, OTHER) if found is None else found
    return None if found == OTHER else (found, f"deverbal/{verb}")


def _light(bare: str, frame: Frame, depth: int) -> Code | None:
    noun = frame.patient() if is_light(bare) else None
    if noun is None:
        return None
    noun = content_head(frame.tree, noun)
    found = code_at(frame.tree, noun, depth, frame.actor, frame.obliques)
    if found is None or found[0] == "OTHER":
        return None
    return found if lightens(bare, frame.tree.lemma[noun], found) else None


def _phase(bare: str, frame: Frame, depth: int) -> Code | None:
    kind = phase(bare)
    if kind is None:
        return None
    tree, inner = frame.tree, frame.complement()
    if inner is not None and tree.dep[inner] == "ccomp":
        return None
    found = code_at(tree, inner, depth, frame.actor) if inner is not None else None
    if (found is None or found[0] == "OTHER") and takes_noun(bare):
        noun = frame.patient()
        found = code_at(tree, content_head(tree, noun), depth) if noun is not None else None
    if found is None or found[0] == "OTHER":
        return None
    return undo(found) if kind == "off" else found
