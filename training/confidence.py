"""Fit the weights by which kg says how far to believe an event it read.

    python -m training.confidence fit --out kg/data/confidence.toml
    python -m training.confidence add VERDICTS --gold DIR --corpora DIR
    python -m training.confidence shares

`fit` makes two logistic regressions with an L2 penalty, by L-BFGS, of the events that people
judged by reading (`training/judged.py`): are actor, action and target right, and does the text
state the event as a fact? Ten folds over documents say what each is worth.

`add` takes further verdicts, JSON lines of the same fields without traits, on events that kg reads
as it is now: it reads the documents again and keeps each verdict with its traits. Verdicts stay
true of the reading they were given for when the rules change.

`shares` says by corpus how many of the events were right when they were judged. Each was judged
once, as kg read it on that day. News that nobody had looked at before is MEANTIME, re3d and MUC-4;
they are kept back from fitting.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from kg.extract.confidence import Traits
from training.judged import JUDGED, Verdict, lines_of, observed, read, write

_LEAST = 6
"""Traits seen more rarely than this are left out."""
_PENALTY = {"right": 30.0, "stated": 10.0}
_SMALLEST = 0.005
_KEPT_BACK = frozenset({"meantime", "re3d", "muc"})
"""Corpora that nothing is fitted on, so that what was judged there says how far the rest holds."""
_FOLDS = 10
_HEADER = """\
# Weights for how likely an event was read right, and how likely its text states it as a fact; see
# kg/extract/confidence.py. Fitted by training/confidence.py on events judged by reading.
"""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """Events with their traits, and what people said to one question about each: 1 or 0."""

    documents: list[str]
    traits: list[Traits]
    answers: Floats


def main(arguments: list[str] | None = None) -> None:
    """Fit the weights, or add verdicts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--judged", type=Path, default=JUDGED)
    commands = parser.add_subparsers(dest="command", required=True)
    fitting = commands.add_parser("fit", help="fit the weights, and print what they are worth")
    fitting.add_argument("--out", type=Path, required=True)
    adding = commands.add_parser("add", help="keep further verdicts with their traits")
    adding.add_argument("verdicts", type=Path)
    adding.add_argument("--gold", type=Path, required=True)
    adding.add_argument("--corpora", type=Path, required=True)
    commands.add_parser("shares", help="say by corpus how many were right when they were judged")
    options = parser.parse_args(arguments)
    if options.command == "shares":
        _print_shares(read(options.judged))
    elif options.command == "add":
        lines = lines_of(options.verdicts.read_text("utf-8"))
        found = list(observed(lines, options.gold, options.corpora))
        write(options.judged, [*read(options.judged), *found])
        print(f"{len(found)} of {len(lines)} verdicts kept")
    else:
        verdicts, lines = _to_learn_from(read(options.judged)), [_HEADER]
        for question in QUESTIONS:
            sample = sample_of(verdicts, question)
            _report(question, sample)
            weights = fit(sample.traits, sample.answers, _PENALTY[question])
            lines += [f"\n[{question}] # {len(sample.answers)} events\n"]
            lines += [f'"{name}" = {value:.3f}\n' for name, value in weights.items()]
        options.out.write_text("".join(lines), encoding="utf-8")


def _to_learn_from(verdicts: list[Verdict]) -> list[Verdict]:
    return [v for v in verdicts if v["document"].partition("/")[0] not in _KEPT_BACK]


def _print_shares(verdicts: list[Verdict]) -> None:
    corpora = sorted({verdict["document"].partition("/")[0] for verdict in verdicts})
    for corpus in corpora:
        own = [v for v in verdicts if v["document"].startswith(f"{corpus}/")]
        said = []
        for question in QUESTIONS:
            answers = sample_of(own, question).answers
            if len(answers):
                said.append(f"{question} {100 * answers.mean():.1f} % of {len(answers)}")
        print(f"{corpus}: {', '.join(said)}")


def sample_of(verdicts: list[Verdict], question: str) -> Sample:
    """Return what there is to learn from about a question: traits, and what people answered."""
    answer = QUESTIONS[question]
    answered = [(v, told) for v in verdicts if (told := answer(v)) is not None]
    return Sample(
        [verdict["document"] for verdict, _ in answered],
        [verdict["traits"] for verdict, _ in answered],
        np.array([float(told) for _, told in answered]),
    )


def _right(verdict: Verdict) -> bool | None:
    if verdict["action"] is None:
        return None
    return not any(verdict[slot] is False for slot in ("actor", "action", "target"))


def _stated(verdict: Verdict) -> bool | None:
    return verdict.get("factual")


QUESTIONS: dict[str, Callable[[Verdict], bool | None]] = {"right": _right, "stated": _stated}


def fit(traits: list[Traits], answers: Floats, pull: float = _PENALTY["right"]) -> Traits:
    """Return the weights that make the judgements likeliest, by name of trait.

    `pull` is the L2 penalty on every weight but the bias.
    """
    counts = Counter(name for one in traits for name in one)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    matrix = _matrix(traits, names)
    # A trait that has a size weighs by its spread: one penalty fits all.
    sizes = np.array([bool(set(column) - {0.0, 1.0}) for column in matrix.T])
    spread = np.where(sizes, matrix.std(0), 1.0)
    scaled = matrix / spread
    penalty = np.array([0.0 if name == "bias" else pull for name in names])

    def loss(weights: Floats) -> tuple[float, Floats]:
        likely = 1.0 / (1.0 + np.exp(-scaled @ weights))
        logs = answers * np.log(likely + 1e-12) + (1 - answers) * np.log(1 - likely + 1e-12)
        value = 0.5 * (penalty * weights * weights).sum() - logs.sum()
        return float(value), scaled.T @ (likely - answers) + penalty * weights

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    found = zip(names, result.x / spread, strict=True)
    return {name: round(float(value), 3) for name, value in found if abs(value) >= _SMALLEST}


def _matrix(traits: list[Traits], names: list[str]) -> Floats:
    return np.array([[one.get(name, 0.0) for name in names] for one in traits])


def _report(question: str, sample: Sample) -> None:
    """Print, by ten folds over documents, what leaving out the least sure events brings."""
    fold = np.array([_fold(name) for name in sample.documents])
    likely = np.zeros(len(fold))
    for number in range(_FOLDS):
        train = [t for t, f in zip(sample.traits, fold, strict=True) if f != number]
        weights = fit(train, sample.answers[fold != number], _PENALTY[question])
        test = [t for t, f in zip(sample.traits, fold, strict=True) if f == number]
        likely[fold == number] = _matrix(test, list(weights)) @ np.array(list(weights.values()))
    whole = sample.answers >= 1.0
    area, share = _area(whole, likely), 100 * whole.mean()
    print(f"{question}: {len(fold)} events, {share:.1f} %; area {area:.3f}")
    order = likely.argsort(kind="stable")
    for share in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4):
        count = int(share * len(order))
        least = 1.0 / (1.0 + np.exp(-likely[order[count]]))
        left, kept = (100 * whole[part].mean() for part in (order[:count], order[count:]))
        print(f"from {least:.2f} on {kept:.1f} %, below {left:.1f} % of {100 * share:.0f} %")


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % _FOLDS


def _area(right: NDArray[np.bool_], likely: Floats) -> float:
    """Give the area under the receiver operating characteristic."""
    ranks, good = rankdata(likely), int(right.sum())
    return float((ranks[right].sum() - good * (good + 1) / 2) / (good * (len(right) - good)))


if __name__ == "__main__":
    main()
