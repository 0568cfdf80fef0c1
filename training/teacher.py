"""Self-training: a trained network reads raw news, and what it is sure of teaches the next one.

The news is the Groningen Meaning Bank. Names: where the corpus leaves a set of tags open, a sure
teacher closes it; where both disagree, both answers are compatible. Trees, tags and lemmas, which
the corpus does not have, are taken whole from sentences in which every arc is sure.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from kg.language.lemmas import apply_script, lookup_key
from kg.language.pieces import WordPieces, straight
from kg.language.tree import best_tree
from training.classes import Classes
from training.model import Network
from training.sentences import Sentence, Syntax
from training.windows import Batch, collate, size_of

Settings = dict[str, Any]
_log = logging.getLogger("training")
_BATCH = 6000
_COLUMNS = ("heads", "sure", "deprel", "upos", "xpos", "morph", "lemma")


@dataclass(frozen=True)
class Lessons:
    """What the teacher says of sentences, word after word, all sentences in a row.

    `ner` [words, tags] log-probabilities; `heads` 1-based in the sentence, 0 the root; `sure` the
    probability of the head; the others class numbers.
    """

    columns: dict[str, NDArray[Any]]
    begins: NDArray[np.int64]

    def of(self, number: int) -> dict[str, NDArray[Any]]:
        """Return the rows of one sentence."""
        begin, end = self.begins[number], self.begins[number + 1]
        return {name: column[begin:end] for name, column in self.columns.items()}


def lessons(
    network: Network,
    pieces: WordPieces,
    classes: Classes,
    sentences: Sequence[Sentence],
    path: Path,
) -> Lessons:
    """Let the network read the sentences, one at a time in view, or take what it said before."""
    begins = np.cumsum([0, *map(len, sentences)])
    if not path.exists():
        found: list[dict[str, NDArray[Any]]] = [{} for _ in sentences]
        for numbers in _batches(sentences, pieces):
            batch = collate([[sentences[n]] for n in numbers], pieces, classes)
            for n, rows in zip(numbers, _read(network, batch), strict=True):
                found[n] = rows
        names = [*_COLUMNS, "ner"]
        columns = {name: np.concatenate([rows[name] for rows in found]) for name in names}
        np.savez(path, **columns)  # type: ignore[arg-type]
        _log.info("taught: %d sentences", len(sentences))
    with np.load(path) as stored:
        return Lessons({name: stored[name] for name in stored.files}, begins)


def _batches(sentences: Sequence[Sentence], pieces: WordPieces) -> Iterator[list[int]]:
    sizes = [size_of([s], pieces) for s in sentences]
    current: list[int] = []
    for number in sorted(range(len(sentences)), key=lambda n: (sizes[n], n)):
        if sizes[number] > 500:
            continue
        if current and (len(current) + 1) * sizes[number] > _BATCH:
            yield current
            current = []
        current.append(number)
    if current:
        yield current


@torch.inference_mode()
def _read(network: Network, batch: Batch) -> Iterator[dict[str, NDArray[Any]]]:
    network.eval()
    mask = (~batch.mask[:, None, None, :]).float() * -1e4
    with torch.autocast("cpu", torch.bfloat16):
        morphology, syntax, names = network.words(
            batch.pieces, batch.shapes, mask, batch.first, batch.last
        )
        arcs = network.arcs(syntax).float()
        hidden = network.tag_hidden(morphology)
        tags = {
            n: getattr(network, n)(hidden).argmax(-1) for n in ("upos", "xpos", "morph", "lemma")
        }
        ner = network.ner(names).float().log_softmax(-1)
        dependents, roles = network.label_dependent(syntax), network.label_head(syntax)
    for row in range(len(arcs)):
        size = int(batch.words[row].sum())
        scores = arcs[row, 1 : size + 1, : size + 1].log_softmax(-1).numpy()
        heads = best_tree(scores)
        own = slice(1, size + 1)
        labels = network.labeller(
            dependents[row, own].float(), roles[row][torch.from_numpy(heads)].float()
        )
        rows = {name: values[row, own].numpy().astype(np.int16) for name, values in tags.items()}
        yield rows | {
            "heads": heads.astype(np.int16),
            "sure": np.exp(scores[np.arange(size), heads]).astype(np.float16),
            "deprel": labels.argmax(-1).numpy().astype(np.int16),
            "ner": ner[row, own].numpy().astype(np.float16),
        }


class Taught:
    """Sentences with what a teacher adds to them.

    Args:
        classes: names of the class numbers.
        table: the lemma table (form and tag to lemma), which goes before the lemma head.
        settings: `names_sure` closes an open set, `names_against` opens one that says otherwise,
            `arcs_sure` every arc of a sentence must reach for its tree to be taken.
    """

    def __init__(self, classes: Classes, table: dict[str, str], settings: Settings) -> None:
        self.classes, self.table, self.settings = classes, table, settings

    def sentence(self, sentence: Sentence, rows: dict[str, NDArray[Any]]) -> Sentence:
        """Return the sentence with the teacher's names and, where it is sure, its tree."""
        if not len(rows["heads"]):
            return sentence
        sentence = sentence.with_tags(self._names(sentence, rows["ner"]))
        if rows["sure"].min() < self.settings["arcs_sure"]:
            return sentence
        return replace(sentence, syntax=self._tree(sentence, rows))

    def _names(self, sentence: Sentence, ner: NDArray[np.float16]) -> list[frozenset[str]]:
        best, names = ner.argmax(1), self.classes.ner
        tags = list(sentence.tags or ())
        for place, number in enumerate(best.tolist()):
            sure, name = float(np.exp(ner[place, number])), names[number]
            if name in tags[place] and sure >= self.settings["names_sure"]:
                tags[place] = frozenset({name})
            elif name not in tags[place] and sure >= self.settings["names_against"]:
                tags[place] = tags[place] | {name}
        return tags

    def _tree(self, sentence: Sentence, rows: dict[str, NDArray[Any]]) -> Syntax:
        named = {
            head: [getattr(self.classes, head)[n] for n in rows[head].tolist()]
            for head in ("upos", "xpos", "morph", "lemma", "deprel")
        }
        heads = rows["heads"].tolist()
        relations = [r if h else "root" for r, h in zip(named["deprel"], heads, strict=True)]
        words = [straight(w) for w in sentence.words]
        lemmas = [
            self.table.get(lookup_key(word, tag)) or apply_script(script, word)
            for word, tag, script in zip(words, named["xpos"], named["lemma"], strict=True)
        ]
        return Syntax(
            upos=tuple(named["upos"]), xpos=tuple(named["xpos"]), feats=tuple(named["morph"]),
            lemmas=tuple(lemmas), heads=tuple(heads), deprels=tuple(relations),
        )  # fmt: skip
