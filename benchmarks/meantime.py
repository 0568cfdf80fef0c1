"""Events, participants and factuality on MEANTIME (Wikinews, annotated by hand).

    python -m benchmarks.meantime --gold DIR [--pipeline NAME]

Recall follows the lenient match under which NewsReader's own output was measured: same document,
same lemma (or, as the gold's lemmas are not all such, a trigger on the same words), a shared
content word between the participants (a pronoun counts through its entity's name). Where kg's
records differ from MEANTIME's, the match follows kg: what somebody says is an attribution, so its
cue counts as the trigger and its speaker as the actor; a sum is a quantity and counts as Arg1;
the subject of *die* or *crash* is the actor, where MEANTIME has Arg1, so the only participant of
such an event counts on either side (the stricter count stands beside it). A copula with a
noun (*Ford is a carmaker*) is no event but a relation of its subject; the count with relations
takes the copula of a relation for a trigger. Trigger precision counts the triggers inside the
annotated sentences.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.gold import believed, content_words, f1, join, percent, records
from kg.documents import document_from_text
from kg.extract import extract
from kg.language import annotate, load
from kg.model import Block, BlockKind, Document, EventMention, Reading, Slot
from kg.resolve import resolve_document

NEWSREADER = {"verb events": 60.7, "actors": 43.0, "targets": 28.7, "pairs": 18.4}


@dataclass
class Article:
    """One annotated article, read again by kg."""

    gold: dict[str, Any]
    offsets: tuple[tuple[int, int], ...]
    document: Document
    reading: Reading
    lemmas: dict[int, str] = field(default_factory=dict)


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pipeline")
    parser.add_argument("--errors", action="store_true", help="list what was missed")
    options = parser.parse_args(arguments)
    articles = list(read_articles(options.gold / "meantime-dev.jsonl.gz", options.pipeline))
    _triggers(articles, show=options.errors)
    _participants(articles, show=options.errors)
    _factuality(articles, show=options.errors)


def read_articles(path: Path, pipeline: str | None) -> Iterable[Article]:
    """Read every article of the file with kg."""
    nlp = load(pipeline)
    rows = list(records(path))
    made = [document_of(row) for row in rows]
    for (row, (document, offsets)), (_, doc) in zip(
        zip(rows, made, strict=True), annotate(nlp, [d for d, _ in made]), strict=True
    ):
        reading = believed(resolve_document(doc, document, extract(doc, document), "benchmark"))
        lemmas = {t.idx: t.lemma_.lower() for t in doc}
        yield Article(row, offsets, document, reading, lemmas)


def document_of(row: dict[str, Any]) -> tuple[Document, tuple[tuple[int, int], ...]]:
    """Give one annotated article as a document, and where each of its tokens stands in it."""
    sentences = row["token_sentence"]
    starts = frozenset(i for i in range(1, len(sentences)) if sentences[i] != sentences[i - 1] <= 1)
    joined = join(row["tokens"], starts)
    published = next(
        (
            t["value"]
            for t in row["times"]
            if t.get("dct") == "CREATION_TIME" and len(t["value"]) == 10
        ),
        None,
    )
    document = document_from_text(joined.text, published=published, path=row["doc"])
    cuts = [0, *(joined.offsets[i][0] for i in sorted(starts))]
    ends = [*(c - 2 for c in cuts[1:]), len(joined.text)]
    kinds = [BlockKind.TITLE] + [BlockKind.PARAGRAPH] * len(cuts)
    blocks = tuple(Block(k, s, e) for k, s, e in zip(kinds, cuts, ends, strict=False))
    day = date.fromisoformat(published) if published else None
    return Document(document.id, joined.text, blocks, row["doc"], None, day), joined.offsets


def _span(article: Article, event: dict[str, Any]) -> tuple[int, int]:
    return article.offsets[event["tokens"][0]][0], article.offsets[event["tokens"][-1]][1]


def _lemma(article: Article, event: dict[str, Any]) -> str:
    if event["lemma"]:
        return str(event["lemma"]).lower()
    return article.lemmas.get(_span(article, event)[0], str(event["trigger"]).lower())


def _is_verb(article: Article, event: dict[str, Any]) -> bool:
    return event["pos"] == "VERB"


def _our_lemmas(article: Article) -> dict[str, list[EventMention]]:
    found: dict[str, list[EventMention]] = {}
    for e in article.reading.events:
        for lemma in {e.action.verb, *e.action.verb.split(" ")}:
            found.setdefault(lemma, []).append(e)
    return found


def _cue_lemmas(article: Article) -> set[str]:
    cues = [a.speaker for a in article.reading.attributions]
    inside = {
        lemma
        for c in cues
        for start, lemma in article.lemmas.items()
        if c.cue_start <= start < c.cue_end
    }
    return inside | {word for c in cues for word in c.cue.lower().split()}


def _triggers(articles: list[Article], *, show: bool) -> None:
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for article in articles:
        ours = _our_lemmas(article)
        cues = _cue_lemmas(article)
        spans = [(e.action.start, e.action.end) for e in article.reading.events]
        spans += [(a.speaker.cue_start, a.speaker.cue_end) for a in article.reading.attributions]
        copulas = _copulas(article)
        for event in article.gold["events"]:
            if event["pos"] not in {"VERB", "NOUN"} or not event["tokens"]:
                continue
            kind = event["pos"]
            counts[kind] += 1
            lemma = _lemma(article, event)
            start, end = _span(article, event)
            same = lemma in ours or lemma in cues
            on = any(s < end and start < e for s, e in spans)
            told = any(s < end and start < e for s, e in copulas)
            counts[f"{kind} bare"] += same
            counts[f"{kind} span"] += on
            counts[f"{kind} lemma"] += same or on
            counts[f"{kind} told"] += same or on or told
            if not (same or on or told):
                missed[f"{kind} {lemma}"] += 1
        _trigger_precision(article, counts, missed)
    print("MEANTIME,", len(articles), "articles")
    for kind, name, bar in (("VERB", "verb events found", 92), ("NOUN", "event nouns found", 55)):
        whole = counts[kind]
        print(f"{name} (lemma or words)", percent(counts[f"{kind} lemma"], whole), f" bar {bar}")
        print(f"{name} (lemma)         ", percent(counts[f"{kind} bare"], whole))
        print(f"{name} (words)         ", percent(counts[f"{kind} span"], whole))
    told = percent(counts["VERB told"], counts["VERB"])
    print("verb events found (or a relation's copula)", told)
    print("trigger precision          ", percent(counts["right"], counts["ours"]), " bar 85")
    if show:
        print("missed:", missed.most_common(120))


def _copulas(article: Article) -> list[tuple[int, int]]:
    """Give the words on which the article's copular relations stand."""
    rules = (r.rule for r in article.reading.relations)
    return [token for rule in rules if rule.name == "relation/copula" for token in rule.tokens[1:]]


