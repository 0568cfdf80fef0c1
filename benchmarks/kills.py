"""Kill builds at random moments; the folder must open, hold whole documents only, and finish.

    python -m benchmarks.kills SOURCE... [--kills 200] [--seed 1]

One undisturbed build gives the bytes to compare with and the time over which kills are spread.
Then, again and again: a build is started in its own process group and killed with SIGKILL after
a time drawn from the seed; what it left must open and hold nothing but whole readings; a build
that runs to its end must give the bytes of the undisturbed one.  Every fifth kill starts from an
empty folder, the others go on with what the last one left or with a finished graph that a
changed set of sources makes grow.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.determinism import files_below, hashes
from kg.errors import OutputError
from kg.folder import OutputFolder
from kg.graph.store import open_store
from kg.readings import Ledger


def start(sources: list[str], output: Path) -> subprocess.Popen[bytes]:
    """Begin a build in a process group of its own."""
    command = [sys.executable, "-m", "kg", "build", *sources, "-o", str(output), "--jobs", "1"]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


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
        started = time.monotonic()
        if start(files, root / "whole").wait() == 2:
            raise SystemExit("the undisturbed build failed")
        duration = time.monotonic() - started
        wanted = hashes(root / "whole")
        with Ledger(root / "whole" / "readings.db", readonly=True) as ledger:
            whole: dict[str, object] = {one.document.id: one for one in ledger.readings()}
        finished = bad = 0
        output = root / "killed"
        for number in range(arguments.kills):
            if number % 5 == 0:
                shutil.rmtree(output, ignore_errors=True)
            elif number % 5 == 3:  # a finished graph of some sources, about to grow
                start(draw.sample(files, max(1, len(files) // 2)), output).wait()
            process = start(files, output)
            time.sleep(draw.uniform(0.2, duration * 1.05))
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            documents = check(output, whole)
            if number % 5 == 4:
                start(files, output).wait()
                finished += 1
                if hashes(output) != wanted:
                    bad += 1
                    print(f"kill {number}: finishing gave other bytes")
            print(f"kill {number}: {documents} whole documents", flush=True)
    print(f"{arguments.kills} kills, {finished} builds finished afterwards, {bad} with other bytes")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
