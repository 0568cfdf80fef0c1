"""The lexicon of reporting: which words bring content, of what class, in which complements."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


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
    prepositions: dict[str, frozenset[str]]
    adverbs: frozenset[str]
    adjectives: frozenset[str]
    light: frozenset[str]


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
    nouns = {
        word: Reporter(name, table["voice"], frozenset(table["takes"]))
        for name, table in data["nouns"].items()
        for word in _words(table["words"])
    }
    prepositions: dict[str, set[str]] = {}
    for preposition, words in data["prepositions"].items():
        for word in _words(words):
            prepositions.setdefault(word, set()).add(preposition)
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        prepositions={word: frozenset(found) for word, found in prepositions.items()},
        adverbs=frozenset(_words(data["hedges"]["adverbs"])),
        adjectives=frozenset(_words(data["hedges"]["adjectives"])),
        light=frozenset(_words(data["light"]["verbs"])),
    )


def is_reporting(lemma: str) -> bool:
    """Whether a verb (lemma) can report what somebody says, thinks or wants."""
    return lemma in lexicon().verbs


def verb_classes(lemma: str) -> tuple[str, ...]:
    """Give the reporting classes of a verb (`say`, `deny`, `ask`, …), the commonest first."""
    return tuple(reporter.name for reporter in lexicon().verbs.get(lemma, ()))


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") for word in text.split()]
