"""Put real output into the README: what stands under each `<!-- shows: COMMAND -->` comment.

    python -m benchmarks.readme OUTPUT_FOLDER [--lines N]

Every such comment is followed by a fenced block, which is replaced by the command's output on
the graph in OUTPUT_FOLDER, cut after so many lines.  With `--edge ACTOR/ACT/TARGET` the picture
of the page is taken anew too, with that edge opened (needs Playwright and a Chromium).
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "page.png"
README = Path(__file__).parents[1] / "README.md"
_SHOWN = re.compile(r"<!-- shows: (?P<call>.+?) -->\n```\w*\n.*?^```$", re.DOTALL | re.MULTILINE)


def output(call: str, folder: Path, lines: int) -> str:
    """What a command prints, cut to so many lines."""
    words = [*shlex.split(call)[1:], "-o", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words],
        env=os.environ | {"COLUMNS": "110"},
        capture_output=True,
        text=True,
        check=True,
    )
    shown = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(shown[:lines] + (["…"] if len(shown) > lines else []))


def take_picture(page: Path, edge: str) -> None:
    """Photograph the page with one edge opened."""
    from playwright.sync_api import sync_playwright

    browser = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        window = play.chromium.launch(executable_path=browser).new_page(
            viewport={"width": 1360, "height": 800}
        )
        window.goto(f"{page.resolve().as_uri()}#edge={quote(edge)}")
        window.wait_for_selector("#panel:not([hidden])")
        window.wait_for_timeout(1500)
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        window.screenshot(path=PICTURE)


def main() -> None:
    """Replace every block of the README that shows a command's output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=24)
    parser.add_argument("--edge", help="as the address of the page names it")
    arguments = parser.parse_args()

    def renew(found: re.Match[str]) -> str:
        shown = output(found["call"], arguments.folder, arguments.lines)
        return f"<!-- shows: {found['call']} -->\n```text\n{shown}\n```"

    if arguments.edge:
        take_picture(arguments.folder / "graph.html", arguments.edge)
    README.write_text(_SHOWN.sub(renew, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
