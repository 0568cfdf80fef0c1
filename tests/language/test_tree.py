"""Trees from arc scores."""

import itertools

import numpy as np
import pytest

from kg.language.tree import best_tree, log_share


def _is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        seen, at = set(), word
        while at:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at - 1]
    return True


def _brute_force(scores: np.ndarray) -> float:
    size = len(scores)
    best = -np.inf
    for heads in itertools.product(range(size + 1), repeat=size):
        if all(h != i + 1 for i, h in enumerate(heads)) and _is_tree(heads):
            best = max(best, float(sum(scores[i, h] for i, h in enumerate(heads))))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_found(seed: int) -> None:
    """The tree has the score of the best among all trees with one root."""
    generator = np.random.default_rng(seed)
    scores = generator.normal(size=(5, 6)).astype(np.float32)
    heads = best_tree(scores)
    assert _is_tree(tuple(int(h) for h in heads))
    total = float(sum(scores[i, h] for i, h in enumerate(heads)))
    assert total == pytest.approx(_brute_force(scores), abs=1e-4)


@pytest.mark.parametrize("size", [1, 2, 30, 90])
def test_any_length_gives_a_tree(size: int) -> None:
    """Whatever the scores, every word gets a head and there is one root."""
    scores = np.random.default_rng(size).normal(size=(size, size + 1)).astype(np.float32)
    assert _is_tree(tuple(int(h) for h in best_tree(scores)))


def test_the_share_of_a_choice_is_its_logarithmic_probability() -> None:
    """The shares of all choices of a row add up to one, however large the scores."""
    scores = np.array([[1.0, 2.0, 3.0], [500.0, -500.0, 499.0]], dtype=np.float32)
    shares = [np.exp(log_share(scores, np.full(2, column))) for column in range(3)]
    assert np.allclose(np.sum(shares, axis=0), 1.0)
    assert shares[2][0] == pytest.approx(0.6652, abs=1e-4)
