"""A real browser for the tests of the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kg.model import ResolvedCorpus
from kg.views.page import write_page
from tests.graph.corpora import niger

_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
MANIFEST = {
    "kg": "0.1.0",
    "counts": {"documents": 2, "events": 6},
    "documents": [{"read_by": "en_kg_news 1.0"}],
    "skipped": [],
    "decisions": None,
}
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; `KG_SKIP_BROWSER=1` leaves out the tests that need it."""
    if os.environ.get("KG_SKIP_BROWSER") == "1":
        pytest.skip("no browser is wanted: KG_SKIP_BROWSER=1 is set")
    found = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not found:
        pytest.fail(
            "The tests of the page need Chromium: install it (Debian: apt-get install chromium), "
            "name it in KG_CHROMIUM, or leave these tests out with KG_SKIP_BROWSER=1."
        )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a corpus; fails when it asks for anything or its script goes wrong."""
    contexts: list[BrowserContext] = []
    trouble: list[str] = []

    def opened(
        corpus: ResolvedCorpus | None = None,
        fragment: str = "",
        *,
        width: int = 1366,
        height: int = 768,
        **options: Any,
    ) -> Page:
        place = tmp_path / "graph.html"
        write_page(corpus or niger(), place, manifest=MANIFEST)
        options = {"reduced_motion": "reduce", "accept_downloads": True} | options
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda one: _foreign(one.url, place, trouble))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.extend([said.text] * (said.type == "error")))
        page.goto(place.as_uri() + fragment)
        page.wait_for_function("window.kg && kg.ready.then(() => true)")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def _foreign(url: str, place: Path, found: list[str]) -> None:
    if not url.startswith((place.as_uri(), "data:", "blob:")):
        found.append(f"asked for {url}")
