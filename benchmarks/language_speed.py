"""Speed, memory, loading time and size, beside a stock spaCy CNN pipeline in the same run."""

import resource
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.training import Example

import kg.language
from kg.language.pipeline import SHIPPED
from training.sentences import read_columns, read_conllu

_WORDS = 60_000


def report_speed(pipeline: str | None, corpora: Path) -> None:
    """Print words per second (text in, annotated Docs out), memory, loading time and size."""
    texts = _articles(corpora)
    words = sum(text.count(" ") + 1 for text in texts)
    start = time.perf_counter()
    nlp = kg.language.load(pipeline)
    print(f"\nloading {time.perf_counter() - start:.2f} s")
    folder = Path(pipeline) if pipeline else SHIPPED
    if folder.exists():
        size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
        print(f"folder {size / 1e6:.1f} MB")
    stock = stock_cnn(corpora)
    for name, one in (("this pipeline", nlp), ("stock CNN", stock)) * 2:
        _read(one, texts[:3])
        start = time.perf_counter()
        tokens = _read(one, texts)
        seconds = time.perf_counter() - start
        print(f"{name:<14} {tokens / seconds:8.0f} tokens/s  {words / seconds:8.0f} words/s")
        if one is nlp:
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            unit = 1e6 if sys.platform == "darwin" else 1e3
            print(f"{'':<14} peak resident memory so far {peak / unit:.0f} MB")


def _read(nlp: Language, texts: Iterable[str]) -> int:
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=32))


def _articles(corpora: Path) -> list[str]:
    """Return news paragraphs as articles of about 400 words, with the spaces of running text."""
    articles: list[str] = []
    text, size, total = "", 0, 0
    for n, sentence in enumerate(read_columns(corpora / "ner" / "gmb.conll.gz")):
        text += _join(sentence.words) + ("\n\n" if n % 2 else " ")
        size += len(sentence)
        if size > 400:
            articles.append(text)
            total += size
            text, size = "", 0
        if total > _WORDS:
            break
    return articles


def _join(words: Iterable[str]) -> str:
    text = ""
    for word in words:
        glued = word in {".", ",", ";", ":", "?", "!", "'s", "n't", ")", "%"} or text.endswith("(")
        text += word if glued or not text else " " + word
    return text


def stock_cnn(corpora: Path) -> Language:
    """Return an untrained pipeline of the architecture and widths of `en_core_web_sm`.

    Components: tok2vec (shared), tagger, morphologizer, parser, lemmatizer (edit trees), NER with
    a tok2vec of its own. Weights are random: speed does not depend on them.
    """
    nlp = spacy.blank("en")
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2", "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50], "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4,
            "window_size": 1, "maxout_pieces": 3,
        },
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    for name in ("tagger", "morphologizer", "trainable_lemmatizer"):
        nlp.add_pipe(name, config={"model": tagger})
    transition = {
        "@architectures": "spacy.TransitionBasedParser.v2", "hidden_width": 64,
        "maxout_pieces": 2, "use_upper": True,
    }  # fmt: skip
    parser = transition | {"state_type": "parser", "extra_state_tokens": False, "tok2vec": listener}
    nlp.add_pipe("parser", config={"model": parser})
    ner = transition | {"state_type": "ner", "extra_state_tokens": False, "tok2vec": tok2vec}
    nlp.add_pipe("ner", config={"model": ner})
    nlp.initialize(lambda: _examples(nlp, corpora))
    return nlp


def _examples(nlp: Language, corpora: Path) -> list[Example]:
    examples = []
    for sentence in read_conllu(corpora / "ud" / "ewt-dev.conllu.gz")[:1000]:
        syntax = sentence.syntax
        assert syntax is not None
        heads = [h - 1 if h else n for n, h in enumerate(syntax.heads)]
        reference = spacy.tokens.Doc(
            nlp.vocab, list(sentence.words), list(sentence.spaces), tags=list(syntax.xpos),
            pos=list(syntax.upos), morphs=list(syntax.feats), lemmas=list(syntax.lemmas),
            heads=heads, deps=list(syntax.deprels),
            ents=["B-ORG" if u == "PROPN" else "O" for u in syntax.upos],
        )  # fmt: skip
        examples.append(Example(nlp.make_doc(sentence.text), reference))
    return examples
