"""The same sentences analysed by hand in both schemes must leave the door alike."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.language.scheme import is_clear, to_universal

Row = tuple[str, str, str, str, int, str]
"""Word, lemma, UPOS, Penn tag, head (1-based, 0 = root), relation."""

CLEAR: dict[str, list[Row]] = {
    "preposition": [
        ("Troops", "troop", "NOUN", "NNS", 2, "nsubj"),
        ("left", "leave", "VERB", "VBD", 0, "ROOT"),
        ("the", "the", "DET", "DT", 4, "det"),
        ("capital", "capital", "NOUN", "NN", 2, "dobj"),
        ("of", "of", "ADP", "IN", 4, "prep"),
        ("Niger", "Niger", "PROPN", "NNP", 5, "pobj"),
        ("on", "on", "ADP", "IN", 2, "prep"),
        ("Friday", "Friday", "PROPN", "NNP", 7, "pobj"),
    ],
    "passive": [
        ("He", "he", "PRON", "PRP", 3, "nsubjpass"),
        ("was", "be", "AUX", "VBD", 3, "auxpass"),
        ("deposed", "depose", "VERB", "VBN", 0, "ROOT"),
        ("by", "by", "ADP", "IN", 3, "agent"),
        ("soldiers", "soldier", "NOUN", "NNS", 4, "pobj"),
    ],
    "copula": [
        ("She", "she", "PRON", "PRP", 3, "nsubj"),
        ("may", "may", "AUX", "MD", 3, "aux"),
        ("be", "be", "AUX", "VB", 0, "ROOT"),
        ("a", "a", "DET", "DT", 5, "det"),
        ("general", "general", "NOUN", "NN", 3, "attr"),
        (".", ".", "PUNCT", ".", 3, "punct"),
    ],
    "place": [
        ("Troops", "troop", "NOUN", "NNS", 2, "nsubj"),
        ("are", "be", "AUX", "VBP", 0, "ROOT"),
        ("in", "in", "ADP", "IN", 2, "prep"),
        ("Agadez", "Agadez", "PROPN", "NNP", 3, "pobj"),
    ],
    "existential": [
        ("There", "there", "PRON", "EX", 2, "expl"),
        ("was", "be", "AUX", "VBD", 0, "ROOT"),
        ("a", "a", "DET", "DT", 4, "det"),
        ("coup", "coup", "NOUN", "NN", 2, "attr"),
    ],
    "conjuncts": [
        ("Mali", "Mali", "PROPN", "NNP", 6, "nsubj"),
        (",", ",", "PUNCT", ",", 1, "punct"),
        ("Niger", "Niger", "PROPN", "NNP", 1, "conj"),
        ("and", "and", "CCONJ", "CC", 3, "cc"),
        ("Chad", "Chad", "PROPN", "NNP", 3, "conj"),
        ("signed", "sign", "VERB", "VBD", 0, "ROOT"),
        ("it", "it", "PRON", "PRP", 6, "dobj"),
    ],
    "clauses": [
        ("France", "France", "PROPN", "NNP", 3, "nsubj"),
        ("had", "have", "AUX", "VBD", 3, "aux"),
        ("refused", "refuse", "VERB", "VBN", 0, "ROOT"),
        ("to", "to", "PART", "TO", 5, "aux"),
        ("go", "go", "VERB", "VB", 3, "xcomp"),
        ("after", "after", "ADP", "IN", 3, "prep"),
        ("losing", "lose", "VERB", "VBG", 6, "pcomp"),
        ("Mali", "Mali", "PROPN", "NNP", 7, "dobj"),
    ],
}

UNIVERSAL: dict[str, list[tuple[int, str]]] = {
    "preposition": [
        (2, "nsubj"), (0, "root"), (4, "det"), (2, "obj"),
        (6, "case"), (4, "nmod"), (8, "case"), (2, "obl"),
    ],
    "passive": [(3, "nsubj:pass"), (3, "aux:pass"), (0, "root"), (5, "case"), (3, "obl:agent")],
    "copula": [
        (5, "nsubj"), (5, "aux"), (5, "cop"), (5, "det"), (0, "root"), (5, "punct"),
    ],
    "place": [(4, "nsubj"), (4, "cop"), (4, "case"), (0, "root")],
    "existential": [(2, "expl"), (0, "root"), (4, "det"), (2, "nsubj")],
    "conjuncts": [
        (6, "nsubj"), (1, "punct"), (1, "conj"), (5, "cc"), (1, "conj"), (0, "root"), (6, "obj"),
    ],
    "clauses": [
        (3, "nsubj"), (3, "aux"), (0, "root"), (5, "mark"),
        (3, "xcomp"), (7, "mark"), (3, "advcl"), (7, "obj"),
    ],
}  # fmt: skip


def _doc(rows: list[Row]) -> Doc:
    words, lemmas, pos, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    zero_based = [head - 1 if head else place for place, head in enumerate(heads)]
    vocab = spacy.blank("en").vocab
    return Doc(vocab, words, lemmas=lemmas, pos=pos, tags=tags, heads=zero_based, deps=deps)


def _analysis(doc: Doc) -> list[tuple[int, str]]:
    return [(0 if t.head.i == t.i else t.head.i + 1, t.dep_) for t in doc]


@pytest.mark.parametrize("name", CLEAR)
def test_clear_becomes_universal(name: str) -> None:
    """A CLEAR analysis leaves the door with the heads and labels of Universal Dependencies."""
    assert _analysis(to_universal(_doc(CLEAR[name]))) == UNIVERSAL[name]


@pytest.mark.parametrize("name", UNIVERSAL)
def test_universal_is_left_alone(name: str) -> None:
    """A UD analysis passes through the door unchanged."""
    rows = [
        (*row[:4], head, dep) for row, (head, dep) in zip(CLEAR[name], UNIVERSAL[name], strict=True)
    ]
    assert _analysis(to_universal(_doc(rows))) == UNIVERSAL[name]


def test_names_are_flat_and_titles_describe() -> None:
    """The first part of a person's name heads the rest; a title before it is `nmod:desc`."""
    doc = _doc(
        [
            ("President", "President", "PROPN", "NNP", 3, "compound"),
            ("Mohamed", "Mohamed", "PROPN", "NNP", 3, "compound"),
            ("Bazoum", "Bazoum", "PROPN", "NNP", 4, "nsubj"),
            ("spoke", "speak", "VERB", "VBD", 0, "ROOT"),
        ]
    )
    doc.set_ents([spacy.tokens.Span(doc, 1, 3, label="PERSON")])
    expected = [(2, "nmod:desc"), (4, "nsubj"), (2, "flat"), (0, "root")]
    assert _analysis(to_universal(doc, clear=True)) == expected


def test_sentences_survive() -> None:
    """Rewriting keeps every sentence a tree of its own."""
    rows = CLEAR["copula"] + [
        (w, le, p, t, h + 6 if h else 0, d) for w, le, p, t, h, d in CLEAR["place"]
    ]
    doc = to_universal(_doc(rows))
    assert [s.root.text for s in doc.sents] == ["general", "Agadez"]


def test_labels_tell_the_scheme() -> None:
    """Labels that only CLEAR has give it away."""
    assert is_clear(["nsubj", "dobj"])
    assert not is_clear(["nsubj", "obj", "root", "case"])
