"""What the commands that look at a graph print."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.readings import Ledger

if TYPE_CHECKING:
    from tests.cli.conftest import Kg


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy of the small graph that a test may change."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


def test_query_gives_csv_when_its_output_is_not_a_terminal(kg: Kg, whole: Path) -> None:
    """Rows as CSV by default, in other forms by --format."""
    query = 'SELECT ?n WHERE { ?e skos:prefLabel ?n FILTER(?n = "ECOWAS") }'
    assert kg("query", query, "-o", whole).out == "n\r\nECOWAS\r\n"
    assert kg("query", query, "-o", whole, "-f", "tsv").out.startswith("?n\n")
    found = json.loads(kg("query", query, "-o", whole, "-f", "json").out)
    assert found["results"]["bindings"][0]["n"]["value"] == "ECOWAS"
    assert "<sparql" in kg("query", query, "-o", whole, "-f", "xml").out
    assert "ECOWAS" in kg("query", query, "-o", whole, "-f", "table").out


def test_query_binds_variables(kg: Kg, whole: Path) -> None:
    """`--set` takes names of the graph, and refuses what is no setting."""
    query = "SELECT ?t WHERE { ?e kg:actor ?who ; kg:target ?what . ?what skos:prefLabel ?t }"
    done = kg("query", query, "-o", whole, "--set", "who=ECOWAS")
    assert "Niger" in done.out.split()
    assert kg("query", query, "-o", whole, "--set", "who").code == 2


def test_query_without_a_query_lists_the_named_ones(kg: Kg) -> None:
    """Each with what it asks, in words; no graph is needed for it."""
    done = kg("query")
    assert done.code == 0
    assert "who-threatens-whom" in done.out


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("who-threatens", "Did you mean who-threatens-whom?"),
        ("SELECT * WHERE { ?s ?p }", "Line 1, column"),
        ("SELECT * WHERE { ?s nope:x ?o }", "the prefix `nope:` is unknown"),
        ("SELECT * WHERE { SERVICE <http://x.example> { ?s ?p ?o } }", "SERVICE is refused"),
        ("DROP ALL", "read-only"),
    ],
)
def test_a_query_that_cannot_be_run_says_why(kg: Kg, whole: Path, query: str, message: str) -> None:
    """Exit code 2 and one clear message."""
    done = kg("query", query, "-o", whole)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_query_that_takes_too_long_is_stopped(kg: Kg, whole: Path) -> None:
    """--timeout ends it with exit code 2."""
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    done = kg("query", query, "-o", whole, "--timeout", "1")
    assert done.code == 2
    assert "1 second" in done.err


def test_view_names_the_page(kg: Kg, whole: Path) -> None:
    """The path of the page is printed whether or not a browser opens."""
    done = kg("view", "--no-open", "-o", whole)
    assert done.out == f"{whole / 'graph.html'}\n"


def test_search_prints_sentences_with_their_places(kg: Kg, whole: Path) -> None:
    """Title, path and offsets, then the sentence; nothing found is said on stderr."""
    done = kg("search", "closed embassy", "-o", whole)
    title, sentence = done.out.splitlines()
    assert title.startswith("Leaving  (leaving.txt, characters ")
    assert sentence == "  France closed its embassy in Niamey."
    done = kg("search", "zeppelin", "-o", whole)
    assert (done.code, done.out) == (0, "")
    assert "Try fewer words" in done.err


def test_explain_shows_an_entity_by_its_label(kg: Kg, whole: Path) -> None:
    """Any name in the graph can be asked about; others are refused."""
    assert kg("explain", "France", "-o", whole).out.splitlines()[1] == "France"
    done = kg("explain", "Atlantis", "-o", whole)
    assert done.code == 2
    assert "Nothing in the graph is called Atlantis" in done.err


def test_export_writes_every_form_and_lists_them(kg: Kg, whole: Path, tmp_path: Path) -> None:
    """Each listed form makes something that is not empty."""
    forms = [line.split()[0] for line in kg("export").out.splitlines()]
    assert {"nquads", "jsonld", "turtle", "csv"} <= set(forms)
    for form in forms:
        place = tmp_path / form
        assert kg("export", form, "-o", whole, "--to", place).out == f"{place}\n"
        files = [place] if place.is_file() else list(place.iterdir())
        assert files
        assert all(file.stat().st_size for file in files)
    assert kg("export", "xls", "-o", whole).code == 2


def test_validate_finds_nothing_wrong_with_a_build(kg: Kg, whole: Path) -> None:
    """What kg builds is sound."""
    done = kg("validate", "-o", whole)
    assert (done.code, done.out) == (0, "The graph is sound.\n")


def test_validate_finds_evidence_that_is_not_in_the_text(kg: Kg, copy: Path) -> None:
    """A reading whose offsets are wrong is named: exit code 1."""
    with Ledger(copy / "readings.db") as ledger:
        ledger._db.execute("UPDATE readings SET reading = replace(reading, 'France', 'Frankia')")
        ledger._db.execute(
            "UPDATE readings SET reading = json_set(reading, '$.document.text', "
            "replace(json_extract(reading, '$.document.text'), 'Frankia', 'France'))"
        )
    done = kg("validate", "-o", copy)
    assert done.code == 1
    assert "'Frankia' is not what stands there" in done.out


def test_verify_finds_a_build_as_its_readings_give_it(kg: Kg, whole: Path) -> None:
    """Made again, every file is the same; read again, every reading is."""
    done = kg("verify", "--read-again", "-j", 1, "-o", whole)
    assert (done.code, done.out) == (0, "The graph is what its readings give.\n")


def test_verify_names_what_was_changed(kg: Kg, copy: Path) -> None:
    """A changed file and a lost one are named: exit code 1."""
    with (copy / "events.csv").open("a") as file:
        file.write("x")
    (copy / "entities.jsonl").unlink()
    done = kg("verify", "-o", copy)
    assert done.code == 1
    assert done.out.splitlines() == [
        "entities.jsonl is not what the readings give",
        "events.csv is not what the readings give",
    ]


def test_diff_tells_what_a_document_brought(kg: Kg, whole: Path, copy: Path) -> None:
    """Nothing between copies; events and entities gone after removing a document."""
    assert kg("diff", whole, copy).out == "No difference.\n"
    kg("remove", "aid.txt", "-o", copy)
    done = kg("diff", whole, copy)
    assert done.code == 1
    assert "events gone (" in done.out
    found = json.loads(kg("diff", whole, copy, "--json").out)
    assert found["events_gone"]
    assert not found["events_added"]


def test_serve_needs_a_token_to_be_writable(kg: Kg, whole: Path) -> None:
    """Nobody opens a graph to writing by a slip."""
    done = kg("serve", "--writable", "-o", whole)
    assert done.code == 2
    assert "needs a token" in done.err


def test_review_keeps_judgements_and_tells_the_share_that_is_right(
    kg: Kg, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers on stdin; unknown ones are asked again, the end of input ends the review."""
    monkeypatch.setattr("sys.stdin", io.StringIO("perhaps\ny\n" + "y\n" * 4))
    done = kg("review", "--events", 3, "-o", copy)
    assert done.code == 0
    assert "Right? [y]es [n]o [s]kip [q]uit" in done.out
    kept = [json.loads(line) for line in (copy / "judgements.jsonl").read_text().splitlines()]
    assert kept
    assert f"event   {len(kept)} of {len(kept)} right: 100%" in done.out


