"""Sources → documents: files, folders, globs, URLs and standard input become `Document`s.

::

    find ──► SourceFile ── open, decompress ──► reader of its format ──► Article ──► Document

One module a family of formats (`_plain`, `_web`, `_records`, `_pdf`, `_warc`, `_feeds`), each a
function from an open binary file to `Article`s; `_assemble` makes an article a document or says
why it cannot be one.  Whatever cannot be read is reported as `Skipped`, and the run goes on.
"""

from __future__ import annotations

from kg.documents._articles import Skipped
from kg.documents._assemble import document_from_text
from kg.documents._finding import SourceFile, find
from kg.documents._reading import read, read_file

__all__ = ["Skipped", "SourceFile", "document_from_text", "find", "read", "read_file"]
