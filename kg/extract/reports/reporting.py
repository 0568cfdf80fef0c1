"""The lexicon of reporting: which words bring content, of what class, in which complements."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Reporter:
    """One sense of a reporting word: its class and the complements that are its content.

    `voice` says whether events inside the content are told by the source (*said*), not merely
    wished or judged by it (*wants*, *praised*).
    """

    name: str
    voice: bool
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The reporting words of `reporting.toml`, by lemma (particles joined by a space)."""

    verbs: dict[str, tuple[Reporter, ...]]
    nouns: dict[str, Reporter]
    predicates: dict[str, Reporter]
    prepositions: dict[str, frozenset[str]]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    light: frozenset[str]
    labels: frozenset[str]
    reports: frozenset[str]
    outlets: frozenset[str]
    views: dict[str, frozenset[str]]
    outlooks: dict[str, frozenset[str]]
    forms: dict[str, str]
    no_report: frozenset[str]

    def lemma(self, lemma: str, form: str) -> str:
        """Give the verb's lemma, from its form where the given lemma is no verb we know."""
        return lemma if lemma in self.verbs else self.forms.get(form, lemma)


@cache
def lexicon() -> Lexicon:
    """Read the lexicon (once)."""
    text = resources.files("kg.data").joinpath("reporting.toml").read_text("utf-8")
    data = tomllib.loads(text)
    verbs: dict[str, tuple[Reporter, ...]] = {}
    for name, table in data["verbs"].items():
        reporter = Reporter(name, table["voice"], frozenset(table["takes"]))
        for word in _words(table["words"]):
            if reporter not in verbs.get(word, ()):
                verbs[word] = (*verbs.get(word, ()), reporter)
    prepositions: dict[str, set[str]] = {}
    for preposition, words in data["prepositions"].items():
        for word in _words(words):
            prepositions.setdefault(word, set()).add(preposition)
    return Lexicon(
        verbs=verbs,
        nouns=_single(data["nouns"]),
        predicates=_single(data["adjectives"]),
        prepositions={word: frozenset(found) for word, found in prepositions.items()},
        adverbs=frozenset(_words(data["hedges"]["adverbs"])),
        adjectives=frozenset(_words(data["hedges"]["adjectives"])),
        light=frozenset(_words(data["light"]["verbs"])),
        labels=frozenset(_words(data["labels"]["words"])),
        reports=frozenset(_words(data["labels"]["reports"])),
        outlets=frozenset(_words(data["labels"]["outlets"])),
        views={case: frozenset(_words(words)) for case, words in data["views"].items()},
        outlooks={name: frozenset(_words(words)) for name, words in data["outlooks"].items()},
        forms=_forms([*verbs, *prepositions]) | data["irregular"],
        no_report=frozenset(_words(data["no_report"]["verbs"])),
    )


def _single(tables: dict[str, dict[str, Any]]) -> dict[str, Reporter]:
    return {
        word: Reporter(name, table["voice"], frozenset(table["takes"]))
        for name, table in tables.items()
        for word in _words(table["words"])
    }


def is_reporting(lemma: str) -> bool:
    """Whether a verb (lemma) can report what somebody says, thinks or wants."""
    return lemma in lexicon().verbs


def verb_classes(lemma: str) -> tuple[str, ...]:
    """Give the reporting classes of a verb (`say`, `deny`, `ask`, …), the commonest first."""
    return tuple(reporter.name for reporter in lexicon().verbs.get(lemma, ()))


def _forms(verbs: Iterable[str]) -> dict[str, str]:
    """Map the regular inflections of the verbs to their lemmas."""
    found: dict[str, str] = {}
    for verb in verbs:
        word = verb.split(" ")[0]
        stem = word.removesuffix("e")
        changed = word[:-1] + "i" if word.endswith("y") and word[-2] not in "aeiou" else None
        doubled = stem + stem[-1] if stem[-1] in "bgmnpt" else stem
        for form in (
            f"{changed}es" if changed else f"{word}s",
            f"{word}es",
            f"{changed}ed" if changed else f"{stem}ed",
            f"{stem}ing",
            f"{doubled}ed",
            f"{doubled}ing",
        ):
            found.setdefault(form, word)
    return found


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]
