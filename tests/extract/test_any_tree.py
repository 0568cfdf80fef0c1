"""Whatever the analysis of a sentence looks like, reading it ends and breaks nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.documents import document_from_text
from kg.extract import extract
from kg.extract.tree import Tree
from kg.model import Block, BlockKind

_VOCAB = spacy.blank("en").vocab
_WORDS = [
    tuple(row.split())
    for row in """
army army NOUN NN
rebels rebel NOUN NNS
Mali Mali PROPN NNP
who who PRON WP
they they PRON PRP
that that SCONJ IN
attack attack NOUN NN
sanctions sanction NOUN NNS
attacked attack VERB VBD
killed kill VERB VBN
seen see VERB VBN
leave leave VERB VB
warning warn VERB VBG
said say VERB VBD
threatens threaten VERB VBZ
is be AUX VBZ
will will AUX MD
not not PART RB
to to PART TO
in in ADP IN
by by ADP IN
of of ADP IN
and and CCONJ CC
or or CCONJ CC
, , PUNCT ,
the the DET DT
any any DET DT
12 12 NUM CD
Friday Friday PROPN NNP
where where ADV WRB
some some DET DT
chance chance NOUN NN
\u201c \u201c PUNCT ``
\u201d \u201d PUNCT ''
""".strip().splitlines()
]
_LABELS = [
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "advmod",
    "acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "xcomp", "csubj", "conj", "cc", "case",
    "mark", "aux", "aux:pass", "cop", "det", "compound", "flat", "appos", "parataxis", "punct",
    "nummod", "expl", "compound:prt", "obl:unmarked",
]  # fmt: skip


@st.composite
def _analyses(draw: st.DrawFn) -> Doc:
    """A sentence of words in any order, hung in any tree under any labels."""
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=16))
    root = draw(st.integers(0, len(words) - 1))
    order = draw(st.permutations([i for i in range(len(words)) if i != root]))
    heads, placed = {root: root}, [root]
    for i in order:
        heads[i] = draw(st.sampled_from(placed))
        placed.append(i)
    labels = [draw(st.sampled_from(_LABELS)) if i != root else "root" for i in range(len(words))]
    return Doc(
        _VOCAB,
        words=[word for word, _, _, _ in words],
        lemmas=[lemma for _, lemma, _, _ in words],
        pos=[pos for _, _, pos, _ in words],
        tags=[tag for _, _, _, tag in words],
        heads=[heads[i] for i in range(len(words))],
        deps=labels,
        sent_starts=[i == 0 for i in range(len(words))],
    )


@given(_analyses())
@settings(max_examples=150, deadline=timedelta(seconds=20), derandomize=True)
def test_any_analysis_is_read_to_its_end(doc: Doc) -> None:
    """Extraction ends on every tree, and what it finds lies within the text."""
    whole = (Block(BlockKind.PARAGRAPH, 0, len(doc.text)),)
    made = document_from_text("A text.", published="2024-03-12")
    document = replace(made, text=doc.text, blocks=whole)
    found = extract(doc, document)
    for event in found.events:
        assert 0 <= event.start <= event.end <= len(doc.text)


@given(_analyses())
@settings(max_examples=300, derandomize=True)
def test_mended_heads_still_make_a_tree(doc: Doc) -> None:
    """Whatever is hung elsewhere, every token still reaches the root."""
    tree = Tree(doc)
    for i in range(len(tree)):
        steps = 0
        while tree.head[i] != i:
            i = tree.head[i]
            steps += 1
            assert steps <= len(tree)


def test_a_participle_is_not_hung_below_itself() -> None:
    """*on account of the cold, determined to build*: what hangs on the verb does not govern it."""
    words = ["He", "lay", "on", "account", "of", "the", "cold", ",", "determined"]
    doc = Doc(
        _VOCAB,
        words=words,
        lemmas=["he", "lie", "on", "account", "of", "the", "cold", ",", "determine"],
        pos=["PRON", "VERB", "ADP", "NOUN", "ADP", "DET", "NOUN", "PUNCT", "VERB"],
        tags=["PRP", "VBD", "IN", "NN", "IN", "DT", "NN", ",", "VBN"],
        heads=[1, 1, 3, 8, 6, 6, 3, 8, 1],
        deps=["nsubj", "root", "case", "obl", "case", "det", "nmod", "punct", "conj"],
        sent_starts=[i == 0 for i in range(len(words))],
    )
    assert Tree(doc).head[8] == 1
