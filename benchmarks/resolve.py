"""How well mentions are resolved: actors, coordination, coreference, clusters, names, scale.

    python -m benchmarks.resolve --gold DIR --corpora DIR [--misses] [--skip scale]

`--gold` holds the development gold (`ngec-*.jsonl.gz`, `meantime-dev.jsonl.gz`), `--corpora` the
Universal Dependencies treebanks (`ud/gum-dev.conllu.gz`).  Coreference is measured on parses of
the shipped pipeline.  Needs the `bench` extra (scorch).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks.resolve_actors import measure_actors, measure_coordination
from benchmarks.resolve_meantime import measure_meantime
from benchmarks.resolve_names import measure_names
from benchmarks.resolve_scale import measure_scale


def main(arguments: list[str] | None = None) -> None:
    """Print every table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="print every wrong phrase and pair")
    parser.add_argument("--skip", action="append", default=[], help="leave a table out")
    options = parser.parse_args(arguments)
    misses: list[str] = []
    tables: dict[str, Callable[[], dict[str, float]]] = {
        "actors": lambda: _with_misses(measure_actors(options.gold), misses),
        "coordination": lambda: measure_coordination(options.gold),
        "names": lambda: _with_misses(measure_names(), misses),
        "meantime": lambda: measure_meantime(options.gold),
        "coreference": lambda: _coreference(options.corpora),
        "scale": measure_scale,
    }
    for title, make in tables.items():
        if title not in options.skip:
            print(f"\n{title}")
            for name, value in make().items():
                print(f"  {name:42} {value:10.1f}")
    if options.misses:
        print("\n".join(["", *misses]))


def _with_misses(result: tuple[dict[str, float], list[str]], misses: list[str]) -> dict[str, float]:
    misses.extend(result[1])
    return result[0]


def _coreference(corpora: Path) -> dict[str, float]:
    from benchmarks.resolve_coref import CorefScores, measure, read_gum, report
    from kg.documents import document_from_text
    from kg.extract import extract
    from kg.language import annotate, load

    scores, news = CorefScores(), CorefScores()
    gold = list(read_gum(corpora / "ud" / "gum-dev.conllu.gz"))
    documents = [document_from_text(d.text, path=d.name) for d in gold]
    for told, (document, doc) in zip(gold, annotate(load(), documents), strict=True):
        extraction = extract(doc, document)
        measure(told, doc, document, extraction, scores)
        if told.genre == "news":
            measure(told, doc, document, extraction, news)
    table = report(scores)
    for name, value in report(news).items():
        if name in {"pronouns right %", "CoNLL F1"}:
            table[f"news: {name}"] = value
    return table


if __name__ == "__main__":
    main()
