"""Which corpora make a round of training, and in what order their windows come."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.language.pieces import WordPieces
from training import harmonise
from training.sentences import Sentence, read_columns, read_conllu
from training.windows import pack, size_of, vary

Settings = dict[str, Any]
_DOMAINS = ("science", "music", "literature", "ai")


def load(corpora: Path) -> dict[str, list[Sentence]]:
    """Read every training corpus. CrossNER politics dev and all UD dev and test sets stay out."""
    ud, ner = corpora / "ud", corpora / "ner"
    politics = read_columns(ner / "crossner-politics-train.conll.gz")
    crossner: list[Path] = []
    for domain in _DOMAINS:
        crossner += [
            ner / f"crossner-{domain}-{part}.conll.gz" for part in ("train", "dev", "test")
        ]
    uner = read_columns(ner / "uner-ewt-dev.iob2.gz", column=2, word_column=1)
    tweets = [ner / f"btc-{part}.conll.gz" for part in "abefgh"]
    return {
        "ewt": read_conllu(ud / "ewt-train.conllu.gz"),
        "gum": [harmonise.gum(s) for s in read_conllu(ud / "gum-train.conllu.gz")],
        "gmb": [harmonise.gmb(s) for s in read_columns(ner / "gmb.conll.gz")],
        "politics": [harmonise.crossner(s) for s in politics],
        "crossner": [harmonise.crossner(s) for p in crossner for s in read_columns(p)],
        "wikigold": [harmonise.wikigold(s) for s in read_columns(ner / "wikigold.conll.gz")],
        "uner": [harmonise.wikigold(s) for s in uner],
        "tweets": [harmonise.tweets(s) for p in tweets for s in read_columns(p)],
    }


def round_of(
    corpora: dict[str, list[Sentence]], pieces: WordPieces, config: Settings, number: int
) -> list[list[list[Sentence]]]:
    """Return the batches (lists of windows) of one round, the same for the same seed and number."""
    rng = random.Random(config["seed"] * 1000 + number)
    data, batches = config["data"], []
    for name, sentences in corpora.items():
        chosen = _slice(sentences, data[name], number)
        chosen = [s for s in chosen if len(s) <= data["longest_sentence"]]
        windows = pack(chosen, rng, data["window_words"], data["window_shares"])
        windows = [vary(w, rng, config["augment"]) for w in windows]
        batches += _batches(windows, pieces, data["subwords_per_batch"], rng)
    rng.shuffle(batches)
    return batches


def _slice(sentences: Sequence[Sentence], share: float, number: int) -> Sequence[Sentence]:
    if share >= 1:
        return sentences
    size = round(len(sentences) * share)
    start = (number * size) % max(1, len(sentences))
    return [*sentences[start : start + size], *sentences[: max(0, start + size - len(sentences))]]


def _batches(
    windows: list[list[Sentence]], pieces: WordPieces, limit: int, rng: random.Random
) -> list[list[list[Sentence]]]:
    sized = [(size_of(w, pieces), w) for w in windows]
    sized = [(size, w) for size, w in sized if size <= 500]
    rng.shuffle(sized)
    sized.sort(key=lambda pair: pair[0] // 4)
    batches: list[list[list[Sentence]]] = []
    current: list[list[Sentence]] = []
    for size, window in sized:
        if current and (len(current) + 1) * size > limit:
            batches.append(current)
            current = []
        current.append(window)
    return [*batches, current] if current else batches
