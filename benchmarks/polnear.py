"""Who said what, on PolNeAR: source, cue and content all overlapping.

    python -m benchmarks.polnear --gold DIR [--pipeline NAME] [--errors]

An attribution of ours is right when its source, its cue and its content each share at least one
character with those of one gold attribution; a gold attribution is found when one of ours matches
it so (some articles carry the marks of several annotators, so one of ours may match several).
Where PolNeAR
marks no source (*it is believed that*, *criticism of*), ours must name none either.  The release
annotates relative pronouns as sources (ours is their antecedent: the pronoun counts too), and
outermost attributions (5 of the 2,320 here lie inside another), so ours that are nested
in another's content are left out; `with nested` counts them as wrong unless they match.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from benchmarks.gold import percent, records
from kg.documents import document_from_text
from kg.extract.reports.attribution import TokenAttribution, find_attributions, outer_of
from kg.language import annotate, load

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Triple:
    """Source, cue and content as character ranges; `kind` is the class of the cue."""

    source: Ranges
    cue: Ranges
    content: Ranges
    kind: str = ""
    rule: str = ""


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true", help="list what was missed and invented")
    options = parser.parse_args(arguments)
    rows = [row for path in sorted(options.gold.glob("polnear-*.gz")) for row in records(path)]
    documents = [document_from_text(row["text"], path=row["doc"]) for row in rows]
    counts: Counter[str] = Counter()
    for row, (document, doc) in zip(rows, annotate(load(options.pipeline), documents), strict=True):
        shift = offsets_between(row["text"], document.text)
        gold = gold_triples(row, shift)
        found = find_attributions(doc, document)
        ours = [triple_of(a) for a in found if outer_of(a, found) is None]
        score(gold, ours, counts)
        every = [triple_of(a) for a in found]
        counts["every"] += len(every)
        every_found, every_right = pair(gold, every)
        counts["every found"] += len(every_found)
        counts["every right"] += len(every_right)
        if options.errors:
            _show(document.text, gold, ours)
    report(counts, len(rows))


def gold_triples(row: dict[str, Any], shift: Sequence[int]) -> list[Triple]:
    """Give the gold attributions of one article in offsets of our text."""

    def moved(spans: Iterable[Iterable[Iterable[int]]]) -> Ranges:
        return tuple(
            (shift[start], shift[end - 1] + 1)
            for span in spans
            for start, end in span
            if start < end
        )

    return [
        Triple(moved(a["source_span"]), moved(a["cue_span"]), moved(a["content_span"]))
        for a in row["attributions"]
    ]


def triple_of(attribution: TokenAttribution) -> Triple:
    """Give one of our attributions as character ranges."""
    speaker, cue, pronoun = attribution.speaker, attribution.cue, attribution.pronoun
    source = [(speaker.start_char, speaker.end_char)] if speaker is not None else []
    if pronoun is not None:
        source.append((pronoun.idx, pronoun.idx + len(pronoun)))
    return Triple(
        tuple(source),
        ((cue.start_char, cue.end_char),),
        tuple((c.start_char, c.end_char) for c in attribution.content),
        attribution.kind,
        attribution.rule,
    )


def offsets_between(theirs: str, ours: str) -> list[int]:
    """Map each offset of the original text to one of ours.

    Cleaning a document changes white space and drops lines such as photo credits; what was
    dropped maps to the character before.
    """
    one, other = list(re.finditer(r"\S+", theirs)), list(re.finditer(r"\S+", ours))
    words = SequenceMatcher(None, [m[0] for m in one], [m[0] for m in other], autojunk=False)
    found = [-1] * len(theirs)
    for first, second, size in words.get_matching_blocks():
        for k in range(size):
            start, end = one[first + k].span()
            shift = other[second + k].start() - start
            found[start:end] = range(start + shift, end + shift)
    last = 0
    for i, place in enumerate(found):
        last = found[i] = place if place >= 0 else last
    return found


def matches(gold: Triple, ours: Triple) -> bool:
    """Whether source, cue and content overlap."""
    source = overlap(gold.source, ours.source) or not (gold.source or ours.source)
    return source and overlap(gold.cue, ours.cue) and overlap(gold.content, ours.content)


def overlap(one: Ranges, other: Ranges) -> bool:
    """Whether two sets of ranges share a character."""
    return any(s < e2 and s2 < e for s, e in one for s2, e2 in other)


def pair(gold: Sequence[Triple], ours: Sequence[Triple]) -> tuple[set[int], set[int]]:
    """Give the indices of the gold attributions found and of ours that are right."""
    hits = [
        (g, o) for g, one in enumerate(gold) for o, other in enumerate(ours) if matches(one, other)
    ]
    return {g for g, _ in hits}, {o for _, o in hits}


def score(gold: Sequence[Triple], ours: Sequence[Triple], counts: Counter[str]) -> None:
    """Add one article to `counts`."""
    found, right = pair(gold, ours)
    counts["gold"] += len(gold)
    counts["found"] += len(found)
    counts["ours"] += len(ours)
    counts["right"] += len(right)
    counts["gold without source"] += sum(not g.source for g in gold)
    counts["right without source"] += sum(not gold[g].source for g in found)
    counts["cue and content"] += sum(
        any(overlap(g.cue, o.cue) and overlap(g.content, o.content) for o in ours) for g in gold
    )
    for number, triple in enumerate(ours):
        counts[f"ours {triple.rule}/{triple.kind}"] += 1
        counts[f"right {triple.rule}/{triple.kind}"] += number in right


def report(counts: Counter[str], articles: int) -> None:
    """Print the figures."""
    precision = counts["right"] / max(counts["ours"], 1)
    recall = counts["found"] / max(counts["gold"], 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print("PolNeAR,", articles, "articles,", counts["gold"], "attributions")
    print("recall                      ", percent(counts["found"], counts["gold"]), " bar 60")
    print("precision                   ", percent(counts["right"], counts["ours"]), " bar 70")
    print(f"F1                             {both:.3f} (P {precision:.3f}, R {recall:.3f})")
    print("with nested: recall         ", percent(counts["every found"], counts["gold"]))
    print("with nested: precision      ", percent(counts["every right"], counts["every"]))
    print("recall of cue and content   ", percent(counts["cue and content"], counts["gold"]))
    anonymous = counts["gold without source"]
    print("gold without a source found ", percent(counts["right without source"], anonymous))
    print("precision by construction and class:")
    for name in sorted(n for n in counts if n.startswith("ours ")):
        kind = name.removeprefix("ours ")
        print(f"  {kind:40}", percent(counts[f"right {kind}"], counts[name]))


def _show(text: str, gold: Sequence[Triple], ours: Sequence[Triple]) -> None:
    found, right = pair(gold, ours)
    for number, triple in enumerate(ours):
        if number not in right:
            print("INVENTED", triple.rule, triple.kind, "|", _words(text, triple))
    for number, triple in enumerate(gold):
        if number not in found:
            print("MISSED", "|", _words(text, triple))


def _words(text: str, triple: Triple) -> str:
    parts = (triple.source, triple.cue, triple.content)
    return " | ".join(" … ".join(text[s:e] for s, e in part) for part in parts)


if __name__ == "__main__":
    main()
