"""Files of every format, made on the spot."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

PAGE = """<!DOCTYPE html>
<html><head><title>Army leaves the north | Sahel Wire</title>
<meta property="og:site_name" content="Sahel Wire">
<meta property="article:published_time" content="2023-08-07T10:00:00Z">
<link rel="canonical" href="https://wire.example/army"></head>
<body><nav><a href="/">Home</a> <a href="/world">World news from everywhere we go</a></nav>
<article><h1>Army leaves the north</h1>
<figure><img src="a.jpg"><figcaption>Trucks leave Gao. Awa Diop/Sahel Wire</figcaption></figure>
<p>The army left Gao on Monday, officials in the capital said, after the rebels had agreed to a
truce that the government signed.</p>
<p>Read also: <a href="/b">The road to Gao</a></p>
<p>Residents confirmed that the trucks had gone. Nobody was hurt, the mayor said.<br>
He thanked the soldiers.</p></article>
<aside>Most read</aside><footer>© 2023 Sahel Wire. All rights reserved.</footer></body></html>
"""

PAGE_TEXT = (
    "Army leaves the north\n\nTrucks leave Gao.\n\nThe army left Gao on Monday, officials in the "
    "capital said, after the rebels had agreed to a truce that the government signed.\n\nResidents "
    "confirmed that the trucks had gone. Nobody was hurt, the mayor said.\n\nHe thanked the "
    "soldiers."
)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server on this machine: its address, and the folder that it shows."""
    folder = tmp_path / "site"
    folder.mkdir()
    handler = partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", folder
        server.shutdown()
        thread.join()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing on the test's output."""


def pdf(pages: list[list[str]]) -> bytes:
    """A small PDF file with lines of text on each page."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    body, places = b"%PDF-1.4\n", []
    for number, content_ in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content_)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )  # fmt: skip
