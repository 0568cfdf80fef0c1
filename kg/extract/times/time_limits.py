"""What stands before a time phrase or between two: *since*, *until*, *within*, *from … to …*."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kg.extract.clause_tense import phrase_tense
from kg.extract.times.calendar_values import Value, day, interval, moved, unit
from kg.extract.times.time_links import PREMODIFIERS
from kg.extract.times.time_phrases import Phrase
from kg.extract.times.time_values import Context, resolve
from kg.extract.times.time_words import unit_of
from kg.extract.tree import Tree
from kg.model import Precision, Tense

_APPROXIMATE = frozenset({"about", "around", "only", "just", "nearly", "almost", "some", "roughly"})
_JOINERS = frozenset({"to", "and", "until", "till", "through", "-", "–", "—"})
_BEFORE = {"until": "until", "till": "until", "by": "until", "before": "until", "through": "until"}
_AFTER = {"since": "since", "after": "since"}


class Story:
    """How far the telling has come: what *the next day* and a bare month lean on."""

    def __init__(self, published: date | None) -> None:
        """Begin at the day of publication, where it is known."""
        self.published = published
        self._reached: date | None = None
        self._year: int | None = None

    def context(self, tense: Tense | None) -> Context:
        """Return what a phrase in a clause of this tense leans on."""
        return Context(self.published, self._reached or self.published, self._year, tense)

    def reach(self, value: Value) -> None:
        """Take note of a date told, on which later phrases lean."""
        if value.kind not in {"point", "edge"} or value.first is None:
            return
        self._year = value.first.year
        if value.precision is Precision.DAY:
            self._reached = value.first


def _before(tree: Tree, start: int) -> int | None:
    """The token before a phrase, words of approximation apart, in the same sentence."""
    i = start - 1
    while i >= 0 and tree.lower[i] in _APPROXIMATE | {"the", "at", "least", "as", "late", "early"}:
        i -= 1
    return i if i >= 0 and tree.sent[i] == tree.sent[start] else None


def joined_with(
    tree: Tree, phrase: Phrase, value: Value, other: Phrase | None, story: Story
) -> Value | None:
    """*from 2013 to 2020*, *between Monday and Friday*, *July–August*: one interval."""
    if other is None or other.start != phrase.end + 1 or value.first is None:
        return None
    joiner = tree.lower[phrase.end]
    lead = _before(tree, phrase.start)
    opened = lead is not None and tree.lower[lead] in {"from", "between"}
    if joiner not in _JOINERS or not (opened or joiner in {"-", "–", "—", "through"}):
        return None
    last = resolve(other, tree.lower, story.context(phrase_tense(tree, phrase.start)))
    if last is None or last.first is None:
        return None
    if last.first < value.first and other.name in {"month day", "day month", "month"}:
        return None
    if phrase.name == "month" and other.name == "month year":  # July to August 2013
        value = replace(value, iso=f"{last.first.year:04}{value.iso[4:]}")
    return interval(value, last)


def with_preposition(
    tree: Tree, phrase: Phrase, value: Value, story: Story, root: int
) -> tuple[Value | None, int]:
    """Read *since*, *until*, *by*, *within* before the phrase: value and where the text starts."""
    start = phrase.start
    lead = _before(tree, start)
    word = tree.lower[lead] if lead is not None else ""
    if value.kind == "duration":
        return _counted(tree, phrase, value, story, root, word), start
    inside = tree.dep[root] in PREMODIFIERS  # after the July 26 coup: after the coup
    if (
        inside
        or value.first is None
        or lead is None
        or tree.dep[lead] not in {"case", "mark", "fixed"}
    ):
        return (_settled(value), start)
    here = day(story.published) if story.published else None
    if word in _AFTER and value.kind != "interval":
        end = here if here is not None and value.first <= here.first else None  # type: ignore[operator]
        return interval(_settled(value), end, _AFTER[word]), lead
    if word in _BEFORE:
        ahead = here if here is not None and here.first < value.last else None  # type: ignore[operator]
        return interval(ahead, _last_of(value), _BEFORE[word]), lead
    return _settled(value), start


def _settled(value: Value) -> Value:
    """*the end of July* is a point in July unless a preposition made it a limit."""
    return replace(value, kind="point") if value.kind == "edge" else value


def _last_of(value: Value) -> Value:
    """The day on which an edge lies, for use as a limit (*by the end of July*)."""
    return day(value.last) if value.kind == "edge" and value.last else value


def _counted(
    tree: Tree, phrase: Phrase, value: Value, story: Story, root: int, word: str
) -> Value | None:
    """*within two days* is a stretch from now on, *in two weeks* a day ahead, *for a year* none."""
    if "count" not in phrase.parts:
        return value
    count, name = tree.lower[phrase.parts["count"]], unit_of(tree.lower[phrase.parts["unit"]])
    if count in {"a", "an"} and word not in {"for", "in", "within", "over", "after", "than"}:
        return None
    if story.published is None or name is None:
        return value
    number = {"a": 1.0, "an": 1.0, "half": 0.5}.get(count) or _number(value)
    if word == "within" and number:
        return interval(day(story.published), unit(name, moved(story.published, number, name)))
    behind_in = (
        tree.lower[phrase.start - 1] == "in" and "-" not in tree.lower[phrase.start : phrase.end]
    )
    if behind_in and number and phrase_tense(tree, root) is Tense.FUTURE:
        return unit(name, moved(story.published, number, name))
    return value


def _number(value: Value) -> float:
    digits = value.iso.lstrip("PT").rstrip("SMHDWY")
    return float(digits) if digits and digits != "X" else 0.0
