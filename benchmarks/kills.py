"""Kill builds at random moments; the folder must open, hold whole documents only, and finish.

    python -m benchmarks.kills SOURCE... [--kills 200] [--seed 1]

One undisturbed build gives the bytes to compare with and the time over which kills are spread.
Then, again and again, a build is started and killed with SIGKILL after a time drawn from the
seed.  What it left must open and hold nothing but whole readings, and a build that runs to its
end over a copy of it must give the bytes, and the quads, of the undisturbed one.  Every fifth
kill starts from an empty folder, every fifth from a finished graph of half the sources that is
about to grow; the others go on with what the last one left.

A build is a forked copy of this process, which has loaded the language pipeline once, so that
kills fall into the reading and writing and not into the loading; every twentieth is the program
itself, started anew with two reading processes.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.determinism import files_below, hashes
from kg.errors import OutputError
from kg.folder import OutputFolder
from kg.graph.store import open_store, store_digest
from kg.readings import Ledger

_ANEW = 20
"""Every so many kills hit the program started anew rather than a forked copy."""


def load(files: list[str], output: Path) -> None:
    """Load what a build loads, so that forked copies need not; `output` gets a graph."""
    from kg.reader import Reader

    Reader()
    for name in apart(_modules_of_a_build, files, output):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _modules_of_a_build(files: list[str], output: Path) -> list[str]:
    from kg.cli.main import run

    if run(["build", *files, "-o", str(output), "--jobs", "1", "--quiet"]) == 2:
        raise SystemExit("the undisturbed build failed")
    return list(sys.modules)


def start(sources: list[str], output: Path, *, anew: bool = False) -> int:
    """Begin a build in a process group of its own, and give its process id."""
    arguments = ["build", *sources, "-o", str(output), "--jobs", "2" if anew else "1"]
    child = os.fork()
    if child:
        return child
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    if anew:
        os.execv(sys.executable, [sys.executable, "-m", "kg", *arguments])
    from kg.cli.main import run

    os._exit(run(arguments))


def finish(process: int) -> int:
    """Wait for a build and give its exit code."""
    _, status = os.waitpid(process, 0)
    return os.waitstatus_to_exitcode(status)


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """Do some work in a forked copy: a process that has opened a database must not be forked."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            answer: Any = work(*arguments)
        except Exception as error:
            answer = error
        with os.fdopen(writer, "wb") as stream:
            pickle.dump(answer, stream)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        answer = pickle.load(stream)
    os.waitpid(child, 0)
    if isinstance(answer, Exception):
        raise answer
    return answer


def kill(process: int) -> bool:
    """Kill a build with its process group; whether it was still at work."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:  # it has not made its group yet
        os.kill(process, signal.SIGKILL)
    return finish(process) == -signal.SIGKILL


def content(output: Path) -> dict[str, str]:
    """Hashes of every exported file and of the quads in the store."""
    return hashes(output) | {"store": store_digest(output / "store")}


def check(output: Path, whole: dict[str, object]) -> int:
    """Open what a killed build left, and count its documents."""
    folder = OutputFolder(output)
    if not folder.ledger.is_file():
        return 0
    try:
        with Ledger(folder.ledger, readonly=True) as ledger:
            readings = list(ledger.readings())
    except OutputError as error:
        if "holds no readings" in str(error):
            return 0  # killed between creating the file and its first transaction
        raise
    for reading in readings:
        if whole[reading.document.id] != reading:
            raise AssertionError(f"document {reading.document.id} is not whole")
    if folder.store.exists() or (output / ".ready").exists():
        folder.opened()
        open_store(folder.store)
    return len(readings)


def stage(output: Path) -> str:
    """How far a killed build had come, by what lies in the folder."""
    if (output / ".ready").exists() or (output / ".replaced").exists():
        return "swapping"
    if (output / ".building").exists():
        return "writing results"
    return "reading" if (output / "readings.db").exists() else "starting"


def prepare(number: int, output: Path, files: list[str], draw: random.Random) -> None:
    """Bring the folder into the state in which the next kill finds it."""
    if number % 5 in (0, 3):
        shutil.rmtree(output, ignore_errors=True)
    if number % 5 == 3:  # a finished graph of some sources, about to grow
        finish(start(draw.sample(files, max(1, len(files) // 2)), output))


def main() -> int:
    """Kill and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    files = files_below(arguments.sources)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        load(files, root / "first")
        started = time.monotonic()
        finish(start(files, root / "whole"))
        duration = time.monotonic() - started
        wanted = apart(content, root / "whole")
        with Ledger(root / "whole" / "readings.db", readonly=True) as ledger:
            whole: dict[str, object] = {one.document.id: one for one in ledger.readings()}
        output, copy = root / "killed", root / "copy"
        stages: Counter[str] = Counter()
        bad = 0
        for number in range(arguments.kills):
            prepare(number, output, files, draw)
            anew = number % _ANEW == _ANEW - 1
            process = start(files, output, anew=anew)
            time.sleep(draw.uniform(0.0, duration * (3 if anew else 1.05)))
            stages[stage(output) if kill(process) else "ended before"] += 1
            shutil.rmtree(copy, ignore_errors=True)
            if output.exists():
                shutil.copytree(output, copy)
            documents = apart(check, output, whole)
            code = finish(start(files, copy))
            same = code == 0 and apart(content, copy) == wanted
            bad += not same
            print(
                f"kill {number}: {documents} whole documents, finishing gave "
                f"{'the same bytes' if same else f'OTHER BYTES (exit code {code})'}",
                flush=True,
            )
    print(f"{arguments.kills} kills, {bad} after which finishing gave other bytes")
    print("killed while " + ", ".join(f"{name} {n}" for name, n in sorted(stages.items())))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
