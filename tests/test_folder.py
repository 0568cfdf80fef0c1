"""The output folder: one writer, foreign folders refused, results swapped in whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.folder import OutputFolder
from kg.readings import Ledger


class Killed(BaseException):
    """Stands for the process being killed: nothing may run after it."""


def results(folder: Path) -> dict[str, str]:
    """The visible files below a folder, with what they hold."""
    return {
        str(file.relative_to(folder)): file.read_text()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.relative_to(folder).parts[0].startswith(".")
    }


def write_results(folder: OutputFolder, word: str) -> None:
    """Replace the results by three files that all hold `word`."""
    with folder.writing(), folder.replacing() as place:
        (place / "store").mkdir()
        (place / "store" / "data").write_text(word)
        (place / "events.csv").write_text(word)
        (place / "manifest.json").write_text(word)


def fail_half_way(folder: OutputFolder) -> None:
    """Begin to replace the results, and fail."""
    with folder.writing(), folder.replacing() as place:
        (place / "events.csv").write_text("new")
        raise RuntimeError


@pytest.mark.parametrize("moment", range(8))
def test_results_are_replaced_whole_whenever_the_process_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """After death before any step of the swap, opening finds all old or all new results."""
    folder = OutputFolder(tmp_path)
    write_results(folder, "old")
    moves = 0

    def die_at_the_moment(method: str) -> None:
        real = getattr(Path, method)

        def move(self: Path, target: Path) -> Path:
            nonlocal moves
            if moves == moment:
                raise Killed
            moves += 1
            return real(self, target)

        monkeypatch.setattr(Path, method, move)

    die_at_the_moment("rename")
    die_at_the_moment("replace")
    try:
        write_results(folder, "new")
    except Killed:
        pass
    else:
        assert moves <= moment
    monkeypatch.undo()
    with OutputFolder(tmp_path).writing():
        pass
    found = results(tmp_path)
    assert len(found) == 3
    assert len(set(found.values())) == 1
    assert not (tmp_path / ".ready").exists()


def test_results_that_fail_half_way_leave_the_old_ones(tmp_path: Path) -> None:
    """An error while writing changes nothing."""
    folder = OutputFolder(tmp_path)
    write_results(folder, "old")
    with pytest.raises(RuntimeError):
        fail_half_way(folder)
    assert set(results(tmp_path).values()) == {"old"}
    assert not (tmp_path / ".building").exists()


def test_files_that_are_not_results_are_left_alone(tmp_path: Path) -> None:
    """What else lies in the folder stays."""
    (tmp_path / "notes.txt").write_text("mine")
    write_results(OutputFolder(tmp_path), "new")
    assert results(tmp_path)["notes.txt"] == "mine"


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    """Two processes cannot write to one folder."""
    program = (
        "import sys; from kg.folder import OutputFolder\n"
        "with OutputFolder(sys.argv[1]).writing():\n"
        "    print('mine', flush=True); sys.stdin.read()\n"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "mine\n"
    with (
        pytest.raises(OutputError, match=r"Another kg process .* Wait until it is done"),
        OutputFolder(tmp_path).writing(),
    ):
        pass
    first.kill()
    first.communicate()
    with OutputFolder(tmp_path).writing():  # a killed writer leaves no lock behind
        pass


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    """Nobody's photographs are mixed with a graph."""
    (tmp_path / "holiday.jpg").write_bytes(b"...")
    with pytest.raises(OutputError, match=r"not kg's \(holiday.jpg\)"):
        OutputFolder(tmp_path).prepare()


def test_a_file_is_no_output_folder(tmp_path: Path) -> None:
    """A file in the way, or a path through one, is named."""
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(OutputError, match="is a file"):
        OutputFolder(file)
    with pytest.raises(OutputError, match="cannot be written to"):
        OutputFolder(file / "below").prepare()


@pytest.mark.parametrize("entries", [[], [".gitkeep"], [".lock", ".building"]])
def test_empty_and_interrupted_folders_are_taken(tmp_path: Path, entries: list[str]) -> None:
    """Hidden files do not make a folder foreign."""
    for entry in entries:
        (tmp_path / entry).touch()
    OutputFolder(tmp_path).prepare()


def test_a_folder_of_ours_is_taken_again(tmp_path: Path) -> None:
    """A ledger makes the folder ours, whatever else lies there."""
    Ledger(tmp_path / "readings.db").close()
    (tmp_path / "notes.txt").write_text("mine")
    OutputFolder(tmp_path).prepare()


def test_opening_where_nothing_was_built_names_the_command(tmp_path: Path) -> None:
    """Looking at a graph that is not there tells how to make one."""
    with pytest.raises(OutputError, match=f"kg build SOURCE -o {tmp_path}"):
        OutputFolder(tmp_path).opened()
