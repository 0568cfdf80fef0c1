"""Dates on MEANTIME: the value of each time phrase, and the date of each event.

    python -m benchmarks.times --gold DIR [--pipeline NAME] [--errors]

Values: gold DATE and DURATION mentions with a concrete value (not `PAST_REF`, `PXY`, clock times,
nor the article's own date line).  A value of ours is right when it is the same day, week, month,
quarter, year or duration; where ours is an interval, either end or its length may be the gold
value (*over the past decade* is P10Y for MEANTIME, 1996/2006 for kg).
Events: gold events that MEANTIME links to a date as included in it or simultaneous with it; the
date kg gives to the same trigger must include that day or be included in it.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from spacy.tokens import Doc, Token

from benchmarks.gold import join, percent, records
from kg.documents import document_from_text
from kg.extract.times.time import TokenDate, date_of, find_dates
from kg.language import annotate, load
from kg.model import Block, BlockKind, Document

_CONCRETE = re.compile(
    r"\d{4}(-\d\d(-\d\d)?|-W\d\d(-WE)?|-Q\d)?$|PT?\d+[DWMYH]$|P?\d+[DWMY]$|\d{3}$"
)
_DATED = {"IS_INCLUDED", "SIMULTANEOUS"}


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument(
        "--dateparser", action="store_true", help="also give the marked phrases to dateparser"
    )
    options = parser.parse_args(arguments)
    rows = [row for path in sorted(options.gold.glob("meantime-*.gz")) for row in records(path)]
    made = [document_of(row) for row in rows]
    nlp = load(options.pipeline)
    counts: Counter[str] = Counter()
    for row, (document, offsets), (_, doc) in zip(
        rows, made, annotate(nlp, [d for d, _ in made]), strict=True
    ):
        dates = find_dates(doc, document)
        score_values(row, offsets, dates, counts, show=options.errors)
        score_events(row, offsets, doc, document, dates, counts, show=options.errors)
        if options.dateparser:
            score_dateparser(row, document, counts)
    report(counts, len(rows))


def document_of(row: dict[str, Any]) -> tuple[Document, tuple[tuple[int, int], ...]]:
    """Give one article as a document (title, date line, text), and the offsets of its tokens."""
    sentences = row["token_sentence"]
    starts = frozenset(i for i in range(1, len(sentences)) if sentences[i] != sentences[i - 1] <= 1)
    joined = join(row["tokens"], starts)
    own = [t["value"] for t in row["times"] if t.get("dct") == "CREATION_TIME"]
    published = next((value for value in own if len(value) == 10), None)
    document = document_from_text(joined.text, published=published, path=row["doc"])
    cuts = [0, *(joined.offsets[i][0] for i in sorted(starts)), len(joined.text) + 2]
    kinds = [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * len(cuts)]
    blocks = tuple(
        Block(kind, start, end - 2) for kind, start, end in zip(kinds, cuts, cuts[1:], strict=False)
    )
    return replace(document, text=joined.text, blocks=blocks), joined.offsets


def score_values(
    row: dict[str, Any],
    offsets: Sequence[tuple[int, int]],
    dates: Sequence[TokenDate],
    counts: Counter[str],
    *,
    show: bool,
) -> None:
    """Compare the values of the time phrases of one article."""
    for time in _concrete(row["times"]):
        start, end = offsets[time["tokens"][0]][0], offsets[time["tokens"][-1]][1]
        ours = [d for d in dates if d.span.start_char < end and start < d.span.end_char]
        counts["values"] += 1
        counts["values found"] += bool(ours)
        right = any(same_value(time["value"], d.value.value) for d in ours)
        counts["values right"] += right
        if show and not right:
            print(
                "VALUE", row["doc"][:24], time["text"], time["value"], [d.value.value for d in ours]
            )
    last = offsets[_annotated(row)][1]
    marked = [(offsets[t["tokens"][0]][0], offsets[t["tokens"][-1]][1]) for t in row["times"]]
    for d in dates:
        if d.span.end_char > last:
            continue
        counts["ours"] += 1
        extra = not any(s < d.span.end_char and d.span.start_char < e for s, e in marked)
        counts["ours unmarked"] += extra
        if show and extra:
            print("EXTRA", row["doc"][:24], d.span, d.value.value)


def score_dateparser(row: dict[str, Any], document: Document, counts: Counter[str]) -> None:
    """Let dateparser value the gold phrases themselves; a right prefix (2023-08) counts."""
    import dateparser

    if document.published is None:
        return
    base = datetime.combine(document.published, datetime.min.time())
    settings: dict[str, Any] = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    for time in _concrete(row["times"]):
        begin = perf_counter()
        found = dateparser.parse(time["text"], languages=["en"], settings=settings)
        counts["dateparser microseconds"] += round((perf_counter() - begin) * 1e6)
        counts["dateparser"] += 1
        value = found.date().isoformat() if found else ""
        counts["dateparser right"] += bool(value) and value.startswith(time["value"])


def score_events(
    row: dict[str, Any],
    offsets: Sequence[tuple[int, int]],
    doc: Doc,
    document: Document,
    dates: Sequence[TokenDate],
    counts: Counter[str],
    *,
    show: bool,
) -> None:
    """Compare the dates of events that the gold links to a date."""
    times = {t["id"]: t for t in row["times"]}
    events = {e["id"]: e for e in row["events"]}
    for link in row["tlinks"]:
        event, time = events.get(link["source"]), times.get(link["target"])
        if event is None or time is None or link["type"] not in _DATED or not event["tokens"]:
            continue
        own = time.get("dct") == "CREATION_TIME"
        trigger = token_at(doc, offsets[event["tokens"][-1]])
        if trigger is None or not re.match(r"\d{4}-\d\d", time["value"] or ""):
            continue
        kind = "publication" if own else "text"
        counts[f"events {kind}"] += 1
        ours = date_of(trigger, dates, document)
        right = ours is not None and compatible(time["value"], ours.value)
        counts[f"events {kind} right"] += right
        if show and not right:
            print(
                "EVENT",
                kind,
                trigger,
                time["text"],
                time["value"],
                ours and ours.value,
                "|",
                trigger.sent.text[:200],
            )


def same_value(gold: str, ours: str) -> bool:
    """Whether two values are the same time (see the module's text)."""
    gold = re.sub(r"^(\d+)([DWMY])$", r"P\1\2", re.sub(r"^P([DWMY])(\d+)$", r"P\2\1", gold))
    first, _, last = ours.partition("/")
    if gold in {ours, first, last}:
        return True
    if "/" not in ours:
        return False
    span = days_of(ours)
    years = re.match(r"P(\d+)Y$", gold)
    if years and first[:4].isdigit() and last[:4].isdigit():
        return int(last[:4]) - int(first[:4]) == int(years[1])
    if gold.startswith("P") and span is not None:
        length = _days(gold)
        return length is not None and abs((span[1] - span[0]).days - length) <= max(
            7, length * 0.15
        )
    return days_of(gold) == span


def compatible(gold: str, ours: str) -> bool:
    """Whether one of two times includes the other."""
    one, other = days_of(gold), days_of(ours)
    if one is None or other is None:
        return False
    inside = one[0] <= other[0] and other[1] <= one[1]
    return inside or (other[0] <= one[0] and one[1] <= other[1])


def days_of(value: str) -> tuple[date, date] | None:
    """Give the first and the last day of a value, open ends far away."""
    if "/" in value:
        first, last = (
            (date.min, date.max) if part == ".." else days_of(part) for part in value.split("/")
        )
        return (first[0], last[1]) if first and last else None
    day = re.match(r"(\d{4})-(\d\d)-(\d\d)", value)
    if day:
        found = date(int(day[1]), int(day[2]), int(day[3]))
        return found, found
    week = re.match(r"(\d{4})-W(\d\d)(-WE)?$", value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6)
    quarter = re.match(r"(\d{4})-Q(\d)$", value)
    if quarter:
        return _months(int(quarter[1]), 3 * int(quarter[2]) - 2, 3)
    month = re.match(r"(\d{4})-(\d\d)$", value)
    if month:
        return _months(int(month[1]), int(month[2]), 1)
    if re.match(r"\d{4}$", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if re.match(r"\d{3}$", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    return None


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    after = first + count
    end = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1) - timedelta(days=1)
    return date(year, first, 1), end


def _days(duration: str) -> float | None:
    match = re.match(r"P(\d+)([DWMY])$", duration)
    return int(match[1]) * {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}[match[2]] if match else None


def _concrete(times: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        t
        for t in times
        if t["tokens"] and t.get("dct") != "CREATION_TIME" and _CONCRETE.match(t["value"] or "")
    ]


def _annotated(row: dict[str, Any]) -> int:
    """The last token of the annotated sentences."""
    marked = [t["tokens"][-1] for t in [*row["times"], *row["events"]] if t["tokens"]]
    return max(marked, default=0)


def token_at(doc: Doc, span: tuple[int, int]) -> Token | None:
    """Give the head token of a stretch of characters, or None outside the text."""
    found = doc.char_span(*span, alignment_mode="expand")
    return found.root if found is not None else None


def report(counts: Counter[str], articles: int) -> None:
    """Print the figures."""
    print("MEANTIME,", articles, "articles")
    print(
        "values right                ", percent(counts["values right"], counts["values"]), " bar 80"
    )
    print("phrases found               ", percent(counts["values found"], counts["values"]))
    print("phrases unmarked in gold    ", percent(counts["ours unmarked"], counts["ours"]))
    print(
        "event dates right, in text  ", percent(counts["events text right"], counts["events text"])
    )
    print(
        "event dates right, day of publication",
        percent(counts["events publication right"], counts["events publication"]),
    )
    if counts["dateparser"]:
        print(
            "dateparser, phrases given     ",
            percent(counts["dateparser right"], counts["dateparser"]),
        )
        each = counts["dateparser microseconds"] / counts["dateparser"]
        print(f"dateparser, a phrase           {each:.0f} µs")


if __name__ == "__main__":
    main()
