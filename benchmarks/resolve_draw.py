"""Draw pairs of names from annotated corpora: variants of one thing, and similar names of two.

    python -m benchmarks.resolve_draw --gold DIR --corpora DIR --seed N [--without FILE] > pairs.csv

Who is who is taken from the annotation alone, and nobody looks at a pair before it is measured:

- names: mentions that annotators marked (UD English GUM; in MEANTIME those marked NAM) and that
  consist of proper nouns and *of, the, and, for, de …* only; titles before people's names are
  cut off; what holds an office, a pronoun or a comma (*Vice President*, *They*, *Paris, France*)
  is no name;
- two names are similar when they have a word in common, when the initials of one are the other,
  or when three quarters of their letters stand in the same order; only similar names are paired;
- *same*: two spellings (case and punctuation apart) in one chain of one document, or linked to
  one Wikipedia article (GUM);
- *different*: two names of one kind in different chains of one document, or linked to different
  articles.  Left out are a name that the annotators use of both things, and a name that is part
  of the other (*Bush*, *Laura Bush*): these only the text can tell;
- of one thing at most four pairs of each sort are drawn, half of all pairs are *same*.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import join, records
from benchmarks.resolve_coref import GoldDocument, read_gum

_KINDS = {
    "person": "Person", "organization": "Organization", "place": "Place",
    "PER": "Person", "ORG": "Organization", "LOC": "Place", "GPE": "Place", "FAC": "Facility",
    "PERSON": "Person", "ORGANIZATION": "Organization", "LOCATION": "Place",
}  # fmt: skip
_OPEN_OR_CLOSE = re.compile(r"\((\d+)-([^()]*)(\))?|(\d+)\)")
_MINOR = frozenset({"of", "the", "and", "for", "de", "la", "du", "in", "on", "&", "'s", "’s"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "dr", "president", "minister", "prime", "sir", "professor", "prof"}
    | {"senator", "sen", "rep", "congressman", "congresswoman", "general", "gen", "lord", "lady"}
    | {"dame", "miss", "madam", "saint", "st", "king", "queen", "prince", "princess", "emperor"}
    | {"imam", "judge", "justice", "captain", "colonel", "major", "master", "father", "pope"}
)
_OFFICES = _TITLES | frozenset(
    {"vice", "secretary", "speaker", "chair", "chairman", "ceo", "chief", "officer", "fellow"}
    | {"protector", "doctor", "minister", "governor", "mayor", "director", "coach", "bishop"}
    | {"i", "we", "they", "he", "she", "it", "our", "us", "you", "my", "their", "his", "her"}
)
PER_THING = 4
"""So many pairs of each sort are drawn of one thing at most."""


class Named(NamedTuple):
    """One annotated name: the document, the thing it names there, what kind of thing, the words."""

    document: str
    thing: str
    kind: str
    text: str


class Pair(NamedTuple):
    """Two names of one kind, and whether they are one thing's."""

    left: str
    right: str
    kind: str
    same: bool


