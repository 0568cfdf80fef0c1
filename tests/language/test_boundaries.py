"""Sentence starts from the network's scores and what stands around them."""

import numpy as np
import pytest

from kg.language.boundaries import FEATURES, Boundaries, features, quote_sides

PLAIN = {name: float(name == "score") for name in FEATURES}
WEIGHED = {**PLAIN, "glued": -3.0, "after a closed stop": 2.0}


def _read(text: str) -> tuple[list[str], list[bool]]:
    """Words of a text in which `_` stands before a word that is glued to the one before."""
    words = text.split()
    return [w.removeprefix("_") for w in words], [not w.startswith("_") for w in words]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ('" _Stop _! _" he said', [1, 0, 0, -1, 0, 0]),
        ("he said “ _Stop _”", [0, 0, 1, 0, -1]),
        ("the dogs _' bowl", [0, 0, -1, 0]),
    ],
)
def test_spaces_tell_which_way_a_quote_faces(text: str, sides: list[int]) -> None:
    """Straight quotes open before a word glued to them, and close after one."""
    assert quote_sides(*_read(text)).tolist() == sides


@pytest.mark.parametrize(
    ("text", "scores", "weights", "expected"),
    [
        ("He left _. She came _.", [9, -9, -9, 4, -9, -9], PLAIN, [0, 3]),
        ("News _. _Com and more", [9, -9, 2, -9, -9], WEIGHED, [0]),
        ('" _No _. _" They left', [9, -9, -9, -9, -1, -9], WEIGHED, [0, 4]),
        ('" _No _. _" They left', [9, -9, -9, -9, -1, -9], PLAIN, [0]),
        ('He left _. " _No _. _"', [9, -9, -9, -9, 5, -9, -9], PLAIN, [0, 3]),
        ('He said " _no _" Then', [9, -9, -9, -9, 5, -9], PLAIN, [0, 5]),
    ],
)
def test_marks_and_spaces_weigh_in(
    text: str, scores: list[float], weights: dict[str, float], expected: list[int]
) -> None:
    """Scores decide unless spaces and marks outweigh them; quotes stay with what they quote."""
    words, spaced = _read(text)
    free = np.zeros(len(words), dtype=np.int8)
    given = np.array([*scores, *[-9] * len(words)], dtype=np.float32)[: len(words)]
    assert Boundaries(weights).starts(words, spaced, given, free) == expected


def test_known_starts_are_kept() -> None:
    """What is fixed is not decided anew."""
    words, spaced = _read("one two three four")
    scores = np.array([9, 9, -9, 9], dtype=np.float32)
    fixed = np.array([0, -1, 1, 0], dtype=np.int8)
    assert Boundaries(PLAIN).starts(words, spaced, scores, fixed) == [0, 2, 3]


def test_every_feature_has_a_name() -> None:
    """Rows are as long as the list of names, and there is one for each possible start only."""
    words, spaced = _read("He left _. She came _.")
    scores = np.array([9, -9, -9, 4, -9, -9], dtype=np.float32)
    places, rows = features(words, spaced, quote_sides(words, spaced), scores)
    assert places.tolist() == [0, 3]
    assert rows.shape == (2, len(FEATURES))
