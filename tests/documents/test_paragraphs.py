from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.documents._paragraphs import LONGEST_BLOCK, divided, paragraphs
from kg.errors import DocumentError, InputError
from kg.model import BlockKind, Document

WRAPPED = """\
The last soldiers left the base on Friday, the army said, five months after the
generals had first asked them to go. Officials in Paris confirmed it.

A spokesman for the general, who did not
want to be named, denied that there had been
any fighting."""


def contents(document: Document) -> list[tuple[str, str]]:
    """The blocks of a document as kind and text."""
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def test_wrapped_lines_become_one_line() -> None:
    """A line end that only wraps becomes one space, and a blank line ends a paragraph."""
    assert paragraphs(WRAPPED) == [
        "The last soldiers left the base on Friday, the army said, five months after the generals "
        "had first asked them to go. Officials in Paris confirmed it.",
        "A spokesman for the general, who did not want to be named, denied that there had been "
        "any fighting.",
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    """Where a line is as long as a paragraph, its end is the paragraph's."""
    long = "The soldiers left the base on Friday, the army said. " * 4
    assert paragraphs(f"{long}\nParis confirmed it.\n{long}") == [
        long.strip(), "Paris confirmed it.", long.strip(),
    ]  # fmt: skip


def test_wrapped_text_beside_a_long_line_is_still_joined() -> None:
    """One unwrapped line does not make the wrapped ones paragraphs."""
    long = "A caption that somebody pasted in one line, as editors do. " * 3
    assert len(paragraphs(f"{WRAPPED}\n\n{long}")) == 3


def test_short_lines_stay_apart() -> None:
    """The lines of a list or a heading had room for the next word, so they were not wrapped."""
    text = "Three demands\nRelease him\nOpen the border\n\n" + WRAPPED
    assert paragraphs(text)[:3] == ["Three demands", "Release him", "Open the border"]


def test_an_indented_line_begins_a_paragraph() -> None:
    """Old wires mark paragraphs by an indent alone."""
    text = (
        "   The last soldiers left the base on Friday, the army said in a statement that\n"
        "was read on the radio.\n"
        "   Officials in Paris, who had first refused to talk about it, confirmed it on\n"
        "Saturday. They gave no number."
    )
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Army seizes power in Niamey", True),
        ("Who rules Niger?", True),
        ("Niger – what we know", True),
        ("The army seized power.", False),
        ("NIAMEY — Army seizes power", False),
        ("NIAMEY, Niger (Sahel Wire) — Army seizes power", False),
        ("ID-2023-0001", False),
        ("Friday, August 18, 2023", False),
    ],
)
def test_a_headline_on_top_is_the_title(first: str, title: bool) -> None:
    """A first line without a full stop is the headline, unless it is a dateline or a mere mark."""
    document = document_from_text(f"{first}\n\nThe president was detained.")
    assert (document.title == first) is title
    assert (document.blocks[0].kind is BlockKind.TITLE) is title


def test_a_title_given_twice_stands_once() -> None:
    """A body that repeats its title, in whatever typography, does not tell it twice."""
    document = document_from_text("ARMY'S COUP\n\nIt was quiet.", title="Army’s Coup")
    assert contents(document) == [("title", "Army’s Coup"), ("paragraph", "It was quiet.")]


def test_an_endless_line_is_divided_without_loss() -> None:
    """A line of megabytes becomes blocks that end with sentences, and every word is still there."""
    line = "The army said it would leave. The general refused to talk. " * 5_000
    [_, *_] = parts = divided([(BlockKind.PARAGRAPH, line)])
    assert all(len(text) <= LONGEST_BLOCK for _, text in parts)
    assert all(text.endswith(".") for _, text in parts)
    assert " ".join(text for _, text in parts).split() == line.split()


@given(st.text(st.sampled_from("aB .!?\n\t\r\u00a0\u2028\x0c\x00—é\ud800"), min_size=1))
def test_blocks_lie_in_order_within_the_text(text: str) -> None:
    """Blocks are in order, apart, inside the text, not empty, and hold no line end."""
    try:
        document = document_from_text(text)
    except DocumentError:
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert "\n" not in document.text[block.start : block.end]
        assert document.text[end : block.start] in ("", "\n\n")
        end = block.end
    assert end == len(document.text)


@given(st.text(min_size=1, max_size=60), st.integers(1, 3000))
def test_dividing_keeps_every_character_but_spaces(text: str, times: int) -> None:
    """Whatever the text, dividing loses nothing that is not a space."""
    parts = divided([(BlockKind.PARAGRAPH, text * times)])
    assert "".join("".join(part.split()) for _, part in parts) == "".join((text * times).split())


def test_identity_is_that_of_the_article_not_of_its_place() -> None:
    """Path and notes take no part in the identity; text, title, day, outlet and address do."""
    facts = {
        "title": "A coup",
        "published": date(2023, 7, 26),
        "source": "Sahel Wire",
        "url": "https://x.example/1",
    }
    article = document_from_text("The army seized power.", path="a.txt", **facts)
    assert document_from_text("The army seized power.", path="b.txt", **facts).id == article.id
    for key, other in [
        ("title", "B"), ("published", date(2023, 7, 27)), ("source", "B"), ("url", "http://b/"),
    ]:  # fmt: skip
        assert (
            document_from_text("The army seized power.", **{**facts, key: other}).id != article.id
        )
    assert len(article.id) == 16


def test_text_without_letters_is_refused() -> None:
    """A document must say something."""
    with pytest.raises(DocumentError, match="at least one sentence"):
        document_from_text(" \n *** \n")


def test_a_date_that_is_none_is_refused() -> None:
    """A date given by hand must be one, and the message says how to write it."""
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        document_from_text("The army left.", published="soon")


def test_a_date_below_the_headline_is_the_day_of_publication() -> None:
    """A line that is only a date dates the article, and is no part of what it tells."""
    document = document_from_text("Army leaves Gao\n\nAugust 7, 2023\n\nThe army left on Monday.")
    assert document.published == date(2023, 8, 7)
    assert document.text == "Army leaves Gao\n\nThe army left on Monday."
