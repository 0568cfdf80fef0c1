"""A report for readers: one page about the corpus, every statement with its source."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Event, ResolvedCorpus
from kg.views.corpus_index import CorpusIndex
from kg.views.days import span
from kg.views.files import write_text
from kg.views.stats import statistics
from kg.views.status import Status, status

if TYPE_CHECKING:
    from jinja2 import Template

_TIMELINE = 60
_LISTED = 30


def write_report(corpus: ResolvedCorpus, path: Path) -> None:
    """Write the report as one HTML page without scripts; text of documents is escaped."""
    write_text(path, _template("report.html").render(_content(corpus)) + "\n")


def write_report_markdown(corpus: ResolvedCorpus, path: Path) -> None:
    """Write the report as Markdown; characters with a meaning in Markdown are escaped."""
    write_text(path, _template("report.md").render(_content(corpus)) + "\n")


def _content(corpus: ResolvedCorpus) -> dict[str, Any]:
    index = CorpusIndex(corpus)
    numbers = statistics(corpus, top=12)
    return {
        "numbers": numbers,
        "largest_actor": max((a["count"] for a in numbers["actors"]), default=1),
        "largest_pair": max((p["count"] for p in numbers["pairs"]), default=1),
        "first": min((str(d.published) for d in corpus.documents if d.published), default=""),
        "last": max((str(d.published) for d in corpus.documents if d.published), default=""),
        "timeline": _timeline(corpus, index),
        "contradictions": _contradictions(corpus, index),
        "claims": [_statement(e, index) for e in _unconfirmed(corpus)[:_LISTED]],
        "documents": [
            {"title": d.title or d.path, "source": d.source, "published": d.published}
            for d in sorted(corpus.documents, key=lambda d: (str(d.published or ""), d.id))
        ],
    }


def _timeline(corpus: ResolvedCorpus, index: CorpusIndex) -> list[dict[str, Any]]:
    """Give the facts that weigh most, in order of time: told most often, then of a known kind."""
    facts = [e for e in corpus.events if e.factual and e.date is not None and e.code != "OTHER"]
    facts.sort(key=lambda e: (-e.sources, e.actor is None, e.target is None, e.id))
    return [_statement(e, index) for e in sorted(facts[:_TIMELINE], key=_when)]


def _when(event: Event) -> tuple[str, str]:
    days = span(event.date.value) if event.date is not None else None
    return (str(days[0]) if days is not None else "", event.id)


def _statement(event: Event, index: CorpusIndex) -> dict[str, Any]:
    return {
        "label": event.label,
        "date": event.date.value if event.date is not None else "",
        "status": str(status(event)),
        "speakers": [index.label(s) for s in event.speakers],
        "sources": event.sources,
        "quotes": [_quote(event, n, index) for n in range(min(3, len(event.evidence)))],
    }


def _quote(event: Event, number: int, index: CorpusIndex) -> dict[str, Any]:
    evidence = index.evidence(event)[number]
    document = index.documents[evidence.document]
    return {
        "text": " ".join(evidence.sentence_text.split()),
        "source": document.source or document.path,
        "published": document.published,
        "url": document.url if (document.url or "").startswith(("http://", "https://")) else None,
    }


def _contradictions(corpus: ResolvedCorpus, index: CorpusIndex) -> list[dict[str, Any]]:
    """Pair events of the same actor, act and target, affirmed here and negated there."""
    groups: dict[tuple[str, str, str], list[Event]] = {}
    for event in corpus.events:
        if event.actor is not None and event.target is not None and event.code != "OTHER":
            groups.setdefault((event.actor, event.code, event.target), []).append(event)
    found = []
    for _, events in sorted(groups.items()):
        yes = [e for e in events if status(e) in {Status.ASSERTED, Status.CLAIMED}]
        no = [e for e in events if status(e) is Status.DENIED]
        if yes and no:
            found.append({"yes": _statement(yes[0], index), "no": _statement(no[0], index)})
    return found[:_LISTED]


def _unconfirmed(corpus: ResolvedCorpus) -> Sequence[Event]:
    """Give what is only claimed and that no document states as a fact."""
    facts = {(e.actor, e.code, e.target) for e in corpus.events if e.factual}
    claims = [
        e
        for e in corpus.events
        if status(e) is Status.CLAIMED
        and e.code != "OTHER"
        and (e.actor, e.code, e.target) not in facts
    ]
    return sorted(claims, key=lambda e: (-e.sources, *_when(e)))


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, StrictUndefined

    html = name.endswith(".html")
    environment = Environment(
        autoescape=html, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["md"] = _markdown
    source = files("kg.views").joinpath("templates", name).read_text("utf-8")
    return environment.from_string(source)


def _markdown(text: object) -> str:
    """Escape what Markdown or the HTML inside it would take for markup."""
    plain = " ".join(str(text).split())
    for sign in "\\`*_{}[]<>#|~":
        plain = plain.replace(sign, "\\" + sign)
    return plain
