"""What a Doc shows before it is read: blocks of text, spaces, datelines, known sentence starts."""

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDX, LENGTH, SENT_START, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

from kg.language.datelines import dateline_length


def token_texts(doc: Doc) -> list[str]:
    """Return the text of every token, without making a `Token` for each."""
    text = doc.text
    starts = doc.to_array(IDX).tolist()
    lengths = doc.to_array(LENGTH).tolist()
    return [text[start : start + size] for start, size in zip(starts, lengths, strict=True)]


def blocks_of(texts: list[str]) -> tuple[list[list[int]], list[int]]:
    """Return the places of the words of every block of text, and the places of whitespace."""
    blocks: list[list[int]] = [[]]
    spaces = []
    for place, text in enumerate(texts):
        if text.isspace():
            spaces.append(place)
            if text.count("\n") > 1:
                blocks.append([])
            continue
        blocks[-1].append(place)
    return [block for block in blocks if block], spaces


def fixed_starts(doc: Doc) -> NDArray[np.int8]:
    """Return what is already known of sentence starts: 1 yes, -1 no, 0 unknown."""
    values = doc.to_array([SENT_START]).reshape(-1).view(np.int64).astype(np.int8)
    values[0] = 0
    return values


def mark_dateline(doc: Doc, text: str, places: list[int], fixed: NDArray[np.int8]) -> None:
    """Make a sentence start after the dateline that opens a block, if there is one."""
    start = doc[places[0]].idx
    length = dateline_length(text[start : start + 120])
    if not length:
        return
    for number, place in enumerate(places[:40]):
        if number and doc[place].idx >= start + length:
            fixed[places[1:number]] = -1
            fixed[place] = 1
            return


def spaced_words(doc: Doc, texts: list[str]) -> list[bool]:
    """Return whether whitespace, or the start of the text, comes before each word."""
    spaced = doc.to_array(SPACY).tolist()
    after = [bool(mark) or text.isspace() for mark, text in zip(spaced, texts, strict=True)]
    return [True, *after[:-1]]
