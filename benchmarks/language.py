"""Every bar of the language pipeline: `python -m benchmarks.language --corpora DIR`."""

import argparse
import sys
from pathlib import Path

from spacy.language import Language

import kg.language
from benchmarks.language_news import LABELS, news_names
from benchmarks.language_scores import Tally, entities, gold_tokens, raw_text
from benchmarks.language_speed import report_speed
from training.sentences import Sentence, read_columns, read_conllu

_MEASURES = ("UPOS", "XPOS", "UFeats", "Lemma", "UAS", "LAS", "LAS-main")
_RAW = ("Tokens", "Sentences", "UPOS", "Lemma", "UAS", "LAS", "LAS-main")
_POLITICS = {
    "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG",
    "country": "LOC", "location": "LOC",
}  # fmt: skip
_OURS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--gold", type=Path, default=None, help="folder of the development gold")
    parser.add_argument("--pipeline", default=None, help="name or path; the shipped one if absent")
    parser.add_argument("--float", default=None, help="the same pipeline with 32-bit weights")
    parser.add_argument("--dev", action="store_true", help="score the dev sets instead")
    parser.add_argument("--no-speed", action="store_true")
    arguments = parser.parse_args()
    nlp = kg.language.load(arguments.pipeline)
    print(kg.language.version(nlp))
    print_scores(nlp, arguments.corpora, dev=arguments.dev)
    if arguments.gold:
        print("\nnews sentences (benchmarks/data/news_names.jsonl); ALL: PERSON, ORG, GPE")
        print_names(news_names(nlp, arguments.gold), (*LABELS, "ALL", "EVERY"))
    if arguments.float:
        print("\n32-bit weights")
        print_scores(kg.language.load(arguments.float), arguments.corpora, dev=arguments.dev)
    if not arguments.no_speed:
        report_speed(arguments.pipeline, arguments.corpora)
    return 0


def print_scores(nlp: Language, corpora: Path, *, dev: bool) -> None:
    """Print accuracy on treebanks and names."""
    ud = corpora / "ud"
    part = "dev" if dev else "test"
    sets = {name: read_conllu(ud / f"{name}-{part}.conllu.gz") for name in ("ewt", "gum")}
    news = [s for s in sets["gum"] if s.document.startswith("GUM_news")]
    sets |= {"gum news": news}
    if not dev:
        sets["pud"] = _pud(ud / "pud-test.conllu.gz")
    print("\ngold tokens  " + "".join(f"{m:>10}" for m in _MEASURES))
    for name, sentences in sets.items():
        _row(name, gold_tokens(nlp, sentences), _MEASURES)
    print("\nraw text     " + "".join(f"{m:>10}" for m in _RAW))
    for name, sentences in sets.items():
        _row(name, raw_text(nlp, sentences), _RAW)
    politics = read_columns(corpora / "ner" / "crossner-politics-dev.conll.gz")
    print("\nCrossNER politics dev (left out of training)")
    print_names(entities(nlp, politics, _POLITICS, _OURS), ("PER", "ORG", "LOC", "ALL"))
    wider = {**_POLITICS, "event": "EVENT", "election": "EVENT"}
    tally = entities(nlp, politics, wider, {**_OURS, "EVENT": "EVENT"})
    print_names(tally, ("EVENT", "ALL"))


def _pud(path: Path) -> list[Sentence]:
    """PUD sentences are unrelated: every one is a document of its own."""
    from dataclasses import replace

    return [replace(s, document=str(n)) for n, s in enumerate(read_conllu(path))]


def _row(name: str, tally: Tally, measures: tuple[str, ...]) -> None:
    print(f"{name:<13}" + "".join(f"{tally.f1(m):>10.2f}" for m in measures), flush=True)


def print_names(tally: Tally, kinds: tuple[str, ...]) -> None:
    """Print precision, recall and F1 of every type of name."""
    for kind in kinds:
        p, r, f = tally.precision(kind), tally.recall(kind), tally.f1(kind)
        print(f"{kind:<8} P {p:6.2f}  R {r:6.2f}  F1 {f:6.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
