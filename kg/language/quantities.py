"""The spaCy component `kg_quantities`: dates, times and amounts as entities, by rules.

Labels as usual in spaCy: DATE, TIME, MONEY, PERCENT, QUANTITY, ORDINAL, CARDINAL. The rules are
regular expressions over the text, so that they cost next to nothing; a find counts only where
its ends are ends of tokens. Names found before are left alone; earlier rules win over later ones.
"""

import re
from bisect import bisect_left

import numpy as np
from spacy.attrs import (  # type: ignore[import-not-found]
    ENT_TYPE,
    IDX,
    LENGTH,
    SENT_START,
)
from spacy.language import Language
from spacy.tokens import Doc, Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_WORDS = rf"(?:{_SMALL}(?:[ -]{_SMALL})?(?: {_SCALE})*|a (?:dozen|hundred|thousand|million))"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMBER = rf"(?:{_DIGITS}(?: ?{_SCALE})*|{_WORDS})"
_SPAN_OF_TIME = (
    r"(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|weekends?|quarters?|fortnights?)"
)
_CLOCK = r"(?:hours?|minutes?|seconds?)"
_RELATIVE = r"(?:last|next|this|past|coming|previous|following|recent)"
_MEASURE = (
    r"(?:kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|ton(?:ne)?s?|kilograms?|kilos?|kg|barrels?"
    r"|acres?|hectares?|foot|feet|inch(?:es)?|lit(?:er|re)s?|degrees|gallons?|yards?)"
)
_CURRENCY = (
    r"(?:(?:[A-Z][a-z]+ )?(?:dollars?|euros?|pounds?|yen|yuan|rou?bles?|rupees?|naira|shekels?"
    r"|dirhams?|riyals?)|(?:CFA )?francs?)"
)
_SIGN = r"(?:US|A|C|CFA)?[$€£¥₦]"
_PART = r"(?: (?:morning|afternoon|evening|night))?"

RULES: tuple[tuple[str, str], ...] = (
    ("DATE", rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"),
    ("DATE", rf"{_MONTH} {_DAY}(?!\d)(?:,? {_YEAR})?"),
    ("DATE", rf"(?:(?i:early|late|mid)[ -])?{_MONTH},? {_YEAR}"),
    ("DATE", rf"(?i:early|late|mid)[ -](?:{_MONTH}|{_YEAR}s?|\d0s)"),
    ("DATE", r"(?:January|February|April|June|July|August|September|October|November|December)"),
    ("DATE", r"(?<=[Ii]n )March|(?<=[Ii]n )May|(?<=[Ss]ince )March|(?<=[Ss]ince )May"),
    ("DATE", rf"(?:(?i:{_RELATIVE}) )?{_WEEKDAY}{_PART}"),
    ("DATE", r"(?i:today|yesterday|tomorrow|tonight)"),
    ("DATE", r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}"),
    ("DATE", rf"(?i:(?:the )?{_RELATIVE} (?:{_NUMBER} |few |several )?{_SPAN_OF_TIME})"),
    ("DATE", rf"(?i:(?:{_NUMBER}|several|a few|an?)[ -]{_SPAN_OF_TIME} (?:ago|earlier|later))"),
    ("DATE", rf"(?i:{_NUMBER}[ -]{_SPAN_OF_TIME}(?:[ -]old)?)"),
    ("DATE", rf"(?i:the (?:end|start|beginning|middle) of (?:the|this|last|next) {_SPAN_OF_TIME})"),
    ("DATE", rf"(?i:summer|winter|spring|autumn)(?: of)? {_YEAR}"),
    ("DATE", rf"(?i:{_YEAR}s|the \d0s)"),
    ("DATE", rf"(?i:(?<=\bin )|(?<=since )|(?<=until )|(?<=from )|(?<=early )|(?<=late )|(?<=the )"
             rf"|(?<=during )|(?<=of )|(?<=by )|(?<=\()|(?<=before )|(?<=after )){_YEAR}"
             r"(?:[-–]\d{2,4})?(?! [a-z]+s\b)"),
    ("TIME", r"\d{1,2}(?:[:.]\d\d)? ?(?i:a\.m\.|p\.m\.|am\b|pm\b|GMT|o'clock)"),
    ("TIME", r"\d{1,2}:\d\d"),
    ("TIME", rf"(?i:{_NUMBER}[ -]{_CLOCK})"),
    ("MONEY", rf"{_SIGN} ?{_DIGITS}(?: ?(?:{_SCALE}|bn|m|k)\b)*|(?i:{_NUMBER}) {_CURRENCY}"),
    ("PERCENT", rf"(?i:{_NUMBER} ?(?:%|percent\b|per cent\b|pct\b))"),
    ("QUANTITY", rf"(?i:{_NUMBER}(?:[ -](?:square|cubic|metric))?[ -]{_MEASURE})"),
    ("ORDINAL", r"\d+(?:st|nd|rd|th)|(?i:second|third|fourth|fifth|sixth|seventh)(?= [a-z])"),
    ("CARDINAL", rf"(?i:{_NUMBER})|(?i:dozens|hundreds|thousands|millions)(?= of)"),
)  # fmt: skip
_FINDERS = tuple((label, re.compile(rf"(?<!\w)(?:{rule})(?!\w)")) for label, rule in RULES)


class Quantities:
    """Adds the entities of `RULES` to `doc.ents`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place and return it."""
        text = doc.text
        columns = doc.to_array([IDX, LENGTH, ENT_TYPE, SENT_START]).astype(np.int64)
        starts: list[int] = columns[:, 0].tolist()
        ends: list[int] = columns[:, :2].sum(1).tolist()
        free: list[bool] = (columns[:, 2] == 0).tolist()
        breaks = set(np.flatnonzero(columns[:, 3] == 1).tolist())
        found: list[Span] = []
        for label, finder in _FINDERS:
            for match in finder.finditer(text):
                first = bisect_left(starts, match.start())
                last = bisect_left(ends, match.end())
                if not first <= last < len(ends):
                    continue
                if starts[first] != match.start() or ends[last] != match.end():
                    continue
                places = range(first, last + 1)
                if all(free[p] for p in places) and breaks.isdisjoint(places[1:]):
                    found.append(Span(doc, first, last + 1, label=label))
                    free[first : last + 1] = [False] * len(places)
        doc.set_ents([*doc.ents, *found])
        return doc


@Language.factory("kg_quantities", requires=["doc.ents"], assigns=["doc.ents"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Return the component; it has no settings."""
    return Quantities()
