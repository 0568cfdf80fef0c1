"""Inflected forms of verbs that the treebanks do not hold, for the lemma table.

Base forms and irregular forms are WordNet's, as packaged in `spacy-lookups-data`
(<https://github.com/explosion/spacy-lookups-data>, WordNet licence). A form that two verbs share
(*found*, *lay*) is left to the lemma head, which sees the sentence.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.lemmas import lookup_table
from training.sentences import read_conllu

_UNCHANGED = [
    "beset",
    "bet",
    "bid",
    "broadcast",
    "burst",
    "cast",
    "cost",
    "cut",
    "forecast",
    "hit",
    "hurt",
    "let",
    "miscast",
    "offset",
    "put",
    "quit",
    "recast",
    "reset",
    "rid",
    "set",
    "shed",
    "shut",
    "slit",
    "split",
    "spread",
    "telecast",
    "thrust",
    "upset",
]
_VOWELS = frozenset("aeiou")


def _lookups(name: str) -> dict[str, Any]:
    import spacy_lookups_data  # type: ignore[import-untyped]

    path = Path(spacy_lookups_data.__file__).parent / "data" / f"{name}.json.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return json.load(file)  # type: ignore[no-any-return]


def lemma_table(corpora: Path) -> dict[str, str]:
    """Return the lemma table: treebanks before the regular forms of nouns, verbs before both."""
    trees = [
        s for name in ("ewt", "gum") for s in read_conllu(corpora / f"ud/{name}-train.conllu.gz")
    ]
    verbs = verb_table()
    sure = {key: lemma for key, lemma in verbs.items() if "\tV" in key}
    return dict(sorted((verbs | lookup_table(trees) | sure).items()))


def verb_table() -> dict[str, str]:
    """Return `form\\tTAG` → lemma for the regular and irregular forms of WordNet's verbs."""
    index, exceptions = _lookups("en_lemma_index"), _lookups("en_lemma_exc")
    irregular = {form: bases for form, bases in exceptions["verb"].items() if form.isalpha()}
    lemmas: dict[str, set[str]] = {}
    for verb in sorted(v for v in index["verb"] if v.isalpha() and len(v) > 1):
        for form, tags in _forms(verb):
            for tag in tags:
                lemmas.setdefault(f"{form}\t{tag}", set()).add(verb)
    for form, bases in irregular.items():
        tags = ("VBG",) if form.endswith("ing") else ("VBZ",) if form[-1] == "s" else ("VBD", "VBN")
        for tag in tags:
            lemmas[f"{form}\t{tag}"] = set(bases)
    for verb in _UNCHANGED:
        lemmas |= {f"{verb}\tVBD": {verb}, f"{verb}\tVBN": {verb}}
    for form, bases in exceptions["noun"].items():
        if form.isalpha() and form[-1:] not in ("s", "") and len(bases) == 1:
            lemmas[f"{form}\tNNS"] = set(bases)
    return {key: next(iter(found)) for key, found in sorted(lemmas.items()) if len(found) == 1}


def _forms(verb: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the regular forms; where the last letter may or may not double, both."""
    past = ("VBD", "VBN")
    if verb.endswith(("s", "x", "z", "ch", "sh")) or (verb[-1] == "o" and verb[-2] not in _VOWELS):
        yield verb + "es", ("VBZ",)
    elif verb[-1] == "y" and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ies", ("VBZ",)
    else:
        yield verb + "s", ("VBZ",)
    if verb[-1] == "e":
        yield verb + "d", past
        yield (verb[:-2] + "y" if verb.endswith("ie") else verb[:-1]) + "ing", ("VBG",)
        if verb.endswith(("ee", "ye", "oe")):
            yield verb + "ing", ("VBG",)
        return
    if verb[-1] == "y" and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ied", past
        yield verb + "ing", ("VBG",)
        return
    for stem in _stems(verb):
        yield stem + "ed", past
        yield stem + "ing", ("VBG",)


def _stems(verb: str) -> list[str]:
    closed = verb[-1] not in _VOWELS and verb[-1] not in "wxyh" and verb[-2] in _VOWELS
    if not closed or (len(verb) > 2 and verb[-3] in _VOWELS and verb[-3:-1] != "ui"):
        return [verb]
    one_syllable = sum(c in _VOWELS for c in verb) == 1
    return [verb + verb[-1]] if one_syllable else [verb, verb + verb[-1]]