def test_decisions_are_replayed_by_later_builds(kg: Kg, copy: Path, whole: Path) -> None:
    """A decisions file given once stays with the folder, and changes the graph."""
    file = copy.parent / "mine.txt"
    file.write_text("rename: ECOWAS = The West African bloc\n")
    news = whole.parent / "news"
    assert kg("build", news, "-o", copy, "-j", 1, "--decisions", file).code == 0
    assert kg("build", news, "-o", copy, "-j", 1).code == 0
    assert (copy / "decisions.txt").read_text() == file.read_text()
    assert kg("explain", "The West African bloc", "-o", copy).code == 0
    file.write_text("nonsense\n")
    done = kg("build", news, "-o", copy, "-j", 1, "--decisions", file)
    assert done.code == 2
    assert "line 1: no decision" in done.err


def test_stats_counts_what_the_manifest_counts(kg: Kg, whole: Path) -> None:
    """Numbers first, then rankings; the same as JSON."""
    counts = json.loads((whole / "manifest.json").read_text())["counts"]
    done = kg("stats", "-o", whole, "--top", 3)
    assert f"{counts['events']:>8}  events\n" in done.out
    assert "\nwho acts most\n" in done.out
    found = json.loads(kg("stats", "-o", whole, "--json").out)
    assert found["counts"]["entities"] == counts["entities"]
