"""Tables of text and the events that must be read from it.

Notation: `actor | verb [CODE] | target [| flags…]`.  `-` is an empty slot, `*` any filler; articles
do not matter.  Flags name values of polarity, certainty, tense and modality, or `condition=…`,
`place=…`, `speaker=…`, or say that the text tells it (`factual`) or somebody (`told`).  Values
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from kg.documents import document_from_text
from kg.extract import extract
from kg.extract.confidence import DOUBTED
from kg.language import annotate
from kg.model import Block, BlockKind, Certainty, Document, EventMention, Slot

CASES = Path(__file__).parent.parent / "cases"
TABLES = (
    "actors",
    "background",
    "clauses",
    "factuality",
    "headlines",
    "nouns",
    "parties",
    "reports",
    "subjects",
)


def _cases() -> list[object]:
    found: list[object] = []
    for path in (CASES / f"{name}.toml" for name in TABLES):
        for table, content in tomllib.loads(path.read_text("utf-8")).items():
            for case in content["cases"]:
                text, expected = case[0], case[1]
                options = case[2] if len(case) > 2 else {}
                title = path.stem == "headlines"
                name = f"{path.stem}/{table}: {text}"
                found.append(pytest.param(text, expected, options, title, id=name))
    return found


def _document(text: str, *, title: bool) -> Document:
    document = document_from_text(text, published="2023-08-18")
    if not title:
        return document
    block = Block(BlockKind.TITLE, 0, len(text))
    return Document(document.id, text, (block,), "<text>", text, document.published)


def _plain(slot: Slot | None) -> str:
    if slot is None:
        return "-"
    words = (
        slot.text.removeprefix("The ").removeprefix("the ").removeprefix("A ").removeprefix("a ")
    )
    return words.replace("’", "'")


def _strip(text: str) -> str:
    return text.removeprefix("The ").removeprefix("the ").removeprefix("A ").removeprefix("a ")


def _by_the_rules(event: EventMention) -> EventMention:
    """Undo the doubt of `kg.extract.confidence`: the tables say what the rules make of a text."""
    doubted = event.rule.name.endswith(DOUBTED)
    return replace(event, certainty=Certainty.CERTAIN) if doubted else event


def _describe(event: EventMention) -> str:
    values = (event.polarity, event.certainty, event.tense, event.modality)
    return (
        f"{_plain(event.actor)} | {event.action.verb} {event.action.code} | {_plain(event.target)}"
        f" | {' '.join(v.value for v in values)} | {event.rule.name}"
    )


def _matches(expected: str, event: EventMention) -> bool:
    actor, action, target, *flags = [part.strip() for part in expected.split("|")]
    words = action.split()
    code = words.pop() if words[-1].isupper() else None
    return (
        actor
        in {"*", _plain(event.actor)} | {f for f in [actor] if _strip(f) == _plain(event.actor)}
        and (
            words == ["*"]
            or event.action.verb == " ".join(words)
            or (words[-1] == "*" and event.action.verb.startswith(words[0]))
        )
        and code in {None, event.action.code}
        and (target.endswith("*") or _strip(target) == _plain(event.target))
        and _flags_hold([w for f in flags for w in ([f] if "=" in f else f.split())], event)
    )


def _flags_hold(flags: list[str], event: EventMention) -> bool:
    values = {v.value for v in (event.polarity, event.certainty, event.tense, event.modality)}
    if "negated" not in flags and event.polarity.value == "negated":
        return False
    for flag in flags:
        name, _, wanted = flag.partition("=")
        if name == "condition":
            if event.condition is None or wanted not in event.condition:
                return False
        elif name == "place":
            if event.place is None or wanted not in event.place.text:
                return False
        elif name == "speaker":
            if not any(s.slot is not None and wanted in s.slot.text for s in event.speakers):
                return False
        elif flag in {"factual", "told"}:
            if not (event.factual if flag == "factual" else event.speakers):
                return False
        elif flag not in values:
            return False
    return True


@pytest.mark.parametrize(("text", "expected", "options", "title"), _cases())
def test_reads_the_events_of_a_sentence(
    nlp: object, text: str, expected: list[str], options: dict[str, list[str]], title: bool
) -> None:
    """Every expected event is read, and none that the case excludes."""
    document = _document(text, title=title)
    [(_, doc)] = annotate(nlp, [document])  # type: ignore[arg-type]
    events = [_by_the_rules(event) for event in extract(doc, document).events]
    shown = "\n".join(_describe(e) for e in events)
    for line in expected:
        assert any(_matches(line, event) for event in events), f"missing {line!r} among\n{shown}"
    for verb in options.get("none", []):
        assert all(event.action.verb != verb for event in events), f"{verb!r} among\n{shown}"
