"""One label for all mentions of a name in a document."""

import pytest

from kg.language.one_sense import Mention, agreed


def _mentions(*names: tuple[str, str]) -> list[Mention]:
    return [Mention(10 * n, tuple(text.split()), label) for n, (text, label) in enumerate(names)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([("FLK", "ORG"), ("FLK", "GPE"), ("FLK", "ORG")], ["ORG", "ORG", "ORG"]),
        ([("FLK", "ORG"), ("FLK", "GPE")], ["ORG", "GPE"]),
        ([("FLK", "ORG"), ("FLK", "ORG"), ("FLK", "GPE"), ("FLK", "GPE")], None),
        ([("Lee", "PERSON"), ("Lee", "PERSON"), ("Lee Steel", "ORG")], None),
        ([("Oslo", "GPE"), ("Oslo", "GPE"), ("Oslo", "EVENT")], None),
    ],
)
def test_the_document_outvotes_a_mention(
    names: list[tuple[str, str]], expected: list[str] | None
) -> None:
    """Two thirds of the mentions of a name decide for all; without them each keeps its label."""
    mentions = _mentions(*names)
    assert agreed(mentions) == (expected or [m.label for m in mentions])


def test_an_abbreviation_is_what_it_stands_for() -> None:
    """Initials in brackets after a name take its label, there and everywhere else."""
    long = Mention(3, ("Free", "League", "of", "Kern"), "ORG")
    mentions = [Mention(0, ("FLK",), "GPE"), long, Mention(8, ("FLK",), "GPE", "(")]
    assert agreed(mentions) == ["ORG", "ORG", "ORG"]


def test_brackets_alone_make_no_abbreviation() -> None:
    """A place in brackets after a name stays a place where its letters do not fit."""
    mentions = [Mention(0, ("Free", "League"), "ORG"), Mention(3, ("OSLO",), "GPE", "(")]
    assert agreed(mentions) == ["ORG", "GPE"]
