"""Words to pieces, shapes, lemmas and datelines: the small parts."""

import pytest

from kg.language.datelines import dateline_length
from kg.language.lemmas import LemmaTable, apply_script, scripted
from kg.language.pieces import SHAPES, WordPieces, normalise, shape_of, straight

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "coup", "##s", "un", "##rest", "-", "a"]


def test_longest_piece_first() -> None:
    """A word is cut greedily; continuation pieces carry ##."""
    pieces = WordPieces(VOCABULARY)
    assert [VOCABULARY[n] for n in pieces.of("Coups")] == ["coup", "##s"]
    assert [VOCABULARY[n] for n in pieces.of("unrest")] == ["un", "##rest"]


def test_punctuation_stands_alone() -> None:
    """Signs inside a word are pieces of their own, and do not continue it."""
    pieces = WordPieces(VOCABULARY)
    assert [VOCABULARY[n] for n in pieces.of("a-coup")] == ["a", "-", "coup"]


def test_every_word_has_a_piece() -> None:
    """What the vocabulary cannot spell is one unknown piece, be it empty, long or foreign."""
    pieces = WordPieces(VOCABULARY)
    assert all(pieces.of(word) == (pieces.unknown,) for word in ("ниже", "z" * 500, "\u200b"))


@pytest.mark.parametrize(
    ("word", "shape"),
    [("troops", "lower"), ("Niger", "title"), ("ECOWAS", "upper"), ("McCain", "mixed"),
     ("J.", "initial"), ("1,500", "digits"), ("7th", "alnum"), ("—", "punct"), ("U.S.", "upper")],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    """A word's case and make-up give its shape."""
    assert SHAPES[shape_of(word)] == shape


def test_pieces_of_a_word_are_limited() -> None:
    """An endless word is known by its first and last pieces, so that it fits into a window."""
    pieces = WordPieces(VOCABULARY)
    found = pieces.of("-" * 3000 + "coup")
    assert len(found) == 40
    assert VOCABULARY[found[-1]] == "coup"


def test_typographic_quotes_are_plain() -> None:
    """Typographic and plain quotation marks are the same to the network."""
    assert straight("’s") == "'s"
    assert normalise("“") == normalise("„") == normalise('"')
    assert normalise("Québec") == "quebec"


@pytest.mark.parametrize(
    ("script", "word", "lemma"),
    [("l|0|", "Said", "said"), ("=be", "were", "be"), ("l|3|y", "Armies", "army"),
     ("k|0|", "ECOWAS", "ECOWAS"), ("t|0|", "NIGER", "Niger"), ("l|9|", "is", "is")],
)  # fmt: skip
def test_scripts_make_lemmas(script: str, word: str, lemma: str) -> None:
    """A script cuts and adds letters, and never leaves an empty lemma."""
    assert apply_script(script, word) == lemma


@pytest.mark.parametrize(
    ("script", "word", "tag", "lemma"),
    [
        ("l|1|", "Zorbet", "VB", "zorbet"),
        ("l|2|e", "zorbs", "VBP", "zorbs"),
        ("l|1|", "undaunted", "JJ", "undaunted"),
        ("t|0|", "dutch", "JJ", "Dutch"),
        ("l|2|", "zorbed", "VBD", "zorb"),
    ],
)
def test_a_form_without_an_ending_keeps_its_letters(
    script: str, word: str, tag: str, lemma: str
) -> None:
    """A script cuts nothing from an infinitive; it may change the case of a letter."""
    assert scripted(script, word, tag) == lemma


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("NIAMEY, Niger (AP) — The junta", "NIAMEY, Niger (AP) — "),
        ("PARIS (Reuters) - France said", "PARIS (Reuters) - "),
        ("(CNN) — The bloc", "(CNN) — "),
        ("UNITED NATIONS, Aug 3 (Reuters) - A", "UNITED NATIONS, Aug 3 (Reuters) - "),
        ("KYIV – “We", "KYIV – "),
        ("ECOWAS - the bloc - said", ""),
        ("The Army - he said", ""),
        ("Troops left.", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    """Place, date and agency before the dash are found; ordinary openings are not."""
    assert text[: dateline_length(text)] == dateline


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [("Hosted", "VBD", "host"), ("Co-hosted", "VBD", "co-host"), ("pre-hosted", "JJ", None),
     ("co-zorbed", "VBD", None), ("zorbed", "VBD", None), ("-", "VBD", None),
     ("hosting", "VB", "host"), ("zorbing", "VB", None), ("overhosted", "VBD", "overhost"),
     ("rehost", "VBD", None), ("plummet", "VBD", "plummet"), ("copes", "VBZ", None)],
)  # fmt: skip
def test_a_verb_is_looked_up_without_its_prefix_and_by_its_ending(
    word: str, tag: str, lemma: str | None
) -> None:
    """*Co-hosted* is known by *hosted*, as is *overhosted*, and *hosting* whatever its tag."""
    table = {
        "hosted\tVBD": "host",
        "hosting\tVBG": "host",
        "plummet\tVB": "plummet",
        "pes\tVBZ": "pe",
    }
    assert LemmaTable(table).look_up(word, tag) == lemma
