import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.documents import Skipped, read
from kg.model import BlockKind, Document

from .conftest import PAGE, PAGE_TEXT, pdf

TEXT = "The army left Gao on Monday, officials said."
DAY = date(2023, 8, 7)


def documents(source: str | Path) -> list[Document]:
    """The documents of a source of which nothing may be skipped."""
    items = list(read([source]))
    assert not [item for item in items if isinstance(item, Skipped)]
    return [item for item in items if isinstance(item, Document)]


def facts(document: Document) -> tuple[str | None, date | None, str | None, str | None]:
    """What a format says about its article."""
    return document.title, document.published, document.source, document.url


EXPECTED = ("Army leaves", DAY, "Sahel Wire", "https://wire.example/1")


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Army leaves\ndate: 2023-08-07\nsource: Sahel Wire\nurl: https://wire.example/1\n---\n",
        "---\nTitle: 'Army leaves'\nPublished: 7 August 2023\noutlet: \"Sahel Wire\"\n"
        "link: https://wire.example/1\ntags: [a, b]\nauthor:\n  - name: B\n---\n\n",
        "---\ntitle: >-\n  Army\n  leaves\ndate: Aug 7, 2023\npublisher: Sahel Wire\n"
        "url: https://wire.example/1\n---\n",
        "Headline: Army leaves\nDate: 7 Aug 2023\nSource: Sahel Wire\nURL: https://wire.example/1\n\n",
    ],
)  # fmt: skip
def test_front_matter_is_parted_from_the_text(tmp_path: Path, head: str) -> None:
    """Fields above an article, fenced or not, say what it is and are no part of it."""
    (tmp_path / "a.txt").write_text(head + TEXT, encoding="utf-8")
    [document] = documents(tmp_path)
    assert facts(document) == EXPECTED
    assert document.text == f"Army leaves\n\n{TEXT}"


