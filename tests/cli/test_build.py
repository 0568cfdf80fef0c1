"""`kg build`: results complete and well formed, the graph grows, nothing is read twice."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest

from kg.errors import OutputError
from kg.graph.store import named_quads
from kg.readings import Ledger

if TYPE_CHECKING:
    from tests.cli.conftest import Kg

EXPORTED = (
    *("graph.trig", "events.jsonl", "events.csv", "entities.jsonl", "entities.csv"),
    *("graph.html", "graph.gexf", "graph.graphml", "manifest.json"),
)


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every exported file."""
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in EXPORTED
        if (folder / name).is_file()
    }


def documents(folder: Path) -> set[str]:
    """The paths of the documents of a graph."""
    manifest = json.loads((folder / "manifest.json").read_text())
    return {path for one in manifest["documents"] for path in one["paths"]}


def test_a_build_leaves_every_promised_file_well_formed_and_not_empty(whole: Path) -> None:
    """Each file is read back by a parser of its format and holds what the manifest counts."""
    manifest = json.loads((whole / "manifest.json").read_text())
    counts = manifest["counts"]
    assert counts["documents"] == 3
    assert counts["events"] > 3
    events = [json.loads(line) for line in (whole / "events.jsonl").read_text().splitlines()]
    entities = [json.loads(line) for line in (whole / "entities.jsonl").read_text().splitlines()]
    assert (len(events), len(entities)) == (counts["events"], counts["entities"])
    for name, rows in (("events.csv", events), ("entities.csv", entities)):
        table = list(csv.DictReader(io.StringIO((whole / name).read_text(encoding="utf-8"))))
        assert [row["id"] for row in table] == [row["id"] for row in rows]
    assert networkx.read_gexf(whole / "graph.gexf").number_of_nodes() > 2
    assert networkx.read_graphml(whole / "graph.graphml").number_of_nodes() > 2
    assert ElementTree.parse(whole / "graph.gexf").getroot().tag.endswith("gexf")
    quads = list(pyoxigraph.parse(path=str(whole / "graph.trig")))
    assert len(quads) == counts["quads"]
    assert set(named_quads(pyoxigraph.Store.read_only(str(whole / "store")))) == set(quads)
    assert "<html" in (whole / "graph.html").read_text(encoding="utf-8")
    assert set(manifest["files"]) == set(EXPORTED) - {"manifest.json"}
    for name, entry in manifest["files"].items():
        content = (whole / name).read_bytes()
        assert entry == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_no_path_and_no_clock_of_this_machine_reaches_the_results(whole: Path) -> None:
    """Neither the folder of the sources nor today's date stands in any file."""
    today = time.strftime("%Y-%m-%d", time.gmtime()).encode()
    for name in EXPORTED:
        content = (whole / name).read_bytes()
        assert str(whole.parent).encode() not in content
        assert today not in content


@pytest.mark.parametrize(
    ("seed", "jobs", "reverse"), [("0", 1, False), ("123", 1, True), ("77", 2, True)]
)
def test_the_same_news_gives_the_same_bytes(
    whole: Path, tmp_path: Path, seed: str, jobs: int, reverse: bool
) -> None:
    """Another hash seed, another order, another number of processes: no file differs."""
    files = sorted((whole.parent / "news").iterdir(), reverse=reverse)
    finish(files, tmp_path / "out", "-j", str(jobs), PYTHONHASHSEED=seed, TZ="Asia/Kathmandu")
    assert hashes(tmp_path / "out") == hashes(whole)


def test_a_graph_that_grew_is_the_graph_built_at_once(kg: Kg, whole: Path, tmp_path: Path) -> None:
    """One article at a time, the last first, ends in the same bytes."""
    for file in sorted((whole.parent / "news").iterdir(), reverse=True):
        assert kg("build", file, "-o", tmp_path / "out", "-j", 1).code == 0
    assert hashes(tmp_path / "out") == hashes(whole)


def test_graphs_built_apart_can_be_united_without_reading(
    kg: Kg, whole: Path, tmp_path: Path
) -> None:
    """Output folders as sources: the union of their readings, the bytes of a build at once."""
    news = whole.parent / "news"
    for name in ("aid", "leaving"):
        kg("build", news / f"{name}.txt", "-o", tmp_path / name, "-j", 1)
    sources = (tmp_path / "aid", tmp_path / "leaving", news / "sanctions.txt")
    done = kg("build", *sources, "-o", tmp_path / "out", "-j", 1)
    assert done.out.startswith("3 documents (1 read now, 2 known)")
    assert hashes(tmp_path / "out") == hashes(whole)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--base-iri", "not an iri", "is no base IRI"),
        ("--base-iri", "https://x.example/no-end", "ends with / or #"),
        ("--decisions", "missing.txt", "There is no decisions file"),
        ("--confidence", "2", "less than or equal to 1"),
    ],
)
def test_settings_are_looked_at_before_anything_is_read(
    kg: Kg, news: Path, tmp_path: Path, option: str, value: str, message: str
) -> None:
    """A wrong setting costs no reading: exit code 2 at once."""
    done = kg("build", news, "-o", tmp_path / "out", option, value)
    assert done.code == 2
    assert message in done.err


