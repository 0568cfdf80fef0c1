"""Coreference within a document, measured on GUM's chains.

Mentions are matched by their syntactic head, as CorefUD's scorer does by default; singletons are
left out.  MUC, B³, CEAF-e and their mean (CoNLL F1) come from `scorch` (Loïc Grobol's scorer for
the CoNLL-2011/2012 tasks).
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.model import Document, Extraction
from kg.resolve._words import Words
from kg.resolve.clusters import Clusters
from kg.resolve.document import cluster_document, slots_of

_OPEN_OR_CLOSE = re.compile(r"\((\d+)-([^()]*)(\))?|(\d+)\)")


@dataclass(slots=True)
class GoldDocument:
    """One document of GUM: its words as CoNLL-U rows, and chains as lists of head word indices."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    sentence_starts: list[int] = field(default_factory=list)
    chains: dict[str, list[int]] = field(default_factory=dict)

    @property
    def genre(self) -> str:
        """The text type, as the name tells it."""
        return self.name.split("_")[1]

    @property
    def spaces(self) -> list[bool]:
        """Whether a space follows each word."""
        return ["SpaceAfter=No" not in row[9] for row in self.rows]

    @property
    def text(self) -> str:
        """The text as the words and spaces give it."""
        pairs = zip(self.rows, self.spaces, strict=True)
        return "".join(row[1] + " " * space for row, space in pairs)

    @property
    def heads(self) -> list[int]:
        """Index of each word's head; a root's is its own."""
        starts = sorted({*self.sentence_starts, len(self.rows)})
        found = []
        for start, end in pairwise(starts):
            for index in range(start, end):
                head = int(self.rows[index][6])
                found.append(start + head - 1 if head else index)
        return found


def read_gum(path: Path) -> Iterator[GoldDocument]:
    """Yield the documents of a GUM CoNLL-U file with their chains."""
    current: GoldDocument | None = None
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                if current is not None:
                    yield _with_chains(current)
                current = GoldDocument(line.split("=", 1)[1].strip())
            elif line.startswith("# sent_id") and current is not None:
                current.sentence_starts.append(len(current.rows))
            elif line[0].isdigit() and current is not None:
                row = line.rstrip("\n").split("\t")
                if row[0].isdigit():
                    current.rows.append(row)
    if current is not None:
        yield _with_chains(current)


def _with_chains(document: GoldDocument) -> GoldDocument:
    heads = document.heads
    opened: dict[str, list[int]] = {}
    for index, row in enumerate(document.rows):
        misc = dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair)
        for number, _, closed, closing in _OPEN_OR_CLOSE.findall(misc.get("Entity", "")):
            if number:
                opened.setdefault(number, []).append(index)
            if closed or closing:
                start = opened[number or closing].pop()
                head = _head(start, index, heads)
                document.chains.setdefault(number or closing, []).append(head)
    document.chains = {
        chain: sorted(set(mentions))
        for chain, mentions in document.chains.items()
        if len(set(mentions)) > 1
    }
    return document


def _head(start: int, end: int, heads: list[int]) -> int:
    """The word of a span whose head lies outside it (the first such)."""
    return next(
        (i for i in range(start, end + 1) if not start <= heads[i] <= end or heads[i] == i), end
    )


def gold_doc(document: GoldDocument, vocab: Vocab) -> Doc:
    """Return the gold parse as a spaCy Doc (no named entities)."""
    starts = set(document.sentence_starts)
    rows = document.rows
    return Doc(
        vocab,
        words=[row[1] for row in rows],
        spaces=document.spaces,
        heads=document.heads,
        deps=[row[7] if row[6] != "0" else "ROOT" for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        lemmas=[row[2] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        sent_starts=[i in starts for i in range(len(rows))],
    )


@dataclass(slots=True)
class CorefScores:
    """Gathered over documents: chains for the scorer and counts of pronouns."""

    pronouns: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    gold: list[set[str]] = field(default_factory=list)
    system: list[set[str]] = field(default_factory=list)


def measure(
    document: GoldDocument,
    doc: Doc,
    kg_document: Document,
    extraction: Extraction,
    into: CorefScores,
) -> list[tuple[int, bool, str]]:
    """Add one document's chains and pronouns; return (word, right?, antecedent) of the pronouns."""
    clusters = cluster_document(Words(doc), kg_document, extraction, slots_of(extraction))
    word_at = alignment(document, kg_document.text)
    chain_of = {word: chain for chain, words in document.chains.items() for word in words}
    for words in document.chains.values():
        into.gold.append({f"{document.name}:{w}" for w in words})
    for root in clusters.roots():
        told = [m for m in clusters.of(root) if m.label != "rel"]
        words = {word_at(doc[m.head].idx) for m in told} - {None}
        if len(words) > 1:
            into.system.append({f"{document.name}:{w}" for w in words})
    return list(_pronouns(document, doc, clusters, word_at, chain_of, into))


def alignment(document: GoldDocument, text: str) -> Callable[[int], int | None]:
    """Return a function from character offset in `text` to word index."""
    found: dict[int, int] = {}
    position = 0
    for index, row in enumerate(document.rows):
        start = text.find(row[1], position)
        if start < 0:
            continue
        position = start + len(row[1])
        for offset in range(start, position):
            found[offset] = index
    return found.get


def _pronouns(
    document: GoldDocument,
    doc: Doc,
    clusters: Clusters,
    word_at: Callable[[int], int | None],
    chain_of: dict[int, str],
    into: CorefScores,
) -> Iterator[tuple[int, bool, str]]:
    """Judge third-person pronouns with an antecedent: is the nearest one before it of its chain?

    Relative pronouns are passed over: GUM does not annotate them.
    """
    by_word = {word_at(doc[m.head].idx): m for m in clusters.markables}
    for index, row in enumerate(document.rows):
        if row[3] != "PRON" or "Person=3" not in row[5] or "PronType=Prs" not in row[5]:
            continue
        chain = chain_of.get(index)
        if chain is None or min(document.chains[chain]) == index:
            continue
        form = row[2].lower() if row[2] in {"he", "she", "it", "they"} else row[1].lower()
        into.pronouns[form] += 1
        markable = by_word.get(index)
        before = (
            []
            if markable is None
            else [
                m
                for m in clusters.of(markable.index)
                if m.index < markable.index and m.label != "rel"
            ]
        )
        words = [word_at(doc[m.head].idx) for m in before]
        right = bool(words) and chain_of.get(words[-1] if words[-1] is not None else -1) == chain
        into.right[form] += right
        yield index, right, before[-1].text if before else ""


def report(scores: CorefScores) -> dict[str, float]:
    """Return pronoun accuracy and MUC, B³, CEAF-e F1 and their mean, in per cent."""
    from scorch.scores import b_cubed, ceaf_e, conll2012, muc

    total, right = sum(scores.pronouns.values()), sum(scores.right.values())
    table = {"pronouns": float(total), "pronouns right %": 100 * right / max(total, 1)}
    for form in sorted(scores.pronouns):
        table[f"  {form} ({scores.pronouns[form]}) %"] = (
            100 * scores.right[form] / scores.pronouns[form]
        )
    for name, metric in (("MUC", muc), ("B³", b_cubed), ("CEAF-e", ceaf_e)):
        table[f"{name} F1"] = 100 * metric(scores.gold, scores.system)[2]
    table["CoNLL F1"] = 100 * conll2012(scores.gold, scores.system)
    return table