def test_a_rule_or_a_colon_is_no_front_matter(tmp_path: Path) -> None:
    """Text that merely looks like fields is text."""
    for name, text in {
        "a.txt": "Niamey: a city in fear\nResidents: nobody sleeps\n\nThe army left.",
        "b.txt": "Story: the army left.\n\nNobody was hurt.",
        "c.txt": "---\nThe army left.\n\nNobody was hurt.\n---\nThe mayor spoke.",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    first, second, third = documents(tmp_path)
    assert "Residents: nobody sleeps" in first.text
    assert "Story: the army left." in second.text
    assert "Nobody was hurt." in third.text


def test_markdown_loses_its_marks_and_gives_its_heading_as_title(tmp_path: Path) -> None:
    """Emphasis, links, lists and quotes become their words; the first heading is the title."""
    (tmp_path / "a.md").write_text(
        "# Army *leaves* Gao\n\n"
        "The **army** left [Gao](http://x/) on\nMonday, `officials` said.\n\n"
        "## Reaction\n\n> Nobody was hurt.\n\n- Paris agreed.\n- Rome did not.\n\n![alt](a.png)\n\n"
        "<p>The mayor &amp; his men stayed.</p>\n",
        encoding="utf-8",
    )
    [document] = documents(tmp_path)
    assert document.title == "Army leaves Gao"
    assert document.text.split("\n\n") == [
        "Army leaves Gao", "The army left Gao on Monday, officials said.", "Reaction",
        "Nobody was hurt.", "Paris agreed.", "Rome did not.", "The mayor & his men stayed.",
    ]  # fmt: skip


def test_a_web_page_gives_its_article_only(tmp_path: Path) -> None:
    """Navigation, links to other articles and notices go; the caption is known as one."""
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    [document] = documents(tmp_path)
    assert document.text == PAGE_TEXT
    assert facts(document) == (
        "Army leaves the north", DAY, "Sahel Wire", "https://wire.example/army",
    )  # fmt: skip
    assert [block.kind for block in document.blocks[:3]] == [
        BlockKind.TITLE, BlockKind.CAPTION, BlockKind.PARAGRAPH,
    ]  # fmt: skip


def test_a_web_page_in_an_old_encoding_is_decoded_as_it_declares(tmp_path: Path) -> None:
    """The page's own word on its encoding is heard."""
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Gao", "Łódź")
    (tmp_path / "a.html").write_bytes(page.replace("©", "(c)").encode("iso-8859-2"))
    [document] = documents(tmp_path)
    assert "The army left Łódź on Monday" in document.text


def test_captions_by_class_are_captions(tmp_path: Path) -> None:
    """Pages without `figcaption` mark their captions by a class."""
    page = PAGE.replace("<figcaption>", '<p class="wp-caption-text">').replace(
        "</figcaption>", "</p>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    [document] = documents(tmp_path)
    assert document.text == PAGE_TEXT


@pytest.mark.parametrize(
    "addition",
    [
        "<p><a href='/x'>What we know so far of the army in Gao</a></p>",
        "<ul><li><a href='/x'>The road to Gao is long</a></li></ul>",
        "<blockquote class='twitter-tweet'><p>We won. The army fled.</p>— Rebels</blockquote>",
        "<div class='ad'>ADVERTISEMENT</div>",
        "<p>___</p>",
        "<nav><p>The most important stories of the day, every day.</p></nav>",
    ],
)
def test_what_stands_between_paragraphs_is_not_of_the_article(
    tmp_path: Path, addition: str
) -> None:
    """Links to other stories, embedded posts of others and advertisements are left out."""
    (tmp_path / "a.html").write_text(
        PAGE.replace("<p>Read", f"{addition}<p>Read"), encoding="utf-8"
    )
    [document] = documents(tmp_path)
    assert document.text == PAGE_TEXT


def test_the_outlets_name_is_no_part_of_the_title(tmp_path: Path) -> None:
    """Pages append their outlet to the title that other sites are to show."""
    page = PAGE.replace("<head>", '<head><meta property="og:title" content="Convoy — Sahel Wire">')
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    [document] = documents(tmp_path)
    assert document.title == "Convoy"


RECORDS = [
    {"title": {"rendered": "Army leaves"}, "content": {"rendered": f"<p>{TEXT}</p>"}, "date": "2023-08-07T10:00:00", "link": "https://wire.example/1", "site_name": "Sahel&nbsp;Wire"},  # noqa: E501
    {"title": "Army leaves", "text": TEXT, "date": "2023-08-07", "source": "Sahel Wire", "url": "https://wire.example/1"},
    {"Headline": "Army leaves", "Body": TEXT, "pubDate": "Mon, 07 Aug 2023 10:00:00 +0200", "Outlet": "Sahel Wire", "Link": "https://wire.example/1"},  # noqa: E501
    {"webTitle": "Army leaves", "content": TEXT, "publishedAt": "2023-08-07T10:00:00Z", "source": {"id": None, "name": "Sahel Wire"}, "web_url": "https://wire.example/1", "description": "Short."},  # noqa: E501
    {"title": "Army leaves", "paragraphs": [], "article_text": f"<p>{TEXT}</p><p>Read also: <a href='/'>B</a></p>", "publish_date": 1691402400, "publisher": "Sahel Wire", "permalink": "https://wire.example/1"},  # noqa: E501
]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS)
def test_the_fields_of_a_record_are_recognised(tmp_path: Path, record: dict[str, object]) -> None:
    """Data sets and interfaces name their fields in many ways, all of which mean the same."""
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    [document] = documents(tmp_path)
    assert facts(document) == EXPECTED
    assert document.text == f"Army leaves\n\n{TEXT}"


def articles(count: int) -> list[dict[str, str]]:
    """As many records, each another article."""
    return [
        {"title": f"Convoy {n}", "text": f"Convoy {n} left Gao on Monday."} for n in range(count)
    ]


@pytest.mark.parametrize(
    "wrap",
    [
        json.dumps,
        lambda records: json.dumps({"status": "ok", "articles": records}),
        lambda records: json.dumps(records, indent=2),
        lambda records: "\n".join(map(json.dumps, records)),
    ],
)
def test_json_files_hold_lists_of_articles(tmp_path: Path, wrap: object) -> None:
    """A list, an object around a list, or values one after another are all read, numbered."""
    (tmp_path / "a.json").write_text(wrap(articles(3)), encoding="utf-8")  # type: ignore[operator]
    found = documents(tmp_path)
    assert [document.path for document in found] == ["a.json#1", "a.json#2", "a.json#3"]
    assert [document.title for document in found] == ["Convoy 0", "Convoy 1", "Convoy 2"]


def test_a_json_list_larger_than_the_buffer_is_read_in_pieces(tmp_path: Path) -> None:
    """A long list is decoded element by element, whatever lies at the edge of a chunk."""
    records = [{"text": f"The convoy {n} left for the town of Gao. " * 60} for n in range(1_000)]
    (tmp_path / "a.json").write_text(json.dumps(records), encoding="utf-8")
    assert len(documents(tmp_path)) == 1_000


def test_a_wrong_line_of_json_lines_is_skipped_alone(tmp_path: Path) -> None:
    """One broken line costs one article, and is named by its number."""
    (tmp_path / "a.jsonl").write_text(
        '{"text": "The army left."}\n{broken\n\n"The rebels came back."\n42\n', encoding="utf-8"
    )
    found = {item.path: type(item) for item in read([tmp_path])}
    assert found == {
        "a.jsonl#1": Document, "a.jsonl#2": Skipped, "a.jsonl#4": Document, "a.jsonl#5": Skipped,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")]
)
def test_tables_are_read_by_their_column_names(tmp_path: Path, name: str, delimiter: str) -> None:
    """The delimiter is found out; cells may hold line ends, quotes and delimiters."""
    text = 'The army, "as planned", left Gao; it was Monday | noon.\n\nNobody\tspoke.'
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["id", "Date", "Text", "Publisher"], ["1", "7 Aug 2023", text, "Sahel Wire"]])
    (tmp_path / name).write_text(out.getvalue(), encoding="utf-8-sig")
    [document] = documents(tmp_path)
    assert document.text == " ".join(text.replace("\n\n", "¶").split()).replace("¶", "\n\n")
    assert (document.published, document.source) == (DAY, "Sahel Wire")