def test_the_base_iri_is_remembered(kg: Kg, news: Path, tmp_path: Path) -> None:
    """Said once, it holds for later builds of the folder."""
    out = tmp_path / "out"
    kg("build", news / "aid.txt", "-o", out, "-j", 1, "--base-iri", "https://news.example/id/")
    kg("build", news, "-o", out, "-j", 1)
    trig = (out / "graph.trig").read_text()
    assert "https://news.example/id/" in trig
    assert "https://kg.example/id/" not in trig


def test_doubtful_events_can_be_left_out(kg: Kg, news: Path, tmp_path: Path) -> None:
    """A least confidence holds for this and later builds, without reading again."""
    out = tmp_path / "out"

    def confidences() -> list[float]:
        lines = (out / "events.jsonl").read_text().splitlines()
        return sorted(json.loads(line)["confidence"] for line in lines)

    kg("build", news, "-o", out, "-j", 1, "--confidence", "0")
    everything = confidences()
    least = everything[1]
    done = kg("build", news, "-o", out, "-j", 1, "--confidence", least)
    assert "0 read now" in done.out
    assert confidences() == [one for one in everything if one >= least] != everything
    kg("build", news, "-o", out, "-j", 1)
    assert confidences()[0] == least
    assert json.loads((out / "manifest.json").read_text())["confidence"] == least
    assert kg("verify", "-o", out).code == 0


def test_what_was_read_is_not_read_again(kg: Kg, news: Path, tmp_path: Path) -> None:
    """The second build reads only the new article."""
    out = tmp_path / "out"
    assert kg("build", news, "-o", out, "-j", 1).out.startswith("3 documents (3 read now)")
    (news / "more.txt").write_text(
        "Russia sent 100 troops to Niger in April. They trained soldiers."
    )
    assert kg("build", news, "-o", out, "-j", 1).out.startswith("4 documents (1 read now, 3 known)")


def test_the_summary_says_what_was_done_and_what_to_do_next(
    kg: Kg, news: Path, tmp_path: Path
) -> None:
    """Counts first, then where the graph is and three things to type."""
    out = tmp_path / "out"
    done = kg("build", news, "-o", out, "-j", 1)
    assert done.err == ""
    counts = json.loads((out / "manifest.json").read_text())["counts"]
    assert done.out == (
        f"3 documents (3 read now), {counts['sentences']} sentences\n"
        f"{counts['events']} events, {counts['factual']} of them told as facts\n"
        f"{counts['entities']} entities\n"
        f"The graph is in {out}/. Next:\n"
        f"  kg query who-threatens-whom -o {out}\n"
        f"  kg view -o {out}\n"
        f"  Gephi: open {out}/graph.gexf\n"
    )


def test_the_same_article_twice_is_one_document(kg: Kg, news: Path, tmp_path: Path) -> None:
    """A copy of a file adds a path and nothing else, and is no reason for exit code 1."""
    (news / "copy.txt").write_bytes((news / "aid.txt").read_bytes())
    done = kg("build", news, "-o", tmp_path / "out", "-j", 1)
    assert done.code == 0
    assert done.out.startswith("3 documents (3 read now)")
    assert documents(tmp_path / "out") == {"aid.txt", "copy.txt", "leaving.txt", "sanctions.txt"}


