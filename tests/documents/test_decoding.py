import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents._decoding import clean, decode, open_text
from kg.errors import DocumentError

SENTENCE = "The Élysée said it would “not” recall Mr Itté, the ambassador — he stays in Niamey."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"],
)
def test_encodings_are_found_out(encoding: str) -> None:
    """English text comes out whole from any encoding that outlets use, marked or not."""
    text, _ = decode(SENTENCE.encode(encoding))
    assert text == SENTENCE


def test_a_declared_encoding_is_believed_when_it_fits() -> None:
    """What the page or the server says helps where bytes alone leave a doubt."""
    text, _ = decode("Гибель солдат".encode("koi8-r"), declared="koi8-r")
    assert text == "Гибель солдат"


@pytest.mark.parametrize("declared", ["no-such-encoding", "hex", "utf-16"])
def test_a_false_declaration_does_no_harm(declared: str) -> None:
    """A wrong, unknown or absurd encoding name is passed over."""
    assert decode(b"The army left.", declared=declared)[0] == "The army left."


def test_damaged_utf8_keeps_its_sound_characters_and_is_noted() -> None:
    """A few bad bytes neither lose the text nor turn its accents into another encoding's."""
    text, notes = decode("Itté and Traoré met.".encode() + b" \xff They spoke.")
    assert text == "Itté and Traoré met. \ufffd They spoke."
    assert notes == ("1 places could not be decoded and show as \ufffd",)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"PK\x03\x04 and the rest", "ZIP"),
        (b"%PDF-1.7 and the rest", "PDF"),
        (bytes(range(256)) * 20, "binary"),
    ],
)
def test_binary_data_is_refused(data: bytes, kind: str) -> None:
    """Bytes that are no text are named for what they are."""
    with pytest.raises(DocumentError, match=kind):
        decode(data)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\fb\u2029c", "a\n\nb\n\nc"),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("a\x00b\u200bc\u00add\ufeff", "abcd"),
        ("a\ud800b\uffffc", "abc"),
        ("a\u202eb\u2066c", "abc"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("Itte\u0301", "Itté"),
    ],
)
def test_characters_are_normalised(raw: str, expected: str) -> None:
    """Line ends, spaces and accents come in one form; what cannot be shown is dropped."""
    assert clean(raw) == expected


@given(st.text(st.characters(codec=None)))
def test_cleaning_is_final_and_safe(raw: str) -> None:
    """Clean text is valid UTF-8, holds no control but the line end, and cleans to itself."""
    text = clean(raw)
    text.encode("utf-8")
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    assert clean(text) == text


@given(st.binary())
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """No bytes make decoding fail in any other way than by saying that they are no text."""
    try:
        decode(data)
    except DocumentError:
        return


def test_a_character_cut_by_the_sample_does_not_mislead() -> None:
    """Detection looks at the beginning only, which may end within a character."""
    text = "é" * 200_000
    assert open_text(io.BytesIO(b"x" + text.encode())).read() == "x" + text