def test_a_nameless_column_of_prose_is_the_text(tmp_path: Path) -> None:
    """Where no column's name says so, the one that reads like text is the text."""
    prose = "The army left Gao on Monday, officials said, after the rebels had signed the truce."
    (tmp_path / "a.csv").write_text(f"id,v1,v2\n1,{json.dumps(prose)},x\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("id,v1\n1,x\n", encoding="utf-8")
    first, second = read([tmp_path])
    assert isinstance(first, Document)
    assert second == Skipped("b.csv#1", "has no field that could hold its text; call it text")


def test_parquet_is_read_in_batches(tmp_path: Path) -> None:
    """A Parquet file gives one document a row, dates as its own type."""
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{**record, "date": DAY, "other": b"\0"} for record in articles(600)]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    found = documents(tmp_path)
    assert len(found) == 600
    assert (found[599].title, found[599].published, found[599].path) == (
        "Convoy 599", DAY, "a.parquet#600",
    )  # fmt: skip


def test_pdf_pages_are_joined_without_running_heads(tmp_path: Path) -> None:
    """Page numbers and running heads go, and words broken at a line's end are whole again."""
    pages = [
        [
            "Sahel Wire report",
            f"The convoy {name} left Gao on Monday, officials said, but the anti-",
            "government rebels did not talk to the negotia-",
            f"tors of the {name}.",
            f"- {number} -",
        ]
        for number, name in enumerate(["first", "second", "third"], 1)
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(pages))
    [document] = documents(tmp_path)
    sentence = (
        "The convoy {0} left Gao on Monday, officials said, but the anti-government rebels did not "
        "talk to the negotiators of the {0}."
    )
    assert document.text.replace("\n\n", " ") == " ".join(
        sentence.format(name) for name in ("first", "second", "third")
    )


