from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from kg.graph import store
from kg.graph.rdf import RunInfo, quads
from kg.serve import Settings, app
from kg.serve.running import configuration
from tests.graph.corpora import niger

TOKEN = "correct horse"


@contextmanager
def serving(output: Path, settings: Settings) -> Iterator[str]:
    """Run a real server on a free port of this machine; give its address."""
    server = uvicorn.Server(configuration(app(output, settings)))
    listener = socket.create_server(("127.0.0.1", 0), backlog=500)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=30)


def make_output(folder: Path) -> Path:
    """Build the graph of the hand-made corpus, with a page, into an output folder."""
    run = RunInfo("0.1.0", "test pipeline 1")
    store.build(quads(niger(), run=run), folder / "store")
    page = "<!doctype html><title>Graph</title><p id=p></p><script>p.textContent='here'</script>"
    (folder / "graph.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give an output folder that is only read."""
    return make_output(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def reading(output: Path) -> Iterator[str]:
    """Serve the graph for reading; give the server's address."""
    with serving(output, Settings(timeout=10, workers=2)) as address:
        yield address


@pytest.fixture(scope="session")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a graph that those with the token may change; give the server's address."""
    folder = make_output(tmp_path_factory.mktemp("written"))
    with serving(folder, Settings(token=TOKEN, timeout=10, workers=1)) as address:
        yield address


@pytest.fixture
def client(reading: str) -> Iterator[httpx.Client]:
    """Give a client of the server for reading."""
    with httpx.Client(base_url=reading, timeout=60) as client:
        yield client


@pytest.fixture
def writer(writing: str) -> Iterator[httpx.Client]:
    """Give a client of the writable server that sends the token."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with httpx.Client(base_url=writing, timeout=60, headers=headers) as client:
        yield client
