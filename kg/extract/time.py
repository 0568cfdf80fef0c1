"""When: the time phrases of a document, and the one that dates a given event.

Phrases are found by `kg.extract.time_phrases`, valued by `kg.extract.time_values`; this module
reads the preposition before them, joins *from … to …*, keeps the date the story has reached,
and decides by syntax which event a date belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from kg.extract.calendar_values import Value, day, interval, moved, unit
from kg.extract.clause_tense import phrase_tense
from kg.extract.memo import tree_of
from kg.extract.time_links import PREMODIFIERS, dated_by, hangs_on_dated, is_otherwise_dated
from kg.extract.time_phrases import Phrase, find_phrases
from kg.extract.time_values import Context, resolve
from kg.extract.time_words import unit_of
from kg.extract.tree import Tree
from kg.model import BlockKind, DateSource, Document, EventDate, Precision, Tense

_HEAD = 60
_APPROXIMATE = frozenset({"about", "around", "only", "just", "nearly", "almost", "some", "roughly"})
_JOINERS = frozenset({"to", "and", "until", "till", "through", "-", "–", "—"})
_THROUGH = frozenset({"on", "for", "in", "during", "throughout", "over"})
_ENDS = frozenset({"end", "close", "finish", "start", "begin", "beginning"})
_SHARES = frozenset({"most", "much", "rest", "remainder", "course", "part"})
_BEFORE = {"until": "until", "till": "until", "by": "until", "before": "until", "through": "until"}
_AFTER = {"since": "since", "after": "since"}


@dataclass(frozen=True, slots=True)
class TokenDate:
    """A time phrase with its value.

    `kind` is `point`, `interval`, `duration` (value `P2D`: no place on the calendar), `set`
    (*every day*), `since` or `until`.  `root` is the token by which it hangs in the sentence.
    """

    span: Span
    value: EventDate
    kind: str
    root: Token


def find_dates(doc: Doc, document: Document) -> list[TokenDate]:
    """Give the time phrases of `doc` in order of text, resolved to ISO 8601 values.

    Phrases that nothing can resolve (*recently*; *Thursday* in a document without a date of
    publication) are left out.
    """
    tree = tree_of(doc)
    phrases = find_phrases(tree)
    titles = [b for b in document.blocks if b.kind is BlockKind.TITLE]
    story = _Story(document.published or _dateline(tree, phrases))
    found: list[TokenDate] = []
    skip = -1
    for number, phrase in enumerate(phrases):
        if number == skip or _is_age(tree, phrase):
            continue
        root = _root(tree, phrase.start, phrase.end)
        in_title = any(b.start <= doc[root].idx < b.end for b in titles)
        if phrase.name == "the day" and not _is_that_day(tree, root):
            continue
        value = resolve(phrase, tree.lower, story.context(_tense(tree, root, in_title)))
        if value is None:
            continue
        other = phrases[number + 1] if number + 1 < len(phrases) else None
        joined = _joined(tree, phrase, value, other, story)
        if joined is not None and other is not None:
            value, end, skip = joined, other.end, number + 1
            found.append(_token_date(doc, phrase.start, end, value, root))
            continue
        value, start = _with_preposition(tree, phrase, value, story, root)
        if value is None:
            continue
        found.append(_token_date(doc, start, phrase.end, value, root))
        story.reach(value)
    return found


def _dateline(tree: Tree, phrases: Sequence[Phrase]) -> date | None:
    """The full date in the first lines of a text whose day of publication is unknown."""
    for phrase in phrases:
        if phrase.start > _HEAD:
            break
        if phrase.name in {"month day", "day month", "iso"}:
            value = resolve(phrase, tree.lower, Context(None, None, None, None))
            sentence = tree.sent[phrase.start]
            near = range(max(phrase.start - 12, 0), min(phrase.end + 12, len(tree)))
            verbless = all(tree.pos[i] != "VERB" for i in near if tree.sent[i] == sentence)
            if value is not None and verbless:
                return value.first
    return None


def date_of(
    trigger: Token,
    dates: Sequence[TokenDate],
    document: Document,
    *,
    allow_publication: bool = True,
) -> EventDate | None:
    """Give the date of the event that `trigger` expresses.

    A phrase counts when it hangs on the trigger itself, or on the clause whose time the trigger
    shares (a coordinated verb, a light verb's noun, a participle without a subject of its own).
    With `allow_publication`, a main clause without any date takes the date of publication.
    """
    tree = tree_of(trigger.doc)
    event = tree.head[trigger.i] if trigger.dep_ in {"cop", "aux", "aux:pass"} else trigger.i
    sentence = tree.sent[event]
    roots = {
        d.root.i: d
        for d in dates
        if tree.sent[d.root.i] == sentence and d.kind not in {"duration", "set"}
    }
    starts = {i: d.span.start for i, d in roots.items()}
    best = dated_by(tree, event, starts)
    if best is not None:
        value = roots[best].value
        shared = tree.dep[event] == "advcl" and best not in tree.subtree(event)
        return None if shared and value.precision is Precision.INTERVAL else value
    told_of_today = not _pluperfect(tree, event) and not is_otherwise_dated(tree, event)
    told_of_today = told_of_today and not hangs_on_dated(tree, event, starts)
    if allow_publication and document.published is not None and told_of_today:
        return EventDate(document.published.isoformat(), Precision.DAY, DateSource.PUBLICATION)
    return None


class _Story:
    """How far the telling has come: what *the next day* and a bare month lean on."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self._reached: date | None = None
        self._year: int | None = None

    def context(self, tense: Tense | None) -> Context:
        return Context(self.published, self._reached or self.published, self._year, tense)

    def reach(self, value: Value) -> None:
        if value.kind not in {"point", "edge"} or value.first is None:
            return
        self._year = value.first.year
        if value.precision is Precision.DAY:
            self._reached = value.first


def _is_that_day(tree: Tree, root: int) -> bool:
    """*on the day* and *end the day* mean the day told of; *the day of the vote* does not."""
    if tree.first(root, "nmod", "acl", "acl:relcl", "advcl:relcl", "amod") is not None:
        return False
    case, governor = tree.case(root), tree.lemma[tree.head[root]]
    if tree.dep[root] == "obj":
        return governor in _ENDS
    return case in _THROUGH or (case == "of" and governor in _ENDS | _SHARES)


def _tense(tree: Tree, root: int, in_title: bool) -> Tense | None:
    tense = phrase_tense(tree, root)
    return Tense.PAST if in_title and tense is not Tense.FUTURE else tense


def _root(tree: Tree, start: int, end: int) -> int:
    """The token of the phrase that hangs outside it; determiners and commas last."""
    outside = [i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i]
    heads = [i for i in outside if tree.dep[i] not in {"det", "punct", "case", "advmod"}]
    return (heads or outside or [end - 1])[0]


def _is_age(tree: Tree, phrase: Phrase) -> bool:
    """*48 years old*, *in his 20s*: no time of an event."""
    after = [word for word in tree.lower[phrase.end : phrase.end + 2] if word != "-"]
    before = tree.tag[phrase.start - 1] if phrase.start else ""
    return after[:1] == ["old"] or (phrase.name == "decade" and before == "PRP$")


def _before(tree: Tree, start: int) -> int | None:
    """The token before a phrase, words of approximation apart, in the same sentence."""
    i = start - 1
    while i >= 0 and tree.lower[i] in _APPROXIMATE | {"the", "at", "least", "as", "late", "early"}:
        i -= 1
    return i if i >= 0 and tree.sent[i] == tree.sent[start] else None


def _joined(
    tree: Tree, phrase: Phrase, value: Value, other: Phrase | None, story: _Story
) -> Value | None:
    """*from 2013 to 2020*, *between Monday and Friday*, *July–August*: one interval."""
    if other is None or other.start != phrase.end + 1 or value.first is None:
        return None
    joiner = tree.lower[phrase.end]
    lead = _before(tree, phrase.start)
    opened = lead is not None and tree.lower[lead] in {"from", "between"}
    if joiner not in _JOINERS or not (opened or joiner in {"-", "–", "—", "through"}):
        return None
    last = resolve(other, tree.lower, story.context(_tense(tree, phrase.start, False)))
    if last is None or last.first is None:
        return None
    if last.first < value.first and other.name in {"month day", "day month", "month"}:
        return None
    if phrase.name == "month" and other.name == "month year":  # July to August 2013
        value = replace(value, iso=f"{last.first.year:04}{value.iso[4:]}")
    return interval(value, last)


def _with_preposition(
    tree: Tree, phrase: Phrase, value: Value, story: _Story, root: int
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
    tree: Tree, phrase: Phrase, value: Value, story: _Story, root: int, word: str
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


def _token_date(doc: Doc, start: int, end: int, value: Value, root: int) -> TokenDate:
    span = doc[start:end]
    stated = EventDate(
        value=value.iso,
        precision=value.precision,
        source=DateSource.TEXT,
        text=span.text,
        start=span.start_char,
        end=span.end_char,
    )
    return TokenDate(span, stated, value.kind, doc[root])


def _pluperfect(tree: Tree, i: int) -> bool:
    """*had trained*: before what the story tells, so not on the day of publication."""
    return any(tree.lower[k] == "had" and tree.dep[k] == "aux" for k in tree.kids[i])
