"""A citation list: every statement of the graph with its quote, outlet, date and address."""

from __future__ import annotations

from pathlib import Path

from kg.model import ResolvedCorpus
from kg.views.corpus_index import CorpusIndex
from kg.views.files import write_text


def write_citations(corpus: ResolvedCorpus, path: Path) -> None:
    """Write the citations as plain text, by date and label of the event."""
    index = CorpusIndex(corpus)
    events = sorted(corpus.events, key=lambda e: (e.date.value if e.date else "9", e.label, e.id))
    lines: list[str] = []
    for event in events:
        when = f"{event.date.value}: " if event.date is not None else ""
        lines.append(f"{when}{event.label}")
        for evidence in index.evidence(event):
            document = index.documents[evidence.document]
            origin = [document.source, document.title, str(document.published or ""), document.url]
            quote = " ".join(evidence.sentence_text.split())
            lines.append(f"    “{quote}” {', '.join(part for part in origin if part)}")
        lines.append("")
    write_text(path, "\n".join(lines))
