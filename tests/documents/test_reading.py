import io
import os
from datetime import date
from pathlib import Path

import pytest

from kg.documents import Skipped, find, read
from kg.errors import InputError
from kg.model import Document

NEWS = "The army left Gao on Monday, officials said. The general {} did not speak."


def write(folder: Path, *names: str) -> None:
    """Write one article a name, each different."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(NEWS.format(name.replace("/", " ")), encoding="utf-8")


def paths(*sources: str | Path) -> list[str]:
    """The paths of what some sources give, in order."""
    return [item.path for item in read(sources)]


def reasons(*sources: str | Path) -> dict[str, str]:
    """Why documents were skipped, by path."""
    return {item.path: item.reason for item in read(sources) if isinstance(item, Skipped)}


def test_documents_come_sorted_by_path_whatever_the_order_of_sources(tmp_path: Path) -> None:
    """The order is a function of the files, not of the file system or the command line."""
    write(tmp_path, "b/2.txt", "b/1.txt", "a/3.md", "c.txt")
    assert paths(tmp_path) == ["a/3.md", "b/1.txt", "b/2.txt", "c.txt"]
    both = [tmp_path / "b", tmp_path / "a"]
    assert paths(*both) == paths(*reversed(both)) == ["1.txt", "2.txt", "3.md"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """Sources may overlap: a file within a named folder is not read again."""
    write(tmp_path, "sub/1.txt", "sub/2.txt")
    assert paths(tmp_path, tmp_path / "sub", tmp_path / "sub" / "1.txt") == ["1.txt", "2.txt"]


def test_the_same_article_in_two_files_is_read_once_from_the_smallest_path(tmp_path: Path) -> None:
    """A copy is the same document; it is named as a duplicate, with the place of the first."""
    for name in ("z.txt", "a.txt"):
        (tmp_path / name).write_text("The army left Gao on Monday.", encoding="utf-8")
    first, second = read([tmp_path])
    assert isinstance(first, Document)
    assert first.path == "a.txt"
    assert second == Skipped("z.txt", "is the same article as a.txt", duplicate=True)


def test_hidden_files_are_left_out_and_links_are_followed_once(tmp_path: Path) -> None:
    """Hidden files are no input, a folder that links to itself ends, a dead link is named."""
    write(tmp_path, "news/1.txt", "news/.hidden.txt", "news/.git/2.txt", "elsewhere/3.txt")
    (tmp_path / "news" / "loop").symlink_to(tmp_path / "news")
    (tmp_path / "news" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "news" / "dead.txt").symlink_to(tmp_path / "nowhere")
    assert paths(tmp_path / "news") == ["1.txt", "dead.txt", "more/3.txt"]
    assert "leads nowhere" in reasons(tmp_path / "news")["dead.txt"]


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    """What is no file is skipped, since reading it could wait for ever."""
    write(tmp_path, "1.txt")
    os.mkfifo(tmp_path / "2.txt")
    assert "pipe" in reasons(tmp_path)["2.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_files_and_folders_are_skipped(tmp_path: Path) -> None:
    """A missing permission costs the file or folder, not the run."""
    write(tmp_path, "1.txt", "2.txt", "closed/3.txt")
    (tmp_path / "2.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    found = reasons(tmp_path)
    (tmp_path / "closed").chmod(0o700)
    assert set(found) == {"2.txt", "closed"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_source_that_may_not_be_opened_is_an_error(tmp_path: Path) -> None:
    """A folder named as a source that cannot be opened stops the call, with the reason."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    with pytest.raises(InputError, match="permissions"):
        read([folder])


