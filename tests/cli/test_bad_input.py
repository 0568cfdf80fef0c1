"""Bad input: a clear message, the right exit code, and the other documents are read."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Kg

FRENCH = (
    "Le gouvernement a annoncé mardi que les soldats français quitteront le pays avant la fin "
    "de l'année. Le président a déclaré que la décision était définitive et que rien ne la "
    "changerait. Les habitants de la capitale ont manifesté devant l'ambassade pendant des heures."
)

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "image.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "french.txt": FRENCH.encode(),
    "menu.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "broken.json": b'{"text": "France suspended aid to Niger',
    "endless.txt": b"France suspended aid to Niger on Saturday and its soldiers left. " * 80_000,
    "broken.pdf": b"%PDF-1.7\nnothing of the kind",
}


@pytest.fixture
def bad(news: Path) -> Path:
    """The three good articles among everything that is not one."""
    for name, content in BAD.items():
        (news / name).write_bytes(content)
    return news


def test_bad_documents_are_skipped_with_reasons_and_the_others_are_read(
    kg: Kg, bad: Path, tmp_path: Path
) -> None:
    """Exit code 1, every bad file named with a reason in summary and manifest, the rest done."""
    out = tmp_path / "out"
    done = kg("build", bad, "-o", out, "-j", 1)
    assert done.code == 1
    assert done.out.startswith("3 documents (3 read now)")
    manifest = json.loads((out / "manifest.json").read_text())
    assert set(manifest["skipped"]) == set(BAD)
    assert all(reason.strip() for reason in manifest["skipped"].values())
    assert {path for one in manifest["documents"] for path in one["paths"]} == {
        "aid.txt",
        "leaving.txt",
        "sanctions.txt",
    }
    for name in BAD:
        assert f"  {name}: " in done.out
    assert "Traceback" not in done.out + done.err
    assert "French" in manifest["skipped"]["french.txt"]
    assert "divide it into articles" in manifest["skipped"]["endless.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("latin.txt", "Le café fermé. ".encode("latin-1") + b"France suspended aid to Niger. " * 9),
        ("utf16.txt", ("France suspended aid to Niger on Saturday. " * 9).encode("utf-16")),
        ("broken.txt", b"France suspended aid to Niger \xff\xfe on Saturday. " * 9),
        ("one-line.txt", b"France suspended aid to Niger on Saturday and left. " * 2000),
        ("windows.txt", b"France suspended aid to Niger.\r\n\r\nMali denied it.\r\n" * 9),
    ],
)
def test_odd_text_is_read(kg: Kg, tmp_path: Path, name: str, content: bytes) -> None:
    """Other encodings, invalid bytes, endless lines: text that can be read is read."""
    (tmp_path / name).write_bytes(content)
    done = kg("build", tmp_path / name, "-o", tmp_path / "out", "-j", 1)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("1 documents (1 read now)")


def test_when_nothing_can_be_read_the_call_fails_and_says_why(kg: Kg, tmp_path: Path) -> None:
    """Only bad input is no graph: exit code 2 with every reason."""
    (tmp_path / "empty.txt").write_bytes(b"")
    done = kg("build", tmp_path / "empty.txt", "-o", tmp_path / "out", "-j", 1)
    assert done.code == 2
    assert done.err.startswith("kg: None of the sources could be read.")
    assert "empty.txt: " in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda at: at / "missing.txt", "does not exist"),
        (lambda at: _folder(at / "hollow"), "holds no document"),
        (lambda at: at / "*.nothing", "nothing matches"),
    ],
)
def test_sources_that_are_not_there_are_named_before_anything_is_written(
    kg: Kg, tmp_path: Path, prepare: object, message: str
) -> None:
    """A missing file, an empty folder, a pattern without match: exit code 2, no output folder."""
    source = prepare(tmp_path)  # type: ignore[operator]
    done = kg("build", source, "-o", tmp_path / "out")
    assert done.code == 2
    assert message in done.err
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_holds_something_else_is_left_alone(
    kg: Kg, news: Path, tmp_path: Path
) -> None:
    """The sources themselves, given as output, are not written to."""
    before = sorted(news.iterdir())
    done = kg("build", news, "-o", news)
    assert done.code == 2
    assert "holds something that is not kg's" in done.err
    assert sorted(news.iterdir()) == before
    assert not (tmp_path / "out").exists()


def test_an_unwritable_output_folder_is_named(kg: Kg, news: Path, tmp_path: Path) -> None:
    """A folder that cannot be made or written to: exit code 2, and what to do."""
    (tmp_path / "file").write_text("")
    done = kg("build", news, "-o", tmp_path / "file" / "out")
    assert done.code == 2
    assert "cannot be written to" in done.err
    assert "-o" in done.err


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_read_only_output_folder_is_named(kg: Kg, news: Path, tmp_path: Path) -> None:
    """Permissions are looked at before any document is read."""
    out = _folder(tmp_path / "out")
    out.chmod(0o500)
    done = kg("build", news, "-o", out)
    assert done.code == 2
    assert "cannot be written to" in done.err


@pytest.mark.parametrize("command", ["query", "view", "search", "explain", "verify", "remove"])
def test_commands_that_need_a_graph_tell_how_to_build_one(
    kg: Kg, tmp_path: Path, command: str
) -> None:
    """Nothing was built there: exit code 2 and the command that builds."""
    words = [] if command in ("view", "verify") else ["Niger"]
    if command == "query":
        words = ["who-threatens-whom"]
    done = kg(command, *words, "-o", tmp_path / "out")
    assert done.code == 2
    assert f"kg build SOURCE -o {tmp_path / 'out'}" in done.err


def test_a_pipeline_that_is_not_there_is_named(kg: Kg, news: Path, tmp_path: Path) -> None:
    """A pipeline by a wrong name: exit code 2, in one process or several."""
    for jobs in (1, 2):
        done = kg("build", news, "-o", tmp_path / "out", "--pipeline", "no_such", "-j", jobs)
        assert done.code == 2
        assert "no_such" in done.err
        assert "Traceback" not in done.err


def _folder(path: Path) -> Path:
    path.mkdir()
    return path
