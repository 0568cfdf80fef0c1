"""The network and its loss, with a small vocabulary of our own. Needs torch."""

# ruff: noqa: E402  (the modules under test can only be imported once torch is known to be there)

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from kg.language.pieces import WordPieces
from training.classes import Classes, collect
from training.loss import disagreement, losses, partial_entropy, scores_of
from training.model import Network, Sizes
from training.package import mean_of
from training.sentences import Sentence, Syntax
from training.teacher import Taught
from training.windows import collate, pack, vary

PIECES = WordPieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "troops", "left", "niger", "."])
TEACHER = {"names_sure": 0.8, "names_against": 0.95, "arcs_sure": 0.6}
VARIATION = {"dashes": 0.5, "title": 0.5, "upper": 0.5, "no_stop": 1.0, "dateline": 1.0}


def _sentence(document: str = "a", *, paragraph: bool = False) -> Sentence:
    syntax = Syntax(
        upos=("NOUN", "VERB", "PROPN", "PUNCT"),
        xpos=("NNS", "VBD", "NNP", "."),
        feats=("Number=Plur", "Tense=Past", "Number=Sing", "_"),
        lemmas=("troop", "leave", "Niger", "."),
        heads=(2, 0, 2, 2),
        deprels=("nsubj", "root", "obj", "punct"),
    )
    tags = tuple(frozenset({t}) for t in ("O", "O", "B-GPE", "O"))
    words = ("Troops", "left", "Niger", ".")
    return Sentence(words, (True,) * 4, document, "", paragraph, syntax, tags=tags)


def test_a_step_lowers_the_loss() -> None:
    """Every head has a finite loss, and learning from a window makes the sum smaller."""
    torch.manual_seed(1)
    classes = collect([_sentence()] * 3)
    counts = {k: len(v) for k, v in vars(classes).items() if isinstance(v, list)}
    network = Network(9, Sizes(16, 8, 16, 0.0, 0.0, **counts))
    batch = collate([[_sentence(), _sentence()], [_sentence()]], PIECES, classes)
    first = losses(scores_of(network, batch), batch)
    assert set(first) == {"arc", "label", "start", "upos", "xpos", "morph", "lemma", "ner"}
    torch.stack(list(first.values())).sum().backward()
    torch.optim.SGD([p for p in network.parameters() if p.grad is not None], 0.01).step()
    second = losses(scores_of(network, batch), batch)
    assert sum(map(float, second.values())) < sum(map(float, first.values()))


def test_partly_known_labels_cost_nothing_inside_their_set() -> None:
    """Probability anywhere among the compatible tags is right; outside it is an error."""
    scores = torch.tensor([[0.0, 8.0, 8.0]])
    inside = partial_entropy(scores, torch.tensor([[False, True, True]]))
    outside = partial_entropy(scores, torch.tensor([[True, False, False]]))
    assert float(inside) < 0.01 < float(outside)


def test_runs_that_agree_are_not_apart() -> None:
    """Two runs cost nothing where they say the same, and more the further they are apart."""
    one, near = {"upos": torch.tensor([[2.0, 0.0]])}, {"upos": torch.tensor([[1.5, 0.0]])}
    far = {"upos": torch.tensor([[0.0, 2.0]])}
    assert float(disagreement(one, one)["upos"]) == 0
    assert 0 < float(disagreement(one, near)["upos"]) < float(disagreement(one, far)["upos"])


def test_the_mean_of_two_phases_lies_between_them() -> None:
    """Weights are averaged one by one."""
    mean = mean_of([{"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([3.0, 3.0])}])
    assert mean["a"].tolist() == [2.0, 3.0]


@pytest.mark.parametrize(
    ("corpus", "says", "share", "expected"),
    [
        ({"B-GPE", "B-LOC"}, "B-GPE", 0.9, {"B-GPE"}),
        ({"B-GPE", "B-LOC"}, "B-GPE", 0.6, {"B-GPE", "B-LOC"}),
        ({"B-GPE"}, "B-ORG", 0.97, {"B-GPE", "B-ORG"}),
        ({"B-GPE"}, "B-ORG", 0.9, {"B-GPE"}),
    ],
)
def test_a_sure_teacher_closes_and_opens_sets_of_tags(
    corpus: set[str], says: str, share: float, expected: set[str]
) -> None:
    """What is open is closed by a sure answer; against the corpus it must be surer, and adds."""
    plain = _sentence()
    classes = collect([plain])
    sentence = replace(plain, syntax=None).with_tags([frozenset(corpus)] * 4)
    taught = Taught(classes, {}, TEACHER).sentence(sentence, _lesson(classes, says, share, 0.2))
    assert taught.tags == (frozenset(expected),) * 4
    assert taught.syntax is None


def test_a_sure_tree_is_taken_whole() -> None:
    """Where every arc is sure, the sentence gets the teacher's tree, tags and lemmas."""
    plain = _sentence()
    classes = collect([plain] * 3)
    sentence = replace(plain, syntax=None)
    taught = Taught(classes, {}, TEACHER).sentence(sentence, _lesson(classes, "O", 0.9, 0.9))
    assert taught.syntax == plain.syntax


def _lesson(classes: Classes, name: str, share: float, sure: float) -> dict[str, Any]:
    rest = (1 - share) / (len(classes.ner) - 1)
    ner = np.log([[share if n == name else rest for n in classes.ner]] * 4).astype(np.float16)
    own = classes.encode(_sentence(), 1)
    columns = {name: np.array(own[name]) for name in ("deprel", "upos", "xpos", "morph", "lemma")}
    return columns | {"heads": np.array([2, 0, 2, 2]), "sure": np.full(4, sure), "ner": ner}


def test_windows_stay_within_paragraphs_and_documents() -> None:
    """Neither a new paragraph nor a new document shares a window with what came before."""
    sentences = [_sentence(), _sentence(), _sentence(paragraph=True), _sentence("b")]
    windows = pack(sentences, random.Random(1), [100], [1.0])
    assert [len(w) for w in windows] == [2, 1, 1]


def test_variations_keep_words_and_gold_together() -> None:
    """However a window is varied, every word keeps its analysis."""
    for seed in range(20):
        [varied] = vary([_sentence()], random.Random(seed), VARIATION)
        assert varied.syntax is not None
        assert len(varied.words) == len(varied.spaces) == len(varied.syntax.heads) == 3
        assert varied.tags is not None
        assert len(varied.tags) == 3


def test_the_same_seed_hides_the_same_words() -> None:
    """Batches are a function of windows and seed."""
    classes = collect([_sentence()])
    windows = [[_sentence()] * 5]
    one = collate(windows, PIECES, classes, random.Random(3), 0.5)
    two = collate(windows, PIECES, classes, random.Random(3), 0.5)
    assert torch.equal(one.pieces, two.pieces)
    assert (one.pieces == PIECES.mask).any()
