"""Whatever a parser says, the finders neither fail nor point outside the text."""

from __future__ import annotations

from datetime import date

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.extract.place import place_of
from kg.extract.quantities import find_quantities
from kg.extract.quantities_of_events import quantities_of
from kg.extract.reports.attribution import find_attributions, speakers_of
from kg.extract.times.time import date_of, find_dates
from kg.model import Block, BlockKind, Document

VOCAB = spacy.blank("en").vocab
WORDS = [
    "said", "told", "according", "to", "by", "of", "in", "on", "the", "that", "who", "he",
    "officials", "Traoré", ",", ".", ":", "“", "”", '"', "—", "reportedly", "alleged",
    "claim", "since", "until", "Monday", "July", "26", "2023", "last", "week", "ago",
    "later", "two", "hundred", "thousands", "$", "%", "-", "and", "between", "killed",
    "soldiers", "Gao", "near",
]  # fmt: skip
DEPS = [
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "ccomp", "xcomp", "advcl", "acl",
    "acl:relcl", "parataxis", "conj", "case", "mark", "punct", "nummod", "compound", "flat",
    "amod", "appos", "aux", "aux:pass", "advmod", "fixed", "expl",
]  # fmt: skip
POS = [
    "VERB", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV", "AUX", "PUNCT", "ADP", "SCONJ",
]  # fmt: skip
TAGS = [
    "VB", "VBD", "VBG", "VBN", "VBZ", "NN", "NNS", "NNP", "PRP", "CD", "IN", "JJ", "RB",
    "WP",
]  # fmt: skip


@st.composite
def analyses(draw: st.DrawFn) -> Doc:
    """A text of known and unknown words with any tree over them."""
    size = draw(st.integers(1, 24))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=size, max_size=size))
    heads = [draw(st.integers(0, max(i - 1, 0))) for i in range(size)]
    if draw(st.booleans()):
        heads = [size - 1 - h for h in reversed(heads)]
    choose = [draw(st.lists(st.sampled_from(x), min_size=size, max_size=size))
              for x in (DEPS, POS, TAGS)]  # fmt: skip
    deps = ["ROOT" if heads[i] == i else choose[0][i] for i in range(size)]
    return Doc(
        VOCAB, words=words, heads=heads, deps=deps, pos=choose[1], tags=choose[2],
        lemmas=[w.lower() for w in words],
    )  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(analyses(), st.none() | st.dates(date(1900, 1, 2), date(2100, 1, 1)))
def test_no_analysis_breaks_a_finder(doc: Doc, published: date | None) -> None:
    """Attributions, dates, quantities and places of any tree are stretches of its text."""
    block = Block(BlockKind.TITLE, 0, len(doc.text))
    document = Document("0" * 16, doc.text, (block,), "<text>", published=published)
    attributions = find_attributions(doc, document)
    dates = find_dates(doc, document)
    quantities = find_quantities(doc)
    for found in attributions:
        assert found.cue.text in doc.text
        assert found.content
    for when in dates:
        assert doc.text[when.value.start : when.value.end] == when.value.text
    for token in doc:
        speakers_of(token, attributions)
        date_of(token, dates, document)
        place_of(token, [], doc)
        for quantity in quantities_of(token, [doc[:]], quantities):
            assert doc.text[quantity.start : quantity.end] == quantity.text
