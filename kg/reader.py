"""One reader: a language pipeline with its rules, which turns documents into readings.

Run as a program it is a worker: documents come in on stdin and readings go out on stdout, one
JSON object a line.  A worker ends when its input ends, so none outlives the process that
started it; a cluster's workers are the same program at the end of other pipes.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, TYPE_CHECKING

import msgspec

from kg.errors import KgError
from kg.model import Document, Reading
from kg.rules import rules_version

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that no reading could be made of, and why."""

    document: Document
    reason: str


@dataclass(frozen=True, slots=True)
class Hello:
    """A worker's first line: the version it reads by, or the error that keeps it from reading."""

    version: str | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A worker's line for one document: its reading, or why there is none."""

    reading: Reading | None
    error: str | None = None


class Reader:
    """Reads one document at a time, so that a reading depends on its document alone.

    Args:
        pipeline: name or path of a spaCy pipeline; None for the one that ships with kg.

    Raises:
        PipelineError: the pipeline is missing or unfit.
    """

    def __init__(self, pipeline: str | None = None) -> None:
        from kg import language

        self._nlp = _load(pipeline)
        self.pipeline = language.version(self._nlp)
        self.version = f"{self.pipeline} rules+{rules_version()}"

    def read(self, document: Document) -> Reading | Failed:
        """The reading of a document, or the reason why it has none."""
        from kg import extract, language, resolve

        try:
            for read, doc in language.annotate(self._nlp, [document], batch_size=1):
                extraction = extract.extract(doc, read)
                return resolve.resolve_document(doc, read, extraction, self.pipeline)
        except Exception as error:  # whatever one document provokes, the others are read
            return Failed(document, f"reading failed ({type(error).__name__}: {error})")
        return Failed(document, "reading failed (the pipeline gave nothing back)")


@lru_cache(maxsize=1)
def _load(pipeline: str | None) -> Language:
    """Load a pipeline; the last one is kept, for the next build of the same process."""
    from kg import language

    return language.load(pipeline)


_ROUND = 100
"""Documents between two looks at everything that was made since the first."""


def tidy(number: int) -> None:
    """Look for garbage after a document, by its number: within one, there is next to none.

    Lexicons and weights, loaded by the first, stay: nobody need look through them again.
    """
    if number == 0:
        gc.collect()
        gc.freeze()
        gc.disable()
    else:
        gc.collect(0 if number % _ROUND else 2)


def work(source: IO[bytes], sink: IO[bytes], pipeline: str | None) -> None:
    """Answer every document on `source` with one line on `sink`, until the input ends."""
    encode = msgspec.json.Encoder().encode
    decode = msgspec.json.Decoder(Document).decode

    def send(record: Hello | Answer) -> None:
        sink.write(encode(record) + b"\n")
        sink.flush()

    try:
        reader = Reader(pipeline)
    except KgError as error:
        send(Hello(None, str(error)))
        return
    send(Hello(reader.version))
    for number, line in enumerate(source):
        result = reader.read(decode(line))
        tidy(number)
        if isinstance(result, Failed):
            send(Answer(None, result.reason))
        else:
            send(Answer(result))


def main() -> None:
    """Be a worker; the only argument is the pipeline (empty for the one that ships with kg)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started us
    os.environ["OMP_NUM_THREADS"] = "1"  # there is a worker for each core
    sink = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between our lines
    try:
        work(sys.stdin.buffer, sink, sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] else None)
    except BrokenPipeError:
        os._exit(1)


if __name__ == "__main__":
    main()
