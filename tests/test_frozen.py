"""Records that are made fast are the frozen records that they were."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest

from kg.frozen import maker, quick


@quick
@dataclass(frozen=True, slots=True)
class Pair:
    """A record with a default."""

    first: int
    second: str = "b"


def test_a_quick_record_is_filled_compared_and_printed_as_any() -> None:
    """It keeps defaults, equality, hash and text."""
    assert Pair(1) == Pair(first=1, second="b")
    assert hash(Pair(1)) == hash(Pair(1))
    assert repr(Pair(1)) == "Pair(first=1, second='b')"
    assert type(Pair(1)) is Pair


def test_a_quick_record_is_frozen_once_it_is_made() -> None:
    """Nothing can be set on it."""
    with pytest.raises(FrozenInstanceError):
        Pair(1).first = 2  # type: ignore[misc]


def test_a_quick_record_can_be_copied_and_kept() -> None:
    """Pickles and copies give an equal record."""
    pair = Pair(1, "c")
    assert pickle.loads(pickle.dumps(pair)) == copy.deepcopy(pair) == pair
    assert replace(pair, second="d") == Pair(1, "d")


def test_a_maker_gives_the_records_that_their_class_gives() -> None:
    """They are equal, of the class itself, and as frozen."""
    make = maker(Pair)
    assert make(1) == make(first=1) == Pair(1)
    assert type(make(1, second="c")) is Pair
    with pytest.raises(FrozenInstanceError):
        make(1).first = 2  # type: ignore[misc]