def test_globs_are_expanded(tmp_path: Path) -> None:
    """A pattern in quotes works as it would in the shell, `**` included."""
    write(tmp_path, "a/1.txt", "a/b/2.txt", "a/3.md")
    assert paths(f"{tmp_path}/**/*.txt") == ["a/1.txt", "a/b/2.txt"]


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    """A file that exists is read even when its name looks like a pattern."""
    write(tmp_path, "report [1].txt")
    assert paths(tmp_path / "report [1].txt") == ["report [1].txt"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("missing.txt", "does not exist"),
        ("*.txt", "nothing matches"),
        ("empty", "holds no document"),
        ("images", "holds no document"),
        ("ftp://wire.example/a", "http and https"),
        ("nul\0byte", "does not exist|cannot be looked at"),
    ],
)
def test_a_source_that_gives_nothing_is_an_error_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, message: str
) -> None:
    """A mistyped source stops the call at once, before any document is read."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(b"\x89PNG")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match=message):
        read([source])


def test_no_source_at_all_is_an_error() -> None:
    """Nothing to read is a mistake of the caller."""
    with pytest.raises(InputError, match="no source"):
        read([])


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t\n", "holds no text"),
    "binary.txt": (bytes(range(256)) * 8, "binary data"),
    "renamed.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG image"),
    "photo.png": (b"\x89PNG", "no kind that kg reads (.png)"),
    "blob.txt": (b"QUJD" * 10_000, "hardly any words"),
    "french.txt": (
        "Les soldats ont arrêté le président et fermé les frontières du pays, selon l'armée, "
        "qui a promis des élections avant la fin de l'année.".encode(),
        "is in French",
    ),
    "menu.html": (
        b"<html><title>Menu</title><nav><a href='/'>Home</a></nav><img src='x'></html>",
        "holds no text",
    ),
    "nothing.html": (b"<html></html>", "holds no text"),
    "broken.json": (b'{"text": "The army', "not valid JSON"),
    "deep.json": (b"[" * 100_000, "broken json"),
    "broken.pdf": (b"%PDF-1.4 cut off", "broken pdf"),
    "broken.parquet": (b"PAR1 cut off", "broken parquet"),
    "broken.warc": (b"WARC/1.0\r\ncut off", "without a page"),
    "broken.txt.gz": (b"\x1f\x8b cut off", "cannot be read"),
    "other.xml": (b"<?xml version='1.0'?><a>b</a>", "neither an RSS nor an Atom feed"),
}


def test_bad_documents_are_skipped_with_their_reason_and_the_rest_is_read(tmp_path: Path) -> None:
    """Every kind of bad input is told apart in words, and good documents around it are read."""
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    write(tmp_path, "a-good.txt", "z-good.txt")
    items = list(read([tmp_path]))
    skipped = {item.path: item.reason for item in items if isinstance(item, Skipped)}
    assert {item.path for item in items if isinstance(item, Document)} == {
        "a-good.txt", "z-good.txt",
    }  # fmt: skip
    assert set(skipped) == set(BAD)
    for name, (_, reason) in BAD.items():
        assert reason in skipped[name], name


def test_a_line_of_five_megabytes_is_read_whole(tmp_path: Path) -> None:
    """A huge line becomes many blocks and loses no word."""
    line = "The army said it would leave. The general refused to talk. " * 90_000
    (tmp_path / "line.txt").write_text(line, encoding="utf-8")
    [document] = read([tmp_path])
    assert isinstance(document, Document)
    assert len(document.blocks) > 500
    assert len(document.text.split()) == len(line.split())


def test_invalid_utf8_is_read_and_noted(tmp_path: Path) -> None:
    """Damaged bytes show as replacement characters, and the document says so."""
    (tmp_path / "a.txt").write_bytes("Itté left Niamey on Monday, ".encode() + b"\xff they said.")
    [document] = read([tmp_path])
    assert isinstance(document, Document)
    assert document.text == "Itté left Niamey on Monday, \ufffd they said."
    assert document.notes


@pytest.mark.parametrize(
    "data",
    [
        b"The army left Gao on Monday.",
        b'{"text": "The army left Gao on Monday."}',
        b'{"text": "The army left Gao on Monday."}\n{"text": "The army left Gao on Monday."}\n',
        b'[{"text": "The army left Gao on Monday."}]',
        b"<html><body><p>The army left Gao on Monday.</p></body></html>",
    ],
)
def test_standard_input_is_recognised_by_its_bytes(data: bytes) -> None:
    """`-` reads standard input, whatever the format of what is piped in."""
    first = next(read(["-"], stdin=io.BytesIO(data)))
    assert isinstance(first, Document)
    assert first.text == "The army left Gao on Monday."
    assert first.path.startswith("<stdin>")


def test_documents_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    """The corpus is never in memory: a file that comes later may still change meanwhile."""
    write(tmp_path, "1.txt", "2.txt")
    items = read([tmp_path])
    next(items)
    (tmp_path / "2.txt").write_text("The rebels came back to Gao on Tuesday.", encoding="utf-8")
    second = next(items)
    assert isinstance(second, Document)
    assert second.text.startswith("The rebels")


def test_files_are_listed_with_sizes_without_being_opened(tmp_path: Path) -> None:
    """A progress bar needs sizes before anything is read; what cannot be read has none."""
    write(tmp_path, "1.txt")
    (tmp_path / "2.png").write_bytes(b"12345")
    first, second = find([tmp_path])
    assert (first.path, first.size, first.format) == (
        "1.txt",
        (tmp_path / "1.txt").stat().st_size,
        "plain",
    )
    assert second.problem == "is of no kind that kg reads (.png)"


def test_file_names_of_any_bytes_are_shown(tmp_path: Path) -> None:
    """A file whose name is no UTF-8 is read, under a name that can be printed and stored."""
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"The army left Gao on Monday.")
    [document] = read([tmp_path])
    assert document.path == "caf\ufffd.txt"


def test_reading_is_the_same_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are relative to the source, so a corpus gives the same documents wherever it lies."""
    for place in ("here", "there/deep"):
        write(tmp_path / place / "news", "a.txt", "b/c.txt")
    monkeypatch.chdir(tmp_path / "here")
    assert list(read(["news"])) == list(read([tmp_path / "there" / "deep" / "news"]))


def test_published_is_a_day(tmp_path: Path) -> None:
    """A date that makes no sense leaves the day open, and is noted."""
    text = "---\ndate: {}\n---\nThe army left Gao on Monday."
    for name, day in (("a.txt", "18 August 2023"), ("b.txt", "soonish")):
        (tmp_path / name).write_text(text.format(day), encoding="utf-8")
    first, second = (item for item in read([tmp_path]) if isinstance(item, Document))
    assert (first.published, first.notes) == (date(2023, 8, 18), ())
    assert second.published is None
    assert "soonish" in second.notes[0]
