"""A folder of thousands of short documents: stopped, resumed, grown, checked, measured.

    python -m benchmarks.growth [--documents 5000] [--folder DIR] [--only STEP ...]

`build`: one process, undisturbed.  `resume`: two processes on a terminal of their own; a second
writer is turned away; halfway Ctrl-C stops the first; the same command then reads the rest and
ends in the same bytes.  `add`: one document more to a fifth of the graph and to all of it.
`ask`: explain, search, stats, query.  `check`: verify, validate, diff, prune, remove.  Each call
is the program itself in a process of its own, of which wall time, processor time and greatest
memory are told.  With `--folder` and `--only` a step can be done again on what others left.
"""

from __future__ import annotations

import argparse
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.determinism import hashes
from benchmarks.growth_corpus import dispatch, write_dispatches
from kg.errors import OutputError
from kg.readings import Ledger

_FIFTH = 5

_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
"""What moves a terminal's cursor and colours its signs."""


@dataclass(frozen=True)
class Done:
    """How a call ended and what it took; `megabytes` is the greatest memory of the process."""

    code: int
    output: str
    wall: float
    processor: float
    megabytes: float


class Call:
    """A call of the program under way, its output gathered; on a terminal where asked for."""

    def __init__(self, *words: str | Path, terminal: bool = False) -> None:
        command = [sys.executable, "-m", "kg", *map(str, words)]
        self._started = time.perf_counter()
        ours, theirs = pty.openpty() if terminal else os.pipe()
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )  # fmt: skip
        os.close(theirs)
        self._parts: list[bytes] = []
        self._reader = threading.Thread(target=self._read, args=(ours,), daemon=True)
        self._reader.start()

    def end(self) -> Done:
        """Wait for the end."""
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self._reader.join(5)
        return Done(
            self.process.returncode,
            b"".join(self._parts).decode("utf-8", "replace"),
            time.perf_counter() - self._started,
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )

    def _read(self, descriptor: int) -> None:
        while True:
            try:
                part = os.read(descriptor, 65536)
            except OSError:  # the other side of a terminal is closed
                return
            if not part:
                return
            self._parts.append(part)


def call(name: str, *words: str | Path, codes: tuple[int, ...] = (0,)) -> Done:
    """Make a call, print what it took, and insist on its exit code."""
    return told(name, Call(*words).end(), codes)


def told(name: str, done: Done, codes: tuple[int, ...] = (0,)) -> Done:
    """Print what a call took, and insist on its exit code."""
    print(
        f"{name:<34} {done.wall:>8.1f} s {done.processor:>8.1f} s cpu {done.megabytes:>7.0f} MB",
        flush=True,
    )
    if done.code not in codes:
        raise SystemExit(f"{name}: exit code {done.code}\n{done.output[-2000:]}")
    return done


def kept(output: Path) -> int:
    """How many documents a folder holds."""
    try:
        with Ledger(output / "readings.db", readonly=True) as ledger:
            return len(ledger)
    except OutputError:
        return 0


def build(root: Path) -> None:
    """Read all in one process."""
    call("build, one process", "build", root / "news", "-o", root / "whole", "--jobs", "1")


def resume(root: Path) -> None:
    """Stop halfway, go on, compare."""
    news, output = root / "news", root / "resumed"
    total = len(list(news.iterdir()))
    words = ("build", news, "-o", output, "--jobs", "2")
    first = Call(*words, terminal=True)
    _wait(first, output, total // 4)
    second = told("a second writer", Call(*words).end(), (2,))
    _wait(first, output, total // 2)
    os.killpg(first.process.pid, signal.SIGINT)
    stopped = told("stopped by Ctrl-C, two processes", first.end(), (130,))
    half = kept(output)
    plain = _CONTROLS.sub("", stopped.output)
    shown = re.findall(r"\d+/\d+\s+\d[\d:]+\s+\d[\d:]+", plain)
    print(f"  second writer: {second.output.strip()}")
    print(f"  progress, time gone, time left: {shown[-1] if shown else 'NOT SHOWN'}")
    print(f"  {plain.splitlines()[-1].strip()} ({half} documents kept)")
    rest = call("resumed, two processes", *words)
    print(f"  {rest.output.splitlines()[0]}")
    same = hashes(output) == hashes(root / "whole")
    print(f"  {'the same bytes as undisturbed' if same else 'OTHER BYTES than undisturbed'}")
    if not same or f"({total - half} read now, {half} known)" not in rest.output:
        raise SystemExit("what was resumed is not what was left")


def _wait(build: Call, output: Path, documents: int) -> None:
    """Wait until a build has kept so many documents."""
    while kept(output) < documents and build.process.poll() is None:
        time.sleep(0.1)


def add(root: Path) -> None:
    """Add one document to a graph of a fifth of the documents, and to one of all."""
    total = len(list((root / "news").iterdir()))
    part, grown, more = root / "part", root / "grown", root / "more.txt"
    more.write_text(dispatch(total + 1), encoding="utf-8")
    with Ledger(root / "whole" / "readings.db", readonly=True) as whole:
        part.mkdir()
        with Ledger(part / "readings.db") as ledger:
            versions = whole.versions()
            for reading, _ in zip(whole.readings(), range(total // _FIFTH), strict=False):
                ledger.add(reading, versions[reading.document.id])
    shutil.copytree(root / "whole", grown)
    for folder, size in ((part, total // _FIFTH), (grown, total)):
        call(f"one document added to {size}", "build", more, "-o", folder, "--jobs", "1")


def ask(root: Path) -> None:
    """Ask the finished graph."""
    output = ("-o", root / "whole")
    call("(start of the program)", "--version")
    with (root / "whole" / "events.jsonl").open(encoding="utf-8") as lines:
        event = json.loads(next(lines))["id"]
    call("explain", "explain", event, *output)
    call("search", "search", "suspended aid", *output)
    call("stats", "stats", *output)
    call("query", "query", "who-threatens-whom", *output)


def check(root: Path) -> None:
    """Verify, validate, compare, take away."""
    whole, less = root / "whole", root / "less"
    call("verify", "verify", "-o", whole)
    call("validate", "validate", "-o", whole)
    shutil.copytree(whole, less)
    call("remove", "remove", "00000*.txt", "-o", less)
    call("diff", "diff", less, whole, codes=(0, 1))
    call("prune", "build", root / "news", "-o", root / "grown", "--prune", "--jobs", "1")
    same = hashes(root / "grown") == hashes(whole)
    print(f"  pruned: {'the bytes of the graph that never grew' if same else 'OTHER BYTES'}")
    call("put back", "build", root / "news", "-o", less, "--jobs", "1")
    same = same and hashes(less) == hashes(whole)
    print(f"  put back: {'the same bytes' if same else 'OTHER BYTES'}")
    if not same:
        raise SystemExit(1)


STEPS = {"build": build, "resume": resume, "add": add, "ask": ask, "check": check}


def main() -> None:
    """Go through the steps."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--folder", type=Path, help="where to work; else a temporary folder")
    parser.add_argument("--only", nargs="+", choices=STEPS, default=list(STEPS))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-growth-") as name:
        root = arguments.folder or Path(name)
        write_dispatches(root / "news", arguments.documents)
        for step in arguments.only:
            STEPS[step](root)


if __name__ == "__main__":
    main()
