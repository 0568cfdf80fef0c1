"""The shipped pipeline, read with its real weights."""

import pickle
import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import kg.language
from kg.errors import PipelineError
from kg.language.tree import SURENESS
from kg.model import Block, BlockKind, Document

TEXTS = [
    "Soldiers of the presidential guard deposed President Mohamed Bazoum on Wednesday. "
    "ECOWAS, which groups 15 West African states, imposed sanctions four days later.",
    "NIAMEY, Niger (AP) — “We will not go,” the envoy told reporters in Niamey. “Not now.”\n\n"
    "France's 1,500 troops were asked to leave by the junta, officials said.",
    "Hundreds rally for coup",
    "",
    "   \n\n ",
    "The U.S. paused $200 million of aid but has not formally called the takeover a coup.",
    "Mali, Burkina Faso and Niger signed a pact in Bamako on 16 September 2023 (the Alliance of "
    "Sahel States), under which an attack on one would be an attack on all.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline, loaded once."""
    return kg.language.load()


def _analysis(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.idx, t.text, t.lemma_, t.pos_, t.tag_, str(t.morph), t.head.i, t.dep_, t.ent_iob_,
         t.ent_type_, t.is_sent_start, doc.user_data[SURENESS][t.i])
        for t in doc
    ]  # fmt: skip


def _document(*paragraphs: str) -> Document:
    blocks, text = [], ""
    for number, paragraph in enumerate(paragraphs):
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + paragraph
        kind = BlockKind.TITLE if number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, start, len(text)))
    return Document("0" * 16, text, tuple(blocks), "a.txt", title=paragraphs[0])


def test_who_does_what_to_whom(nlp: Language) -> None:
    """The clause has its subject, object and names."""
    doc = nlp(TEXTS[0])
    verb = next(t for t in doc if t.text == "deposed")
    assert (verb.lemma_, verb.pos_, verb.dep_) == ("depose", "VERB", "root")
    assert {t.dep_: t.text for t in verb.children}.items() >= {"nsubj": "Soldiers"}.items()
    assert ("Mohamed Bazoum", "PERSON") in [(e.text, e.label_) for e in doc.ents]
    assert ("ECOWAS", "ORG") in [(e.text, e.label_) for e in doc.ents]


def test_passive_agent(nlp: Language) -> None:
    """A passive has its labels, an agent included."""
    doc = nlp("The ambassador was expelled by the junta.")
    assert [t.dep_ for t in doc] == [
        "det", "nsubj:pass", "aux:pass", "root", "case", "det", "obl:agent", "punct"
    ]  # fmt: skip


def test_every_arc_says_how_sure_it_is(nlp: Language) -> None:
    """Plain sentences are read surely; words that could hang anywhere are not; space is neutral."""
    plain = nlp("The army shelled the town.").user_data[SURENESS]
    heap = nlp("Colourless by over furiously ideas or green from.").user_data[SURENESS]
    assert plain.min() > -0.2 > heap.min()
    assert plain.max() <= 0
    assert nlp(" \n").user_data[SURENESS].tolist() == [0.0]


def test_batches_do_not_matter(nlp: Language) -> None:
    """Alone, in one batch, or in any order: the same text has the same analysis."""
    alone = [_analysis(nlp(text)) for text in TEXTS]
    assert [_analysis(d) for d in nlp.pipe(TEXTS, batch_size=3)] == alone
    order = list(range(len(TEXTS)))
    random.Random(7).shuffle(order)
    shuffled = dict(zip(order, nlp.pipe(TEXTS[i] for i in order), strict=True))
    assert [_analysis(shuffled[i]) for i in range(len(TEXTS))] == alone


