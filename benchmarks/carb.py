"""Open relation tuples on CaRB's development sentences.

    python -m benchmarks.carb --gold DIR [--pipeline NAME]

kg reads events, not open tuples; for this comparison each clause it finds is written out as
(actor, verb group, rest of the clause).  The score follows the published scorer's logic: token
overlap slot by slot, every gold tuple takes its best match for recall, predictions and gold
tuples are paired one to one, best first, for precision.  No confidence ranking: one point.
Published F1: ClausIE 45.0, OpenIE4 48.8, OpenIE6 52.7.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.gold import join, records
from kg.documents import document_from_text
from kg.extract.candidates import Candidate
from kg.extract.clauses import verb_candidates
from kg.extract.tree import Tree
from kg.language import annotate, load

Tuple = tuple[str, ...]
_OUTSIDE = frozenset(
    {"conj", "cc", "parataxis", "punct", "advcl", "nsubj", "nsubj:pass", "mark", "discourse"}
)


def main(arguments: list[str] | None = None) -> None:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    options = parser.parse_args(arguments)
    rows = list(records(options.gold / "carb-dev.jsonl.gz"))
    documents = [
        document_from_text(join(r["text"].split()).text, path=str(i)) for i, r in enumerate(rows)
    ]
    numerator = denominator = recall = gold_count = 0.0
    for row, (_, doc) in zip(rows, annotate(load(options.pipeline), documents), strict=True):
        gold = [(t["rel"], *t["args"]) for t in row["tuples"]]
        ours = open_tuples(Tree(doc))
        scores = [[_match(g, p) for p in ours] for g in gold]
        recall += sum(max((s[1] for s in line), default=0.0) for line in scores)
        gold_count += len(gold)
        numerator += _paired_precision(scores)
        denominator += len(ours)
    p, r = numerator / denominator, recall / gold_count
    print(f"CaRB dev, {len(rows)} sentences: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")
    print("published F1: ClausIE .450, OpenIE4 .488, OpenIE6 .527")


def open_tuples(tree: Tree) -> list[Tuple]:
    """Write every clause with a subject as (verb group, actor, rest)."""
    found: list[Tuple] = []
    for candidate in verb_candidates(tree):
        surface = candidate.targets if candidate.passive else candidate.actors
        rest = _rest(tree, candidate)
        if rest:
            found.extend((_group(tree, candidate), _phrase(tree, s), rest) for s in surface)
    return found


def _group(tree: Tree, candidate: Candidate) -> str:
    i = candidate.trigger
    words = [k for k in tree.kids[i] if tree.dep[k] in {"aux", "aux:pass", "compound:prt"}]
    words += [k for k in tree.all(i, "advmod") if tree.lower[k] in {"not", "n't", "never"}]
    return " ".join(tree.doc[k].text for k in sorted({*words, i}))


def _phrase(tree: Tree, i: int) -> str:
    skip = {
        d
        for k in tree.kids[i]
        if tree.dep[k] in {"conj", "cc", "acl:relcl", "appos", "punct"}
        for d in tree.subtree(k)
    }
    skip |= {k for k in tree.kids[i] if tree.dep[k] == "case"}
    return " ".join(tree.doc[k].text for k in sorted(set(tree.subtree(i)) - skip))


def _rest(tree: Tree, candidate: Candidate) -> str:
    i = candidate.trigger
    words: set[int] = set()
    for k in tree.kids[i]:
        if k > i and tree.dep[k] not in _OUTSIDE | {"compound:prt", "aux", "aux:pass"}:
            words |= set(tree.subtree(k))
    return " ".join(tree.doc[k].text for k in sorted(words))


def _match(gold: Tuple, ours: Tuple) -> tuple[float, float]:
    """Give (precision, recall) of one tuple against another, slot by slot."""
    if not _common(gold[0], ours[0]):
        return 0.0, 0.0
    common = total_ours = total_gold = 0
    for i in range(max(len(gold), len(ours))):
        g, p = gold[i] if i < len(gold) else "", ours[i] if i < len(ours) else ""
        common += _common(g, p)
        total_gold += len(g.split())
        total_ours += len(p.split())
    return common / total_ours, common / total_gold


def _common(first: str, second: str) -> int:
    return (Counter(first.lower().split()) & Counter(second.lower().split())).total()


def _paired_precision(scores: list[list[tuple[float, float]]]) -> float:
    pairs = sorted(
        ((s[0], -i, -j) for i, line in enumerate(scores) for j, s in enumerate(line)), reverse=True
    )
    rows: set[int] = set()
    columns: set[int] = set()
    total = 0.0
    for precision, i, j in pairs:
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            total += precision
    return total


if __name__ == "__main__":
    main()
