"""The lexicons of `kg/data/lexicon`, read once and compiled for quick look-up."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

Code = tuple[str, str | None]
"""A PLOVER event with its mode, or None for no particular mode."""

_ANY_EVENT: Code = ("CODE", None)


@dataclass(frozen=True, slots=True)
class Matcher:
    """What may stand in a slot: words, event nouns of a code, nothing or anything, and what not."""

    words: frozenset[str]
    codes: frozenset[Code]
    any_event: bool = False
    anything: bool = False
    nothing: bool = False
    excluded: frozenset[str] = frozenset()
    excluded_codes: frozenset[Code] = frozenset()
    may_be_empty: bool = False
    """Whether the slot may stay empty: nothing is wanted there, or only some words are not."""
    plain: bool = False
    """Whether one of `words` must stand there, and nothing else matters."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a word: its conditions, and the code, or how to get it from a slot.

    `verdict` starts with `=` (the code of what stands in the slot named after it) or `~` (its
    undoing); otherwise `code` holds the answer.
    """

    conditions: tuple[tuple[str, Matcher], ...]
    verdict: str
    code: Code


def parse_code(text: str) -> Code:
    """Split `RETREAT/withdraw` into event and mode."""
    event, _, mode = text.partition("/")
    return event, mode or None


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """Give the classes of argument words by name."""
    raw: dict[str, str] = load("classes")
    return {name: frozenset(_expand(raw, name)) for name in raw}


@cache
def verb_codes() -> Mapping[str, Code]:
    """Give what each verb means when its arguments say nothing else."""
    found: dict[str, Code] = {}
    for event, modes in load("verbs").items():
        for mode, lemmas in modes.items():
            for lemma in lemmas.split():
                found[lemma.replace("_", " ")] = (event, None if mode == "any" else mode)
    return found


@cache
def senses(kind: str) -> Mapping[str, tuple[Sense, ...]]:
    """Give the senses of the words of a kind (`verb` or `noun`) that need their arguments."""
    return {
        lemma: tuple(_sense(rule) for rule in rules)
        for lemma, rules in load("senses")[kind].items()
    }


@cache
def kind_of_verb(kind: str) -> frozenset[str]:
    """Give the verbs of one of the kinds of `verb_kinds.toml`."""
    text: str = load("verb_kinds")[kind]
    return frozenset(word.replace("_", " ") for word in text.split())


@lru_cache(maxsize=4096)
def kinds_of(verb: str) -> frozenset[str]:
    """Give the kinds of `verb_kinds.toml` under which a verb is listed."""
    return frozenset(kind for kind in load("verb_kinds") if verb in kind_of_verb(kind))


def idioms(kind: str) -> list[list[str]]:
    """Give the idioms of a kind as words: verb, prepositions, noun (a key of idioms.toml)."""
    text: str = load("idioms")[kind]
    return [entry.split("_") for entry in text.split()]


@cache
def known_verbs() -> frozenset[str]:
    """Give every verb that one of the lexicons lists, without particles."""
    kinds = (word for name in load("verb_kinds") for word in kind_of_verb(name))
    names = {*verb_codes(), *load("senses")["verb"], *kinds}
    return frozenset(name for name in names if " " not in name)


@cache
def load(name: str) -> dict[str, Any]:
    """Read one of the lexicon files."""
    source = files("kg.data") / "lexicon" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def matcher(text: str) -> Matcher:
    """Compile what may stand in a slot from its notation; what follows `!` must not stand there."""
    wanted, _, unwanted = text.partition("!")
    words, codes = _atoms(wanted)
    excluded, excluded_codes = _atoms(unwanted)
    named = words - {"+", "-"}
    choices = "+" in words or "-" in words or codes or excluded or excluded_codes
    return Matcher(
        words=named,
        codes=codes - {_ANY_EVENT},
        any_event=_ANY_EVENT in codes,
        anything="+" in words,
        nothing="-" in words,
        excluded=excluded,
        excluded_codes=excluded_codes,
        may_be_empty="-" in words or not ("+" in words or named or codes),
        plain=bool(named) and not choices,
    )


def _atoms(text: str) -> tuple[frozenset[str], frozenset[Code]]:
    words: set[str] = set()
    codes: set[Code] = set()
    for atom in text.split():
        if not atom.startswith("@"):
            words.add(atom)
        elif atom[1].isupper():
            codes.add(parse_code(atom[1:]))
        else:
            words |= classes()[atom[1:]]
    return frozenset(words), frozenset(codes)


def _sense(rule: Mapping[str, str]) -> Sense:
    verdict = rule["is"]
    return Sense(
        conditions=tuple(
            (slot.replace("_", " "), matcher(text)) for slot, text in rule.items() if slot != "is"
        ),
        verdict=verdict,
        code=parse_code(verdict),
    )


def _expand(raw: Mapping[str, str], name: str) -> Iterator[str]:
    for word in raw[name].split():
        if word.startswith("+"):
            yield from _expand(raw, word[1:])
        else:
            yield word
