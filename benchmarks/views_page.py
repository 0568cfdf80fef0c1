"""How large and how quick the page is: `python benchmarks/views_page.py [NODES EVENTS]...`.

For made-up corpora of the sizes given (by default 1,000 nodes with 3,000 events and 10,000 with
30,000) it prints seconds to lay out and to write, the size of the file, and in headless
Chromium: milliseconds to the first drawing, the same for plain vis-network with the same nodes
and edges and given positions, and the longest task of search, filter, brush and selection after
loading.  The ratio compares runs of one session, so it holds on any machine.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from views_corpus import corpus

from kg.views.page import _vis, write_page
from kg.views.page_network import drawing

_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_SIZES = [(1000, 3000), (10000, 30000)]
_ROUNDS = 3

_WATCH = """
window.longest = 0;
new PerformanceObserver(list => {
  for (const one of list.getEntries()) window.longest = Math.max(window.longest, one.duration);
}).observe({type: 'longtask', buffered: false});
"""

_USES = {
    "search": "kg.find('ar')",
    "filter": "kg.toggleFilter('status', 'denied', true); kg.toggleFilter('status','denied',false)",
    "brush": "kg.setTime(19600, 19700); kg.setTime(19650, 19720); kg.setTime(-1e9, 1e9)",
    "node": "kg.selectNode(0)",
    "edge": "kg.selectEdge(0)",
    "path": "kg.showPath(1, kg.nodes.length >> 1)",
    "expand": "kg.selectNone(); kg.expand(0)",
}

_PLAIN = """<!doctype html><meta charset=utf-8><div id=c style="height:600px"></div>
<script>%s</script><script>
const given = %s;
const net = new vis.Network(document.getElementById('c'),
  {nodes: new vis.DataSet(given.nodes), edges: new vis.DataSet(given.edges)},
  {physics: false, edges: {smooth: false}, layout: {improvedLayout: false}});
net.fit();
net.once('afterDrawing', () => { window.drawn = performance.now(); });
</script>"""


def main() -> None:
    """Measure every size and print one line a figure."""
    words = [int(one) for one in sys.argv[1:]]
    sizes = list(zip(words[::2], words[1::2], strict=True)) or _SIZES
    chromium = os.environ.get("KG_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        for nodes, events in sizes:
            for key, value in measure(browser, Path(folder), nodes, events).items():
                print(f"{nodes} nodes {events} events\t{key}\t{value}", flush=True)
        browser.close()


def measure(browser: Browser, folder: Path, nodes: int, events: int) -> dict[str, Any]:
    """Give the figures of one size by name."""
    made = corpus(nodes, events)
    place, plain = folder / "graph.html", folder / "plain.html"
    start = time.perf_counter()
    view = drawing(made).network
    laid = time.perf_counter()
    write_page(made, place, manifest={})
    figures: dict[str, Any] = {
        "layout seconds": round(laid - start, 1),
        "write seconds": round(time.perf_counter() - laid, 1),
        "megabytes": round(place.stat().st_size / 1e6, 2),
    }
    given = {
        "nodes": [{key: one[key] for key in ("id", "label", "x", "y")} for one in view.nodes],
        "edges": [{"from": one["from"], "to": one["to"]} for one in view.edges],
    }
    text = json.dumps(given).replace("<", "\\u003c")
    plain.write_text(_PLAIN % (_vis(".min.js"), text), encoding="utf-8")
    ours = min(_first_drawing(browser, place) for _ in range(_ROUNDS))
    theirs = min(_first_drawing(browser, plain) for _ in range(_ROUNDS))
    figures |= {
        "first drawing ms": round(ours),
        "plain vis-network ms": round(theirs),
        "ratio": round(ours / theirs, 2),
    }
    return figures | _longest(browser, place)


def _first_drawing(browser: Browser, place: Path) -> float:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(place.as_uri())
    page.wait_for_function("window.drawn || (window.kg && kg.drawn())")
    found: float = page.evaluate("window.drawn || kg.drawn()")
    page.close()
    return found


def _longest(browser: Browser, place: Path) -> dict[str, Any]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(place.as_uri())
    page.wait_for_function("window.kg && kg.ready.then(() => true)")
    page.wait_for_timeout(500)
    page.evaluate(_WATCH)
    return {f"longest task of {name} ms": _task(page, use) for name, use in _USES.items()}


def _task(page: Page, use: str) -> int:
    page.evaluate("window.longest = 0")
    page.evaluate(f"new Promise(done => setTimeout(() => {{ {use}; setTimeout(done, 400); }}, 0))")
    return round(page.evaluate("window.longest"))


if __name__ == "__main__":
    main()