def main(arguments: list[str] | None = None) -> None:
    """Print the drawn pairs as CSV."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--without", type=Path, action="append", default=[])
    options = parser.parse_args(arguments)
    seen = {frozenset(pair) for path in options.without for pair in known_pairs(path)}
    names = sorted(set(annotated_names(options.gold, options.corpora)))
    pairs = draw(names, options.count, options.seed, seen)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("left", "right", "type", "same"))
    out.writerows((p.left, p.right, p.kind, "yes" if p.same else "no") for p in pairs)


def known_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names of a list."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    for row in csv.DictReader(lines):
        yield row["left"], row["right"]


def annotated_names(gold: Path, corpora: Path) -> Iterator[Named]:
    """Yield every annotated name with its document, thing and kind."""
    for part in ("train", "dev", "test"):
        for document in read_gum(corpora / "ud" / f"gum-{part}.conllu.gz"):
            yield from gum_names(document)
    for row in records(gold / "meantime-dev.jsonl.gz"):
        for mention in row["mentions"]:
            if mention.get("syntactic") == "NAM" and mention.get("entity"):
                tokens = [row["tokens"][i] for i in mention["tokens"]]
                kind = str(mention.get("entity_type") or mention.get("type") or "")
                yield Named(
                    row["doc"], f"{row['doc']}#{mention['entity']}", kind, join(tokens).text
                )


def gum_names(document: GoldDocument) -> Iterator[Named]:
    """Yield the mentions of a GUM document that start and end with a proper noun."""
    opened: dict[str, list[tuple[int, str, str]]] = {}
    for index, row in enumerate(document.rows):
        misc = dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair)
        for number, told, closed, closing in _OPEN_OR_CLOSE.findall(misc.get("Entity", "")):
            if number:
                fields = told.split("-", 5)
                link = fields[5] if len(fields) > 5 else ""
                opened.setdefault(number, []).append((index, fields[0], link))
            if closed or closing:
                start, kind, link = opened[number or closing].pop()
                rows = document.rows[start : index + 1]
                rows = rows[1:] if rows[0][3] == "DET" else rows
                if rows and {rows[0][3], rows[-1][3]} <= {"PROPN", "PART", "PUNCT"}:
                    thing = link or f"{document.name}#{number or closing}"
                    text = join([r[1] for r in rows]).text
                    yield Named(document.name, thing, kind, text)


def draw(names: Iterable[Named], count: int, seed: int, seen: set[frozenset[str]]) -> list[Pair]:
    """Return `count` pairs, half of them of one thing, in an order that the seed decides."""
    forms: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, str] = {}
    documents: dict[str, set[str]] = defaultdict(set)
    for name in names:
        kind = _KINDS.get(name.kind)
        text = plain(name.text, person=kind == "Person")
        if kind is None or text is None:
            continue
        forms[name.thing].add(text)
        kinds.setdefault(name.thing, kind)
        documents[name.document].add(name.thing)
    chance = random.Random(seed)
    same = [(t, t, a, b) for t in sorted(forms) for a, b in combinations(sorted(forms[t]), 2)]
    same = [p for p in same if folded_name(p[2]) != folded_name(p[3]) and similar(p[2], p[3])]
    other = list(_different(forms, kinds, documents))
    half = count // 2
    return sorted(
        [
            *_some(same, half, chance, seen, kinds, same=True),
            *_some(other, count - half, chance, seen, kinds, same=False),
        ]
    )


def _some(
    pairs: list[tuple[str, str, str, str]],
    count: int,
    chance: random.Random,
    seen: set[frozenset[str]],
    kinds: dict[str, str],
    *,
    same: bool,
) -> Iterator[Pair]:
    drawn: Counter[str] = Counter()
    taken = set(seen)
    chance.shuffle(pairs)
    for first, second, left, right in pairs:
        pair = frozenset({left, right})
        if pair in taken or max(drawn[first], drawn[second]) >= PER_THING:
            continue
        taken.add(pair)
        drawn.update({first, second})
        yield Pair(*sorted((left, right)), kinds[first], same)
        if len(taken) - len(seen) >= count:
            return


def _different(
    forms: dict[str, set[str]], kinds: dict[str, str], documents: dict[str, set[str]]
) -> Iterator[tuple[str, str, str, str]]:
    linked = sorted(t for t in forms if "#" not in t)
    groups = [*(sorted(found) for found in documents.values()), linked]
    done: set[tuple[str, str]] = set()
    for group in groups:
        for first, second in combinations(group, 2):
            if (first, second) in done or kinds[first] != kinds[second]:
                continue
            done.add((first, second))
            folded = (
                {folded_name(n) for n in forms[first]},
                {folded_name(n) for n in forms[second]},
            )
            for left in sorted(forms[first]):
                for right in sorted(forms[second]):
                    shared = folded_name(left) in folded[1] or folded_name(right) in folded[0]
                    if not (shared or part(left, right)) and similar(left, right):
                        yield first, second, left, right


def plain(text: str, *, person: bool) -> str | None:
    """A name without article, title and possessive; None where it is more or less than a name."""
    words = text.replace("\n", " ").split()
    while words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    while person and len(words) > 1 and words[0].lower().strip(".") in _TITLES:
        words = words[1:]
    if words and words[-1] in {"'s", "’s"}:
        words = words[:-1]
    joined = " ".join(words).removesuffix("'s").removesuffix("’s")
    own = [w for w in joined.split() if w not in _MINOR]
    if not own or len(joined.split()) > 7 or "," in joined:
        return None
    office = any(w.casefold().strip(".") in _OFFICES for w in (own if person else own[:1]))
    capital = all(w[0].isupper() or w[0].isdigit() for w in own) and own[0][0].isupper()
    return joined if capital and not office else None


def part(left: str, right: str) -> bool:
    """Tell whether all words of one name stand in the other."""
    words = [[w.casefold().strip(".") for w in n.split()] for n in (left, right)]
    return set(words[0]) <= set(words[1]) or set(words[1]) <= set(words[0])


@cache
def folded_name(name: str) -> str:
    """Return a name's letters and digits without case."""
    return "".join(c for c in name.casefold() if c.isalnum())


def similar(left: str, right: str) -> bool:
    """Tell whether two names have a word, initials or three quarters of their letters in common."""
    words = [
        {w.casefold().strip(".,") for w in n.split()} - _MINOR - _TITLES for n in (left, right)
    ]
    if words[0] & words[1]:
        return True
    for short, full in ((left, right), (right, left)):
        letters = "".join(w[0] for w in full.split() if w[0].isupper())
        if len(letters) > 1 and short.replace(".", "") == letters:
            return True
    folded = (folded_name(left), folded_name(right))
    if min(map(len, folded)) < 0.6 * max(map(len, folded)):
        return False  # three quarters of all letters cannot be shared then
    match = SequenceMatcher(None, *folded)
    return match.quick_ratio() >= 0.75 and match.ratio() >= 0.75


if __name__ == "__main__":
    main()
