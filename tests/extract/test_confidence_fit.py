"""What training makes of judgements about events, on judgements of our own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("scipy")

from training.confidence import fit, sample_of
from training.judged import read, write


def _judgements(count: int) -> tuple[list[dict[str, float]], np.ndarray]:
    """Events with a near actor are right nine times in ten, those with a far one five times."""
    generator = np.random.default_rng(3)
    near = generator.random(count) < 0.5
    right = generator.random(count) < np.where(near, 0.9, 0.5)
    traits = [
        {"bias": 1.0, "near" if one else "far": 1.0, "noise": float(generator.normal())}
        for one in near
    ]
    return traits, right.astype(float)


def test_traits_of_wrong_readings_weigh_against_them() -> None:
    """Probabilities follow the shares; what tells nothing weighs next to nothing."""
    weights = fit(*_judgements(4000))
    near, far = (1 / (1 + np.exp(-weights["bias"] - weights[trait])) for trait in ("near", "far"))
    assert near == pytest.approx(0.9, abs=0.03)
    assert far == pytest.approx(0.5, abs=0.03)
    assert abs(weights.get("noise", 0.0)) < 0.1


def test_verdicts_come_back_in_order_and_in_the_same_bytes(tmp_path: Path) -> None:
    """The file of verdicts is a function of the verdicts, in whatever order they were added."""
    shared = {"actor": True, "target": None, "traits": {"bias": 1.0}}
    right = {"document": "a", "trigger": [0, 4], "action": True, **shared}
    wrong = {"document": "b", "trigger": [9, 12], "action": False, **shared}
    write(tmp_path / "one", [right, wrong])
    write(tmp_path / "other", [wrong, right])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert read(tmp_path / "one") == [right, wrong]
    assert sample_of([right, wrong], "right").answers.tolist() == [1.0, 0.0]


def test_each_question_learns_from_those_who_were_asked_it() -> None:
    """A null is no answer: what was judged for one thing says nothing of the other."""
    asked = {"document": "a", "actor": None, "target": None, "traits": {"bias": 1.0}}
    verdicts = [
        {**asked, "action": None, "factual": False},
        {**asked, "action": True, "factual": True},
        {**asked, "action": False, "factual": None},
    ]
    assert sample_of(verdicts, "right").answers.tolist() == [1.0, 0.0]
    assert sample_of(verdicts, "stated").answers.tolist() == [0.0, 1.0]


def test_the_same_judgements_give_the_same_weights() -> None:
    """Fitting is repeatable to the last digit written down."""
    assert fit(*_judgements(300)) == fit(*_judgements(300))


def test_rare_traits_are_left_out() -> None:
    """What was seen a few times only is no evidence."""
    traits, right = _judgements(200)
    traits[0]["once"] = 1.0
    assert "once" not in fit(traits, right)
