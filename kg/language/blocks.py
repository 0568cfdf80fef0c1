"""What a Doc shows before it is read: blocks of text, spaces, datelines, known sentence starts."""

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc

from kg.language.datelines import dateline_length


def blocks_of(doc: Doc, texts: list[str]) -> tuple[list[list[int]], list[int]]:
    """Return the places of the words of every block of text, and the places of whitespace."""
    blocks: list[list[int]] = [[]]
    spaces = []
    for place, token in enumerate(doc):
        if token.is_space:
            spaces.append(place)
            if texts[place].count("\n") > 1:
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
    after = [bool(token.whitespace_) or texts[token.i].isspace() for token in doc]
    return [True, *after[:-1]]
