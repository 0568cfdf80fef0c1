"""Events and entities as JSON Lines and as spreadsheet-safe CSV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.model import ResolvedCorpus
from kg.views.corpus_index import CorpusIndex
from kg.views.files import write_csv, write_json_lines
from kg.views.records import Record, entity_record, event_record
from kg.views.status import status

EVENT_COLUMNS = (
    *("id", "label", "status", "factual", "date", "date_precision", "date_source"),
    *("actor", "actor_label", "actor_type", "actor_country"),
    *("code", "mode", "verb", "action_text"),
    *("target", "target_label", "target_type", "target_country"),
    *("place", "place_label", "quantities"),
    *("polarity", "certainty", "tense", "modality", "condition"),
    *("speaker", "speaker_label", "cue", "sources", "confidence"),
    *("document", "title", "published", "source", "url", "path"),
    *("sentence", "start", "end", "rule"),
)
"""The columns of `events.csv`, one row an event."""

ENTITY_COLUMNS = (
    *("id", "label", "type", "aliases", "country", "sectors", "roles", "links"),
    *("lat", "lon", "mentions", "documents", "n_events"),
)
"""The columns of `entities.csv`; lists are joined by `; `, documents are counted."""


def write_events_jsonl(corpus: ResolvedCorpus, path: Path) -> None:
    """Write one merged event a line, with all its evidence."""
    index = CorpusIndex(corpus)
    write_json_lines(path, (event_record(one, index) for one in corpus.events))


def write_entities_jsonl(corpus: ResolvedCorpus, path: Path) -> None:
    """Write one entity a line."""
    index = CorpusIndex(corpus)
    write_json_lines(path, (entity_record(one, index) for one in corpus.entities))


def write_events_csv(corpus: ResolvedCorpus, path: Path) -> None:
    """Write one event a row, its first telling beside it, safe to open in a spreadsheet."""
    write_csv(path, EVENT_COLUMNS, _event_rows(corpus))


def write_entities_csv(corpus: ResolvedCorpus, path: Path) -> None:
    """Write one entity a row, safe to open in a spreadsheet."""
    index = CorpusIndex(corpus)
    rows = (_entity_row(entity_record(one, index)) for one in corpus.entities)
    write_csv(path, ENTITY_COLUMNS, rows)


def _event_rows(corpus: ResolvedCorpus) -> Iterator[list[Any]]:
    index = CorpusIndex(corpus)
    for event in corpus.events:
        flat = _flat(event_record(event, index))
        flat["status"] = str(status(event))
        yield [flat[column] for column in EVENT_COLUMNS]


def _flat(record: Record) -> Record:
    flat = {key: value for key, value in record.items() if not isinstance(value, dict | list)}
    for name in ("actor", "target", "place", "speaker"):
        slot = record[name] or {}
        flat[name] = slot.get("id")
        for key in ("label", "type", "country"):
            flat[f"{name}_{key}"] = slot.get(key)
    date, action = record["date"] or {}, record["action"]
    flat["cue"] = (record["speaker"] or {}).get("cue")
    flat["date"] = date.get("value")
    flat["date_precision"] = date.get("precision")
    flat["date_source"] = date.get("source")
    flat.update({key: action[key] for key in ("code", "mode", "verb")})
    flat["action_text"] = action["text"]
    flat["quantities"] = "; ".join(one["text"] for one in record["quantities"])
    return flat


def _entity_row(record: Record) -> list[Any]:
    flat = dict(record)
    for key in ("aliases", "sectors", "roles", "links"):
        flat[key] = "; ".join(record[key])
    flat["documents"] = len(record["documents"])
    return [flat[column] for column in ENTITY_COLUMNS]
