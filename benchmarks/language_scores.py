"""Scores of an analysis against a treebank or an entity corpus.

Gold tokens: the words and sentences of the treebank are given. Raw text: only the text is given;
a word counts where its characters are those of a gold word (as in the CoNLL 2018 shared task,
<https://universaldependencies.org/conll18/evaluation.html>).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from kg.language.pieces import straight
from training.harmonise import spans
from training.sentences import Sentence

Span = tuple[int, int]


@dataclass
class Tally:
    """Right, found and gold counts of every measure; shares are percentages."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, right: int, found: int, gold: int) -> None:
        """Add counts to a measure."""
        self.right[name] += right
        self.found[name] += found
        self.gold[name] += gold

    def f1(self, name: str) -> float:
        """Return the F1 of a measure (its accuracy where found and gold are the same)."""
        return 200 * self.right[name] / max(1, self.found[name] + self.gold[name])

    def precision(self, name: str) -> float:
        """Return the precision of a measure."""
        return 100 * self.right[name] / max(1, self.found[name])

    def recall(self, name: str) -> float:
        """Return the recall of a measure."""
        return 100 * self.right[name] / max(1, self.gold[name])


def documents(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group consecutive sentences by document."""
    for _, group in groupby(sentences, key=lambda s: s.document):
        yield list(group)


def gold_tokens(nlp: Language, sentences: list[Sentence]) -> Tally:
    """Score with words and sentences given."""
    tally = Tally()
    groups = list(documents(sentences))
    docs = [_doc(nlp, group) for group in groups]
    for doc, group in zip(nlp.pipe(docs), groups, strict=True):
        at = 0
        for sentence in group:
            _score_sentence(tally, doc, at, sentence)
            at += len(sentence)
    return tally


def _doc(nlp: Language, group: list[Sentence]) -> Doc:
    words = [w for s in group for w in s.words]
    starts = [n == 0 for s in group for n in range(len(s))]
    return Doc(nlp.vocab, words, [x for s in group for x in s.spaces], sent_starts=starts)  # type: ignore[arg-type]


def _score_sentence(tally: Tally, doc: Doc, at: int, sentence: Sentence) -> None:
    syntax = sentence.syntax
    assert syntax is not None
    for n, token in enumerate(doc[at : at + len(sentence)]):
        head = 0 if token.head.i == token.i else token.head.i - at + 1
        relation = token.dep_ if token.dep_ != "ROOT" else "root"
        right = {
            "UPOS": token.pos_ == syntax.upos[n],
            "XPOS": token.tag_ == syntax.xpos[n],
            "UFeats": (str(token.morph) or "_") == syntax.feats[n],
            "Lemma": token.lemma_ == straight(syntax.lemmas[n]),
            "UAS": head == syntax.heads[n],
            "LAS": head == syntax.heads[n] and relation == syntax.deprels[n],
            "LAS-main": head == syntax.heads[n] and _main(relation) == _main(syntax.deprels[n]),
        }
        for name, value in right.items():
            tally.add(name, int(value), 1, 1)


def _main(relation: str) -> str:
    return relation.split(":")[0]


def raw_text(nlp: Language, sentences: list[Sentence]) -> Tally:
    """Score from text alone: paragraphs are separated by blank lines, sentences by a space."""
    tally = Tally()
    groups = list(documents(sentences))
    laid_out = [_lay_out(group) for group in groups]
    docs = nlp.pipe([text for text, _ in laid_out])
    for doc, (_, starts), group in zip(docs, laid_out, groups, strict=True):
        _score_raw(tally, doc, starts, group)
    return tally


def _lay_out(group: list[Sentence]) -> tuple[str, list[int]]:
    text, starts = "", []
    for sentence in group:
        if text:
            text += "\n\n" if sentence.starts_paragraph else " "
        starts.append(len(text))
        text += sentence.text
    return text, starts


def _score_raw(tally: Tally, doc: Doc, starts: list[int], group: list[Sentence]) -> None:
    gold: dict[Span, tuple[Span | None, str, str, str]] = {}
    sentences: set[Span] = set()
    for offset, sentence in zip(starts, group, strict=True):
        places = _places(sentence, offset)
        sentences.add((places[0][0], places[-1][1]))
        syntax = sentence.syntax
        assert syntax is not None
        for n, place in enumerate(places):
            head = places[syntax.heads[n] - 1] if syntax.heads[n] else None
            gold[place] = (head, syntax.deprels[n], syntax.upos[n], straight(syntax.lemmas[n]))
    tokens = [t for t in doc if not t.is_space]
    found = {(t.idx, t.idx + len(t)): t for t in tokens}
    shared = [(place, found[place]) for place in gold if place in found]
    tally.add("Tokens", len(shared), len(found), len(gold))
    bounds = [[t for t in s if not t.is_space] for s in doc.sents]
    cut = {(s[0].idx, s[-1].idx + len(s[-1])) for s in bounds if s}
    tally.add("Sentences", len(cut & sentences), len(cut), len(sentences))
    right: Counter[str] = Counter()
    for place, token in shared:
        head, relation, upos, lemma = gold[place]
        above = None if token.head.i == token.i else token.head
        same = (None if above is None else (above.idx, above.idx + len(above))) == head
        mine = token.dep_ if token.dep_ != "ROOT" else "root"
        right["UPOS"] += token.pos_ == upos
        right["Lemma"] += token.lemma_ == lemma
        right["UAS"] += same
        right["LAS"] += same and mine == relation
        right["LAS-main"] += same and _main(mine) == _main(relation)
    for name in ("UPOS", "Lemma", "UAS", "LAS", "LAS-main"):
        tally.add(name, right[name], len(found), len(gold))


def _places(sentence: Sentence, offset: int) -> list[Span]:
    places, at = [], 0
    for word in sentence.words:
        start = sentence.text.find(word, at)
        start = at if start < 0 else start
        at = start + len(word)
        places.append((offset + start, offset + at))
    return places


def entities(
    nlp: Language, sentences: list[Sentence], gold: dict[str, str], ours: dict[str, str]
) -> Tally:
    """Score names on given words, by type and over all (`ALL`).

    Args:
        nlp: the pipeline.
        sentences: with IOB2 `labels`.
        gold: the corpus's types to the scored ones; types not named here are not scored.
        ours: our labels to the scored ones.
    """
    tally = Tally()
    docs = [Doc(nlp.vocab, list(s.words)) for s in sentences]
    for doc, sentence in zip(nlp.pipe(docs), sentences, strict=True):
        right = {(a, b, gold[t]) for a, b, t in spans(sentence.labels) if t in gold}
        found = {(e.start, e.end, ours[e.label_]) for e in doc.ents if e.label_ in ours}
        for kind in {*gold.values()}:
            some = {s for s in right if s[2] == kind}, {s for s in found if s[2] == kind}
            tally.add(kind, len(some[0] & some[1]), len(some[1]), len(some[0]))
        tally.add("ALL", len(right & found), len(found), len(right))
    return tally
