"""Verbs that leave the telling to a noun, and verbs that say how far an act has got."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from kg.extract.coding._nouns import event_noun
from kg.extract.lexicon import Code, Matcher, load, matcher, parse_code

_MOST = 1 << 14
"""Pairs of verb and noun remembered at a time."""


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb with the noun that tells the act (*impose sanctions*, *place under house arrest*).

    `lemma` is the lemma of both together.  `target` says who bears the act: `noun` (the
    complement of the noun's own preposition), `recipient` (the indirect object or *to*
    complement), `object` (the verb's object) or a preposition.  `target_preps` are the
    prepositions of the noun.
    """

    lemma: str
    noun: str
    code: str
    mode: str | None
    target: str
    target_preps: tuple[str, ...] = ()


@lru_cache(maxsize=_MOST)
def light_verb(verb_lemma: str, obj_lemma: str, prep: str | None = None) -> LightVerb | None:
    """Tell whether a verb only carries a noun, and what both together mean.

    `obj_lemma` is the verb's object, or with `prep` the noun behind that preposition
    (`light_verb("place", "arrest", "under")`).
    """
    if prep is not None:
        return _under(verb_lemma, obj_lemma, prep)
    if not is_joined(verb_lemma):
        return None
    fixed = _fixed().get((verb_lemma, obj_lemma))
    if fixed is not None:
        return LightVerb(f"{verb_lemma} {obj_lemma}", obj_lemma, *fixed)
    entry = event_noun(obj_lemma)
    if entry is None or entry.code == "OTHER" or entry.stative:
        return None
    target = _carrier(verb_lemma, obj_lemma, (entry.code, entry.mode))
    if target is None:
        return None
    return LightVerb(
        f"{verb_lemma} {obj_lemma}", obj_lemma, entry.code, entry.mode, target, entry.target_preps
    )


def fixed_code(verb_lemma: str, noun_lemma: str) -> Code | None:
    """Give what a verb and a noun mean together that neither means alone, or None."""
    found = _fixed().get((verb_lemma, noun_lemma))
    return None if found is None else (found[0], found[1])


def lightens(verb_lemma: str, noun_lemma: str, code: Code) -> bool:
    """Whether the verb leaves the telling to a noun of that code."""
    return _carrier(verb_lemma, noun_lemma, code) is not None


def is_light(verb_lemma: str) -> bool:
    """Whether the verb leaves the telling to some nouns."""
    return verb_lemma in _object()


def is_joined(verb_lemma: str) -> bool:
    """Whether the verb carries some nouns, or means an act only together with some."""
    return verb_lemma in _joining()


@cache
def _joining() -> frozenset[str]:
    return frozenset([*_object(), *(verb for verb, _ in _fixed())])


@cache
def carriers() -> frozenset[str]:
    """Give the verbs that carry, end or mean something with some nouns that are their object."""
    return _joining().union(verb for verb, kind in _phases().items() if kind == "off")


@cache
def leading() -> frozenset[str]:
    """Give the verbs that leave the telling to some nouns behind prepositions."""
    return frozenset(verb for verb, _ in _prepositional())


def phase(verb_lemma: str) -> str | None:
    """Give `on`, `off` or `plan` for a verb that only says how far an act has got, else None."""
    return _phases().get(verb_lemma)


def _carrier(verb: str, noun: str, code: Code) -> str | None:
    for nouns, target in _object().get(verb, ()):
        if (
            nouns.any_event
            or noun in nouns.words
            or code in nouns.codes
            or (code[0], None) in nouns.codes
        ):
            return target
    return None


def _under(verb: str, noun: str, prep: str) -> LightVerb | None:
    if noun not in _prepositional().get((verb, prep), ()):
        return None
    entry = event_noun(noun)
    code, mode = (entry.code, entry.mode) if entry is not None else ("OTHER", None)
    return LightVerb(f"{verb} {prep} {noun}", noun, code, mode, "object")


@cache
def _object() -> Mapping[str, tuple[tuple[Matcher, str], ...]]:
    found: dict[str, tuple[tuple[Matcher, str], ...]] = {}
    for group in load("light_verbs")["object"]:
        nouns = matcher(group["nouns"])
        for verb in _words(group["verbs"]):
            found[verb] = (*found.get(verb, ()), (nouns, group["target"]))
    return found


@cache
def _prepositional() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for group in load("light_verbs")["under"]:
        nouns = frozenset(_words(group["nouns"]))
        for verb in _words(group["verbs"]):
            key = (verb, group["preposition"])
            found[key] = found.get(key, frozenset()) | nouns
    return found


@cache
def _fixed() -> Mapping[tuple[str, str], tuple[str, str | None, str]]:
    found: dict[tuple[str, str], tuple[str, str | None, str]] = {}
    for group in load("light_verbs")["fixed"]:
        pairs = [pair.split("/") for pair in _words(group.get("words", ""))]
        verbs, nouns = _words(group.get("verbs", "")), _words(group.get("nouns", ""))
        for verb, noun in [*pairs, *product(verbs, nouns)]:
            found.setdefault((verb, noun), (*parse_code(group["code"]), group["target"]))
    return found


def takes_noun(verb_lemma: str) -> bool:
    """Whether the act that a phase verb speaks of may be told by its object (*resumed talks*)."""
    return phase(verb_lemma) == "off" or verb_lemma in _with_noun()


@cache
def _phases() -> Mapping[str, str]:
    tables: Mapping[str, str] = load("light_verbs")["phase"]
    kinds = {kind: verbs for kind, verbs in tables.items() if kind != "with_noun"}
    return {verb: kind for kind, verbs in kinds.items() for verb in _words(verbs)}


@cache
def _with_noun() -> frozenset[str]:
    return frozenset(_words(load("light_verbs")["phase"]["with_noun"]))


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]