def test_documents_that_are_gone_stay_until_pruned(kg: Kg, news: Path, tmp_path: Path) -> None:
    """The graph only grows; --prune makes it what the sources are now."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    kg("build", news, "-o", out, "-j", 1)
    (news / "aid.txt").unlink()
    done = kg("build", news, "-o", out, "-j", 1)
    assert "1 documents are not among the sources (--prune forgets them)\n" in done.out
    assert documents(out) == {"aid.txt", "leaving.txt", "sanctions.txt"}
    done = kg("build", news, "-o", out, "-j", 1, "--prune")
    assert "1 documents forgotten\n" in done.out
    kg("build", news, "-o", fresh, "-j", 1)
    assert hashes(out) == hashes(fresh)


def test_a_removed_document_leaves_nothing_behind(
    kg: Kg, whole: Path, news: Path, tmp_path: Path
) -> None:
    """Removing gives the bytes of a graph that never held the document."""
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    kg("build", news, "-o", out, "-j", 1)
    done = kg("remove", "aid.txt", "-o", out)
    assert (done.code, done.out.splitlines()[0]) == (0, "1 document removed")
    (news / "aid.txt").unlink()
    kg("build", news, "-o", fresh, "-j", 1)
    assert hashes(out) == hashes(fresh)


@pytest.mark.parametrize("name", ["*.txt", "aid.txt", "./aid.txt", "{id}", "{file}"])
def test_documents_to_remove_can_be_named_in_several_ways(
    kg: Kg, news: Path, tmp_path: Path, name: str
) -> None:
    """By path, glob, id, or the file that holds them."""
    out = tmp_path / "out"
    kg("build", news, "-o", out, "-j", 1)
    manifest = json.loads((out / "manifest.json").read_text())
    (key,) = [one["id"] for one in manifest["documents"] if one["paths"] == ["aid.txt"]]
    assert kg("remove", name.format(id=key, file=news / "aid.txt"), "-o", out).code == 0
    assert "aid.txt" not in documents(out)


def test_removing_what_is_not_there_changes_nothing(kg: Kg, news: Path, tmp_path: Path) -> None:
    """A name that no document answers to: exit code 2, and where the names are."""
    out = tmp_path / "out"
    kg("build", news, "-o", out, "-j", 1)
    before = hashes(out)
    done = kg("remove", "nothing.txt", "-o", out)
    assert done.code == 2
    assert "manifest.json lists their paths and ids" in done.err
    assert hashes(out) == before


def test_news_can_come_on_stdin(news: Path, tmp_path: Path) -> None:
    """`-` reads one article from standard input."""
    text = (news / "aid.txt").read_bytes()
    done = finish(["-"], tmp_path / "out", "-j", "1", stdin=text)
    assert done.stdout.decode().startswith("1 documents (1 read now)")


def test_another_version_of_the_rules_reads_again_from_the_kept_text(
    kg: Kg, news: Path, tmp_path: Path
) -> None:
    """Documents read by an older version are read anew, even if their files are gone."""
    out = tmp_path / "out"
    kg("build", news, "-o", out, "-j", 1)
    before = hashes(out)
    with Ledger(out / "readings.db") as ledger:
        for reading in list(ledger.readings()):
            ledger.add(reading, "an older version")
    for name in ("aid.txt", "leaving.txt"):
        (news / name).unlink()
    done = kg("build", news, "-o", out, "-j", 1)
    assert done.out.startswith("3 documents (3 read now)")
    assert hashes(out) == before


@pytest.mark.parametrize("seed", range(4))
def test_a_killed_build_leaves_whole_documents_and_can_be_finished(
    whole: Path, tmp_path: Path, seed: int
) -> None:
    """After SIGKILL at a random moment the ledger opens; building on gives the same bytes."""
    draw = random.Random(seed)
    out = tmp_path / "out"
    process = start(sorted((whole.parent / "news").iterdir()), out, "-j", "1")
    moment = draw.choice(["readings.db", "readings.db-wal", ".building", "store"])
    deadline = time.monotonic() + 60
    while process.poll() is None and not (out / moment).exists():
        assert time.monotonic() < deadline
        time.sleep(0.001)
    time.sleep(draw.uniform(0, 0.3))
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    with Ledger(whole / "readings.db", readonly=True) as ledger:
        complete = {one.document.id: one for one in ledger.readings()}
    with Ledger(out / "readings.db") as ledger:
        assert all(one == complete[one.document.id] for one in ledger.readings())
    finish(sorted((whole.parent / "news").iterdir()), out, "-j", "1")
    assert hashes(out) == hashes(whole)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_cleanly_and_keeps_what_was_read(
    whole: Path, tmp_path: Path, jobs: str
) -> None:
    """SIGINT ends the build with a sentence and exit code 130; building on finishes it."""
    out = tmp_path / "out"
    files = sorted((whole.parent / "news").iterdir())
    lines = "".join(
        json.dumps({"title": f"No. {n}", "text": f"France suspended aid to Niger, no. {n}. " * 40})
        + "\n"
        for n in range(300)
    )
    (tmp_path / "many.jsonl").write_text(lines)
    process = start([*files, tmp_path / "many.jsonl"], out, "-j", jobs)
    deadline = time.monotonic() + 120
    while not kept(out):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.decode() == (
        "Stopped. What was read is kept; the same command goes on from there.\n"
    )
    assert 0 < kept(out) < 300


def kept(out: Path) -> int:
    """How many documents a ledger holds; none before there is one."""
    try:
        with Ledger(out / "readings.db", readonly=True) as ledger:
            return len(ledger)
    except OutputError:
        return 0


def start(
    sources: Sequence[str | Path], out: Path, *options: str, **environment: str
) -> subprocess.Popen[bytes]:
    """Begin a build in a process group of its own."""
    words = [str(word) for word in (*sources, "-o", out, *options)]
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "build", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | environment,
        preexec_fn=_heed_interrupts,
    )


def _heed_interrupts() -> None:
    """Let Ctrl-C through: a shell that starts the tests in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def finish(
    sources: Sequence[str | Path],
    out: Path,
    *options: str,
    stdin: bytes = b"",
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run a build in a process of its own to its end, which must be good."""
    process = start(sources, out, *options, **environment)
    shown, err = process.communicate(stdin)
    assert process.returncode == 0, err.decode()
    return subprocess.CompletedProcess(process.args, 0, shown, err)
