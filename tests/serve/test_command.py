"""`kg serve` as a command: what it serves, and what it says when it cannot."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

TOKEN = {"Authorization": "Bearer secret"}


@contextlib.contextmanager
def command(*arguments: str) -> Iterator[tuple[str, str]]:
    """Run `kg serve` on a free port; give what it said and its address."""
    line = [sys.executable, "-m", "kg", "serve", "--port", "0", *arguments]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = ""
        try:
            for text in iter(process.stdout.readline, ""):
                said += text
                if text.startswith("http://"):
                    yield said, text.split()[0].rstrip("/")
                    break
        finally:
            process.terminate()


def test_an_empty_graph_to_write_to(tmp_path: Path) -> None:
    """--writable on a new folder starts with nothing; what is written is there the next time."""
    folder = tmp_path / "notes"
    options = ("-o", str(folder), "--writable", "--token", "secret", "--workers", "1")
    with command(*options) as (said, address):
        assert "the graph is empty" in said
        graph = {"graph": "urn:my:notes"}
        media = {"Content-Type": "text/turtle"}
        response = httpx.put(f"{address}/store", params=graph, content="<urn:a> <urn:b> 1 .",
                             headers={**TOKEN, **media}, timeout=60)  # fmt: skip
        assert response.status_code == 201
    with command("-o", str(folder), "--workers", "1") as (said, address):
        assert "the graph is empty" not in said
        query = {"query": "ASK { GRAPH <urn:my:notes> { ?s ?p 1 } }"}
        assert httpx.get(f"{address}/sparql", params=query, timeout=60).json()["boolean"] is True
        assert httpx.delete(f"{address}/store?default", headers=TOKEN).status_code == 403


def run(*arguments: str) -> tuple[int, str]:
    """Run a command in this process; give its exit code and what it wrote."""
    line = [sys.executable, "-m", "kg", "serve", *arguments]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stderr


def test_what_it_cannot_do(tmp_path: Path) -> None:
    """Each failure exits with 2 and a sentence that says what to do."""
    code, said = run("-o", str(tmp_path / "none"))
    assert (code, "Build one first: kg build" in said) == (2, True)
    code, said = run("-o", str(tmp_path / "none"), "--writable")
    assert (code, "--writable needs a token" in said) == (2, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        folder = str(tmp_path / "new")
        code, said = run("-o", folder, "--writable", "--token", "x", "--port", port)
    assert (code, f"127.0.0.1:{port} cannot be listened on" in said) == (2, True)
    assert "--port" in said
