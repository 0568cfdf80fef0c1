"""Windows: consecutive sentences of a document packed together, varied a little, as tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from kg.language.pieces import WordPieces, shape_of
from training.classes import Classes
from training.harmonise import OUT
from training.sentences import Sentence, Syntax

Settings = dict[str, Any]
_DASHES = {"--": ("—", "–"), "—": ("--", "-"), "–": ("-", "—"), "-": ("–", "-")}
_PLACES = """NIAMEY Niger|BAMAKO Mali|DAKAR Senegal|OUAGADOUGOU Burkina_Faso|ABUJA Nigeria|PARIS|
WASHINGTON|UNITED_NATIONS|KYIV Ukraine|JERUSALEM|GAZA_CITY Gaza_Strip|KHARTOUM Sudan|CAIRO|
BEIJING|MOSCOW|LONDON|NAIROBI Kenya|KABUL Afghanistan|TEHRAN Iran|BRUSSELS|ACCRA Ghana|
PORT-AU-PRINCE Haiti|BAGHDAD Iraq|BEIRUT Lebanon|NEW_YORK|TRIPOLI Libya""".replace("\n", "")


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one batch. Words count from 1; word 0 is the root (the [CLS] piece).

    Shapes: pieces, shapes, mask [batch, pieces]; first, last, words, sentence, heads, deprels,
    upos, xpos, morph, lemma, starts [batch, words]; ner [batch, words, tags] (True: compatible).
    `targets` is empty without syntax, `ner` None without entities; -1 means no target.
    """

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    sentence: Tensor
    targets: dict[str, Tensor]
    ner: Tensor | None


def pack(
    sentences: Sequence[Sentence], rng: random.Random, limits: list[int], shares: list[float]
) -> list[list[Sentence]]:
    """Cut every paragraph into windows of random size, none longer than its limit in words."""
    windows: list[list[Sentence]] = []
    current: list[Sentence] = []
    limit = size = 0
    for sentence in sentences:
        apart = current and sentence.document != current[-1].document
        if current and (apart or sentence.starts_paragraph or size + len(sentence) > limit):
            windows.append(current)
            current, size = [], 0
        if not current:
            limit = rng.choices(limits, shares)[0]
        current.append(sentence)
        size += len(sentence)
    return [*windows, current] if current else windows


def vary(window: list[Sentence], rng: random.Random, settings: Settings) -> list[Sentence]:
    """Return the window as another newsroom might have set it."""
    if rng.random() < settings["dashes"]:
        window = [
            _with_words(s, [rng.choice(_DASHES[w]) if w in _DASHES else w for w in s.words])
            for s in window
        ]
    if len(window) == 1 and rng.random() < settings["title"]:
        words = [w[:1].upper() + w[1:] if len(w) > 3 else w for w in window[0].words]
        window = [_with_words(window[0], words)]
    elif rng.random() < settings["upper"]:
        window = [_with_words(s, [w.upper() for w in s.words]) for s in window]
    if rng.random() < settings["no_stop"]:
        window = [*window[:-1], _without_stop(window[-1])]
    first = window[0]
    is_news = first.syntax is None and first.document.startswith("gmb")
    if is_news and rng.random() < settings["dateline"]:
        window = [_with_dateline(first, rng), *window[1:]]
    return window


def _with_words(sentence: Sentence, words: Sequence[str]) -> Sentence:
    return replace(sentence, words=tuple(words))


def _without_stop(sentence: Sentence) -> Sentence:
    size, syntax = len(sentence) - 1, sentence.syntax
    if size < 1 or sentence.words[-1] != "." or (syntax and len(sentence) in syntax.heads):
        return sentence
    if syntax:
        columns = (syntax.upos, syntax.xpos, syntax.feats, syntax.lemmas)
        upos, xpos, feats, lemmas = (c[:size] for c in columns)
        syntax = Syntax(upos, xpos, feats, lemmas, syntax.heads[:size], syntax.deprels[:size])
    tags = sentence.tags[:size] if sentence.tags else None
    words, spaces = sentence.words[:size], sentence.spaces[:size]
    return replace(sentence, words=words, spaces=spaces, syntax=syntax, tags=tags)


def _with_dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    town, *country = rng.choice(_PLACES.split("|")).split(" ")
    parts: list[tuple[str, frozenset[str]]] = _name(town, "GPE")
    if country:
        parts += [(",", OUT), *_name(country[0], "GPE")]
    if rng.random() < 0.6:
        agency = rng.choice(["AP", "Reuters", "AFP", "CNN", "BBC"])
        parts += [("(", OUT), *_name(agency, "ORG"), (")", OUT)]
    parts.append((rng.choice(["—", "-", "--", "–"]), OUT))
    words = (*(w for w, _ in parts), *sentence.words)
    tags = (*(t for _, t in parts), *(sentence.tags or ()))
    return replace(sentence, words=words, spaces=(True,) * len(words), tags=tags)


def _name(text: str, label: str) -> list[tuple[str, frozenset[str]]]:
    words = text.split("_")
    return [(w, frozenset({f"{'I' if i else 'B'}-{label}"})) for i, w in enumerate(words)]


def size_of(window: list[Sentence], pieces: WordPieces) -> int:
    """Return the number of pieces of a window, [CLS] and [SEP] included."""
    return 2 + sum(len(pieces.of(w)) for s in window for w in s.words)


def collate(
    windows: list[list[Sentence]],
    pieces: WordPieces,
    classes: Classes,
    rng: random.Random | None = None,
    mask_words: float = 0.0,
) -> Batch:
    """Turn windows into tensors; with `rng`, hide that share of words from the encoder."""
    words = 1 + max(sum(len(s) for s in w) for w in windows)
    width = max(size_of(w, pieces) for w in windows)
    shape = (len(windows), words)
    ids = np.full((len(windows), width), pieces.pad)
    shapes, mask = np.zeros_like(ids), np.zeros(ids.shape, dtype=bool)
    first, last = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
    sentence = np.full(shape, -1)
    targets = {name: np.full(shape, -1) for name in classes.targets}
    ner = np.zeros((*shape, len(classes.ner)), dtype=bool)
    has_syntax = has_ner = False
    for row, window in enumerate(windows):
        ids[row, 0], at, word = pieces.cls, 1, 1
        for number, item in enumerate(window):
            for text in item.words:
                parts = pieces.of(text)
                if rng and rng.random() < mask_words:
                    parts = (pieces.mask,)
                ids[row, at : at + len(parts)] = parts
                shapes[row, at : at + len(parts)] = shape_of(text)
                first[row, word], last[row, word] = at, at + len(parts) - 1
                at, word = at + len(parts), word + 1
            begin = word - len(item)
            sentence[row, begin:word] = number
            if item.syntax:
                has_syntax = True
                for name, values in classes.encode(item, begin).items():
                    targets[name][row, begin:word] = values
            if item.tags:
                has_ner = True
                ner[row, begin:word] = classes.compatible(item.tags)
        ids[row, at] = pieces.sep
        mask[row, : at + 1] = True
    return Batch(
        pieces=torch.from_numpy(ids),
        shapes=torch.from_numpy(shapes),
        mask=torch.from_numpy(mask),
        first=torch.from_numpy(first),
        last=torch.from_numpy(last),
        words=torch.from_numpy(sentence >= 0),
        sentence=torch.from_numpy(sentence),
        targets={k: torch.from_numpy(v) for k, v in targets.items()} if has_syntax else {},
        ner=torch.from_numpy(ner) if has_ner else None,
    )
