"""People's decisions: read from plain text, replayed, and reported when they find nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DecisionError
from kg.model import EntityType, LocalEntity
from kg.resolve import load_decisions, resolve_corpus
from kg.resolve.decisions import parse_decisions

from .builders import document, person, reading, telling

_TWO = [
    reading(document("Omar Tiani spoke."), [person("Omar Tiani")]),
    reading(document("Omar Tchiani spoke."), [person("Omar Tchiani")]),
]


def _labels(text: str, readings: list = _TWO) -> list[str]:  # type: ignore[type-arg]
    return [e.label for e in resolve_corpus(readings, parse_decisions(text)).entities]


def test_same_makes_one() -> None:
    """Two people called the same become one, and the merge says why."""
    corpus = resolve_corpus(_TWO, parse_decisions("same: Omar Tiani = Omar Tchiani # one general"))
    assert len(corpus.entities) == 1
    assert any("one general" in merge.reason for merge in corpus.merges)


def test_different_takes_names_apart() -> None:
    """What the rules had merged is parted by the name."""
    both = LocalEntity("Free Radio", EntityType.ORGANIZATION, names=("Free Radio", "FR"))
    other = LocalEntity("FR", EntityType.ORGANIZATION, names=("FR",))
    readings = [
        reading(document("Free Radio (FR) said."), [both]),
        reading(document("FR said so."), [other]),
    ]
    assert len(_labels("", readings)) == 1
    assert _labels("different: Free Radio | FR", readings) == ["FR", "Free Radio"]


def test_rename_retype_and_drop() -> None:
    """Labels, types and presence follow the file; ids follow labels."""
    text = "rename: Omar Tiani = Omar of Tillia\nretype: Omar Tchiani = Group"
    corpus = resolve_corpus(_TWO, parse_decisions(text))
    assert {(e.id, e.type) for e in corpus.entities} == {
        ("omar-of-tillia", EntityType.PERSON),
        ("omar-tchiani", EntityType.GROUP),
    }
    assert _labels("drop: Omar Tiani") == ["Omar Tchiani"]


def test_dropping_empties_the_slots() -> None:
    """An event loses the dropped actor, not its place in the graph."""
    text = "Omar Tiani visits Lagos."
    event = telling(text, "Omar Tiani", "visit", None)
    readings = [reading(document(text), [person("Omar Tiani")], (event,))]
    (kept,) = resolve_corpus(readings, parse_decisions("drop: Omar Tiani")).events
    assert kept.actor is None


def test_decisions_that_find_nothing_are_reported() -> None:
    """A decision about something gone is told with its line."""
    corpus = resolve_corpus(_TWO, parse_decisions("# why\ndrop: Nobody At All"))
    (told,) = corpus.unapplied_decisions
    assert "line 2" in told


@pytest.mark.parametrize(
    "line",
    ["merge: A = B", "same: A", "retype: A = Robot", "different: A = B", "just words", "same: = B"],
)
def test_wrong_lines_are_refused_with_their_number(line: str, tmp_path: Path) -> None:
    """The error names file and line and shows the right form."""
    path = tmp_path / "decisions.txt"
    path.write_text(f"# first\n\n{line}\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"decisions\.txt, line 3"):
        load_decisions(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """An unreadable file is an error of its own."""
    with pytest.raises(DecisionError, match="cannot be read"):
        load_decisions(tmp_path / "none.txt")
