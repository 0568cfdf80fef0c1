"""Build graphs over the texts of a folder of gold files, and report how it went.

    python -m benchmarks.robustness GOLD_FOLDER [--jobs N] [--limit N]

Every file `NAME.jsonl.gz` whose records hold a `text`, or `tokens` with their sentences, becomes
one build of its own, by the command line, in a temporary folder.  A crash, a skipped document or
a file missing from the output folder is reported; the exit code is 1 if there is any.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.gold import join, records

FILES = (
    *("readings.db", "graph.trig", "events.jsonl", "events.csv", "entities.jsonl"),
    *("entities.csv", "graph.html", "graph.gexf", "graph.graphml", "manifest.json"),
)


def texts(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gold file as kg reads them: text, title and date where there are any."""
    for number, record in enumerate(records(path)):
        text = record.get("text")
        if not text and "token_sentence" in record:
            sentences = record["token_sentence"]
            breaks = [i for i in range(1, len(sentences)) if sentences[i] == 1 != sentences[i - 1]]
            text = join(record["tokens"], frozenset(breaks)).text
        if isinstance(text, str) and len(text) > 200:
            date = str(record.get("date_publish") or "")[:10]
            yield {"text": text, "title": record.get("title"), "date": date or None} | {
                "url": f"https://gold.example/{path.name}/{number}"
            }


def build(path: Path, jobs: int | None, limit: int | None) -> bool:
    """Build the graph of one gold file, print a row, and say whether all went well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = list(texts(path))[:limit]
        if not articles:
            return True
        source = folder / "articles.jsonl"
        source.write_text("".join(json.dumps(article) + "\n" for article in articles))
        command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(folder / "out")]
        started = time.perf_counter()
        done = subprocess.run(
            command + (["--jobs", str(jobs)] if jobs else []),
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        if done.returncode not in (0, 1) or not (folder / "out" / "manifest.json").is_file():
            print(f"{path.name:<32} exit code {done.returncode}\n{done.stderr[-2000:]}")
            return False
        manifest = json.loads((folder / "out" / "manifest.json").read_text())
        missing = [file for file in FILES if not (folder / "out" / file).is_file()]
        counts = manifest["counts"]
        print(
            f"{path.name:<32} {len(articles):>5} {counts['documents']:>5} "
            f"{counts['sentences']:>6} {counts['events']:>6} {counts['factual']:>6} "
            f"{counts['entities']:>6} {counts['quads']:>8} {seconds:>7.1f} s"
        )
        for place, reason in manifest["skipped"].items():
            print(f"    skipped {place}: {reason}")
        for file in missing:
            print(f"    missing {file}")
        return not missing and done.returncode == 0


def main() -> int:
    """Build over every gold file of the folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--limit", type=int, help="articles a file")
    parser.add_argument("--only", help="part of a file's name")
    arguments = parser.parse_args()
    print(
        f"{'file':<32} {'given':>5} {'read':>5} {'sents':>6} {'events':>6} {'facts':>6} "
        f"{'ents':>6} {'quads':>8} {'time':>7}"
    )
    files = sorted(arguments.gold.glob("*.jsonl.gz"))
    chosen = [path for path in files if (arguments.only or "") in path.name]
    well = [build(path, arguments.jobs, arguments.limit) for path in chosen]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