def _trigger_precision(article: Article, counts: Counter[str], missed: Counter[str]) -> None:
    gold = [_span(article, e) for e in article.gold["events"] if e["tokens"]]
    annotated = {
        article.gold["token_sentence"][e["tokens"][0]]
        for e in article.gold["events"]
        if e["tokens"]
    }
    covered = [
        o
        for o, s in zip(article.offsets, article.gold["token_sentence"], strict=True)
        if s in annotated
    ]
    inside = {o[0] for o in covered}
    seen: set[tuple[int, int]] = set()
    for event in article.reading.events:
        span = (event.action.start, event.action.end)
        if span in seen or span[0] not in inside:
            continue
        seen.add(span)
        counts["ours"] += 1
        if any(s < span[1] and span[0] < e for s, e in gold):
            counts["right"] += 1
        else:
            missed[f"extra {event.action.verb}"] += 1


def _words(article: Article, slot: Slot | None) -> frozenset[str]:
    if slot is None:
        return frozenset()
    words = set(content_words(slot.text))
    reading = article.reading
    for m in reading.mentions:
        if m.start == slot.start and m.end == slot.end:
            entity = reading.entities[m.entity]
            for name in (entity.label, *entity.names):
                words |= content_words(name)
    return frozenset(words)


def _participants(articles: list[Article], *, show: bool) -> None:
    counts: Counter[str] = Counter()
    for article in articles:
        ours = _our_lemmas(article)
        for event in article.gold["events"]:
            if event["pos"] != "VERB" or not event["tokens"]:
                continue
            sides = {role: _gold_words(event, role) for role in ("Arg0", "Arg1")}
            sides = {role: words for role, words in sides.items() if words}
            if not sides:
                continue
            found = ours.get(_lemma(article, event), [])
            hits = [_hits(article, e, sides) for e in found]
            hits += [
                {r: r == "Arg0" and any(w & words for w in gold) for r, gold in sides.items()}
                for words in _speakers(article, event)
            ]
            lone = [_lone_hit(article, e, sides) for e in found]
            for role in sides:
                counts[role] += 1
                strict = any(h[role] for h in hits)
                counts[f"{role} strict"] += strict
                counts[f"{role} hit"] += strict or any(lone)
            if len(sides) == 2:
                counts["pair"] += 1
                good = any(all(h.values()) for h in hits)
                counts["pair hit"] += good
            if show and not (hits and any(all(h.values()) for h in hits)):
                _show(article, event, found)
    for name, role, bar in (("actors ", "Arg0", 78), ("targets", "Arg1", 70)):
        print(
            f"{name} found              ",
            percent(counts[f"{role} hit"], counts[role]),
            f" bar {bar}",
        )
        print(f"{name} found, strict roles", percent(counts[f"{role} strict"], counts[role]))
    print("actor–target pairs found   ", percent(counts["pair hit"], counts["pair"]), " bar 66")
    print("  (NewsReader:", ", ".join(f"{k} {v} %" for k, v in NEWSREADER.items()), ")")


