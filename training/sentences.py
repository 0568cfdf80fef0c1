"""Corpora as sentences: readers for CoNLL-U and for the two-column entity files.

Formats: <https://universaldependencies.org/format.html>; entity files have one token a line,
the tag in the last column (IOB1, IOB2) and an empty line between sentences.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Syntax:
    """Gold analysis of a sentence, one entry a word; `heads` are 1-based, 0 is the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: words, whether a space follows each, and what a corpus says about them.

    `tags` holds, for every word, the set of entity tags compatible with the corpus
    (see `training.harmonise`); `document` changes where consecutive sentences are unrelated.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    document: str
    text: str = ""
    starts_paragraph: bool = False
    syntax: Syntax | None = None
    misc: tuple[str, ...] = ()
    tags: tuple[frozenset[str], ...] | None = None
    labels: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.words)

    def with_tags(self, tags: list[frozenset[str]]) -> "Sentence":
        """Return the sentence with entity tags."""
        return replace(self, tags=tuple(tags))


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if line:
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block


def read_conllu(path: Path) -> list[Sentence]:
    """Read gold syntax. Multiword tokens give their words; empty nodes are left out."""
    sentences, document, paragraph = [], "", False
    for block in _blocks(path):
        text = ""
        for line in block:
            if line.startswith("# newdoc"):
                document, paragraph = line.split("=")[-1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line.startswith("# text ="):
                text = line.removeprefix("# text =").strip()
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        sentences.append(_conllu_sentence(rows, document, text, paragraph))
        paragraph = False
    return sentences


def _conllu_sentence(rows: list[list[str]], document: str, text: str, par: bool) -> Sentence:
    words, spaces = [row for row in rows if row[0].isdigit()], []
    inside_until, inside_space = 0, True
    ranges = {row[0].split("-")[0]: row for row in rows if "-" in row[0]}
    for row in words:
        if row[0] in ranges:
            whole = ranges[row[0]]
            inside_until = int(whole[0].split("-")[1])
            inside_space = "SpaceAfter=No" not in whole[9]
        number = int(row[0])
        if number < inside_until:
            spaces.append(False)
        elif number == inside_until:
            spaces.append(inside_space)
        else:
            spaces.append("SpaceAfter=No" not in row[9])
    syntax = Syntax(
        upos=tuple(r[3] for r in words),
        xpos=tuple(r[4] for r in words),
        feats=tuple(r[5] for r in words),
        lemmas=tuple(r[2] for r in words),
        heads=tuple(int(r[6]) for r in words),
        deprels=tuple(r[7] for r in words),
    )
    return Sentence(
        words=tuple(r[1] for r in words),
        spaces=tuple(spaces),
        document=document,
        text=text,
        starts_paragraph=par,
        syntax=syntax,
        misc=tuple(r[9] for r in words),
    )


def read_columns(path: Path, column: int = -1, word_column: int = 0) -> list[Sentence]:
    """Read an entity file; `labels` are turned into IOB2, `tags` is left to `harmonise`."""
    sentences: list[Sentence] = []
    for number, block in enumerate(_blocks(path)):
        rows = [line.split("\t") for line in block if not line.startswith("# ")]
        rows = [row if len(row) > 1 else row[0].split(" ") for row in rows]
        rows = [row for row in rows if len(row) > 1 and row[word_column].strip()]
        if not rows:
            continue
        labels = _iob2([row[column] for row in rows])
        sentences.append(
            Sentence(
                words=tuple(row[word_column] for row in rows),
                spaces=(True,) * len(rows),
                document=f"{path.name}:{number // 40}",
                labels=tuple(labels),
            )
        )
    return sentences


def _iob2(labels: list[str]) -> list[str]:
    fixed: list[str] = []
    for label in labels:
        if label.startswith("I-"):
            before = fixed[-1] if fixed else "O"
            if before[2:] != label[2:]:
                label = "B-" + label[2:]
        fixed.append(label)
    return fixed
