"""What documents say is text on the page, and the file is the same wherever it is made."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

from kg.model import Entity, EntityType, ResolvedCorpus
from kg.views.page import SCRIPTS, render_page, safe_json, write_page
from kg.views.page_data import highlights
from tests.graph.corpora import day, document, event, niger, telling
from tests.views.conftest import MANIFEST, Open

_HOSTILE = (
    "</script><script>window.harm=1</script>",
    "<img src=x onerror=window.harm=1>",
    "<!-- <script>",
    '" onmouseover="window.harm=1',
    "javascript:window.harm=1",
    "Élodie 👩‍👩‍👧 🇳🇪",
    "محمد بازوم",
    "\u2028line\u2029paragraph\u202e turned",
    "=HYPERLINK(1)",
    "{{ 7*7 }} ${7*7} &amp;",
)


def hostile(words: str) -> ResolvedCorpus:
    """Make a corpus in which every text is `words`."""
    text = f"🛰 {words} attacked {words}x today."
    source = document(
        "ab12ab12ab12ab12",
        text,
        title=words,
        published=date(2024, 1, 2),
        source=words,
        url=f"javascript:alert({words!r})",
    )
    told = event(
        words,
        [
            telling(
                source, text, "ASSAULT", words, "attacked",
                actor=words, target=f"{words}x", date=day("2024-01-02"), condition=words,
            )
        ],
        actor="one", target="two",
    )  # fmt: skip
    people = tuple(
        Entity(key, label, EntityType.PERSON, (words,), roles=(words,), links=("javascript:1",),
               mentions=1, documents=(source.id,))
        for key, label in (("one", words), ("two", f"{words}x"))
    )  # fmt: skip
    return ResolvedCorpus((source,), people, (told,))


@pytest.mark.parametrize("words", _HOSTILE)
def test_text_of_documents_is_shown_as_it_is_and_never_run(open_page: Open, words: str) -> None:
    """Markup, quotes, emoji and right-to-left text appear letter by letter and do nothing."""
    page = open_page(hostile(words))
    page.evaluate("kg.selectEdge(0)")
    quoted = page.locator("#panel blockquote")
    assert quoted.locator("p").text_content() == f"🛰 {words} attacked {words}x today."
    assert quoted.locator("mark.actor").text_content() == words
    assert quoted.locator("mark.action").text_content() == "attacked"
    assert quoted.locator("mark.target").text_content() == f"{words}x"
    page.evaluate("kg.selectNode(0)")
    page.keyboard.press("t")
    page.get_by_role("button", name="About", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("1 article")
    assert page.evaluate("window.harm") is None
    assert page.evaluate("document.querySelectorAll('img, iframe, [onmouseover]').length") == 0
    assert page.evaluate("[...document.links].every(a => /^https?:|#main$/.test(a.href))")
    rows = page.evaluate("kg.csv()").splitlines()
    assert not any(re.search(r"(^|,)=HYPER", row) for row in rows)


def test_policy_allows_nothing_but_the_scripts_written_there() -> None:
    """Scripts are allowed by their hashes only, and nothing may be loaded from anywhere."""
    html = render_page(niger(), MANIFEST)
    policy = re.search(r'Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe-inline" not in policy[1].split("style-src")[0]
    assert not re.search(r"<(link|img|iframe)\b", html.split("<script")[0])


@given(st.text())
def test_json_in_the_page_ends_no_script_and_opens_no_comment(text: str) -> None:
    """No text can close the script element that holds the data."""
    assert not re.search(r"[<>\u2028\u2029]", safe_json([text]))


def test_marks_count_as_javascript_counts() -> None:
    """Offsets are UTF-16 code units, sorted, without overlap."""
    told = hostile("👩‍👩‍👧").events[0].evidence[0]
    marks = highlights(told)
    units = told.sentence_text.encode("utf-16-le")
    parts = [
        units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in zip(marks[::3], marks[1::3], strict=True)
    ]
    assert parts == ["👩‍👩‍👧", "attacked", "👩‍👩‍👧x"]
    assert marks[2::3] == [1, 0, 2]


def test_page_is_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    """Two interpreters with different hash seeds write identical files."""
    script = (
        "import sys; from pathlib import Path; from kg.views.page import write_page;"
        "from tests.graph.corpora import niger;"
        "write_page(niger(), Path(sys.argv[1]), manifest={'kg': '1'})"
    )
    found = set()
    for seed in ("1", "2"):
        place = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", script, str(place)],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
        )
        found.add(hashlib.sha256(place.read_bytes()).hexdigest())
    assert len(found) == 1


def test_page_has_no_time_and_no_address_to_load(tmp_path: Path) -> None:
    """The file starts with a doctype, names its language and title, and loads nothing."""
    write_page(niger(), tmp_path / "graph.html", manifest=MANIFEST)
    html = (tmp_path / "graph.html").read_text(encoding="utf-8")
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Who acts on whom: events from 2 articles</title>" in html
    assert "sourceMappingURL" not in html
    assert "url(" not in html.split("</style>")[0]


def test_script_is_made_of_small_parts() -> None:
    """Every part of the script that is named exists and none is left out."""
    folder = Path(render_page.__globals__["__file__"]).parent / "templates" / "page"
    assert {place.stem for place in folder.glob("*.js")} == set(SCRIPTS)