def _gold_words(event: dict[str, Any], role: str) -> list[frozenset[str]]:
    return [
        content_words(p["text"]) | content_words(p.get("entity") or "")
        for p in event["participants"]
        if p.get("role") == role
    ]


def _hits(
    article: Article, e: EventMention, sides: dict[str, list[frozenset[str]]]
) -> dict[str, bool]:
    amounts = frozenset(w for q in e.quantities for w in content_words(q.text))
    ours = {"Arg0": _words(article, e.actor), "Arg1": _words(article, e.target) | amounts}
    return {role: any(words & ours[role] for words in gold) for role, gold in sides.items()}


def _speakers(article: Article, event: dict[str, Any]) -> list[frozenset[str]]:
    """Give the words of the speakers whose cue is this event's verb."""
    lemma = _lemma(article, event)
    return [
        _words(article, a.speaker.slot)
        for a in article.reading.attributions
        if lemma in {article.lemmas.get(a.speaker.cue_start), *a.speaker.cue.lower().split()}
    ]


def _lone_hit(article: Article, e: EventMention, sides: dict[str, list[frozenset[str]]]) -> bool:
    """Whether the only participant on both sides is the same one."""
    if len(sides) != 1 or (e.actor is None) == (e.target is None):
        return False
    words = _words(article, e.actor or e.target)
    return any(words & gold for parts in sides.values() for gold in parts)


def _show(article: Article, event: dict[str, Any], found: list[EventMention]) -> None:
    start, end = _span(article, event)
    text = article.document.text
    context = text[max(0, start - 90) : end + 90].replace("\n", " ")
    gold = [(p.get("role"), p["text"]) for p in event["participants"]]
    ours = [(e.actor and e.actor.text, e.target and e.target.text, e.rule.name) for e in found[:3]]
    print(f"  {event['trigger']!r} gold {gold} ours {ours}\n      …{context}…")


def _factuality(articles: list[Article], *, show: bool) -> None:
    negated: Counter[str] = Counter()
    uncertain: Counter[str] = Counter()
    tense: Counter[bool] = Counter()
    for article in articles:
        for event in article.gold["events"]:
            if not event["tokens"] or event["certainty"] in {"", None}:
                continue
            start, end = _span(article, event)
            found = [
                e for e in article.reading.events if e.action.start < end and start < e.action.end
            ]
            if not found:
                continue
            ours = found[0]
            if event["polarity"] != "UNDERSPECIFIED":
                _count(negated, event["polarity"] == "NEG", ours.polarity.value == "negated")
            if event["certainty"] != "UNDERSPECIFIED":
                _count(
                    uncertain,
                    event["certainty"] in {"POSSIBLE", "PROBABLE"},
                    ours.certainty.value != "certain",
                )
            if event["time"] in {"FUTURE", "NON_FUTURE"}:
                right = (event["time"] == "FUTURE") == (ours.tense.value == "future")
                tense[right] += 1
            if show and ((event["polarity"] == "NEG") != (ours.polarity.value == "negated")):
                print("  polarity", event["polarity"], article.document.text[start - 60 : end + 60])
            if (
                show
                and event["time"]
                and (event["time"] == "FUTURE") != (ours.tense.value == "future")
            ):
                print(
                    "  time",
                    event["time"],
                    ours.rule.name,
                    repr(article.document.text[max(0, start - 60) : end + 40]),
                )
    for name, c, bar in (("negated", negated, 0.75), ("not certain", uncertain, 0.5)):
        p, r, f = f1(c["true"], c["predicted"], c["gold"])
        print(f"{name:<12} P {p:.2f} R {r:.2f} F1 {f:.2f}  (bar {bar}, {c['gold']} gold)")
    print("tense (future or not)      ", percent(tense[True], tense.total()), " bar 85")


def _count(c: Counter[str], gold: bool, predicted: bool) -> None:
    c["gold"] += gold
    c["predicted"] += predicted
    c["true"] += gold and predicted


if __name__ == "__main__":
    main()
