"""Build the same sources in different ways and compare every exported file byte by byte.

    python -m benchmarks.determinism SOURCE...

The ways: twice alike; another hash seed; the sources in reverse order; one process, two, three;
another time zone and locale; one source at a time into a growing folder.  The exit code is 1 if
any file differs.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

NOT_COMPARED = ("readings.db", "readings.db-wal", "readings.db-shm")


def build(sources: list[str], output: Path, *options: str, **environment: str) -> None:
    """Run one build of the command line."""
    command = [sys.executable, "-m", "kg", "build", *sources, "-o", str(output), *options]
    done = subprocess.run(
        command, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode == 2:
        raise SystemExit(done.stderr)


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every exported file."""
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.iterdir())
        if file.is_file() and not file.name.startswith(".") and file.name not in NOT_COMPARED
    }


def files_below(sources: list[str]) -> list[str]:
    """The files of folders, one by one."""
    found: list[str] = []
    for source in map(Path, sources):
        found += [str(f) for f in sorted(source.rglob("*")) if f.is_file()] or [str(source)]
    return found


def main() -> int:
    """Build in every way and compare."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="+")
    sources = parser.parse_args().sources
    files = files_below(sources)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        build(files, root / "first", "--jobs", "1", PYTHONHASHSEED="1")
        ways = {
            "again": lambda out: build(files, out, "--jobs", "1", PYTHONHASHSEED="1"),
            "another hash seed": lambda out: build(files, out, "--jobs", "1", PYTHONHASHSEED="77"),
            "reverse order": lambda out: build(files[::-1], out, "--jobs", "1"),
            "two processes": lambda out: build(files, out, "--jobs", "2"),
            "three processes": lambda out: build(files, out, "--jobs", "3"),
            "another place": lambda out: build(
                files, out, "--jobs", "1", TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8"
            ),
            "one at a time": lambda out: [build([f], out, "--jobs", "1") for f in files[::-1]],
        }
        wanted = hashes(root / "first")
        differing = 0
        for way, run in ways.items():
            run(root / way)
            found = hashes(root / way)
            other = sorted(k for k in wanted | found if wanted.get(k) != found.get(k))
            differing += bool(other)
            print(f"{way:<20} {'the same bytes' if not other else 'differs: ' + ', '.join(other)}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
