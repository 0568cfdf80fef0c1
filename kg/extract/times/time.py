"""When: the time phrases of a document, and the one that dates a given event.

Phrases are found by `time_phrases`, valued by `time_values`, limited and joined by `time_limits`;
this module puts them together and decides by syntax which event a date belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from kg.extract.clause_tense import phrase_tense
from kg.extract.memo import tree_of
from kg.extract.times.calendar_values import Value
from kg.extract.times.time_limits import Story, joined_with, with_preposition
from kg.extract.times.time_links import dated_by, hangs_on_dated, is_otherwise_dated
from kg.extract.times.time_phrases import Phrase, find_phrases
from kg.extract.times.time_values import Context, resolve
from kg.extract.tree import Tree
from kg.frozen import quick
from kg.model import BlockKind, DateSource, Document, EventDate, Precision, Tense

_HEAD = 60
_OF_OTHERS = frozenset({"cop", "aux", "aux:pass"})
"""Labels of verbs that only help to tell what their head tells."""
_THROUGH = frozenset({"on", "for", "in", "during", "throughout", "over"})
_ENDS = frozenset({"end", "close", "finish", "start", "begin", "beginning"})
_SHARES = frozenset({"most", "much", "rest", "remainder", "course", "part"})


@quick
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
    story = Story(document.published or _dateline(tree, phrases))
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
        joined = joined_with(tree, phrase, value, other, story)
        if joined is not None and other is not None:
            value, end, skip = joined, other.end, number + 1
            found.append(_token_date(doc, phrase.start, end, value, root))
            continue
        value, start = with_preposition(tree, phrase, value, story, root)
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
    published = document.published if allow_publication else None
    return date_at(tree_of(trigger.doc), trigger.i, dates, published)


def date_at(
    tree: Tree, trigger: int, dates: Sequence[TokenDate], published: date | None
) -> EventDate | None:
    """Give the date of the event that token `trigger` expresses, as `date_of` does."""
    if not dates and published is None:
        return None
    event = tree.head[trigger] if tree.doc[trigger].dep_ in _OF_OTHERS else trigger
    sentence = tree.sent[event]
    roots: dict[int, TokenDate] = {}
    starts: dict[int, int] = {}
    for stated in dates:
        i = stated.root.i
        if tree.sent[i] == sentence and stated.kind not in {"duration", "set"}:
            roots[i], starts[i] = stated, stated.span.start
    best = dated_by(tree, event, starts) if starts else None
    if best is not None:
        value = roots[best].value
        shared = tree.dep[event] == "advcl" and best not in tree.subtree(event)
        return None if shared and value.precision is Precision.INTERVAL else value
    if published is None:
        return None
    if _pluperfect(tree, event) or is_otherwise_dated(tree, event):
        return None
    if hangs_on_dated(tree, event, starts):
        return None
    return _published(published)


@lru_cache(maxsize=64)
def _published(day: date) -> EventDate:
    return EventDate(day.isoformat(), Precision.DAY, DateSource.PUBLICATION)


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
    return tree.says(i, ("had",), "aux")
