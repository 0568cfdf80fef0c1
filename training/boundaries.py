"""Fits the weights of `kg.language.boundaries` on the development sets of the treebanks.

The network has seen the training sets: there its scores are surer than on text it does not know.
The test sets stay out, and so do the genres of GUM under non-commercial terms. Paragraphs are laid
out as in a text, sentences one space apart.
"""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from kg.language.boundaries import FEATURES, features, quote_sides
from kg.language.component import Analyser
from training.sentences import Sentence, read_conllu

_SHRINK = 1.0
_NOT_FREE = ("GUM_whow", "GUM_fiction", "GUM_reddit")
Rows = tuple[NDArray[np.float64], NDArray[np.float64]]
"""Features [places, FEATURES], and 1 where a sentence starts, else 0 [places]."""


def unfitted() -> dict[str, float]:
    """Return weights that leave the decision to the network's score."""
    return {name: float(name == "score") for name in FEATURES}


def fitted(nlp: Language, corpora: Path) -> dict[str, float]:
    """Return the weights for a pipeline whose network is trained."""
    rows = [
        rows_of(nlp, list(group))
        for name in ("ewt", "gum")
        for document, group in groupby(
            read_conllu(corpora / "ud" / f"{name}-dev.conllu.gz"), key=lambda s: s.document
        )
        if not document.startswith(_NOT_FREE)
    ]
    weights = regression(rows)
    return {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}


def rows_of(nlp: Language, document: Sequence[Sentence]) -> Rows:
    """Return features and truth of the places of a document where a sentence might start."""
    analyser = nlp.get_pipe("kg_analyser")
    assert isinstance(analyser, Analyser)
    text, begins = "", set()
    for sentence in document:
        if text:
            text += "\n\n" if sentence.starts_paragraph else " "
        begins.add(len(text))
        text += sentence.text
    doc = nlp.make_doc(text)
    found = [np.zeros((0, len(FEATURES)))]
    truth: list[bool] = []
    for places, words, spaced, scores in analyser.start_scores(doc):
        some, rows = features(words, spaced, quote_sides(words, spaced), scores)
        later = some > 0
        found.append(rows[later])
        truth += [doc[places[n]].idx in begins for n in some[later].tolist()]
    return np.concatenate(found), np.array(truth, dtype=np.float64)


def regression(rows: Sequence[Rows], steps: int = 30) -> NDArray[np.float64]:
    """Return the weights of a logistic regression with a small ridge, by Newton's method."""
    x, y = np.concatenate([r[0] for r in rows]), np.concatenate([r[1] for r in rows])
    ridge = np.full(x.shape[1], _SHRINK)
    ridge[0] = 1e-6
    weights = np.zeros(x.shape[1])
    for _ in range(steps):
        shares = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (shares - y) + ridge * weights
        curve = (x * (shares * (1 - shares))[:, None]).T @ x + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights
