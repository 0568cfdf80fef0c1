"""The lexicon of what governing words do to the events below them (`factuality.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_MOST = 1 << 14
"""Words whose effects are remembered at a time."""
_PARTS = {"verbs": "VERB", "adjectives": "ADJ", "nouns": "NOUN"}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governor, auxiliary or adverb does to an event; None leaves a value as it is."""

    name: str = ""
    polarity: str | None = None
    certainty: str | None = None
    modality: str | None = None
    tense: str | None = None
    lifts: bool = True
    events: bool = False
    infinitive: bool = False
    indefinite: bool = False
    purpose: bool = False
    when_negated: Effect | None = None

    def without_tense(self, kept: str | None) -> Effect:
        """Give the same effect for a finite complement, which has a tense of its own."""
        return replace(self, tense=None) if kept is not None else self


@cache
def _lexicon() -> dict[str, Any]:
    text = resources.files("kg.data").joinpath("factuality.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _governors() -> dict[tuple[str, str], Effect]:
    found: dict[tuple[str, str], Effect] = {}
    for name, table in _lexicon().items():
        if not any(part in table for part in _PARTS):
            continue
        effect = _effect(name, table)
        for part, pos in _PARTS.items():
            for lemma in table.get(part, "").split():
                found.setdefault((lemma, pos), effect)
    return found


def _effect(name: str, table: dict[str, Any]) -> Effect:
    negated = table.get("when_negated")
    return Effect(
        name=name,
        polarity=table.get("polarity"),
        certainty=table.get("certainty"),
        modality=table.get("modality"),
        tense=table.get("tense"),
        lifts=table.get("lifts", True),
        events=table.get("events", False),
        infinitive=table.get("infinitive", False),
        indefinite=table.get("indefinite", False),
        purpose=table.get("purpose", False),
        when_negated=_effect(name, negated) if negated is not None else None,
    )


@lru_cache(maxsize=_MOST)
def governor(
    lemma: str, pos: str, *, events: bool = False, infinitive: bool = False
) -> Effect | None:
    """Give the effect of a governing word on its complement, or None when it has none.

    With `events` only classes that act on event nouns as objects count; for an `infinitive` not
    those verbs behind which one says what it is done for (*blocked the road to rob them*).
    """
    pos = "VERB" if pos == "AUX" else "NOUN" if pos == "PROPN" else pos
    effect = _governors().get((lemma, pos))
    if effect is None and pos == "ADJ":
        effect = _governors().get((lemma, "VERB"))
    if infinitive and effect is not None and effect.purpose and pos == "VERB":
        return None
    return effect if effect is not None and (effect.events or not events) else None


@cache
def aftermath() -> frozenset[str]:
    """Give the verbs whose known object has already happened (*avenge the killing*)."""
    return frozenset(_lexicon()["aftermath"]["lemmas"].split())


@cache
def presumed_words(kind: str) -> frozenset[str]:
    """Give the words of `presumed`: `bringing_about`, `hearsay`, `remaining` or `eager`."""
    return frozenset(_lexicon()["presumed"][kind].split())


@cache
def failures(kind: str) -> frozenset[str]:
    """Give `words` for having failed and the nouns of what can fail and yet was there: `acts`."""
    return frozenset(_lexicon()["failures"][kind].split())


@cache
def prospect_words(table: str, kind: str) -> frozenset[str]:
    """Give words of `duties`, `listed`, `occasions` or `struggles`."""
    return frozenset(_lexicon()[table][kind].split())


@cache
def untruth(kind: str) -> frozenset[str]:
    """Give the words by which a text disbelieves a speaker: `adverbs`, `baseless`, `lacking`."""
    return frozenset(_lexicon()["untruth"][kind].split())


@cache
def modal(word: str, tag: str) -> Effect | None:
    """Give the effect of a modal auxiliary, or None for any other word."""
    table = _lexicon()["modals"].get(word)
    if tag != "MD" or not isinstance(table, dict):
        return None
    return _effect(word, table)


@lru_cache(maxsize=_MOST)
def adverb_effects(word: str) -> tuple[str, ...]:
    """Give what an adverb or subordinator does.

    Any of `negated`, `probable`, `possible`, `condition`, `whether`.
    """
    return _adverbs().get(word, ())


@cache
def _adverbs() -> dict[str, tuple[str, ...]]:
    adverbs, conditions = _lexicon()["adverbs"], _lexicon()["conditions"]
    lists = {name: adverbs[name] for name in ("negated", "probable", "possible")}
    lists |= {"condition": conditions["marks"], "whether": conditions["whether"]}
    found: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), name)
    return found


@cache
def negating_adverbs() -> frozenset[str]:
    """Give the adverbs that negate what they belong to."""
    return frozenset(word for word, effects in _adverbs().items() if "negated" in effects)


@cache
def attribute_effects(word: str) -> tuple[str, ...]:
    """Give what an adjective does to an event noun.

    Any of `negated`, `intended`, `possible`, `requested`, `future`.
    """
    attributes = _lexicon()["attributes"]
    return tuple(
        name
        for name in ("negated", "intended", "possible", "requested", "future")
        if word.removeprefix("now-") in attributes[name].split()
    )
