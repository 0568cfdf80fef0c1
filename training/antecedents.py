"""Fit the weights by which kg chooses the antecedent of a third-person pronoun.

    python -m training.antecedents --corpora DIR --out kg/data/gazetteer/antecedents.toml

Reads `DIR/ud/gum-train.conllu.gz`, parses its texts with the shipped pipeline, lets kg's rules
run up to the pronouns, and fits a log-linear model over each pronoun's candidates (and the
choice of none) to the gold chains, with an L2 penalty, by L-BFGS.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc

from benchmarks.resolve_coref import GoldDocument, alignment, read_gum
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import Document, MentionKind
from kg.resolve import _antecedents
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.document import cluster_names, slots_of
from kg.resolve.mentions import Markable

_LEAST = 5
"""Features seen more rarely than this are left out."""
_PENALTY = 0.5
_SMALLEST = 0.01
_HEADER = """\
# Weights for choosing the antecedent of a third-person pronoun; see kg/resolve/_antecedents.py.
# Fitted on UD English GUM, training part (CC BY 4.0), by training/antecedents.py.
[weights]
"""

Choice = tuple[list[list[str]], list[int]]
"""Features of every candidate (none last), and which of them are right."""


def main(arguments: list[str] | None = None) -> None:
    """Gather the choices, fit, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    choices = list(_all_choices(options.corpora))
    weights = fit(choices)
    lines = [f'"{name}" = {value:.2f}' for name, value in weights.items()]
    options.out.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(choices)} pronouns, {len(weights)} weights")


def _all_choices(corpora: Path) -> Iterator[Choice]:
    gold = list(read_gum(corpora / "ud" / "gum-train.conllu.gz"))
    documents = [document_from_text(told.text, path=told.name) for told in gold]
    for told, (document, doc) in zip(gold, annotate(load(), documents), strict=True):
        yield from _choices(told, document, doc)


def _choices(told: GoldDocument, document: Document, doc: Doc) -> Iterator[Choice]:
    extraction = extract(doc, document)
    parse = Words(doc)
    clusters = cluster_names(parse, document, extraction, slots_of(extraction))
    word_at = alignment(told, document.text)
    chain_of = {word: chain for chain, words in told.chains.items() for word in words}

    def chain(markable: Markable) -> str | None:
        word = word_at(doc[markable.head].idx)
        return None if word is None else chain_of.get(word)

    for pronoun in clusters.markables:
        if pronoun.person != 3 or pronoun.kind is not MentionKind.PRONOUN:
            continue
        found = _antecedents.candidates(parse, clusters, pronoun, None)
        wanted = chain(pronoun)
        right = [
            index
            for index, candidate in enumerate(found)
            if wanted is not None and chain(_last_told(clusters, candidate, pronoun)) == wanted
        ]
        word = word_at(doc[pronoun.head].idx)
        later = wanted is not None and word is not None and min(told.chains[wanted]) < word
        if right or not later:
            features = [
                list(_antecedents.features(parse, clusters, pronoun, candidate, rank))
                for rank, candidate in enumerate(found)
            ]
            features.append(list(_antecedents.none_features(parse, pronoun, found)))
            yield features, right or [len(found)]
        if right:
            clusters.join(found[right[0]].index, pronoun.index, "pronoun")


def _last_told(clusters: Clusters, candidate: Markable, pronoun: Markable) -> Markable:
    """The candidate's last mention that GUM annotates (it leaves out relative pronouns)."""
    before = [m for m in clusters.of(candidate.index) if m.index < pronoun.index]
    return next((m for m in reversed(before) if m.label != "rel"), candidate)


def fit(choices: list[Choice]) -> dict[str, float]:
    """Return the weights that make the right candidates likeliest, by feature name."""
    counts = Counter(f for options, _ in choices for option in options for f in option)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    index = {name: position for position, name in enumerate(names)}
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    right: list[bool] = []
    for options, good in choices:
        starts.append(len(right))
        for position, option in enumerate(options):
            known = [index[f] for f in option if f in index]
            rows += [len(right)] * len(known)
            columns += known
            right.append(position in good)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(names)))
    begin = np.array(starts)
    group = np.repeat(np.arange(len(begin)), np.diff(np.append(begin, len(right))))
    marks = np.array(right)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores = np.exp(scores - np.maximum.reduceat(scores, begin)[group])
        whole = np.add.reduceat(scores, begin)
        part = np.add.reduceat(scores * marks, begin)
        expected = scores / whole[group]
        wanted = scores * marks / part[group]
        value = np.log(whole).sum() - np.log(part).sum() + _PENALTY * weights @ weights
        return float(value), -(matrix.T @ (wanted - expected)) + 2 * _PENALTY * weights

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {
        name: round(float(value), 2)
        for name, value in zip(names, result.x, strict=True)
        if abs(value) >= _SMALLEST
    }


if __name__ == "__main__":
    main()
