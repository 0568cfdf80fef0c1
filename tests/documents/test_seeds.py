from collections import Counter
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from kg.documents import read
from kg.model import BlockKind, Document

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def dispatches() -> list[Document]:
    """The sample dispatches; a skipped one fails every test."""
    items = list(read([SEEDS]))
    assert all(isinstance(item, Document) for item in items)
    return [item for item in items if isinstance(item, Document)]


def test_every_dispatch_is_read_with_its_facts(dispatches: list[Document]) -> None:
    """All samples have a headline, a day within the crisis, an outlet and an address."""
    assert len(dispatches) >= 16
    for one in dispatches:
        assert one.title
        assert one.source
        assert one.url
        assert one.published is not None
        assert date(2023, 7, 26) <= one.published <= date(2023, 12, 31)
        assert not one.notes


def test_the_samples_are_as_varied_as_an_archive(dispatches: list[Document]) -> None:
    """Several outlets, several formats, captions, and enough words to make a graph of."""
    assert len({one.source for one in dispatches}) >= 5
    assert {Path(one.path.partition("#")[0]).suffix for one in dispatches} == {
        ".txt", ".md", ".html", ".jsonl",
    }  # fmt: skip
    kinds = Counter(block.kind for one in dispatches for block in one.blocks)
    assert kinds[BlockKind.CAPTION] >= 5
    assert 4_000 <= sum(len(one.text.split()) for one in dispatches) <= 5_500


def test_no_page_furniture_is_left(dispatches: list[Document]) -> None:
    """Links, notices and credits of the sample pages are not in their texts."""
    text = "\n".join(one.text.lower() for one in dispatches)
    for furniture in ("read also", "read more", "all rights reserved", "©", "photo:", "subscribe"):
        assert furniture not in text


def test_one_wire_story_is_copied(dispatches: list[Document]) -> None:
    """Exactly one pair of dispatches of two outlets shares most of its wording."""

    def runs(one: Document) -> set[tuple[str, ...]]:
        words = one.text.split()
        return set(zip(*(words[shift:] for shift in range(5)), strict=False))

    copies = [
        (first.source, second.source)
        for first, second in combinations(dispatches, 2)
        if len(runs(first) & runs(second)) > 0.5 * min(len(runs(first)), len(runs(second)))
    ]
    assert copies == [("Sahel Wire", "Cotonou Herald")]
