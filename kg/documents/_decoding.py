"""Bytes → clean text: encodings, binary files, line ends, characters that have no business here."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from typing import BinaryIO

from kg.errors import DocumentError

_SAMPLE = 256 * 1024  # bytes that detection looks at; more makes it slow, not better

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)

_CONTROL_BYTES = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b\b") + b"\x7f"

_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but for tab, line ends and NEL
    "\u00ad"  # soft hyphen
    "\u200b\u2060\ufeff"  # zero width
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # text direction, which can make a line lie
    "\ud800-\udfff\ufffe\uffff"  # lone surrogates and non-characters: no XML can hold them
    "]"
)
_TERMINAL_COLOURS = re.compile("\x1b\\[[0-9;]*[A-Za-z]")
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\f\v\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a whole document; return its clean text and notes on what had to be guessed.

    Args:
        data: the document's bytes.
        declared: an encoding that the document or its server names; believed only if it fits.

    Raises:
        DocumentError: the bytes are no text.
    """
    encoding, errors = encoding_of(data, declared)
    text = data.decode(encoding, errors)
    return clean(text), _notes(text, encoding, errors)


def open_text(file: BinaryIO, declared: str | None = None) -> io.TextIOWrapper:
    """Open a binary file for reading as text, its encoding detected from its beginning.

    Raises:
        DocumentError: the bytes are no text.
    """
    buffered = io.BufferedReader(RawBytes(file), _SAMPLE)
    sample = buffered.peek(_SAMPLE)
    encoding, _ = encoding_of(_without_cut_character(sample), declared)
    return io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="")


class RawBytes(io.RawIOBase):
    """Any readable binary object (a gzip member, a response, a pipe) as a raw stream."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._file.read(len(view))
        view[: len(data)] = data
        return len(data)


def encoding_of(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the encoding of some bytes and the way to treat errors (`strict` or `replace`).

    Raises:
        DocumentError: the bytes are no text.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return name, "replace"
    if (wide := _wide_encoding(data[:_SAMPLE])) is not None:
        return wide, "replace"
    if (kind := binary_kind(data)) is not None:
        raise DocumentError(f"is not text but {kind}")
    for name in filter(None, ("utf-8", declared)):
        if _fits(data, name):
            return name, "strict"
    if _is_broken_utf8(data):
        return "utf-8", "replace"
    return _legacy_encoding(data[:_SAMPLE]), "replace"


def binary_kind(data: bytes) -> str | None:
    """Say what binary file these bytes begin, or None when they may be text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return "binary data" if controls > max(3, len(sample) // 50) else None


def clean(text: str) -> str:
    """Normalise line ends, spaces and accents, and drop what can neither be seen nor stored.

    Accents are composed (Unicode NFC): PDF files and some systems write them apart, and one name
    must not become two.  Offsets are not harmed, since they count in the cleaned text.
    """
    text = _LINE_ENDS.sub("\n", _TERMINAL_COLOURS.sub("", text))
    text = _PARAGRAPH_ENDS.sub("\n\n", text)
    text = _SPACES.sub(" ", text)
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark shows as NULs at every second place."""
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs * 0.6 and even < pairs * 0.1:
        return "utf-16-le"
    if even > pairs * 0.6 and odd < pairs * 0.1:
        return "utf-16-be"
    return None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (ValueError, LookupError):  # not that encoding, or no encoding at all
        return False
    return True


def _is_broken_utf8(data: bytes) -> bool:
    """Whether half of what is not ASCII is sound UTF-8, which no other encoding gives by chance."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for character in text if character > "\x7f") - broken >= max(broken, 1)


def _legacy_encoding(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    high = sum(1 for byte in sample if byte > 0x7F)
    # English with a few accents and curly quotes: the choice is between two encodings only, and
    # asking among all of them gives their near twins (Baltic, Icelandic) at random.
    likely = ["cp1252", "mac_roman"] if high * 7 < len(sample) else None
    best = from_bytes(sample, cp_isolation=likely).best()
    return best.encoding if best is not None else "cp1252"


def _without_cut_character(sample: bytes) -> bytes:
    """Drop the character that the sample's end may have cut in two."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return sample
    pending = len(decoder.getstate()[0])
    return sample[: len(sample) - pending]


def _notes(text: str, encoding: str, errors: str) -> tuple[str, ...]:
    notes = []
    if encoding not in ("utf-8", "utf-8-sig"):
        notes.append(f"decoded as {encoding}")
    if errors == "replace" and (broken := text.count("\ufffd")):
        notes.append(f"{broken} places could not be decoded and show as \ufffd")
    return tuple(notes)
