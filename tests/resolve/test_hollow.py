"""What names nothing becomes no entity."""

from __future__ import annotations

import pytest

from kg.resolve.hollow import is_pronominal


@pytest.mark.parametrize(
    "label", ["None", "the others", "most of them", "one", "28 percent", "several days", "the move"]
)
def test_pronouns_and_quantifiers_name_nothing(label: str) -> None:
    """A label of pronouns alone is hollow."""
    assert is_pronominal(label)


@pytest.mark.parametrize(
    "label", ["One diplomat", "the soldiers", "most voters", "Them (band)", "the moving van"]
)
def test_a_noun_or_name_makes_a_label_mean_something(label: str) -> None:
    """A single word that names something is enough."""
    assert not is_pronominal(label)