def test_processes_do_not_matter(nlp: Language) -> None:
    """Two processes give what one gives."""
    alone = [_analysis(nlp(text)) for text in TEXTS]
    assert [_analysis(d) for d in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == alone


def test_scores_are_equal_bit_for_bit(nlp: Language) -> None:
    """The network's raw scores of a window are the same in every run and thread."""
    from concurrent.futures import ThreadPoolExecutor

    nlp(TEXTS[0])
    network = nlp.get_pipe("kg_analyser")._network  # type: ignore[attr-defined]
    words = [t.text for t in nlp.make_doc(TEXTS[6])]
    first = network.scores(words)
    with ThreadPoolExecutor(4) as pool:
        for other in pool.map(network.scores, [words] * 8):
            assert all(
                (getattr(first, n) == getattr(other, n)).all() for n in first.__dataclass_fields__
            )


def test_text_is_kept(nlp: Language) -> None:
    """The Doc holds the text to the letter, whatever whitespace is in it."""
    for text in [*TEXTS, " a\t\tb \n c\r\n\r\n d", "…“x”\u00a0y\u200b z"]:
        assert nlp(text).text == text


def test_whitespace_hangs_harmlessly(nlp: Language) -> None:
    """Whitespace tokens are SPACE, hang as `dep`, head nothing and are in no name."""
    for token in nlp("Troops left  Niger.\n\n\n\nParis  was \n silent."):
        if token.is_space:
            assert (token.pos_, token.dep_, token.ent_iob_) == ("SPACE", "dep", "O")
            assert not list(token.children)


def test_line_breaks_inside_names(nlp: Language) -> None:
    """A name that runs over the end of a line is one name."""
    doc = nlp("The junta in Niger met Prime Minister Ali\nMahamane Lamine Zeine on Friday.")
    assert "Ali\nMahamane Lamine Zeine" in [e.text for e in doc.ents]


def test_blank_lines_part_sentences(nlp: Language) -> None:
    """No sentence crosses a blank line."""
    doc = nlp("Junta orders envoy out\n\nParis refuses\n\nand the bloc waits")
    assert [s.text.strip() for s in doc.sents] == [
        "Junta orders envoy out", "Paris refuses", "and the bloc waits"
    ]  # fmt: skip


def test_given_sentence_starts_are_kept(nlp: Language) -> None:
    """Sentence starts set beforehand stay as they are."""
    words = ["He", "said", ".", "So", "did", "she", "."]
    doc = nlp(Doc(nlp.vocab, words, sent_starts=[True, False, False, False, True, False, False]))
    assert [s.text for s in doc.sents] == ["He said . So", "did she ."]


def test_opening_quote_goes_with_its_sentence(nlp: Language) -> None:
    """A quotation mark opens the sentence that it quotes, and closes the one that it ends."""
    doc = nlp('He left Niamey. "We will stay," she said. "Forever." They stayed.')
    starts = [s.text for s in doc.sents]
    assert starts[1].startswith('"We')
    assert not any(s.rstrip().endswith(' "') for s in starts)


def test_long_sentences_are_read_whole(nlp: Language) -> None:
    """Nothing is cut off: every word of an endless sentence has tag, lemma and head."""
    doc = nlp("Mali and Niger and " * 700 + "Chad")
    assert len(doc) == 2801
    assert all(t.tag_ and t.lemma_ and t.dep_ for t in doc)


def test_serialisation(nlp: Language, tmp_path: Path) -> None:
    """Written to disk, to bytes or pickled, the pipeline comes back the same."""
    wanted = _analysis(nlp(TEXTS[6]))
    nlp.to_disk(tmp_path / "copy")
    assert _analysis(spacy.load(tmp_path / "copy")(TEXTS[6])) == wanted
    other = spacy.blank("en")
    other.add_pipe("kg_analyser")
    other.add_pipe("kg_quantities")
    other.from_bytes(nlp.to_bytes())
    assert _analysis(other(TEXTS[6])) == wanted
    assert _analysis(pickle.loads(pickle.dumps(nlp))(TEXTS[6])) == wanted


def test_annotate_keeps_blocks_apart(nlp: Language) -> None:
    """A title without a full stop is a sentence; the Doc carries its document."""
    document = _document("Niger junta defies bloc", "It spoke on Friday.", "France waits")
    [(same, doc)] = list(kg.language.annotate(nlp, [document]))
    assert same is document
    assert doc.user_data["document"] is document
    assert doc.text == document.text
    assert [s.start_char for s in doc.sents] == [b.start for b in document.blocks]


def test_annotate_takes_any_batch_size(nlp: Language) -> None:
    """The batch size has no influence on the result or its order."""
    documents = [_document("A title", text or "Nothing.") for text in TEXTS]
    one = [_analysis(d) for _, d in kg.language.annotate(nlp, documents, batch_size=1)]
    many = [_analysis(d) for _, d in kg.language.annotate(nlp, iter(documents), batch_size=5)]
    assert one == many


def test_version_names_the_weights(nlp: Language) -> None:
    """The version holds name, number and a hash of everything that was loaded."""
    name, digest = kg.language.version(nlp).split("+")
    assert name == f"en_kg_news-{nlp.meta['version']}"
    assert len(digest) == 12


def test_unfit_pipelines_are_refused(tmp_path: Path) -> None:
    """A missing pipeline, and one without parse or names, is a clear error."""
    with pytest.raises(PipelineError, match="cannot be loaded"):
        kg.language.load("no_such_pipeline")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="gives no"):
        kg.language.load(str(tmp_path / "blank"))
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(PipelineError, match="English"):
        kg.language.load(str(tmp_path / "german"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 16 September 2023.", ("16 September 2023", "DATE")),
        ("It paid $1.5 million for it.", ("$1.5 million", "MONEY")),
        ("It withdrew 1,500 troops.", ("1,500", "CARDINAL")),
        ("Some 40 percent agreed.", ("40 percent", "PERCENT")),
        ("They left last week.", ("last week", "DATE")),
        ("The base lies 300 kilometers away.", ("300 kilometers", "QUANTITY")),
    ],
)
def test_dates_and_amounts(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    """Dates, money, shares and counts are entities."""
    assert expected in [(e.text, e.label_) for e in nlp(text).ents]