def test_a_pdf_of_images_says_what_to_do(tmp_path: Path) -> None:
    """A scan holds no text; the message names the way out."""
    (tmp_path / "a.pdf").write_bytes(pdf([[""]]))
    [skipped] = read([tmp_path])
    assert isinstance(skipped, Skipped)
    assert "ocrmypdf" in skipped.reason


def test_web_archives_give_their_pages(tmp_path: Path) -> None:
    """Pages and texts are read with their addresses; images and errors are passed over."""
    writers = pytest.importorskip("warcio.warcwriter")
    status = pytest.importorskip("warcio.statusandheaders").StatusAndHeaders
    with (tmp_path / "a.warc.gz").open("wb") as file:
        writer = writers.WARCWriter(file, gzip=True)
        for url, code, media_type, body in [
            ("http://wire.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
            ("http://wire.example/2", "404 Not Found", "text/html", PAGE),
            ("http://wire.example/3", "200 OK", "image/png", "x"),
            ("http://wire.example/4", "200 OK", "text/plain", TEXT),
        ]:
            headers = status(code, [("Content-Type", media_type)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    url, "response", payload=io.BytesIO(body.encode()), http_headers=headers
                )
            )
    page, text = documents(tmp_path)
    assert (page.path, page.text, page.title) == ("a.warc.gz#1", PAGE_TEXT, "Army leaves the north")
    assert (text.path, text.text, text.url) == ("a.warc.gz#2", TEXT, "http://wire.example/4")


RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Sahel Wire</title>
<item><title>Army leaves</title><link>https://wire.example/1</link>
<pubDate>Mon, 07 Aug 2023 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Sahel Wire</title>
<entry><title>Army leaves</title><link href="https://wire.example/1"/>
<published>2023-08-07T10:00:00Z</published><summary>Short.</summary>
<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"""


@pytest.mark.parametrize(("name", "feed"), [("a.xml", RSS), ("a.rss", RSS), ("a.atom", ATOM)])
def test_feeds_give_their_entries(tmp_path: Path, name: str, feed: str) -> None:
    """Every entry is an article of the feed's outlet, with the fullest text it carries."""
    (tmp_path / name).write_text(feed, encoding="utf-8")
    [document] = documents(tmp_path)
    assert facts(document) == EXPECTED
    assert document.text == f"Army leaves\n\n{TEXT}"


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    """Any format may come packed with gzip."""
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": TEXT}).encode()))
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert [document.text for document in documents(tmp_path)] == [TEXT, PAGE_TEXT]


def test_an_address_is_fetched(web: tuple[str, Path]) -> None:
    """A page is fetched when its address is named, and a page without one of its own keeps it."""
    address, folder = web
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    [page] = documents(f"{address}/a.html")
    assert (page.text, page.url) == (PAGE_TEXT, "https://wire.example/army")
    [text] = documents(f"{address}/b.txt")
    assert (text.text, text.path, text.url) == (TEXT, f"{address}/b.txt", f"{address}/b.txt")


@pytest.mark.parametrize(
    ("address", "reason"),
    [("{0}/missing.html", "404"), ("http://127.0.0.1:9/a", "cannot be fetched")],
)
def test_an_address_that_fails_is_skipped(web: tuple[str, Path], address: str, reason: str) -> None:
    """A page that is gone or a server that is silent costs that document only."""
    [skipped] = read([address.format(web[0])])
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_a_password_in_an_address_is_not_kept() -> None:
    """What the address says about the user goes into no document, table or message."""
    [skipped] = read(["http://me:secret@127.0.0.1:9/a"])
    assert "secret" not in f"{skipped}"


@pytest.mark.parametrize(
    ("name", "module"), [("a.pdf", "pypdf"), ("a.warc", "warcio"), ("a.rss", "feedparser")]
)
def test_a_missing_library_is_named_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    """Where a format needs a library that is not installed, the message says how to get it."""
    monkeypatch.setitem(__import__("sys").modules, module, None)
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    (tmp_path / name).write_bytes(b"%PDF-1.4")
    [skipped] = read([tmp_path])
    assert isinstance(skipped, Skipped)
    assert 'pip install "kg[inputs]"' in skipped.reason
    assert module in skipped.reason
