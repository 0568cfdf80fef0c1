"""Draw pairs of similar names from news articles, to be judged by reading before anything is run.

    python -m benchmarks.resolve_articles --gold DIR --seed N [--without FILE] > pairs.txt

The names are those that the language pipeline marks in the PolNeAR, WikiEvents, Giveme5W1H, MUC-4
and re3d articles; titles before people's names are cut off.  Half of the pairs stand in one
article, half in two.  Each is printed with its kind, and with the words around either name, for
somebody to write `yes`, `no`, or `-` where one is no name, or where only more of the text could
tell.  How the resolver sees a pair is neither asked nor shown.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import records
from benchmarks.resolve_draw import PER_THING, folded_name, known_pairs, part, plain, similar
from kg.documents import document_from_text
from kg.language import annotate, load
from kg.model import Document

_KINDS = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Facility",
}  # fmt: skip
_AROUND = 60
"""So many characters on either side of a name are shown."""


class Found(NamedTuple):
    """A name in an article: the article, what kind of thing, the name, the words around it."""

    document: str
    kind: str
    name: str
    around: str


def main(arguments: list[str] | None = None) -> None:
    """Print the drawn pairs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=420)
    parser.add_argument("--without", type=Path, action="append", default=[])
    options = parser.parse_args(arguments)
    seen = {frozenset(pair) for path in options.without for pair in known_pairs(path)}
    names = list(_names(_articles(options.gold)))
    for number, (left, right) in enumerate(draw(names, options.count, options.seed, seen), 1):
        where = "one article" if left.document == right.document else "two articles"
        sys.stdout.write(f"{number}\t{left.name}\t{right.name}\t{left.kind}\t{where}\n")
        sys.stdout.write(f"\t\t{left.around}\n\t\t{right.around}\n")


def _articles(gold: Path) -> Iterator[Document]:
    for name in ("polnear", "giveme5w1h", "muc4-tst4", "re3d-centcom", "re3d-wikipedia"):
        for number, row in enumerate(records(gold / f"{name}-dev.jsonl.gz")):
            yield document_from_text(row["text"], path=f"{name}/{number}")
    for row in records(gold / "wikievents-dev.jsonl.gz"):
        yield document_from_text(" ".join(s[1] for s in row["sentences"]), path=row["doc_id"])


def _names(articles: Iterable[Document]) -> Iterator[Found]:
    for document, doc in annotate(load(), articles):
        for span in doc.ents:
            kind = _KINDS.get(span.label_)
            name = plain(span.text, person=kind == "Person") if kind else None
            if kind and name:
                start, end = max(span.start_char - _AROUND, 0), span.end_char + _AROUND
                around = " ".join(document.text[start:end].split())
                yield Found(str(document.path), kind, name, around)


def draw(
    names: Iterable[Found], count: int, seed: int, seen: set[frozenset[str]]
) -> list[tuple[Found, Found]]:
    """Return `count` pairs of similar names, half within one article, in an order of the seed."""
    first: dict[tuple[str, str, str], Found] = {}
    for found in names:
        first.setdefault((found.document, found.kind, found.name), found)
    articles: dict[str, list[Found]] = defaultdict(list)
    for key in sorted(first):
        articles[key[0]].append(first[key])
    chance = random.Random(seed)
    within = [p for d in sorted(articles) for p in combinations(articles[d], 2) if _pairs(*p)]
    spread: dict[tuple[str, str], Found] = {}
    for found in chance.sample(sorted(first.values()), len(first)):
        spread.setdefault((found.kind, found.name), found)
    across = [
        p
        for p in combinations(sorted(spread.values()), 2)
        if p[0].document != p[1].document and _pairs(*p)
    ]
    half = count // 2
    taken = set(seen)
    drawn = [*_some(within, half, chance, taken), *_some(across, count - half, chance, taken)]
    return chance.sample(drawn, len(drawn))


def _pairs(left: Found, right: Found) -> bool:
    if left.kind != right.kind or folded_name(left.name) == folded_name(right.name):
        return False
    apart = left.document != right.document and part(left.name, right.name)
    return not apart and similar(left.name, right.name)


def _some(
    pairs: list[tuple[Found, Found]], count: int, chance: random.Random, taken: set[frozenset[str]]
) -> Iterator[tuple[Found, Found]]:
    drawn: Counter[str] = Counter()
    given = 0
    for left, right in chance.sample(pairs, len(pairs)):
        pair = frozenset({left.name, right.name})
        if pair in taken or max(drawn[left.name], drawn[right.name]) >= PER_THING:
            continue
        taken.add(pair)
        drawn.update({left.name, right.name})
        given += 1
        yield left, right
        if given >= count:
            return


if __name__ == "__main__":
    main()
