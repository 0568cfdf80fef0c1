"""The ledger keeps readings exactly, whole or not at all."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import OutputError, QueryError
from kg.model import Block, BlockKind, Document, Reading, Sentence
from kg.readings import Ledger, decode_reading, encode

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def a_reading(*sentences: str, path: str = "a.txt", title: str | None = None) -> Reading:
    """A reading of the given sentences, with nothing found in them."""
    text = " ".join(sentences)
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(start, start + len(sentence), BlockKind.PARAGRAPH))
        start += len(sentence) + 1
    document = Document(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        path=path,
        title=title,
    )
    return Reading(document, "test", tuple(spans), (), (), (), (), ())


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """An empty ledger on disk."""
    return Ledger(tmp_path / "readings.db")


@given(st.from_type(Reading))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_reading_survives_the_way_to_json_and_back(reading: Reading) -> None:
    """Encoding and decoding gives an equal reading, in the same bytes."""
    line = encode(reading)
    assert decode_reading(line) == reading
    assert encode(decode_reading(line)) == line
    assert b"\n" not in line


def test_readings_come_back_ordered_by_document_not_by_arrival(ledger: Ledger) -> None:
    """The order in which documents were read leaves no trace."""
    readings = [a_reading(f"Sentence {n}.") for n in range(20)]
    for reading in readings:
        ledger.add(reading, "v1")
    assert list(ledger.readings()) == sorted(readings, key=lambda one: one.document.id)


def test_a_document_found_twice_has_the_first_of_its_paths(ledger: Ledger) -> None:
    """Which copy of a file was met first does not matter."""
    reading = a_reading("Aid was suspended.", path="b.txt")
    ledger.add(reading, "v1")
    ledger.found("a.txt", reading.document.id)
    assert next(ledger.readings()).document.path == "a.txt"
    assert ledger.paths() == {reading.document.id: ("a.txt", "b.txt")}


def test_reading_again_replaces_the_older_reading(ledger: Ledger) -> None:
    """A document has one reading, that of the last version."""
    reading = a_reading("Aid was suspended.")
    ledger.add(reading, "v1")
    ledger.add(replace(reading, pipeline="newer"), "v2")
    assert ledger.versions() == {reading.document.id: "v2"}
    assert [one.pipeline for one in ledger.readings()] == ["newer"]
    assert len(ledger.search("suspended")) == 1


def test_a_skipped_path_is_noted_until_it_can_be_read(ledger: Ledger) -> None:
    """Skips and their reasons are kept, and vanish when the path gives a document."""
    ledger.skip("a.txt", "it is empty")
    assert ledger.skipped() == {"a.txt": "it is empty"}
    ledger.add(a_reading("Aid was suspended.", path="a.txt"), "v1")
    assert ledger.skipped() == {}


def test_pruning_keeps_what_was_seen(ledger: Ledger) -> None:
    """Documents that no seen path leads to are forgotten, and so are skips not met again."""
    kept, gone = a_reading("One stays.", path="a.txt"), a_reading("One goes.", path="b.txt")
    ledger.add(kept, "v1")
    ledger.add(gone, "v1")
    ledger.skip("c.txt", "it is empty")
    assert ledger.prune({("a.txt", kept.document.id)}, set()) == 1
    assert list(ledger.versions()) == [kept.document.id]
    assert ledger.skipped() == {}
    assert ledger.search("goes") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("suspended", ["France suspended aid."]),
        ("aid suspended", ["France suspended aid."]),
        ('"suspended aid"', ["France suspended aid."]),
        ('"aid suspended"', []),
        ("itte", ["Sylvain Itté left."]),
        ("NEAR( * ^", []),
        ("d'état", ["It was a coup d'état."]),
    ],
)
def test_search_finds_sentences_that_hold_all_words(
    ledger: Ledger, words: str, found: list[str]
) -> None:
    """Words may stand anywhere, quoted words together; accents and FTS syntax play no part."""
    ledger.add(
        a_reading("France suspended aid.", "Sylvain Itté left.", "It was a coup d'état."), "v1"
    )
    assert [hit.text for hit in ledger.search(words)] == found


def test_search_marks_the_words_and_gives_offsets_into_the_document(ledger: Ledger) -> None:
    """A hit can be shown and can be looked up."""
    reading = a_reading("Niger is calm.", "France suspended aid.", title="Aid")
    ledger.add(reading, "v1")
    (hit,) = ledger.search("aid", marks=("[", "]"))
    assert hit.text == "France suspended [aid]."
    assert reading.document.text[hit.start : hit.end] == "France suspended aid."
    assert (hit.title, hit.path) == ("Aid", "a.txt")


def test_search_without_a_word_says_what_to_do(ledger: Ledger) -> None:
    """Punctuation alone is no query."""
    with pytest.raises(QueryError, match="no word to look for"):
        ledger.search("... *")


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """A SQLite file of another program is not written to."""
    path = tmp_path / "readings.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="not a ledger of kg"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_damaged_ledger_is_refused(tmp_path: Path) -> None:
    """Bytes that are no database give a clear message."""
    path = tmp_path / "readings.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(OutputError, match="damaged or not a ledger"):
        Ledger(path)


def test_a_ledger_of_another_schema_is_refused(ledger: Ledger) -> None:
    """Tables of a future version are not guessed at."""
    ledger.remember("schema", "999")
    ledger.close()
    with pytest.raises(OutputError, match="another version of kg"):
        Ledger(ledger.path)


def test_a_missing_ledger_tells_how_to_make_one(tmp_path: Path) -> None:
    """Reading where nothing was built names the command that builds."""
    with pytest.raises(OutputError, match="kg build SOURCE"):
        Ledger(tmp_path / "readings.db", readonly=True)


def test_a_reader_may_look_while_another_writes(ledger: Ledger) -> None:
    """Looking at a ledger does not wait for the build that writes it."""
    ledger.add(a_reading("One."), "v1")
    writer = sqlite3.connect(ledger.path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM readings")
    with Ledger(ledger.path, readonly=True) as reader:
        assert len(reader) == 1
    writer.execute("ROLLBACK")
    writer.close()


@pytest.mark.parametrize("lines", [1, 7, 23])
def test_a_killed_process_loses_at_most_the_document_in_hand(tmp_path: Path, lines: int) -> None:
    """After SIGKILL the ledger opens and holds every document that was reported as kept."""
    program = (
        "import sys; from pathlib import Path; from kg.readings import Ledger, decode_reading\n"
        "ledger = Ledger(Path(sys.argv[1]))\n"
        "for line in sys.stdin:\n"
        "    reading = decode_reading(line)\n"
        "    ledger.add(reading, 'v1')\n"
        "    print(reading.document.id, flush=True)\n"
    )
    path = tmp_path / "readings.db"
    readings = [a_reading(f"Sentence {n}.", f"Another {n}.") for n in range(60)]
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("".join(encode(one).decode() + "\n" for one in readings))
    process.stdin.flush()
    reported = [process.stdout.readline().strip() for _ in range(lines)]
    process.kill()
    process.communicate()
    with Ledger(path) as ledger:
        kept = {one.document.id: one for one in ledger.readings()}
        assert set(reported) <= set(kept)
        assert all(one in readings for one in kept.values())
        assert ledger.count_sentences() == 2 * len(kept)
