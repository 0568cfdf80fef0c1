"""What `kg review` asks, keeps and reckons."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.resolve import load_decisions, resolve_corpus, review

from .builders import document, person, reading, telling


def _corpus():  # type: ignore[no-untyped-def]
    events = []
    for index in range(40):
        text = f"Ann Bar{index:02d} visits Lagos."
        event = telling(text, f"Ann Bar{index:02d}", "visit", None)
        events.append(reading(document(text), [person(f"Ann Bar{index:02d}")], (event,)))
    extra = [
        reading(document("Mariama Soweto spoke."), [person("Mariama Soweto")]),
        reading(document("Mariama Sowato spoke."), [person("Mariama Sowato")]),
    ]
    return resolve_corpus([*events, *extra])


def test_doubtful_pairs_become_questions_and_answers_decisions(tmp_path: Path) -> None:
    """An answer about a pair is a line that the next build replays."""
    corpus = _corpus()
    question = next(
        q for q in review.doubtful_questions(corpus) if q.first.label.startswith("Mariama")
    )
    path = tmp_path / "decisions.txt"
    review.record_pair(path, question, same=True, note="one farmer")
    (decision,) = load_decisions(path).entries
    assert {decision.first, decision.second} == {question.first.id, question.second.id}


def test_samples_repeat_and_leave_out_what_was_judged() -> None:
    """The same seed draws the same events; judged ones do not come again."""
    events = _corpus().events
    first = review.sample_events(events, 10, seed=3)
    assert first == review.sample_events(tuple(reversed(events)), 10, seed=3)
    rest = review.sample_events(events, 40, seed=3, judged=[e.id for e in first])
    assert not {e.id for e in first} & {e.id for e in rest}
    assert first != review.sample_events(events, 10, seed=4)


def test_judgements_are_kept_and_the_last_one_counts(tmp_path: Path) -> None:
    """A verdict can be changed by giving it again."""
    path = tmp_path / "judged.jsonl"
    review.record_judgement(path, review.Judgement("e1", True, True, None))
    review.record_judgement(path, review.Judgement("e1", False, True, None, "wrong man"))
    (kept,) = review.load_judgements(path)
    assert kept.actor is False
    assert review.precision([kept])["event"].right == 0


@pytest.mark.parametrize(
    ("right", "of", "low", "high"), [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (50, 50, 0.929, 1)]
)
def test_wilson_intervals(right: int, of: int, low: float, high: float) -> None:
    """Limits agree with published tables of the Wilson score interval."""
    told = review.wilson(right, of)
    assert told.low == pytest.approx(low, abs=0.001)
    assert told.high == pytest.approx(high, abs=0.001)


def test_nothing_judged_tells_nothing() -> None:
    """Without judgements the interval is everything."""
    told = review.precision([])["event"]
    assert (told.low, told.high) == (0.0, 1.0)
