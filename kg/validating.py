"""Is a graph sound?  Its store against the shapes, its evidence against the texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.folder import OutputFolder
from kg.model import EventMention, Reading
from kg.readings import Ledger


def validate(output: Path | str, *, shacl: bool = False) -> list[str]:
    """What is wrong with a graph, in words; nothing when all is well.

    Args:
        output: the output folder.
        shacl: let pySHACL check the shapes too; thorough and slow.

    Raises:
        OutputError: the folder holds no graph.
        KgError: pySHACL is asked for and not installed.
    """
    from kg.graph import checks

    folder = OutputFolder(output)
    folder.opened()
    found = [str(finding) for finding in checks.validate(folder.store)]
    if shacl:
        found += [str(finding) for finding in checks.validate_shacl(folder.store)]
    with Ledger(folder.ledger, readonly=True) as ledger:
        for reading in ledger.readings():
            found += evidence_that_differs(reading)
    return found


def evidence_that_differs(reading: Reading) -> list[str]:
    """Parts of a reading whose text is not what stands at their offsets in the document."""
    document = reading.document
    parts = [part for event in reading.events for part in _parts(event)]
    for relation in reading.relations:
        slots = filter(None, (relation.subject, relation.object))
        parts += [("relation", slot.text, slot.start, slot.end) for slot in slots]
    parts += [("mention", one.text, one.start, one.end) for one in reading.mentions]
    return [
        f"document {document.id}, characters {start}-{end}: the {role} {text!r} is not what "
        f"stands there ({document.text[start:end]!r})"
        for role, text, start, end in parts
        if document.text[start:end] != text
    ]


def _parts(event: EventMention) -> Iterator[tuple[str, str, int, int]]:
    action = event.action
    yield "action", action.text, action.start, action.end
    for role, slot in (("actor", event.actor), ("target", event.target), ("place", event.place)):
        if slot:
            yield role, slot.text, slot.start, slot.end
    for speaker in event.speakers:
        yield "cue", speaker.cue, speaker.cue_start, speaker.cue_end
        if speaker.slot:
            yield "speaker", speaker.slot.text, speaker.slot.start, speaker.slot.end
    for quantity in event.quantities:
        yield "quantity", quantity.text, quantity.start, quantity.end
    when = event.date
    if when and when.text is not None and when.start is not None and when.end is not None:
        yield "date", when.text, when.start, when.end
