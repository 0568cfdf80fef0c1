"""Class lists of the heads, collected from the training treebanks and shipped with the weights."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.language.pieces import straight
from training.harmonise import TAGS
from training.lemmas import frequent_scripts, script_for
from training.sentences import Sentence

_OLD_RELATIONS = {
    "obl:npmod": "obl:unmarked", "obl:tmod": "obl:unmarked", "nmod:npmod": "nmod:unmarked"
}  # fmt: skip


@dataclass(frozen=True)
class Classes:
    """Names of every head's classes, in the order of their numbers."""

    upos: list[str]
    xpos: list[str]
    morph: list[str]
    lemma: list[str]
    deprel: list[str]
    ner: list[str] = field(default_factory=lambda: list(TAGS))

    targets = ("heads", "deprel", "upos", "xpos", "morph", "lemma", "starts")

    def __post_init__(self) -> None:
        numbers = {name: {v: n for n, v in enumerate(vs)} for name, vs in asdict(self).items()}
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_rows", {})

    def number(self, head: str, value: str) -> int:
        """Return the class number of a value, -1 (no target) where it is not a class."""
        numbers: dict[str, dict[str, int]] = self.__dict__["_numbers"]
        return numbers[head].get(value, -1)

    def encode(self, sentence: Sentence, begin: int) -> dict[str, list[int]]:
        """Return the targets of a sentence whose first word is word `begin` of its window.

        Files with entity labels do not tell spaces: nothing is learnt there about starts.
        """
        syntax = sentence.syntax
        assert syntax is not None
        pairs = zip(map(straight, sentence.words), map(straight, syntax.lemmas), strict=True)
        relations = [_OLD_RELATIONS.get(r, r) for r in syntax.deprels]
        return {
            "heads": [h + begin - 1 if h else 0 for h in syntax.heads],
            "deprel": [self.number("deprel", r) for r in relations],
            "upos": [self.number("upos", v) for v in syntax.upos],
            "xpos": [self.number("xpos", v) for v in syntax.xpos],
            "morph": [self.number("morph", v) for v in syntax.feats],
            "lemma": [self.number("lemma", script_for(w, v)) for w, v in pairs],
            "starts": [-1 if sentence.labels else int(n == 0) for n in range(len(sentence))],
        }

    def compatible(self, tags: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
        """Return a [words, tags] mask of the compatible entity tags."""
        rows: dict[frozenset[str], NDArray[np.bool_]] = self.__dict__["_rows"]
        for tag in tags:
            if tag not in rows:
                rows[tag] = np.array([name in tag for name in self.ner])
        return np.stack([rows[tag] for tag in tags])


def collect(sentences: Sequence[Sentence]) -> Classes:
    """Collect the classes of a treebank; rare morphology and lemma scripts are left out."""
    trees = [(s, s.syntax) for s in sentences if s.syntax]
    pairs = [p for s, t in trees for p in zip(s.words, t.lemmas, strict=True)]
    pairs = [(straight(word), straight(lemma)) for word, lemma in pairs]
    feats = Counter(f for _, t in trees for f in t.feats)
    relations = {_OLD_RELATIONS.get(r, r) for _, t in trees for r in t.deprels}
    return Classes(
        upos=sorted({u for _, t in trees for u in t.upos}),
        xpos=sorted({x for _, t in trees for x in t.xpos}),
        morph=sorted(f for f, n in feats.items() if n >= 2),
        lemma=frequent_scripts(pairs, at_least=3),
        deprel=sorted(relations),
    )
