"""The format of a file whose name does not tell: standard input, URLs, unknown endings."""

from __future__ import annotations

import io
import json
import re

_SAMPLE = 4096
_SIGNATURES = ((b"%PDF-", "pdf"), (b"PAR1", "parquet"), (b"WARC/", "warc"))
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)


def sniff(data: io.BufferedReader) -> str:
    """Name the format of an open file by its first bytes, which stay unread."""
    sample = data.peek(_SAMPLE)[: 2 * _SAMPLE]
    for signature, format_ in _SIGNATURES:
        if sample.startswith(signature):
            return format_
    start = sample.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return "feed" if _FEED.search(start) else "html"
    if start.startswith(b"["):
        return "json"
    if start.startswith(b"{"):
        return "jsonl" if _is_one_line_of_json(start) else "json"
    return "plain"


def _is_one_line_of_json(start: bytes) -> bool:
    """Whether the first line is a whole object, or one too long to see the end of."""
    line, end, _ = start.partition(b"\n")
    if not end:
        return len(line) >= _SAMPLE
    try:
        json.loads(line)
    except ValueError:
        return False
    return True
